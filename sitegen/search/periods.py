"""How an archive is cut in time: periods, which are indexed one by one, and spans of periods.

Both follow from the articles' dates and addresses alone, so that an index that was kept up to date
is cut like one that is made anew. What is old changes seldom and stands in large pieces, what is
new changes often and stands in small ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from sitegen.archive.archive import filing_order
from sitegen.text.dates import NewsDate

MOST = 2_000
"""Articles of one period, in an archive of up to MOST_PERIODS as many."""
MOST_PERIODS = 32
AT_MOST = 64_000
"""Articles of one period in any archive: they are numbered in two bytes."""
NEWEST = 16
"""The newest period holds up to this part of the archive,"""
AT_LEAST = 100
"""but is not cut where it holds no more articles than this."""

ONE_SPAN = 1_000
"""An archive of up to so many articles is one span."""
NEWEST_SPAN = 12
"""The newest span holds up to this part of the archive,"""
TOO_MUCH = 10
"""and an archive of whose articles more than this part stand in the newest period is one span."""
THREE_SPANS = 50_000
"""An archive of more articles has a middle span,"""
MIDDLE_SPAN = 3
"""which holds up to this part of the archive."""

Dated = tuple[NewsDate | None, str]
"""All that counts here of an article: its date and its address."""


@dataclass(frozen=True, slots=True)
class Period:
    """Articles that stand next to each other in the archive, and are indexed together."""

    name: str
    """`19xx`, `199x`, `1998`, `1998-Q1`, `1998-03`, `1998-03-04`, `undated`; more signs follow
    where that is cut again."""
    first: int
    """The place of its first article in the archive's order, from 0."""
    count: int
    """How many articles, at least one."""


def cut_periods(articles: Iterable[Dated]) -> tuple[Period, ...]:
    """The periods of an archive, newest first, the undated last. The order given is no matter;
    the addresses differ.

    Centuries are cut into decades, these into years, quarters, months, days: each piece that is
    larger than a period may be, and each that holds the newest article and more than its share.
    """
    places = [_Place(*article) for article in sorted(articles, key=_archive_order)]
    most = MOST
    while len(places) > MOST_PERIODS * most and 2 * most <= AT_MOST:
        most *= 2
    newest = max(AT_LEAST, len(places) // NEWEST)
    return tuple(_cut(places, 0, 0, most, newest))


def _archive_order(article: Dated) -> tuple[int, tuple[int, ...], str, str]:
    return filing_order(*article)


class _Place:
    """Where an article stands in the tree of dates: at each depth, the name of its branch."""

    __slots__ = ("branches", "rest")

    def __init__(self, date: NewsDate | None, address: str) -> None:
        if date is None:
            self.branches: tuple[str, ...] = ("undated",)
            self.rest = address
            return
        first, year = date.first, f"{date.year:04}"
        quarter = f"{year}-Q{(first.month + 2) // 3}"
        day = first.isoformat()
        self.branches = (f"{year[:2]}xx", f"{year[:3]}x", year, quarter, day[:7], day)
        # Within a day the archive is in the order of these.
        self.rest = f"{len(date.day_text):02} {date.time} {address}"

    def branch(self, depth: int) -> str:
        """Below its day, and below the undated, the tree goes on sign by sign."""
        dated = len(self.branches)
        if depth < dated:
            return self.branches[depth]
        return f"{self.branches[-1]} {self.rest[: depth - dated + 1]}"

    def is_a_date(self, depth: int) -> bool:
        return depth < len(self.branches) - 1


def _cut(
    places: Sequence[_Place], first: int, depth: int, most: int, newest: int
) -> Iterator[Period]:
    """The periods of one branch, whose first article stands at `first` in the archive."""
    for name, branch in groupby(places, key=lambda place: place.branch(depth)):
        held = list(branch)
        has_newest = first == 0 and held[0].is_a_date(depth)
        if len(held) > most or (has_newest and len(held) > newest):
            yield from _cut(held, first, depth + 1, most, newest)
        else:
            yield Period(name, first, len(held))
        first += len(held)


def cut_spans(counts: Sequence[int]) -> tuple[slice, ...]:
    """The spans of an archive whose periods, newest first, hold so many articles: periods that are
    published together. One, two or three, newest first; none where there is no period."""
    ends = list(accumulate(counts))
    count = ends[-1] if ends else 0
    if count <= ONE_SPAN or ends[0] * TOO_MUCH > count:
        return (slice(0, len(counts)),) if counts else ()
    newest = max(1, sum(end * NEWEST_SPAN <= count for end in ends))
    cuts = [newest]
    if count > THREE_SPANS:
        held = ends[newest - 1]
        cuts.append(sum((end - held) * MIDDLE_SPAN <= count for end in ends))
    edges = [0, *cuts, len(counts)]
    return tuple(slice(start, end) for start, end in pairwise(edges) if start < end)
