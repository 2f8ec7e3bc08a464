"""The stretch of an article's text that shows best why it was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.search.analysis import Analysis, Token
from sitegen.search.query import And, Not, Or, Phrase, Prefix, Query, Within, Word

LENGTH = 200
"""Characters, about."""

Snippet = tuple[tuple[str, bool], ...]
"""Pieces of text in order, each with whether it answers the query. `…` stands where text is cut."""

_IN_TEXT = ("", "title", "person", "org", "place")
"""The fields whose words can be expected in the text."""


def wanted(query: Query) -> Iterator[Word | Phrase | Prefix]:
    """The parts of a query that an article shall have, in their order."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from wanted(part)
    elif not isinstance(query, Not | Within):
        yield query


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    part: int
    """Which part of the query it answers."""


def make_snippet(text: str, query: Query, analysis: Analysis) -> Snippet:
    """About LENGTH characters around the place that has most of what the query wants."""
    text = unicodedata.normalize("NFC", text)
    tokens = list(analysis.tokens(text))
    parts = [part for part in wanted(query) if part.field in _IN_TEXT]
    found = (
        mark for number, part in enumerate(parts) for mark in _marks(tokens, part, number, analysis)
    )
    marks = sorted(found, key=lambda mark: (mark.start, -mark.end))
    start, end = _window(text, tokens, marks)
    return tuple(_pieces(text, start, end, marks))


def _marks(
    tokens: Sequence[Token], part: Word | Phrase | Prefix, number: int, analysis: Analysis
) -> Iterator[_Mark]:
    """Where the text has what this part of the query asks for."""
    if isinstance(part, Phrase):
        length = len(part.words)
        for at, token in enumerate(tokens):
            if token.word == part.words[0] and part.words == tuple(
                following.word for following in tokens[at : at + length]
            ):
                yield _Mark(token.start, tokens[at + length - 1].end, number)
        return
    for token in tokens:
        if isinstance(part, Prefix):
            found = token.word.startswith(part.start)
        elif part.field in ("", "title"):
            found = analysis.stem(token.word) == analysis.stem(part.word)
        else:
            found = token.word == part.word
        if found:
            yield _Mark(token.start, token.end, number)


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
    for number in range(first + 1, len(marks)):
        if marks[number].start > marks[first].start + LENGTH:
            break
        if marks[number].end <= marks[first].start + LENGTH:
            near.append(marks[number])
    return near


def _at_words(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The same stretch without half words at its ends."""
    if start > 0:
        start = next((token.start for token in tokens if token.start >= start), start)
    if end < len(text):
        end = max((token.end for token in tokens if start < token.end <= end), default=end)
    return start, min(end, len(text))


def _pieces(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[tuple[str, bool]]:
    if text[:start].strip():
        yield "… ", False
    at = start
    for mark in marks:
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
