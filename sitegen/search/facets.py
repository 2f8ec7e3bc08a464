"""Whom and what the hits name, where they were published and when.

Only names that have a page are counted: the others are too rare to choose by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.search.reader import IndexReader

MOST = 5_000
"""Hits whose names and sources are counted: the first ones. Years are counted in all."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet."""

    name: str
    count: int
    """How many of the hits have it."""
    url: str = ""
    """Of its page, from the site's root; "" where it has none."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What the hits have in common: each list by count, equals by alphabet."""

    people: tuple[Value, ...]
    organizations: tuple[Value, ...]
    places: tuple[Value, ...]
    sources: tuple[Value, ...]
    years: tuple[Value, ...]
    """Never cut."""
    counted: int
    """How many hits were counted for all but the years."""
    of: int
    """How many there are."""

    @property
    def note(self) -> str:
        """The sentence that says so when not all were counted, else ""."""
        if self.counted == self.of:
            return ""
        return (
            f"Names and sources are counted in the first {self.counted:,} of {self.of:,} articles."
        )


def count_facets(numbers: Sequence[int], index: IndexReader, top: int) -> Facets:
    """The `top` most frequent names and sources of these hits, which are in order."""
    named: dict[str, Counter[tuple[str, str]]] = {
        kind: Counter() for kind in ("person", "org", "place", "source")
    }
    for number in numbers[:MOST]:
        article = index.article(number)
        for kind, name, url in article.named:
            if url:
                named[kind][name, url] += 1
        if article.source:
            named["source"][article.source, ""] += 1
    return Facets(
        people=_values(named["person"], top),
        organizations=_values(named["org"], top),
        places=_values(named["place"], top),
        sources=_values(named["source"], top),
        years=_values(_years(numbers, index), None),
        counted=min(len(numbers), MOST),
        of=len(numbers),
    )


def _years(numbers: Iterable[int], index: IndexReader) -> Counter[tuple[str, str]]:
    year_of = [day.date[:4] for day in index.days for _ in range(day.count)]
    years = Counter(year_of[number] for number in numbers)
    return Counter({(year, ""): count for year, count in years.items() if year})


def _values(counts: Counter[tuple[str, str]], top: int | None) -> tuple[Value, ...]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Value(name, count, url) for (name, url), count in ordered[:top])
