"""The stretch of an article's text that shows best why it was found."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.search.analysis import Analysis
from sitegen.search.query import Near, Phrase, Query, Word, wanted

LENGTH = 200
"""Characters, about."""

Snippet = tuple[tuple[str, bool], ...]
"""Pieces of text in order, each with whether it answers the query. `…` stands where text is cut."""

_IN_TEXT = ("", "title", "person", "org", "place")
"""The fields whose words can be expected in the text."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    part: int
    """Which part of the query it answers."""


def make_snippet(text: str, query: Query, analysis: Analysis) -> Snippet:
    """About LENGTH characters around the place that has most of what the query wants.

    In the query nothing is left to expand.
    """
    text = unicodedata.normalize("NFC", text)
    written = analysis.written(text)
    marks = sorted(
        _marks(written, _Wanted(query, analysis)),
        key=lambda mark: (mark.start, -mark.end, mark.part),
    )
    start, end = _window(text, written, marks)
    return tuple(_pieces(text, start, end, marks))


Answer = tuple[int, tuple[str, ...]]
"""A part of the query, and the words that must follow each other to answer it."""


class _Wanted:
    """What a text is looked through for: each part of the query under its number."""

    def __init__(self, query: Query, analysis: Analysis) -> None:
        self.analysis = analysis
        self._stems: defaultdict[str, list[int]] = defaultdict(list)
        self._words: defaultdict[str, list[Answer]] = defaultdict(list)
        parts = (part for part in wanted(query) if part.field in _IN_TEXT)
        for number, part in enumerate(parts):
            match part:
                case Word(word, "" | "title"):
                    self._stems[analysis.stem(word)].append(number)
                case Word(word):
                    self._words[word].append((number, (word,)))
                case Phrase(words):
                    self._words[words[0]].append((number, words))
                case Near(words):
                    for word in dict.fromkeys(words):
                        self._words[word].append((number, (word,)))
        self._begins = {*(stem[:2] for stem in self._stems if len(stem) > 3)}
        self._begins |= {word[:2] for word in self._words if len(word) > 1}
        self._initials = {stem[:1] for stem in self._stems if len(stem) <= 3}
        self._initials |= {word for word in self._words if len(word) <= 1}

    def may_begin(self, written: str) -> bool:
        """Whether something wanted may begin with the word that is written so.

        To fold and stem all words of a text takes long. A stem begins with the first letter of its
        word, and one of more than three letters with the first two.
        """
        begin = written[:2].lower()
        return begin in self._begins or begin[0] in self._initials or not begin.isascii()

    def answers(self, written: str) -> list[Answer]:
        """The parts of the query that begin with the word that is written so."""
        word = self.analysis.word(written)
        stem = self.analysis.stem(word) if self._stems else ""
        return [
            *((part, (word,)) for part in self._stems.get(stem, ())),
            *self._words.get(word, ()),
        ]


def _marks(written: Sequence[re.Match[str]], wanted: _Wanted) -> Iterator[_Mark]:
    """Where the text has what the query asks for."""
    word = wanted.analysis.word
    for at, match in enumerate(written):
        if not wanted.may_begin(match[0]):
            continue
        for part, words in wanted.answers(match[0]):
            following = written[at : at + len(words)]
            if words == tuple(word(other[0]) for other in following):
                yield _Mark(match.start(), following[-1].end(), part)


def _window(text: str, written: Sequence[re.Match[str]], marks: Sequence[_Mark]) -> tuple[int, int]:
    """Where the snippet begins and ends: with most parts of the query, then most words, first."""
    best, most = (0, 0), (0, 0)
    for first, mark in enumerate(marks):
        inside = _near(marks, first)
        worth = len({other.part for other in inside}), len(inside)
        if worth > most:
            best, most = (mark.start, max(other.end for other in inside)), worth
    start, end = best
    start = max(0, min(start - max(0, LENGTH - (end - start)) // 2, len(text) - LENGTH))
    end = max(end, start + LENGTH)
    return _at_words(text, written, start, end)


def _near(marks: Sequence[_Mark], first: int) -> list[_Mark]:
    """A mark and those after it that fit into one snippet with it."""
    near = [marks[first]]
    limit = marks[first].start + LENGTH
    for number in range(first + 1, len(marks)):
        mark = marks[number]
        if mark.start > limit:
            break
        if mark.end <= limit:
            near.append(mark)
    return near


def _at_words(text: str, written: Sequence[re.Match[str]], start: int, end: int) -> tuple[int, int]:
    """The same stretch without half words at its ends."""
    if start > 0:
        at = bisect_left(written, start, key=lambda word: word.start())
        start = written[at].start() if at < len(written) else start
    if end < len(text):
        at = bisect_right(written, end, key=lambda word: word.end())
        end = written[at - 1].end() if at and written[at - 1].end() > start else end
    return start, min(end, len(text))


def _pieces(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[tuple[str, bool]]:
    if text[:start].strip():
        yield "… ", False
    at = start
    for mark in marks[bisect_left(marks, start, key=lambda mark: mark.start) :]:
        if mark.start >= end:
            break
        if mark.start < at or mark.end > end:
            continue
        if mark.start > at:
            yield _on_one_line(text[at : mark.start]), False
        yield _on_one_line(text[mark.start : mark.end]), True
        at = mark.end
    if at < end:
        yield _on_one_line(text[at:end]), False
    if text[end:].strip():
        yield " …", False


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
