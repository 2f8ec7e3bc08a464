"""The stretch of an article's text that shows best why it was found."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.search.analysis import Analysis, Token
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
    tokens = list(analysis.tokens(text))
    marks = sorted(
        _marks(tokens, _Wanted(query, analysis), analysis),
        key=lambda mark: (mark.start, -mark.end, mark.part),
    )
    start, end = _window(text, tokens, marks)
    return tuple(_pieces(text, start, end, marks))


class _Wanted:
    """What a text is looked through for: each part of the query under its number."""

    def __init__(self, query: Query, analysis: Analysis) -> None:
        self.stems: defaultdict[str, list[int]] = defaultdict(list)
        """The parts that any form of a word answers, by stem."""
        self.words: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        """Those that just these words answer, by the first of them."""
        parts = (part for part in wanted(query) if part.field in _IN_TEXT)
        for number, part in enumerate(parts):
            match part:
                case Word(word, "" | "title"):
                    self.stems[analysis.stem(word)].append(number)
                case Word(word):
                    self.words[word].append((number, (word,)))
                case Phrase(words):
                    self.words[words[0]].append((number, words))
                case Near(words):
                    for word in dict.fromkeys(words):
                        self.words[word].append((number, (word,)))


def _marks(tokens: Sequence[Token], wanted: _Wanted, analysis: Analysis) -> Iterator[_Mark]:
    """Where the text has what the query asks for."""
    stem, stems, phrases = analysis.stem, wanted.stems, wanted.words
    for at, token in enumerate(tokens):
        word = token.word
        if stems:
            for part in stems.get(stem(word), ()):
                yield _Mark(token.start, token.end, part)
        for part, words in phrases.get(word, ()):
            following = tokens[at : at + len(words)]
            if words == tuple(token.word for token in following):
                yield _Mark(token.start, following[-1].end, part)


def _window(text: str, tokens: Sequence[Token], marks: Sequence[_Mark]) -> tuple[int, int]:
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
    return _at_words(text, tokens, start, end)


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


def _at_words(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The same stretch without half words at its ends."""
    if start > 0:
        at = bisect_left(tokens, start, key=lambda token: token.start)
        start = tokens[at].start if at < len(tokens) else start
    if end < len(text):
        at = bisect_right(tokens, end, key=lambda token: token.end)
        end = tokens[at - 1].end if at and tokens[at - 1].end > start else end
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
