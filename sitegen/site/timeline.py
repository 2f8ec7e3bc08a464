"""The timeline: the whole archive on one page, with the names and the headlines of each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.site.addresses import TIMELINE, YEARS, EntityKey, calendar_page, link
from sitegen.site.desk import Desk, date_of
from sitegen.site.pages import Page, Proofs
from sitegen.site.parts import Era, Link, Name
from sitegen.site.views import TimelineView
from sitegen.text.dates import NewsDate
from sitegen.text.sentences import opening

_ERAS = 120
"""Stretches of time on the page; it keeps the page below about 200 kB."""
_STEPS = (1, 10, 100)
"""Years of a stretch: the first that makes few enough stretches is taken."""
_NAMES, _HEADLINES = 5, 2
_TITLE = 120
"""Characters of a headline."""


@dataclass(frozen=True)
class Times:
    """The archive cut into years, decades or centuries, newest first."""

    step: int
    """Years of each."""
    eras: tuple[tuple[int, tuple[Filed, ...]], ...]
    """The first year of each, and its articles, newest first."""


def timeline_pages(desk: Desk) -> Iterator[Page]:
    """One page; none where no article has a date."""
    if desk.dated:
        title, what = desk.words["timeline"], "the timeline"
        yield Page(TIMELINE, "timeline.html", title, what, partial(_timeline, desk))


def times_of(desk: Desk, most: int) -> Times:
    """The archive in stretches of a year, or of as many as make no more than `most` of them."""
    for step in _STEPS:
        groups = groupby(desk.dated, key=lambda filed: _first_year(filed, step))
        eras = tuple((year, tuple(articles)) for year, articles in groups)
        if len(eras) <= most:
            break
    return Times(step, eras)


def era_name(desk: Desk, step: int, year: int) -> str:
    """`1998`, `1990s`, `1900 to 1999`."""
    if step == 100:
        return desk.words.fill("span", first=str(year), last=str(year + step - 1))
    return str(year) if step == 1 else desk.words.fill("decade", year=str(year))


def leading_of(desk: Desk, articles: tuple[Filed, ...], most: int) -> list[tuple[EntityKey, int]]:
    """The names in the most of these articles, of those that have a page. What an article only
    comes from does not count."""
    counts = Counter(
        one.key
        for filed in articles
        for one in desk.named_in.get(filed.address, ())
        if one.address and not one.is_source
    )
    return sorted(counts.items(), key=lambda one: (-one[1], one[0][1], one[0][0]))[:most]


def _timeline(desk: Desk, _proofs: Proofs) -> TimelineView:
    times = times_of(desk, _ERAS)
    return TimelineView(
        heading=desk.words["timeline"],
        trail=(Link(desk.words["archive"], link(TIMELINE, YEARS)),),
        summary=desk.summary(list(desk.dated)),
        eras=tuple(_era(desk, times.step, year, articles) for year, articles in times.eras),
        undated=desk.way_to_undated(TIMELINE),
    )


def _era(desk: Desk, step: int, year: int, articles: tuple[Filed, ...]) -> Era:
    leading = leading_of(desk, articles, _NAMES)
    return Era(
        name=era_name(desk, step, year),
        anchor=f"from-{year}",
        href=link(TIMELINE, calendar_page(NewsDate(year))) if step == 1 else "",
        count=desk.words.count("articles", len(articles)),
        years=_years(desk, articles) if step == 10 else (),
        names=tuple(
            Name(key[1], link(TIMELINE, desk.addresses.entities[key]), desk.words.number(count))
            for key, count in leading
        ),
        headlines=tuple(
            Link(opening(filed.article.title, _TITLE), link(TIMELINE, filed.address))
            for filed in _telling(desk, articles, {key for key, _ in leading})
        ),
    )


def _years(desk: Desk, articles: tuple[Filed, ...]) -> tuple[Name, ...]:
    return tuple(
        Name(
            str(year),
            link(TIMELINE, calendar_page(NewsDate(year))),
            desk.words.number(len(list(group))),
        )
        for year, group in groupby(articles, key=lambda filed: date_of(filed).year)
    )


def _telling(desk: Desk, articles: tuple[Filed, ...], keys: set[EntityKey]) -> list[Filed]:
    """The articles with the most of the leading names; the oldest of equals first."""

    def told(filed: Filed) -> int:
        return sum(one.key in keys for one in desk.named_in.get(filed.address, ()))

    return nsmallest(_HEADLINES, reversed(articles), key=lambda filed: -told(filed))


def _first_year(filed: Filed, step: int) -> int:
    """Of the stretch that the article falls in; no calendar has a year 0."""
    return max(date_of(filed).year // step * step, 1)
