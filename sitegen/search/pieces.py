"""A query as it was typed, cut into its pieces: words, phrases, operators and parentheses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.errors import did_you_mean

MOST_CHARACTERS = 10_000
MOST_DEPTH = 16
"""Parentheses within parentheses."""
MOST_SHOWN = 60
"""Characters of a piece that a sentence repeats."""

FIELDS = {
    "person": "people named in the article",
    "org": "organisations named in it",
    "place": "places named in it",
    "author": "who wrote it",
    "source": "the publication, else the agency",
    "section": "the section it stood in",
    "title": "words of the headline",
    "date": "a year, month or day, or a range: 2020-02..2020-03",
    "before": "older than a year, month or day",
    "after": "newer than a year, month or day",
}
"""The fields a query may name, and what each holds."""

SPACE = r"\s\ufeff"
_QUOTES = '"\u201c\u201d\u201e'
_PIECE = re.compile(
    rf"""[{SPACE}]+
    | (?P<sign> [()] | -(?=[^{SPACE}]) )
    | (?: (?P<field> (?ai:{"|".join(FIELDS)}) ) : [{SPACE}]*
        | (?P<unknown> [^\W\d_]+ ) : (?= [\w{_QUOTES}] ) )?
      (?: [{_QUOTES}] (?P<phrase> [^{_QUOTES}]* )
            (?: (?P<closed> [{_QUOTES}] ) (?P<tilde> ~[0-9]{{0,9}} )? )?
        | (?P<word> [^{SPACE}(){_QUOTES}]+ )
        | (?P<nothing> ) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a query as typed."""

    kind: str
    """`(`, `)`, `-`, `AND`, `OR`, `NOT`, `word` or `phrase`."""
    text: str = ""
    """Of a word or a phrase; without the quotation marks."""
    field: str = ""
    tilde: str = ""
    """What stands after a phrase: `~`, `~5` or nothing."""

    def __str__(self) -> str:
        """As a sentence repeats it."""
        text = shown(self.text)
        return f'"{text}"{self.tilde}' if self.kind == "phrase" else f"'{text}'"


def shown(text: str) -> str:
    """So much of a text as a sentence can hold."""
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"


def cut(text: str, notes: list[str]) -> list[Piece]:
    """The pieces of a query, with every parenthesis matched; a note for each that was not."""
    if len(text) > MOST_CHARACTERS:
        notes.append(f"Only the first {MOST_CHARACTERS} characters of the query were read.")
    text = unicodedata.normalize("NFC", text[:MOST_CHARACTERS])
    return _balanced(_pieces(text, notes), notes)


def _pieces(text: str, notes: list[str]) -> list[Piece]:
    pieces = []
    for match in _PIECE.finditer(text):
        name = (match["field"] or "").lower()
        if match["unknown"]:
            notes.append(_no_such_field(match["unknown"]))
        if match["sign"]:
            pieces.append(Piece(match["sign"]))
        elif match["phrase"] is not None:
            if not match["closed"]:
                notes.append("A quotation mark is open; the phrase was read to the query's end.")
            pieces.append(Piece("phrase", match["phrase"], name, match["tilde"] or ""))
        elif match["word"] in ("AND", "OR", "NOT") and not name:
            pieces.append(Piece(match["word"]))
        elif match["word"]:
            pieces.append(Piece("word", match["word"], name))
        elif name:
            notes.append(f"'{name}:' has no word or phrase after it and was left out.")
    return pieces


def _no_such_field(written: str) -> str:
    advice = did_you_mean(written.casefold(), FIELDS) or f"The fields are {', '.join(FIELDS)}."
    return f"'{shown(written)}:' is not a field, so titles and texts were searched. {advice}"


def _balanced(pieces: Iterable[Piece], notes: list[str]) -> list[Piece]:
    """The pieces with every parenthesis matched and none too deep."""
    kept: list[Piece] = []
    depth = 0
    for piece in pieces:
        depth += {"(": 1, ")": -1}.get(piece.kind, 0)
        if depth < 0:
            depth = 0
            notes.append("A parenthesis ')' has no '(' before it and was left out.")
        elif piece.kind in "()" and depth + (piece.kind == ")") > MOST_DEPTH:
            notes.append(f"Parentheses more than {MOST_DEPTH} deep were left out.")
        else:
            kept.append(piece)
    if depth:
        notes.append("A parenthesis '(' is open; it was closed at the query's end.")
    return kept + [Piece(")")] * min(depth, MOST_DEPTH)
