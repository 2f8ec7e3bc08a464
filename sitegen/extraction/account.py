"""The account of a clipping: what became of each line, and how many characters became what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.extraction.labels import FIELDS, Label
from sitegen.model import Repair, Span

LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")
"""A line with its end, as an editor counts them."""
_AROUND = 20
"""Characters shown on each side of what a repair changed."""


class Fate(StrEnum):
    """The four things that a character of a clipping can become."""

    BODY = "body"
    FIELD = "field"
    """A field of the article: its title, its date ..."""
    DROPPED = "dropped"
    """A block of the page that is no part of the article."""
    BLANK = "blank"


def fate_of(label: str) -> Fate:
    """What a span's label says of its characters."""
    if label in (Label.BODY, Label.BLANK):
        return Fate(label)
    return Fate.FIELD if label in FIELDS else Fate.DROPPED


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a clipping, or the part of one that has a fate of its own."""

    line: int
    """From 1. Parts of one line have the same number."""
    start: int
    end: int
    """Offsets into the clipping's text; the line's end belongs to the line."""
    label: str
    sure: int
    """In per cent."""
    rule: str
    text: str
    """As it stands in the clipping, with the line's end."""


def by_line(text: str, spans: Iterable[Span]) -> Iterator[Entry]:
    """The account of a text, line by line: the entries' texts in order are the text.

    `spans` go from 0 to the length of the text, without gap or overlap, as in an Extract.
    """
    ends = [match.end() for match in LINE.finditer(text)]
    line = 0
    for span in spans:
        start = span.start
        while start < span.end:
            while ends[line] <= start:
                line += 1
            end = min(ends[line], span.end)
            label, sure, rule = span.label, span.sure, span.rule
            yield Entry(line + 1, start, end, label, sure, rule, text[start:end])
            start = end


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a clipping's characters became one thing."""

    fate: Fate
    label: str
    characters: int


def shares(spans: Iterable[Span]) -> tuple[Share, ...]:
    """Body, fields, dropped blocks, blanks; the largest first among those of one fate."""
    counted: Counter[str] = Counter()
    for span in spans:
        counted[span.label] += span.end - span.start
    found = [Share(fate_of(label), label, number) for label, number in counted.items()]
    order = list(Fate)
    return tuple(sorted(found, key=lambda one: (order.index(one.fate), -one.characters, one.label)))


def lines_at(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """The number, from 1, of the line in which each offset lies."""
    starts = [match.start() for match in LINE.finditer(text)]
    return (bisect_right(starts, offset) for offset in offsets)


def changed(repair: Repair) -> tuple[str, str]:
    """What a repair changed, was and now, without what is the same before and behind."""
    was, now = repair.was, repair.now
    shorter = min(len(was), len(now))
    same = next((i for i in range(shorter) if was[i] != now[i]), shorter)
    left = shorter - same
    behind = next((i for i in range(left) if was[-1 - i] != now[-1 - i]), left)
    return _middle(was, same, len(was) - behind), _middle(now, same, len(now) - behind)


def _middle(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    return f"{'…' * (first > 0)}{text[first:last]}{'…' * (last < len(text))}"
