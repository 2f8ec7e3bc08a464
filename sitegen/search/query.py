"""The query language: what a person types, and what it means.

Whatever is typed gets the best reading there is, and a sentence for everything that was read
otherwise than written. Only a query in which nothing can be searched raises QueryError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sitegen.errors import Problem, QueryError
from sitegen.search.analysis import Analysis
from sitegen.search.days import DATE_FIELDS, read_days
from sitegen.search.pieces import Piece, cut

MOST_WORDS = 64
"""Words that one query may ask for."""
SPREAD_COUNTS = 16
"""A prefix or a fuzzy word counts like so many words, because it stands for many."""
LEAST_PREFIX = 2
LEAST_FUZZY = 4
"""Letters that must stand before a star, before a tilde."""
MOST_DISTANCE = 100
"""Other words that may stand between words that are near each other."""


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
class Near:
    """These words in any order, with at most `distance` others among them, in one field."""

    words: tuple[str, ...]
    """Two at least, none of them common; one that stands twice is wanted twice."""
    distance: int
    """0 to MOST_DISTANCE."""
    field: str = ""

    def __str__(self) -> str:
        return f'{_prefix(self.field)}"{" ".join(self.words)}"~{self.distance}'


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so."""

    start: str
    field: str = ""

    def __str__(self) -> str:
        return f"{_prefix(self.field)}{self.start}*"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every word that is spelled nearly so: one letter may differ, two from eight letters on."""

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
    query = _Parser(cut(text, notes), analysis, notes).query()
    said = tuple(dict.fromkeys(notes))
    if query is None:
        found = [Problem(note) for note in said]
        raise QueryError([*found, Problem("There is nothing to search for.", "Write a word.")])
    return Reading(text, query, said)


# --- grammar -----------------------------------------------------------------------------------

_ENDING = re.compile(r"\w(\*+|~[0-9]*)\Z")
"""What says that a word stands for many."""


@dataclass(slots=True)
class _Parser:
    """Reads pieces from left to right. None stands for a part that had to be left out."""

    pieces: list[Piece]
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

    def _take(self) -> Piece:
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
        if wanted or part is None:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def _one(self) -> Query | None:
        piece = self._take()
        if piece.kind == "(":
            inside = self._either()
            self._take()
            return inside
        if piece.field in DATE_FIELDS:
            days = read_days(piece.field, piece.text + piece.tilde, self.notes)
            return Within(*days) if days else None
        if piece.kind == "phrase":
            return self._phrase(piece)
        return self._word(piece)

    def _lone(self, operator: str) -> None:
        if operator in ("AND", "OR", "NOT", "-"):
            self.notes.append(f"'{operator}' has nothing to work on and was left out.")

    def _phrase(self, piece: Piece) -> Query | None:
        words = self._room_for(self.analysis.words(piece.text))
        if not words:
            self.notes.append(f"{piece} has no word in it and was left out.")
            return None
        if piece.tilde and len(words) > 1:
            return self._near(words, piece)
        return Phrase(tuple(words), piece.field)

    def _near(self, words: list[str], piece: Piece) -> Query:
        """Where a common word stands is not kept by itself, so it cannot be near another."""
        common = [word for word in dict.fromkeys(words) if word in self.analysis.common]
        telling = [word for word in words if word not in common]
        numbered = piece.tilde != "~"
        if not numbered or not telling:
            why = "only words that stand nearly everywhere" if numbered else "no number after it"
            self.notes.append(f"{piece} has {why}, so it was read as a phrase.")
            return Phrase(tuple(words), piece.field)
        if common:
            left_out = "', '".join(common)
            self.notes.append(f"Common words were left out of {piece}: '{left_out}'.")
        if len(telling) == 1:
            return Phrase(tuple(telling), piece.field)
        asked = int(piece.tilde[1:])
        if asked > MOST_DISTANCE:
            self.notes.append(f"{piece} was read with the greatest distance, {MOST_DISTANCE}.")
        # The words left out may still stand between the others.
        distance = min(asked + len(words) - len(telling), MOST_DISTANCE)
        return Near(tuple(telling), distance, piece.field)

    def _word(self, piece: Piece) -> Query | None:
        ending = _ENDING.search(piece.text)
        bare = piece.text[: ending.start(1)] if ending else piece.text
        words = self._room_for(self.analysis.words(bare))
        if not words:
            if self.room:
                self.notes.append(f"{piece} has no letter or digit and was left out.")
            return None
        if "*" in bare or "~" in bare:
            self.notes.append(f"In {piece} a star or tilde was left out: it goes after a word.")
        if ending:
            return self._spread(words, piece, ending[1])
        if len(words) == 1:
            return Word(words[0], piece.field)
        return Phrase(tuple(words), piece.field)

    def _spread(self, words: list[str], piece: Piece, sign: str) -> Query | None:
        """A word that stands for many; any before it in the same piece stand for themselves."""
        *before, start = words
        star = sign.startswith("*")
        last: Query
        if len(start) < (LEAST_PREFIX if star else LEAST_FUZZY):
            needs = "two letters before the star" if star else "four letters before the tilde"
            self.notes.append(f"{piece} needs {needs}, so '{start}' was searched.")
            last = Word(start, piece.field)
        elif self.room < SPREAD_COUNTS - 1:
            self._too_long()
            return None
        else:
            self.room -= SPREAD_COUNTS - 1
            last = Prefix(start, piece.field) if star else Fuzzy(start, piece.field)
            if not star and len(sign) > 1:
                self.notes.append(f"{piece} was read as '{start}~'.")
        return _joined(And, [*(Word(word, piece.field) for word in before), last])

    def _room_for(self, words: list[str]) -> list[str]:
        if len(words) > self.room:
            self._too_long()
        kept = words[: self.room]
        self.room -= len(kept)
        return kept

    def _too_long(self) -> None:
        self.notes.append(f"The query is long; only its first {MOST_WORDS} words were searched.")


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
