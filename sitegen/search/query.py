"""The query language: what a person types, and what it means.

Whatever is typed gets the best reading there is, and a sentence for everything that was read
otherwise than written. Only a query in which nothing can be searched raises QueryError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sitegen.errors import Problem, QueryError, did_you_mean
from sitegen.search.analysis import Analysis
from sitegen.text.dates import NewsDate

MOST_CHARACTERS = 10_000
MOST_WORDS = 64
"""Words that one query may ask for."""
PREFIX_COUNTS = 16
"""A prefix counts like so many words, because it stands for many."""
MOST_DEPTH = 16
"""Parentheses within parentheses."""

FIELDS = {
    "person": "people named in the article",
    "org": "organisations named in it",
    "place": "places named in it",
    "author": "who wrote it",
    "source": "the publication, else the agency",
    "section": "the section it stood in",
    "title": "words of the headline",
    "date": "a year, month or day, or a range: 2020-02..2020-03",
}
"""The fields a query may name, and what each holds."""


# --- what a query means ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One word: any form of it in title or text; with a field of names, the word itself."""

    word: str
    field: str = ""

    def __str__(self) -> str:
        return f"{_prefix(self.field)}{self.word}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Just these words, one after the other."""

    words: tuple[str, ...]
    field: str = ""

    def __str__(self) -> str:
        return f'{_prefix(self.field)}"{" ".join(self.words)}"'


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so."""

    start: str
    field: str = ""

    def __str__(self) -> str:
        return f"{_prefix(self.field)}{self.start}*"


@dataclass(frozen=True, slots=True)
class Near:
    """All of these words, in any order, in a stretch with so many other words at the most."""

    words: tuple[str, ...]
    distance: int
    field: str = ""

    def __str__(self) -> str:
        return f'{_prefix(self.field)}"{" ".join(self.words)}"~{self.distance}'


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """The word, or one that differs from it by a slip of the pen."""

    word: str
    field: str = ""

    def __str__(self) -> str:
        return f"{_prefix(self.field)}{self.word}~"


@dataclass(frozen=True, slots=True)
class Within:
    """Articles whose date may lie between these days, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        first = "" if self.first == date.min else self.first.isoformat()
        last = "" if self.last == date.max else self.last.isoformat()
        return f"date:{first}..{last}"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(_inner(part, Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    part: Query

    def __str__(self) -> str:
        return f"NOT {_inner(self.part, And, Or)}"


Query = Word | Phrase | Near | Prefix | Fuzzy | Within | And | Or | Not


def wanted(query: Query) -> Iterator[Word | Phrase | Near | Prefix | Fuzzy]:
    """The parts of a query that an article shall have, in their order."""
    if isinstance(query, And | Or):
        for part in query.parts:
            yield from wanted(part)
    elif not isinstance(query, Not | Within):
        yield query


def _prefix(name: str) -> str:
    return f"{name}:" if name else ""


def _inner(part: Query, *looser: type) -> str:
    return f"({part})" if isinstance(part, looser) else str(part)


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was understood. `str(query)` is a query with the same meaning."""

    text: str
    """As typed."""
    query: Query
    notes: tuple[str, ...]
    """A sentence for each thing that was read otherwise than written."""


def read_query(text: str, analysis: Analysis) -> Reading:
    """What a query means. Raises QueryError when nothing in it can be searched."""
    notes: list[str] = []
    if len(text) > MOST_CHARACTERS:
        notes.append(f"Only the first {MOST_CHARACTERS} characters of the query were read.")
    parser = _Parser(_balanced(_pieces(text[:MOST_CHARACTERS], notes), notes), analysis, notes)
    query = parser.query()
    said = tuple(dict.fromkeys(notes))
    if query is None:
        found = [Problem(note) for note in said] if text.strip() else []
        empty = Problem("There is nothing to search for.", "Write a word: sitegen search ferry")
        raise QueryError([*found, empty])
    return Reading(text, query, said)


# --- pieces ------------------------------------------------------------------------------------

_QUOTES = '"\u201c\u201d\u201e'
_PIECE = re.compile(
    rf"""\s+
    | (?P<sign> [()] | -(?=\S) )
    | (?: (?P<field> (?i:{"|".join(FIELDS)}) ) : \s*
        | (?P<unknown> [^\W\d_]+ ) : (?= [\w{_QUOTES}] ) )?
      (?: [{_QUOTES}] (?P<phrase> [^{_QUOTES}]* ) (?P<closed> [{_QUOTES}] )?
        | (?P<word> [^\s(){_QUOTES}]+ )
        | (?P<nothing> ) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a query as typed."""

    kind: str
    """`(`, `)`, `-`, `AND`, `OR`, `NOT`, `word` or `phrase`."""
    text: str = ""
    field: str = ""


def _pieces(text: str, notes: list[str]) -> list[_Piece]:
    pieces = []
    for match in _PIECE.finditer(text):
        name = (match["field"] or "").casefold()
        if match["unknown"]:
            notes.append(_no_such_field(match["unknown"]))
        if match["sign"]:
            pieces.append(_Piece(match["sign"]))
        elif match["phrase"] is not None:
            if not match["closed"]:
                notes.append("A quotation mark is open; the phrase was read to the query's end.")
            pieces.append(_Piece("phrase", match["phrase"], name))
        elif match["word"] in ("AND", "OR", "NOT") and not name:
            pieces.append(_Piece(match["word"]))
        elif match["word"]:
            pieces.append(_Piece("word", match["word"], name))
        elif name:
            notes.append(f"'{name}:' has no word or phrase after it and was left out.")
    return pieces


def _no_such_field(written: str) -> str:
    advice = did_you_mean(written.casefold(), FIELDS) or f"The fields are {', '.join(FIELDS)}."
    return f"'{written}:' is not a field, so titles and texts were searched. {advice}"


def _balanced(pieces: Iterable[_Piece], notes: list[str]) -> list[_Piece]:
    """The pieces with every parenthesis matched and none too deep."""
    kept: list[_Piece] = []
    depth = 0
    for piece in pieces:
        depth += {"(": 1, ")": -1}.get(piece.kind, 0)
        if depth < 0:
            depth = 0
            notes.append("A parenthesis ')' has no '(' before it and was left out.")
        elif max(depth, depth + (piece.kind == ")")) > MOST_DEPTH and piece.kind in "()":
            notes.append(f"Parentheses more than {MOST_DEPTH} deep were left out.")
        else:
            kept.append(piece)
    if depth:
        notes.append("A parenthesis '(' is open; it was closed at the query's end.")
    return kept + [_Piece(")")] * min(depth, MOST_DEPTH)


# --- grammar -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Parser:
    """Reads pieces from left to right. None stands for a part that had to be left out."""

    pieces: list[_Piece]
    analysis: Analysis
    notes: list[str]
    at: int = 0
    room: int = field(default=MOST_WORDS)
    """How many more words the query may ask for."""

    def query(self) -> Query | None:
        return self._either()

    @property
    def _next(self) -> str:
        return self.pieces[self.at].kind if self.at < len(self.pieces) else ""

    def _take(self) -> _Piece:
        self.at += 1
        return self.pieces[self.at - 1]

    def _either(self) -> Query | None:
        parts = [self._all()]
        while self._next == "OR":
            self._take()
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Query | None:
        """Parts that must all match, up to an OR, a closing parenthesis or the end."""
        parts: list[Query | None] = []
        waiting = True
        while self._next not in ("", ")", "OR"):
            if self._next == "AND":
                self._take()
                if waiting:
                    self._lone("AND")
                waiting = True
            else:
                parts.append(self._maybe_not())
                waiting = False
        if waiting:
            before = self.pieces[self.at - 1].kind if self.at else ""
            self._lone(before if before in ("AND", "OR") else self._next)
        return _joined(And, parts)

    def _maybe_not(self) -> Query | None:
        wanted = True
        while self._next in ("NOT", "-"):
            sign = self._take().kind
            wanted = not wanted
            if self._next in ("", ")", "AND", "OR"):
                self._lone(sign)
                return None
        part = self._one()
        return part if wanted or part is None else Not(part)

    def _one(self) -> Query | None:
        piece = self._take()
        if piece.kind == "(":
            inside = self._either()
            self._take()
            return inside
        if piece.field == "date":
            return self._date(piece.text)
        if piece.kind == "phrase":
            return self._phrase(piece)
        return self._word(piece)

    def _lone(self, operator: str) -> None:
        if operator in ("AND", "OR", "NOT", "-"):
            self.notes.append(f"'{operator}' has nothing to work on and was left out.")

    def _phrase(self, piece: _Piece) -> Query | None:
        words = self._room_for(self.analysis.words(piece.text))
        if not words:
            self.notes.append(f'"{piece.text}" has no word in it and was left out.')
            return None
        return Phrase(tuple(words), piece.field)

    def _word(self, piece: _Piece) -> Query | None:
        words = self._room_for(self.analysis.words(piece.text))
        bare = piece.text.rstrip("*")
        if bare != piece.text and words and re.search(r"\w$", bare):
            return self._prefix(words, piece)
        if not words:
            if self.room:
                self.notes.append(f"'{piece.text}' has no letter or digit and was left out.")
            return None
        if len(words) == 1:
            return Word(words[0], piece.field)
        return Phrase(tuple(words), piece.field)

    def _prefix(self, words: list[str], piece: _Piece) -> Query | None:
        *before, start = words
        last: Query
        if len(start) < 2:
            self.notes.append(
                f"'{piece.text}' needs two letters before the star, so '{start}' was searched."
            )
            last = Word(start, piece.field)
        else:
            if self.room < PREFIX_COUNTS - 1:
                self._too_long()
                return None
            self.room -= PREFIX_COUNTS - 1
            last = Prefix(start, piece.field)
        return _joined(And, [*(Word(word, piece.field) for word in before), last])

    def _room_for(self, words: list[str]) -> list[str]:
        if len(words) > self.room:
            self._too_long()
        kept = words[: self.room]
        self.room -= len(kept)
        return kept

    def _too_long(self) -> None:
        self.notes.append(f"The query is long; only its first {MOST_WORDS} words were searched.")

    def _date(self, text: str) -> Query | None:
        start, dots, end = text.strip().partition("..")
        try:
            first = NewsDate.parse(start).first if start.strip() else date.min
            last = NewsDate.parse(end if dots else start).last if end or not dots else date.max
        except ValueError:
            self.notes.append(
                f"'{text}' is not a date and was left out. "
                "Write date:2020, date:2020-02, date:2020-02-13 or date:2020-02..2020-03."
            )
            return None
        if (first, last) == (date.min, date.max):
            self.notes.append(f"'{text}' names no date and was left out.")
            return None
        if first > last:
            self.notes.append(f"'{text}' runs backwards; it was read the other way round.")
            first, last = NewsDate.parse(end).first, NewsDate.parse(start).last
        return Within(first, last)


def _joined(kind: type[And] | type[Or], parts: Iterable[Query | None]) -> Query | None:
    """The parts that are there, joined; parts of the same kind become one."""
    found: list[Query] = []
    for part in parts:
        if isinstance(part, kind):
            found += part.parts
        elif part is not None:
            found.append(part)
    if not found:
        return None
    return found[0] if len(found) == 1 else kind(tuple(found))
