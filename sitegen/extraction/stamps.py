"""When an article was published and when it was changed, from the dates around its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.extraction.datelines import read_dateline
from sitegen.extraction.dates import PrintedDate, Role, find_dates, month_alone
from sitegen.extraction.day_or_month import settle
from sitegen.extraction.labels import Label
from sitegen.extraction.layout import Layout
from sitegen.extraction.looks import Look
from sitegen.extraction.rules import Decision
from sitegen.extraction.zones import above_headline, below_body, below_headline, in_opening
from sitegen.text.dates import NewsDate

_URL_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)")
_LONGEST = 140
"""Characters; a longer line that begins with a date is a sentence."""
_REACH = 200
"""Characters of a line that was labelled as a date in which the date is looked for."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When. None means: not said."""

    date: NewsDate | None = None
    updated: NewsDate | None = None
    doubt: str = ""
    """A sentence, or ""."""
    line: int = -1
    """The index of the line that the doubt is about; -1 when it is about the whole."""


_Seen = tuple[PrintedDate, int]
"""A date and the index of its line."""


def read_stamp(looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout) -> Stamp:
    """The dates of the surest place that has one. Where it can be read in two ways and nothing
    proves one, the article has no date: a less sure place would only be a guess."""
    for place in _places(looks, decisions, layout):
        found = [
            (settled, printed.role, index)
            for printed, index in place
            if (settled := settle(printed, looks)) is not None
        ]
        if found:
            return _chosen(found)
        if place:
            printed, index = place[0]
            readings = " or ".join(str(reading) for reading in printed.readings)
            doubt = f"The date can be read as {readings}, so none was taken."
            return Stamp(doubt=doubt, line=index)
    date = _in_address(looks, layout)
    return Stamp(date, doubt="" if date else "No date was found.")


def _places(
    looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout
) -> Iterator[list[_Seen]]:
    """The dates of each place that may tell the day, from the surest to the least sure."""
    head = range(layout.headline[1], layout.body[0])
    yield _labelled(looks, below_headline(decisions, layout))
    yield _labelled(looks, in_opening(looks, decisions, layout))
    yield [
        (PrintedDate(0, 0, month, Role.PLAIN, (month,)), index)
        for index in head
        if (month := month_alone(looks[index].line.text[:40]))
    ]
    yield _seen(looks, (index for index in head if _begins_with_date(looks[index])))
    yield _labelled(looks, above_headline(decisions, layout))
    yield _in_dateline(looks, layout)
    below = below_body(looks, layout)
    yield _seen(looks, (index for index in below if looks[index].stamp or looks[index].byline))
    yield _only(looks, decisions, layout)


def _labelled(looks: Sequence[Look], lines: Iterable[int]) -> list[_Seen]:
    return [
        (date, index)
        for index in lines
        for date in looks[index].dates or find_dates(looks[index].line.text[:_REACH])
    ]


def _seen(looks: Sequence[Look], lines: Iterable[int]) -> list[_Seen]:
    return [(date, index) for index in lines for date in looks[index].dates]


def _in_dateline(looks: Sequence[Look], layout: Layout) -> list[_Seen]:
    """The day, with its year, between the place and the first word of the story."""
    first = next((index for index in range(*layout.body) if looks[index].prose), -1)
    dateline = read_dateline(looks[first].line.text) if first >= 0 else None
    if dateline is None:
        return []
    start = looks[first].line.text[: dateline.length]
    return [(date, first) for date in find_dates(start)]


def _begins_with_date(this: Look) -> bool:
    """Whether a line that has no label of its own is a date with something behind it."""
    if not this.dates or this.caption or this.credit:
        return False
    if this.prose:
        return this.stamp
    told = this.dates[0].start == 0 or this.dates[0].role is Role.PUBLISHED
    return told and len(this.line.text) <= _LONGEST and not this.sentence


def _only(looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout) -> list[_Seen]:
    """The date below the body that has a time of day, if no other day stands on the page."""
    outside = [*range(layout.body[0]), *range(layout.body[1], len(looks))]
    dated = [index for index in outside if looks[index].dates]
    days = {date.readings for index in dated for date in looks[index].dates}
    if len(days) != 1 or not looks[dated[0]].stamp or dated[0] < layout.body[1]:
        return []
    posted = decisions[dated[0]].label in (Label.SOCIAL_POST, Label.COMMENTS, Label.COPYRIGHT)
    return [] if posted or ":" not in looks[dated[0]].line.text else _seen(looks, dated[:1])


def _chosen(found: list[tuple[NewsDate, Role, int]]) -> Stamp:
    updated = next(((date, line) for date, role, line in found if role is Role.UPDATED), None)
    published = next((date for date, role, _ in found if role is Role.PUBLISHED), None)
    plain = [date for date, role, _ in found if role is Role.PLAIN]
    date = published or (plain[0] if plain else None)
    if date is None and updated is not None:
        return Stamp(updated[0], None, "Only the date of an update was found.", updated[1])
    if date is not None and updated is None and len(plain) > 1 and plain[-1].first > date.first:
        return Stamp(date, plain[-1])
    return Stamp(date, updated[0] if updated else None)


def _in_address(looks: Sequence[Look], layout: Layout) -> NewsDate | None:
    for this in looks[layout.headline[1] : layout.body[0]]:
        match = _URL_DATE.search(this.line.text) if this.url else None
        if match:
            year, month, day = (int(part) for part in match.groups())
            try:
                return NewsDate(year, month, day)
            except ValueError:
                return None
    return None
