"""How the clipping is laid out: where its headline, its byline and its body stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.extraction.headline import Headline, find_headline
from sitegen.extraction.labels import Label
from sitegen.extraction.looks import Look
from sitegen.extraction.stretch import best_stretch, weigh

_HEAD_LINES = 45
"""Lines that are not blank, below the headline, in which the byline is looked for."""
_HEAD_PROSE = 2
"""Paragraphs that may stand between headline and byline: a standfirst, a caption."""
_ABOVE = 6
"""Lines that are not blank, above the headline, in which the byline is looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Places are indices of lines; ranges end before their second number."""

    headline: tuple[int, int]
    """Empty where no line can be a headline."""
    head: tuple[int, int]
    """From some lines above the headline to the body: byline, date, standfirst, captions."""
    header_end: int
    """After the last line below the headline that belongs to byline and date."""
    body: tuple[int, int]
    rival: int
    """A line that could be the headline as well; -1 when there is none."""


def lay_out(looks: Sequence[Look]) -> Layout:
    """Find headline, header and body among all lines of a clipping."""
    weights = weigh(looks)
    found = find_headline(looks, best_stretch(weights))
    layout = _around(looks, weights, found)
    if _is_text(looks, layout):
        # A short note: its text stays its body, whatever little is left to be its headline.
        note = _around(looks, weights, Headline(_first_line(looks, found.index)))
        return note if note.body[0] < note.body[1] else layout
    return layout


def _around(looks: Sequence[Look], weights: Sequence[float], found: Headline) -> Layout:
    """Header and body, once the headline is found."""
    start = max(found.index, 0)
    title = (start, _headline_end(looks, start)) if found.index >= 0 else (0, 0)
    header_end = _header_end(looks, title[1])
    body = best_stretch(weights, header_end)
    if body[0] == body[1]:
        body = _fallback(looks, header_end)
    body = _trimmed(looks, (_lead(looks, header_end, body[0]), body[1]))
    return Layout(title, (_above(looks, title[0]), body[0]), header_end, body, found.rival)


def _is_text(looks: Sequence[Look], layout: Layout) -> bool:
    """Whether the headline is rather the text: the only sentence there is, or running text that
    has one line besides byline and date above it, the true headline."""
    first, end = layout.headline
    if first == end or not looks[end - 1].sentence:
        return False
    above = [this for this in looks[:first] if not (this.blank or is_header(this))]
    if layout.body[0] == layout.body[1]:
        return bool(above) or looks[end - 1].line.text.endswith(".")
    return looks[end - 1].prose and len(above) == 1 and _first_line(looks, first) >= 0


def _first_line(looks: Sequence[Look], end: int) -> int:
    """The first line above line `end` that has words and is nothing else; -1 if there is none."""
    for index, this in enumerate(looks[:end]):
        if this.words and not (_is_edge(this) or this.url):
            return index
    return -1


def _headline_end(looks: Sequence[Look], index: int) -> int:
    """After the headline, which may run on in the next line."""
    end = index + 1
    while end < len(looks) and end < index + 4 and _runs_on(looks[end - 1], looks[end]):
        end += 1
    return end


_JOINING = frozenset(
    "a an and as at but by for from in into is of on or over than that the to with".split()
)


def _runs_on(first: Look, second: Look) -> bool:
    one, two = first.line.text, second.line.text
    if not two or second.prose or second.header or second.furniture or second.line.bullet:
        return False
    if one.isupper() and two.isupper() and len(one) > 12 and (second.words > 3 or not second.bare):
        return True
    return two[0].islower() or (one.split()[-1].casefold() in _JOINING and not first.sentence)


def is_header(this: Look) -> bool:
    """Whether a line near the headline says who wrote the article, or when."""
    return this.header or bool(this.bare and this.bare.dates)


def _header_end(looks: Sequence[Look], start: int) -> int:
    """After the last line of the header, or `start` where there is none."""
    end, seen, paragraphs = start, 0, 0
    named = dated = False
    for index in range(start, len(looks)):
        this = looks[index]
        if this.blank:
            continue
        seen += 1
        if is_header(this) and not this.post:
            end = index + 1
            named = named or bool(this.byline or this.bare)
            dated = dated or bool(this.dates)
        elif this.prose and not this.caption and not this.furniture and not this.line.bullet:
            paragraphs += 1
        most = 0 if named and dated else _HEAD_PROSE
        if seen > _HEAD_LINES or (paragraphs > most and this.prose):
            break
    return end


def _lead(looks: Sequence[Look], start: int, body: int) -> int:
    """Where the body begins if running text between header and body is its lead."""
    lead = body
    for index in range(body - 1, start - 1, -1):
        this = looks[index]
        if this.furniture in (Label.RELATED, Label.TRENDING) and not this.prose:
            break
        if this.prose and not (this.furniture or this.caption or this.post):
            lead = index
    return lead


def _above(looks: Sequence[Look], title: int) -> int:
    index, seen = title, 0
    while index > 0 and seen < _ABOVE:
        index -= 1
        seen += not looks[index].blank
    return index


def _fallback(looks: Sequence[Look], start: int) -> tuple[int, int]:
    """Without running text, the body is what stands below the header and is no furniture."""
    text = [
        index
        for index in range(start, len(looks))
        if looks[index].line.text and not looks[index].furniture and not is_header(looks[index])
    ]
    return (text[0], text[-1] + 1) if text else (start, start)


def _trimmed(looks: Sequence[Look], body: tuple[int, int]) -> tuple[int, int]:
    """Without captions, credits and furniture at its edges."""
    start, end = body
    while start < end and (looks[start].blank or _is_edge(looks[start])):
        start += 1
    while end > start and (
        looks[end - 1].blank or _is_edge(looks[end - 1]) or tells_of_author(looks[end - 1])
    ):
        end -= 1
    return start, end


_BIOGRAPHY = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,4}(?:\(\w+/\w+\) )?"
    r"(?:is|was|covers?|writes?|joined|has been|reports?) "
    r"(?:an? |the |on |about |for |at |covering |based |in ).{0,300}"
    r"(?:writer|reporter|editor|correspondent|journalist|author|columnist|contributor|producer"
    r"|freelance|covers?|covering|reporting|writes|professor|fellow)\b",
)
_ADDRESS = re.compile(r"[\w.+-]{2,40}@[\w-]{2,40}\.\w{2,10}")


def tells_of_author(this: Look) -> bool:
    """Whether a line below the story presents its author or says where to write."""
    text = this.line.text[:600]
    return bool(_BIOGRAPHY.match(text) or ("@" in text and _ADDRESS.search(text)))


def _is_edge(this: Look) -> bool:
    return bool(this.furniture or this.caption or this.credit or is_header(this))
