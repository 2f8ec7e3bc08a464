"""What is written in an index. The only module that uses Whoosh for reading.

It knows words, the articles they stand in and where they stand there, and what is kept of an
article; what a query means and what an article is worth is reckoned elsewhere. An article's number
is its place in the order of the archive. An index has several segments, one after the other, and
each word is looked up once in each.
"""

from __future__ import annotations

import io
import pickle
import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import LENGTHS_COLUMN, WHOOSH3_HEADER_MAGIC
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Positions
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

_LISTS = 128
"""Lists of postings kept for the next query; each takes at most 8 bytes an article."""
_STARTS = 32
"""Beginnings of words, the words of which are kept for the next query."""

_POSITIONS = Positions()
_LENGTHS = struct.Struct("!Ii").unpack_from
"""Before each entry of the list of words: the lengths of the word and of what is known of it."""
_FREQUENCY = struct.Struct("!xxxxxI").unpack_from
"""In what is known of a word: the articles it stands in, after a flag and its weight."""
_STRETCH = 1 << 14
"""Bytes of the list of words that are read at once; no entry is as long."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles that a word or stem stands in, in one field."""

    numbers: array[int]
    """Ascending."""
    weights: array[float]
    """How often it stands in each, times the field's weight."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the index keeps of an article as it was written."""

    address: str
    title: str
    source: str
    body: str
    named: tuple[tuple[str, str, str], ...]
    """Whom and what it names, most mentioned first: `person`, `org` or `place`, the name, and the
    address of its page, "" where there is none."""


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one date, which stand side by side."""

    date: str
    """ISO 8601 as far as it is known, without a time; "" when unknown."""
    first: int
    """The number of the first of them."""
    count: int


class IndexReader:
    """An index that is open. Its fields have the names that the index gives them."""

    def __init__(self, folder: Path) -> None:
        """Raises whatever Whoosh raises where it finds no whole index."""
        # Whoosh would map the files into memory, and then copy them whole all the same.
        storage = FileStorage(str(folder), supports_mmap=False, readonly=True)
        self._reader = storage.open_index().reader()
        self.count: int = self._reader.doc_count_all()
        leaves = self._reader.leaf_readers() if self.count else []  # an empty one has no terms
        self._leaves: list[tuple[Any, int]] = leaves
        self._ends = [start + leaf.doc_count_all() for leaf, start in leaves]
        self.postings = lru_cache(_LISTS)(self._postings)
        self.words = lru_cache(_STARTS)(self._words)

    def close(self) -> None:
        self._reader.close()

    # --- words ----------------------------------------------------------------------------------

    def _postings(self, field: str, word: str) -> Postings:
        """Where a word stands; nowhere if the index does not have it."""
        numbers, weights = array("I"), array("f")
        for blocks, start, _ in self._blocks(field, word):
            for block in blocks:
                gaps, heavy, _ = block.postings()
                numbers.extend(_numbers(gaps, start))
                if isinstance(heavy, tuple):
                    weights.extend(heavy)
                else:  # all alike; None stands for 1
                    weights.extend(array("f", [1.0 if heavy is None else heavy]) * len(gaps))
        return Postings(numbers, weights)

    def frequency(self, field: str, word: str) -> int:
        """How many articles have the word in this field."""
        text = word.encode()
        return sum(leaf.doc_frequency(field, text) for leaf, _ in self._leaves)

    def positions(self, field: str, word: str, numbers: Sequence[int]) -> dict[int, list[int]]:
        """Where a word stands in those of the given articles that have it: positions from 0.

        The numbers are ascending. Only what is asked for is read.
        """
        places: dict[int, list[int]] = {}
        for blocks, start, end in self._blocks(field, word):
            at, last = bisect_left(numbers, start), bisect_left(numbers, end)
            for block in blocks:
                after = bisect_right(numbers, block.last + start, at, last)
                if after > at:
                    wanted = set(numbers[at:after])
                    gaps, _, values = block.postings()
                    for number, value in zip(_numbers(gaps, start), values, strict=True):
                        if number in wanted:
                            places[number] = _POSITIONS.decode_positions(value)
                    at = after
                if at == last:
                    break
        return places

    def _blocks(self, field: str, word: str) -> Iterator[tuple[Iterator[_Block], int, int]]:
        """A word's postings in each segment, the segment's first article and where it ends."""
        text = word.encode()
        for (leaf, start), end in zip(self._leaves, self._ends, strict=True):
            try:
                offset, _ = leaf._terms.term_info(field, text).extent()
            except TermNotFound:
                continue
            yield _blocks_in(leaf._terms._postfile, offset), start, end

    def _words(self, field: str, start: str) -> dict[str, int]:
        """The words of a field that begin so, and how many articles have each there."""
        articles: dict[str, int] = {}
        for leaf, _ in self._leaves:
            for word, frequency in _words_of(leaf._terms, field, start.encode()):
                articles[word] = articles.get(word, 0) + frequency
        return articles

    # --- articles -------------------------------------------------------------------------------

    def average(self, field: str) -> float:
        """The mean length of a field in words, from the exact sum."""
        return float(self._reader.field_length(field) / self.count) if self.count else 0.0

    def lengths(self, field: str) -> list[int]:
        """How many words the field has in each article: rounded, as one byte keeps them."""
        columns = [
            (leaf._perdoc._cached_reader(f"_{field}_len", LENGTHS_COLUMN), leaf.doc_count_all())
            for leaf, _ in self._leaves
        ]
        written = b"".join(
            (column._dbfile.get(column._basepos, column._count) if column else b"").ljust(
                count, b"\0"
            )
            for column, count in columns
        )
        return [byte_to_length(length) for length in written]

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The dates of the archive in its order, each with its articles."""
        written = (date[:10] for leaf, _ in self._leaves for date in leaf.column_reader("date"))
        days, first = [], 0
        for date, articles in groupby(written):
            count = sum(1 for _ in articles)
            days.append(Day(date.decode(), first, count))
            first += count
        return tuple(days)

    def date(self, number: int) -> str:
        """When an article was published, as written: ISO 8601, "" when unknown."""
        leaf, inside = self._leaf(number)
        return str(self._dates(leaf)[inside].decode())

    @cached_property
    def _dates(self) -> Any:
        return lru_cache(None)(lambda leaf: leaf.column_reader("date"))

    def article(self, number: int) -> Kept:
        leaf, inside = self._leaf(number)
        stored = leaf.stored_fields(inside)
        return Kept(
            stored["address"],
            stored["title"],
            stored["source"],
            stored["body"],
            stored["named"],
        )

    def _leaf(self, number: int) -> tuple[Any, int]:
        """The segment that has this article, and its number inside."""
        leaf, start = self._leaves[bisect_right(self._ends, number)]
        return leaf, number - start


@dataclass(frozen=True, slots=True)
class _Block:
    """Some postings of a word, as Whoosh keeps them together."""

    last: int
    """The last article in it, counted in its segment."""
    packed: bytes
    is_compressed: bool

    def postings(self) -> Any:
        """The gaps from article to article, the weights or the one weight, and the positions."""
        return pickle.loads(zlib.decompress(self.packed) if self.is_compressed else self.packed)


def _blocks_in(file: Any, at: int) -> Iterator[_Block]:
    """The blocks of a word's postings in one segment: each a length, a head and a body."""
    # Whoosh's own reader fetches a block by many small reads.
    start = at + len(WHOOSH3_HEADER_MAGIC)
    if file.get(at, start - at) != WHOOSH3_HEADER_MAGIC:
        raise ValueError("postings do not begin as they should")
    length = 1
    while length > 0:
        length = file.get_int(start)  # negative in the last one
        block = io.BytesIO(file.get(start + 4, abs(length)))
        _, last, _, compression, _, _ = pickle.load(block)
        yield _Block(last, block.read(), bool(compression))
        start += 4 + length


def _numbers(gaps: Sequence[int], start: int) -> Iterator[int]:
    return accumulate((gaps[0] + start, *gaps[1:]))


def _words_of(terms: Any, field: str, start: bytes) -> Iterator[tuple[str, int]]:
    """The words of a field in one segment that begin so, and how many articles have each."""
    index, file = terms._tindex, terms._dbfile
    key = terms._keycoder(field, start)
    before = len(key) - len(start)
    place, end = index.closest_key_pos(key), index.endofdata
    while place is not None and place < end:
        read, at = file.get(place, min(_STRETCH, end - place)), 0
        while at + 8 <= len(read):
            length, rest = _LENGTHS(read, at)
            data = at + 8 + length
            if data + rest > len(read):
                break
            found = read[at + 8 : data]
            if not found.startswith(key):
                return
            yield found[before:].decode(), _FREQUENCY(read, data)[0]
            at = data + rest
        place += at


_COLUMNS = {"org": "organization"}
"""The index's own name of a field, where it is not the query's."""


def exact_fields(field: str) -> tuple[str, ...]:
    """Where the index keeps whole words with their positions, for a field of the query."""
    if field in ("", "title"):
        return ("title_exact", "body_exact") if not field else ("title_exact",)
    return (_COLUMNS.get(field, field),)


def stemmed_fields(field: str) -> tuple[str, ...]:
    """Where it keeps the stems of the words that are ranked; nowhere for a field of names."""
    return {"": ("title", "body"), "title": ("title",)}.get(field, ())
