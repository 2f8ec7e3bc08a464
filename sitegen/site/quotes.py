"""The sentences in which names stand, kept on disk until the pages of the names are set."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from os import SEEK_END
from typing import IO

from sitegen.site.addresses import EntityKey
from sitegen.site.parts import Piece


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, and where a name stands in it."""

    sentence: str
    marks: tuple[tuple[int, int], ...]
    """Places in the sentence, in order; none overlaps another."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        position = 0
        for start, end in self.marks:
            pieces += [Piece(self.sentence[position:start]), Piece(self.sentence[start:end], True)]
            position = end
        pieces.append(Piece(self.sentence[position:]))
        return tuple(piece for piece in pieces if piece.text)


@dataclass(frozen=True, slots=True)
class Quotes:
    """What a name's page quotes of one of its articles."""

    shown: tuple[Quote, ...]
    """() where no sentence has the name: see `credits`."""
    more: int
    """How many further sentences have the name."""


class QuoteFile:
    """The quotes of each name with a page from each of its articles.

    A large archive has millions, so that no more of them is held in memory than where they lie.
    """

    def __init__(self, file: IO[bytes]) -> None:
        """`file` is empty, and for these quotes alone."""
        self._file = file
        self._places: dict[EntityKey, array[int]] = {}

    def add(self, quotes: Mapping[EntityKey, Quotes]) -> None:
        """Those of one article; the articles come in the order of the archive."""
        self._file.seek(0, SEEK_END)
        for key, one in quotes.items():
            shown = [(quote.sentence, quote.marks) for quote in one.shown]
            self._places.setdefault(key, array("Q")).append(self._file.tell())
            pickle.dump((shown, one.more), self._file)

    def of(self, key: EntityKey, number: int) -> Quotes:
        """The quotes from a name's article, the articles counted from 0 in the archive's order."""
        self._file.seek(self._places[key][number])
        shown, more = pickle.load(self._file)
        return Quotes(tuple(Quote(*quote) for quote in shown), more)
