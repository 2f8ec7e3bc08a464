"""The drawer `days`: for each year its dates, and how many articles each has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sitegen.search.shards.articles import day_number
from sitegen.search.shards.bits import as_text, gamma
from sitegen.search.shards.files import Shard

Day = tuple[int, int]
"""A day as `day_number` counts, and how many articles it has."""
_YEAR = 416


def days_of(dates: Iterable[str]) -> list[Day]:
    """The days of dates in the archive's order: the newest first, what has no date (0) last."""
    return [(day, sum(1 for _ in group)) for day, group in groupby(map(day_number, dates))]


def years_of(days: Iterable[Day]) -> dict[int, list[Day]]:
    """The days of each year, years and days in the order given."""
    return {year: list(group) for year, group in groupby(days, key=lambda day: day[0] // _YEAR)}


def day_shards(years: Sequence[Sequence[Day]], size: int) -> Iterator[Shard]:
    """So many years a file: of each how many days, and of each day how far it lies before the day
    after it (the first: before day 416), and how many articles it has."""
    for start in range(0, len(years), size):
        pieces = (piece for days in years[start : start + size] for piece in _year_bits(days))
        yield Shard("", as_text("".join(pieces)))


def _year_bits(days: Sequence[Day]) -> Iterator[str]:
    yield gamma(len(days))
    after = _YEAR
    for day, count in days:
        yield gamma(after - day % _YEAR) + gamma(count)
        after = day % _YEAR
