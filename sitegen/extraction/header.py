"""The head of the article read: who wrote it, for whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.extraction.agencies import agency
from sitegen.extraction.bylines import Byline, people
from sitegen.extraction.dates import PrintedDate, Role, month_alone
from sitegen.extraction.labels import Label
from sitegen.extraction.layout import Layout
from sitegen.extraction.looks import Look
from sitegen.extraction.papers import publication
from sitegen.extraction.rules import Decision
from sitegen.text.dates import NewsDate

_TAIL = 40
"""Lines below the body in which a byline or a date still counts."""
_URL_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=\D|$)")
_NEAR_DAYS = 31
"""A date in the same text proves a reading that lies within so many days of it."""
_CUES = re.compile(
    r"(?:Social Links for|(?:View all )?Posts? by|(?:More|Stories|Articles|Posts|News) (?:by|from)"
    r"|(?:View|See|Read) (?:all |more )?(?:posts|articles|stories) (?:by|from)|Follow)"
    r" (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?: on .{1,40}| at .{1,60}|:|»|→)?"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of an article says. Empty and None mean: not said."""

    authors: tuple[str, ...] = ()
    agency: str = ""
    publication: str = ""
    date: NewsDate | None = None
    updated: NewsDate | None = None
    doubts: tuple[str, ...] = ()


def read_header(looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout) -> Header:
    """Gather byline and dates from the lines that were found to hold them."""
    bylines = _bylines(looks, decisions, layout)
    authors = _all_signed(bylines)
    wire = next((byline.agency for byline in bylines if byline.agency), "")
    paper = next((byline.publication for byline in bylines if byline.publication), "")
    if not authors and not wire:
        authors = _cued(looks)
    date, updated, doubts = _when(looks, decisions, layout)
    return Header(authors, wire, paper, date, updated, doubts)


# --- who -----------------------------------------------------------------------------------------


def _bylines(looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout) -> list[Byline]:
    """Bylines from the surest to the least sure."""
    signed = {Label.AUTHORS, Label.AGENCY, Label.DATE}
    below = range(layout.headline[1], layout.body[0])
    above = range(layout.head[0], layout.headline[0])
    head = [index for index in (*below, *above) if decisions[index].label in signed]
    explicit: list[Byline] = []
    for index in head:
        byline = looks[index].byline
        if byline is not None and not byline:
            byline = _names_below(looks, index)
        if byline is not None:
            explicit.append(byline)
    bare = [found for index in head if (found := looks[index].bare)]
    tail = [found for this in _below(looks, layout) if (found := this.byline)]
    return [*explicit, *bare] if explicit or bare else tail[:1]


def _below(looks: Sequence[Look], layout: Layout) -> Iterator[Look]:
    """The lines below the body, up to where other stories begin."""
    for this in looks[layout.body[1] : layout.body[1] + _TAIL]:
        if this.furniture in (Label.RELATED, Label.TRENDING):
            return
        yield this


def _all_signed(bylines: Sequence[Byline]) -> tuple[str, ...]:
    """The names of all bylines that say so; else of the first line that could be one."""
    explicit = [name for byline in bylines if byline.explicit for name in byline.authors]
    if explicit:
        return tuple(dict.fromkeys(explicit))
    return next((byline.authors for byline in bylines if byline.authors), ())


def _names_below(looks: Sequence[Look], index: int) -> Byline:
    """The names that follow a line of the bare word `By`."""
    names: list[str] = []
    wire = paper = ""
    for this in [this for this in looks[index + 1 : index + 12] if this.line.text][:8]:
        text = _once(this.line.text)
        cue = _CUES.fullmatch(text)
        if text.casefold() in ("and", ",", "&", "·", "|"):
            continue
        if this.byline is not None or this.stamp:
            break
        wire = wire or agency(text)
        found = people(cue["name"] if cue else text.split(" | ")[0], single=not names)
        if this.bare and this.bare.authors:
            found = this.bare.authors
            paper = paper or this.bare.publication
        if not found or this.prose or (this.furniture and not cue):
            if names or wire:
                break
            if publication(text) and not this.prose:
                names.append(text)
                break
            continue
        names += found
    return Byline(tuple(dict.fromkeys(names)), wire, paper, explicit=True)


def _once(text: str) -> str:
    """The text without its echo: some pages carry each name twice, once for the eye."""
    half = len(text) // 2
    return text[:half] if half > 5 and text[:half] == text[half + 1 :] else text


def _cued(looks: Sequence[Look]) -> tuple[str, ...]:
    """An author whom only furniture names: `Follow Ada Quill on Twitter`, `About the author`."""
    for index, this in enumerate(looks):
        if this.furniture not in (Label.BIOGRAPHY, Label.SHARE_BAR):
            continue
        text = this.line.text
        cue = _CUES.fullmatch(text)
        if cue and (names := people(cue["name"])):
            return names
        if text.casefold().startswith(_ABOUT):
            below = next((other for other in looks[index + 1 : index + 6] if other.line.text), None)
            if below and below.bare and below.bare.authors:
                return below.bare.authors
    return ()


_ABOUT = ("about the author", "about author", "about the writer", "meet the author")


# --- when ----------------------------------------------------------------------------------------


def _when(
    looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout
) -> tuple[NewsDate | None, NewsDate | None, tuple[str, ...]]:
    """Date, update and doubts."""
    for place in _places(looks, decisions, layout):
        found = [
            (settled, printed.role)
            for printed in place
            if (settled := printed.date or _settle(printed, looks)) is not None
        ]
        if found:
            return _chosen(found)
        if place:
            readings = " or ".join(str(reading) for reading in place[0].readings)
            return None, None, (f"The date can be read as {readings}, so none was taken.",)
    from_url = _date_in_address(looks, layout)
    return from_url, None, () if from_url else ("No date was found.",)


def _places(
    looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout
) -> Iterable[list[PrintedDate]]:
    """The dates of each place that may tell the day, from the surest to the least sure."""
    header = {Label.DATE, Label.AUTHORS, Label.AGENCY}
    below = range(layout.headline[1], layout.body[0])
    yield [date for i in below if decisions[i].label in header for date in looks[i].dates]
    months = [found for i in below if (found := month_alone(looks[i].line.text[:40]))]
    yield [PrintedDate(0, 0, month, Role.PLAIN, (month,)) for month in months]
    above = range(layout.head[0], layout.headline[0])
    yield [date for i in above if decisions[i].label in header for date in looks[i].dates]
    signed = [this for this in _below(looks, layout) if this.stamp or this.byline]
    yield [date for this in signed for date in this.dates]


def _chosen(
    found: list[tuple[NewsDate, Role]],
) -> tuple[NewsDate | None, NewsDate | None, tuple[str, ...]]:
    updated = next((date for date, role in found if role is Role.UPDATED), None)
    published = next((date for date, role in found if role is Role.PUBLISHED), None)
    plain = [date for date, role in found if role is Role.PLAIN]
    date = published or (plain[0] if plain else None)
    if date is None:
        return updated, None, ("Only the date of an update was found.",)
    if updated is None and len(plain) > 1 and plain[-1].first > date.first:
        updated = plain[-1]
    return date, updated, ()


def _settle(printed: PrintedDate, looks: Sequence[Look]) -> NewsDate | None:
    """Of two readings, the one that another date in the text proves; None if none or both."""
    sure = [
        other.date.first
        for this in looks
        for other in this.dates
        if other.date is not None and other.date.day
    ]
    near = [
        reading
        for reading in printed.readings
        if any(abs((reading.first - day).days) <= _NEAR_DAYS for day in sure)
    ]
    return near[0] if len(near) == 1 else None


def _date_in_address(looks: Sequence[Look], layout: Layout) -> NewsDate | None:
    for this in looks[layout.headline[1] : layout.body[0]]:
        match = _URL_DATE.search(this.line.text) if this.url else None
        if match:
            year, month, day = (int(part) for part in match.groups())
            try:
                return NewsDate(year, month, day)
            except ValueError:
                return None
    return None
