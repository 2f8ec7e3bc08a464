"""What a person at the terminal waits for, and where the known items stand there."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import median, percentile
from known_items import KnownItem, reciprocal_rank

from sitegen.search.answers import Index

COLD = 5
"""Starts of the command."""


@dataclass(frozen=True, slots=True)
class TerminalFigures:
    cold_seconds: float
    """Of `sitegen search`, from its start to its end."""
    later_ms: float
    """Of a further query in the same process."""
    later_p95_ms: float
    rank: float


def measure_terminal(project: Path, items: Sequence[KnownItem]) -> TerminalFigures:
    waits, ranks = [], []
    with Index(project / "build" / "index") as index:
        index.search(items[0].query)
        for item in items:
            began = time.perf_counter()
            results = index.search(item.query)
            waits.append(1000 * (time.perf_counter() - began))
            ranks.append(reciprocal_rank(item, [hit.address for hit in results.hits]))
    return TerminalFigures(
        cold_seconds=median([_cold(project, item.query) for item in items[:COLD]]),
        later_ms=median(waits),
        later_p95_ms=percentile(waits, 95),
        rank=sum(ranks) / len(ranks),
    )


def _cold(project: Path, query: str) -> float:
    began = time.monotonic()
    command = [sys.executable, "-m", "sitegen", "--project", str(project), "search", query]
    subprocess.run(command, capture_output=True, check=True)
    return time.monotonic() - began
