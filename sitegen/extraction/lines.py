"""A clipping's text as lines: where each stands, and how it reads once it is tidied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import ftfy

from sitegen.model import Repair

WIDEST_WRAP = 100
"""Characters; a text with longer lines was hardly ever broken to a fixed width."""
_USUAL_WRAPS = range(40, WIDEST_WRAP + 1)
_POSSIBLE_WRAPS = range(24, 161)
"""Newspaper columns, wide windows: here lines must also run on in small letters, for poems, lists
and menus have lines of such widths too."""

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]+")
_LINE = re.compile("[^\r\n\u2029]*(?:\r\n|[\r\n\u2029])|[^\r\n\u2029]+")
"""A line with its end. U+2028, U+0085, form feeds and the like are white space inside a line."""
_BULLET = re.compile(r"(?:[*+•·▪●‣◦–—-]|--|o(?= [A-Z])|\d{1,2}[.)](?= [A-Z]))(?:\s+|$)")
_SUSPICIOUS = re.compile("[ÂÃâÐÑÅÄ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0]|[\x80-\x84\x86-\x9f]")
"""What UTF-8 looks like when it was read as a single-byte encoding."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the text between line ends; several of them where a paragraph was wrapped."""

    start: int
    end: int
    """Offsets into the clipping's text; the line's end belongs to the line."""
    text: str
    """Repaired, without its bullet, with single spaces; "" for a blank line."""
    bullet: str = ""
    """`*`, `-`, `1.` ... when the line is an item of a list."""

    @property
    def written(self) -> str:
        """The text with its bullet: everything that can be read in the line."""
        return f"{self.bullet} {self.text}".strip()


def cut(text: str) -> tuple[list[Line], tuple[Repair, ...]]:
    """All lines of a text, in order, without gap or overlap; and what was repaired in them."""
    repairs: list[Repair] = []
    lines = list(_physical_lines(text, repairs))
    return _unwrapped(lines, _wrap_width(lines)), tuple(repairs)


def _physical_lines(text: str, repairs: list[Repair]) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        raw, sound = match[0], _sound(match[0])
        if sound != raw:
            was, now = raw.rstrip("\r\n"), sound.rstrip("\r\n")
            repairs.append(Repair(match.start(), match.end(), was, now))
        yield _line(match.start(), match.end(), _tidy(sound))


def _sound(raw: str) -> str:
    if raw.isascii() or not _SUSPICIOUS.search(raw):
        return raw
    return ftfy.fix_encoding(raw)


def _tidy(raw: str) -> str:
    words = " ".join(raw.split())
    return words if words.isprintable() else " ".join(_INVISIBLE.sub("", raw).split())


def _line(start: int, end: int, words: str) -> Line:
    mark = _BULLET.match(words)
    if not mark:
        return Line(start, end, words)
    return Line(start, end, words[mark.end() :], mark[0].strip())


def raw_length(raw: str, length: int) -> int:
    """How many characters of a raw line make the first `length` of what is written in it.

    White space that follows counts among them. 0 if no beginning of the raw line reads so.
    """
    wanted = "".join(_tidy(_sound(raw))[:length].split())
    for end in range(length, len(raw) + 1):
        if "".join(_tidy(_sound(raw[:end])).split()) == wanted:
            rest = raw[end:]
            return end + len(rest) - len(rest.lstrip())
    return 0


# --- paragraphs that were broken to a fixed width ------------------------------------------------


def _wrap_width(lines: list[Line]) -> int:
    """The width the text was wrapped to, or 0 when its line ends are ends of paragraphs."""
    widest = max((len(line.written) for line in lines), default=0)
    if widest not in _POSSIBLE_WRAPS:
        return 0
    pairs = [
        (first.written, second.written)
        for first, second in pairwise(lines)
        if first.text and second.text
    ]
    forced = sum(_is_forced(first, second, widest) for first, second in pairs)
    if forced < 3 or forced * 2 < len(pairs):
        return 0
    running = sum(following[0].islower() for _, following in pairs)
    return widest if widest in _USUAL_WRAPS or running * 2 >= len(pairs) else 0


def _is_forced(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on this line (give or take a few letters)."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 6


def _unwrapped(lines: list[Line], width: int) -> list[Line]:
    """Lines that belong to one paragraph as one line."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group) if len(group) > 1 else group[0] for group in groups]


def _continues(paragraph: list[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph whose lines stand above it."""
    last = paragraph[-1].written
    if not paragraph[-1].text or not line.text:
        return False
    forced = bool(width) and _is_forced(last, line.written, width)
    if line.bullet:
        return forced and last[-1] not in _ENDS and not _is_item(line, paragraph[0])
    if forced:
        return True
    # What was broken by hand, or in an otherwise unbroken text, goes on in small letters.
    return (
        (len(last) >= _HALF_A_LINE or last[-1] == "," or len(paragraph) > 1)
        and len(last) <= WIDEST_WRAP
        and last[-1] not in _ENDS
        and (line.text[0].islower() and " " in line.text)
    )


def _is_item(line: Line, above: Line) -> bool:
    """Whether the line's bullet can be no part of a sentence that runs on from the line above."""
    mark = line.bullet
    if mark in _DASHES:
        return above.bullet == mark
    return not mark[0].isdigit() or above.bullet[-1:] == mark[-1]


def _joined(group: list[Line]) -> Line:
    text = " ".join([group[0].text, *(line.written for line in group[1:])])
    return replace(group[0], end=group[-1].end, text=text)


_HALF_A_LINE = 40
_DASHES = frozenset({"—", "–", "-", "--"})
_ENDS = frozenset('.!?:;”"’)')
