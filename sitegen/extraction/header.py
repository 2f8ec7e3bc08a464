"""The head of the article read: who wrote it, for whom, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.extraction.agencies import agency
from sitegen.extraction.bylines import Byline, is_role, people, read_bare_byline, read_byline
from sitegen.extraction.credits import reporters
from sitegen.extraction.labels import Label
from sitegen.extraction.layout import Layout
from sitegen.extraction.looks import Look
from sitegen.extraction.names import is_name
from sitegen.extraction.papers import publication
from sitegen.extraction.rules import Decision
from sitegen.extraction.stamps import read_stamp
from sitegen.extraction.zones import above_headline, below_body, below_headline, in_opening
from sitegen.text.dates import NewsDate

_NAME = r"(?P<name>[A-Z][\w.'’-]*(?: [\w.'’-]+){0,2} [A-Z][\w.'’-]+)"
_CUES = re.compile(
    r"(?:Social Links for|(?:View all )?Posts? by|(?:More|Stories|Articles|Posts|News) (?:by|from)"
    r"|(?:View|See|Read) (?:all |more )?(?:posts|articles|stories) (?:by|from)|Follow)"
    r" (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?: on .{1,40}| at .{1,60}|:|»|→)?"
)
_SOURCE = re.compile(r"\bSource: (?P<name>[A-Z][^:|]{2,80}?)(?: (?:Summary|Date|Author)\b|\||$)")
_REACH = 200
"""Characters of a line in which its author or source is looked for."""
_JOINTS = ("and", "&", ",", "|", "·")
_ABOUT = ("about the author", "about author", "about the writer", "meet the author")
_JOB = r"(?:writer|reporter|editor|correspondent|journalist|columnist|contributor|critic|producer)"
_PRESENTED = (
    re.compile(
        rf"{_NAME} (?:\([^()]{{1,40}}\) )?(?:(?:is|was|has been|joined)\b.{{0,100}}\b{_JOB}\b"
        r"|covers \w|(?:writes|reports) (?:about|on|for)\b)"
    ),
    re.compile(
        rf"(?:[A-Z][\w-]+ ){{0,3}}(?i:{_JOB}) {_NAME} (?:is|covers|writes|reports|serves|has)\b"
    ),
    re.compile(rf"Author of [^,]{{3,60}}, {_NAME} (?:is|covers|writes|has)\b"),
)
"""How a line at the end of a story presents who wrote it."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of an article says. Empty and None mean: not said."""

    authors: tuple[str, ...] = ()
    agency: str = ""
    publication: str = ""
    date: NewsDate | None = None
    updated: NewsDate | None = None
    doubts: tuple[tuple[str, int], ...] = ()
    """Sentences, each with the index of the line it is about; -1 when it is about the whole."""


def read_header(looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout) -> Header:
    """Gather byline and dates from the lines that were found to hold them."""
    bylines = _bylines(looks, decisions, layout)
    authors = _all_signed(bylines)
    wire = next((byline.agency for byline in bylines if byline.agency), "")
    paper = next((byline.publication for byline in bylines if byline.publication), "")
    authors = authors or _reported(looks, decisions, layout)
    if not authors and not wire:
        authors = _cued(looks) or _presented(looks, layout)
    if not authors and not wire:
        authors, wire = _source(looks[layout.headline[1] : layout.body[0]])
    stamp = read_stamp(looks, decisions, layout)
    doubts = ((stamp.doubt, stamp.line),) if stamp.doubt else ()
    return Header(authors, wire, paper, stamp.date, stamp.updated, doubts)


def _bylines(looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout) -> list[Byline]:
    """Bylines from the surest to the least sure."""
    head = [*below_headline(decisions, layout), *above_headline(decisions, layout)]
    for lines in (head, in_opening(looks, decisions, layout)):
        explicit = _of_one_story(_explicit(looks, lines))
        bare = _without_by(looks, decisions, lines)
        if explicit or bare:
            return [*explicit, *bare]
    tail = [found for index in below_body(looks, layout) if (found := looks[index].byline)]
    return tail[:1]


def _explicit(looks: Sequence[Look], lines: Sequence[int]) -> list[Byline]:
    """What the lines that begin with `By` say, with the names on the lines below a bare `By`."""
    found: list[Byline] = []
    for index in lines:
        byline = looks[index].byline
        if byline is not None and not byline:
            byline = _names_below(looks, index)
        if byline is not None:
            found.append(byline)
    return found


def _without_by(
    looks: Sequence[Look], decisions: Sequence[Decision], lines: Sequence[int]
) -> list[Byline]:
    """What the lines without `By` say; names on lines right below each other are one byline."""
    found: list[Byline] = []
    last = -1
    for index in lines:
        byline = _bare(looks[index], decisions[index])
        if byline is None:
            continue
        if last >= 0 and byline.authors and found[-1].authors and _touch(looks, last, index):
            names = dict.fromkeys((*found[-1].authors, *byline.authors))
            found[-1] = replace(found[-1], authors=tuple(names))
        else:
            found.append(byline)
        last = index
    return found


def _touch(looks: Sequence[Look], first: int, second: int) -> bool:
    """Whether nothing but white space and roles stands between two lines of names."""
    lower = looks[second].line.text
    if looks[first].dates or is_role(lower) or second < first:
        return False
    return all(
        is_role(this.line.text) or this.line.text in _JOINTS
        for this in looks[first + 1 : second]
        if this.line.text
    )


def _bare(this: Look, decision: Decision) -> Byline | None:
    """What a line says without `By`; one that is labelled as a byline is read whatever it holds."""
    if this.bare or this.byline or decision.label is not Label.AUTHORS:
        return this.bare
    text = this.line.text[:_REACH]
    return read_byline(text) or read_bare_byline(text)


def _of_one_story(bylines: list[Byline]) -> list[Byline]:
    """Without those that have another day than the first: they sign other stories."""
    days = [{date.readings[0].day_text for date in byline.dates} for byline in bylines]
    first = next(filter(None, days), set())
    return [byline for byline, own in zip(bylines, days, strict=True) if not own or own & first]


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
        if text.casefold() in _JOINTS:
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


def _reported(
    looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout
) -> tuple[str, ...]:
    """Who reported, by the credit that ends the story or stands below it."""
    body = [index for index, decision in enumerate(decisions) if decision.label is Label.BODY]
    for index in (*body[-2:], *below_body(looks, layout)[:6]):
        if names := reporters(looks[index].line.written):
            return names
    return ()


def _presented(looks: Sequence[Look], layout: Layout) -> tuple[str, ...]:
    """The author whom the last lines of the story, or the first below it, present."""
    last = [index for index in range(*layout.body) if looks[index].words][-2:]
    for index in (*last, *below_body(looks, layout)):
        text = looks[index].line.text[:_REACH]
        for form in _PRESENTED:
            match = form.match(text)
            if match and is_name(match["name"]):
                return (match["name"],)
    return ()


def _source(head: Sequence[Look]) -> tuple[tuple[str, ...], str]:
    """Author and wire service where the head only names a source: `Source: Harbor Institute`."""
    for this in head:
        match = _SOURCE.search(this.line.text[:_REACH])
        if match and this.dates:
            name, wire = match["name"].strip(" ,;"), agency(match["name"])
            return ((), wire) if wire else ((name,), "")
    return (), ""
