"""What readers of the built search page must load and wait for, over many questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import median, percentile
from known_items import KnownItem, reciprocal_rank
from reader import Answered, Reader
from traffic import Host

FRESH = 10
"""One in so many questions is asked by a browser that knows nothing yet."""


@dataclass(frozen=True, slots=True)
class PageFigures:
    """Medians over the questions; bytes gzipped, everything included from the page's HTML on."""

    first_bytes: float
    first_with_snippets: float
    first_with_counts: float
    later_bytes: float
    later_with_snippets: float
    first_ms: float
    later_ms: float
    later_p95_ms: float
    rank: float


def measure_page(browser: Any, site: Path, items: Sequence[KnownItem]) -> PageFigures:
    """Ask all known items; every tenth in a new browser, the others on the page that is open."""
    first: list[Answered] = []
    later: list[Answered] = []
    ranks = []
    with Host(site) as host:
        for at in range(0, len(items), FRESH):
            opening, *further = items[at : at + FRESH]
            with Reader(browser, host) as reader:
                first.append(reader.open_with(opening.query))
                answers = [reader.ask(item.query) for item in further]
            later += answers
            ranks.append(reciprocal_rank(opening, first[-1].urls))
            ranks += [
                reciprocal_rank(item, answer.urls)
                for item, answer in zip(further, answers, strict=True)
            ]
    waits = [answer.results_ms for answer in later]
    return PageFigures(
        first_bytes=median([answer.to_results for answer in first]),
        first_with_snippets=median([answer.to_snippets for answer in first]),
        first_with_counts=median([answer.in_all for answer in first]),
        later_bytes=median([answer.to_results for answer in later]),
        later_with_snippets=median([answer.to_snippets for answer in later]),
        first_ms=median([answer.results_ms for answer in first]),
        later_ms=median(waits),
        later_p95_ms=percentile(waits, 95),
        rank=sum(ranks) / len(ranks),
    )


def first_bytes(browser: Any, site: Path, queries: Sequence[str]) -> float:
    """The median bytes until the results of a first query stand, each in a new browser."""
    found = []
    with Host(site) as host:
        for query in queries:
            with Reader(browser, host) as reader:
                found.append(reader.open_with(query).to_results)
    return median(found)
