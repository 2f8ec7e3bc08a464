"""How the clipping is laid out: where its headline, its byline and its body stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.extraction.judging import Opinion, could_be_headline
from sitegen.extraction.labels import Label
from sitegen.extraction.looks import Look

LIKELY = 0.45
"""From this probability on a line is taken for body: it gives most lines back, and few wrong."""
FOLLOWING = 0.1
"""From here on a full sentence is taken that stands right below or above the body: a paragraph too
many is seen by its reader, one too few is not."""
_MUCH = 0.66
"""Where no more than this share of a clipping's words is kept, the rest is missed."""
_PLAUSIBLE = 0.02
"""A headline less likely than this is no better than the first line."""
_RIVAL = 0.25
"""A second headline that is so likely is told to a person."""
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
    """From the first line of the body to the last; other lines may stand between them."""
    text: frozenset[int]
    """The lines of the body."""
    rival: int
    """A line that could be the headline as well; -1 when there is none."""


def lay_out(looks: Sequence[Look], opinion: Opinion) -> Layout:
    """Find headline, header and body among all lines of a clipping."""
    text = _find_text(looks, opinion)
    headline = _find_headline(looks, opinion, text)
    title = (headline, _headline_end(looks, headline)) if headline >= 0 else (0, 0)
    text = [index for index in text if index >= title[1]]
    header_end = _header_end(looks, title[1], text)
    text = [index for index in text if index >= header_end] or text
    text = _uncut(looks, min([header_end, *text]), text)
    while len(text) > 1 and tells_of_author(looks[text[-1]]):
        text.pop()
    text = text or _whatever(looks, header_end) or _whatever(looks, title[1])
    body = (text[0], text[-1] + 1) if text else (header_end, header_end)
    return Layout(
        title,
        (_above(looks, title[0]), body[0]),
        min(header_end, body[0]) if text else header_end,
        body,
        frozenset(text),
        _rival(looks, opinion, headline),
    )


def _find_text(looks: Sequence[Look], opinion: Opinion) -> list[int]:
    """The lines that are likely body, and the sentences that stand right below or above one."""
    worded = [
        index
        for index, this in enumerate(looks)
        if not (this.blank or this.furniture is Label.ADVERT)
    ]
    text = {index for index in worded if opinion.body[index] >= LIKELY}
    for order in (worded, worded[::-1]):
        for neighbour, index in pairwise(order):
            this = looks[index]
            if neighbour in text and opinion.body[index] >= FOLLOWING and _is_sentence(this):
                text.add(index)
    return sorted(text)


def _is_sentence(this: Look) -> bool:
    return this.sentence and this.words >= 4 and not (this.furniture or this.caption or this.bare)


# --- the headline --------------------------------------------------------------------------------


def _find_headline(looks: Sequence[Look], opinion: Opinion, text: Sequence[int]) -> int:
    """The most likely line that leaves most of the body below it; -1 when no line can be it."""
    total = sum(looks[index].words for index in text)
    below = total
    body = set(text)
    best = -1
    for index in range(len(looks)):
        if index in body:
            below -= looks[index].words
        if 2 * below < total:
            break
        if opinion.headline[index] > (opinion.headline[best] if best >= 0 else _PLAUSIBLE):
            best = index
    if best >= 0 and looks[best].prose and looks[best].sentence and not below:
        best = _first_line(looks[: best + 1], body)  # it is the text of a note, not its headline
    return best if best >= 0 else _first_line(looks, body)


def _first_line(looks: Sequence[Look], body: set[int]) -> int:
    """The first line that can be a headline and has something below it; -1 if there is none."""
    worded = [index for index, this in enumerate(looks) if this.words]
    for index in worded[:-1]:
        this = looks[index]
        if could_be_headline(this) and not is_header(this) and not this.caption:
            return -1 if this.prose and index in body else index
    return -1


def _rival(looks: Sequence[Look], opinion: Opinion, headline: int) -> int:
    """Another line, with other words, that is nearly as likely the headline."""
    if headline < 0:
        return -1
    words = looks[headline].line.text.casefold()
    others = [
        (chance, -index)
        for index, chance in enumerate(opinion.headline)
        if chance >= _RIVAL and looks[index].line.text.casefold() != words
    ]
    return -max(others)[1] if others else -1


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


# --- the header ----------------------------------------------------------------------------------


def is_header(this: Look) -> bool:
    """Whether a line near the headline says who wrote the article, or when."""
    return this.header or bool(this.bare and this.bare.dates)


def _header_end(looks: Sequence[Look], start: int, text: Sequence[int]) -> int:
    """After the last line of the header, or `start` where there is none."""
    end, seen, paragraphs = start, 0, 0
    named = dated = False
    body = set(text)
    for index in range(start, len(looks)):
        this = looks[index]
        if this.blank:
            continue
        seen += 1
        if this.byline and named and paragraphs:
            break  # that of another story
        if is_header(this) and not this.post:
            end = index + 1
            named = named or bool(this.byline or this.bare)
            dated = dated or bool(this.dates)
        elif index in body or (this.prose and not (this.caption or this.furniture)):
            paragraphs += this.prose
        most = 0 if named and dated else _HEAD_PROSE
        if seen > _HEAD_LINES or (paragraphs > most and this.prose):
            break
    return end


def _above(looks: Sequence[Look], title: int) -> int:
    index, seen = title, 0
    while index > 0 and seen < _ABOVE:
        index -= 1
        seen += not looks[index].blank
    return index


def _uncut(looks: Sequence[Look], start: int, text: list[int]) -> list[int]:
    """The body; all that stands below the header where the page has no furniture whatever and much
    of it would be dropped: a person cut that out, and it is verse, a list or broken by hand."""
    if any(this.furniture for this in looks):
        return text
    below = _whatever(looks, start)
    kept, all_words = (sum(looks[index].words for index in part) for part in (text, below))
    return below if kept < _MUCH * all_words else text


def _whatever(looks: Sequence[Look], start: int) -> list[int]:
    """Without a likely body: what stands below the header and is no furniture."""
    return [
        index
        for index in range(start, len(looks))
        if not looks[index].blank
        and any(map(str.isalnum, looks[index].line.text))
        and not looks[index].furniture
        and not is_header(looks[index])
    ]


# --- the end -------------------------------------------------------------------------------------

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
