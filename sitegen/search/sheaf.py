"""A sheaf: everything that was counted in the articles of one period, by word.

Both forms of the index are made from it: the segment for Whoosh, and the files for the browser.
It is kept on disk in one file, cut into buckets by the first sign of each word, so that the words
of one letter can be gathered over many periods without reading the rest.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple

FORMAT = 2
"""Raised when the file's form changes."""

_MAGIC = f"sheaf {FORMAT} {sys.byteorder}-endian\n".encode()
_NONE: array[int] = array("I")
_COMPRESSION = 1
"""zlib's: the quickest takes half of a text away, the best a little more at ten times the cost."""

BESIDE = 32
"""More than there are codes of common words."""

# --- values ------------------------------------------------------------------------------------


class Places(NamedTuple):
    """Where one key stands in one field of a period's articles. There are very many of these."""

    numbers: array[int]
    """The articles that have it, ascending, counted from 0 in the period."""
    counts: array[int]
    """How often it stands in each of them."""
    positions: array[int]
    """Where, in words from 0: all places of the first article, then of the next. Empty for
    identities; for common words the file has none."""
    beside: array[int]
    """Of exact words that are not common, parallel to `positions`: the code of the common word
    before it, times BESIDE, plus that of the one after it: its place in `Analysis.common` from 1,
    0 where none is."""


Words = Mapping[str, Places]


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What is shown of an article, and how long it is."""

    address: str
    """Of its page, from the site's root."""
    title: str
    date: str
    """ISO 8601 as far as it is known; "" when unknown."""
    source: str
    authors: tuple[str, ...]
    agency: str
    """Who wrote it where no author is named; else ""."""
    lead: str
    """How its text begins."""
    named: tuple[tuple[str, str, str], ...]
    """Kind (`person`, `org` or `place`), name, and address of the page or "": the most mentioned
    first."""
    title_words: int
    body_words: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """The words of a sheaf, or those of them that begin alike."""

    title: Words
    """By exact word; two common words next to each other are a key too: `of the`."""
    body: Words
    """Likewise."""
    names: Words
    """By field and word, `person:quill`, and by field and whole name, `person=Ada Quill`: the
    fields are person, org, place, author, source and section; only of persons, organisations,
    places and sources there are whole names."""


@dataclass(frozen=True, slots=True)
class Sheaf(Bucket):
    """Everything that was counted in the articles of one period."""

    period: str
    """The period's name."""
    cards: tuple[ArticleCard, ...]
    """In archive order."""
    bodies: tuple[str, ...]
    """The searched texts of the articles without their titles."""

    @property
    def count(self) -> int:
        """How many articles."""
        return len(self.cards)


# --- on disk -----------------------------------------------------------------------------------

_BLOCKS = ((0x80, 1), (0x2000, 8), (0x110000, 0x400))
"""How many neighbouring code points share a bucket, up to which code point."""


def bucket_of(key: str) -> int:
    """The bucket that holds a key: the first code point of those that share it.

    Buckets stand in the order of their keys: all keys of one come before all keys of the next. The
    forms of a word share a bucket with their stem.
    """
    point = ord(key[0])
    return next(point // size * size for end, size in _BLOCKS if point < end)


def write_sheaf(path: Path, sheaf: Sheaf, common: Collection[str] = ()) -> None:
    """Keep a sheaf in a file, without the positions of the common words. Same sheaf, same bytes.

    Nobody asks for them: a phrase is proved by what stands beside its other words, and by pairs.
    """
    buckets: dict[int, list[dict[str, Places]]] = {}
    for number, field in enumerate((sheaf.title, sheaf.body, sheaf.names)):
        for key in sorted(field):
            bucket = buckets.setdefault(bucket_of(key), [{}, {}, {}])
            places = field[key]
            bucket[number][key] = places._replace(positions=_NONE) if key in common else places
    with path.open("wb") as file:
        file.write(_MAGIC)
        contents: dict[str, Any] = {"period": sheaf.period, "count": sheaf.count}
        contents["cards"] = _put(file, zlib.compress(_cards_in_bytes(sheaf.cards), _COMPRESSION))
        contents["bodies"] = _put(file, zlib.compress(_as_json(sheaf.bodies), _COMPRESSION))
        contents["buckets"] = [
            [bucket, _put(file, b"".join(map(_words_in_bytes, buckets[bucket])))]
            for bucket in sorted(buckets)
        ]
        end = _as_json(contents)
        file.write(end + len(end).to_bytes(8, "little"))


def _put(file: BinaryIO, data: bytes) -> tuple[int, int, int]:
    """Where it now stands in the file, its length, and its check sum."""
    start = file.tell()
    file.write(data)
    return start, len(data), zlib.crc32(data)


def read_sheaf(path: Path) -> Sheaf:
    """The whole sheaf. Raises OSError and ValueError as `SheafFile` does."""
    with SheafFile(path) as file:
        buckets = [file.bucket(number) for number in file.buckets]
        return Sheaf(
            title=dict(chain.from_iterable(bucket.title.items() for bucket in buckets)),
            body=dict(chain.from_iterable(bucket.body.items() for bucket in buckets)),
            names=dict(chain.from_iterable(bucket.names.items() for bucket in buckets)),
            period=file.period,
            cards=file.cards(),
            bodies=file.bodies(),
        )


class SheafFile:
    """A sheaf that is read piece by piece. A context manager: leaving it closes the file."""

    period: str
    count: int
    """How many articles."""
    buckets: tuple[int, ...]
    """Those that are not empty, ascending."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no file, ValueError where it is damaged or of an older
        form; so do the methods."""
        self._file = path.open("rb")
        try:
            self._read_contents()
        except (ValueError, KeyError, TypeError, OSError):
            self._file.close()
            raise ValueError(f"{path} is no sheaf of this form") from None

    def _read_contents(self) -> None:
        if self._file.read(len(_MAGIC)) != _MAGIC:
            raise ValueError
        self._file.seek(-8, os.SEEK_END)
        length = int.from_bytes(self._file.read(8), "little")
        self._file.seek(-8 - length, os.SEEK_END)
        contents = json.loads(self._file.read(length))
        self.period, self.count = contents["period"], contents["count"]
        self._cards, self._bodies = contents["cards"], contents["bodies"]
        self._places = dict(contents["buckets"])
        self.buckets = tuple(self._places)

    def __enter__(self) -> SheafFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def bucket(self, number: int, first: int = 0) -> Bucket:
        """The words of one bucket, by code point; empty where the sheaf has none of it. Its
        articles are counted from `first`."""
        if number not in self._places:
            return Bucket({}, {}, {})
        data = memoryview(self._piece(self._places[number]))
        fields = []
        for _ in range(3):
            words, length = _words_of_bytes(data, first)
            fields.append(words)
            data = data[length:]
        return Bucket(*fields)

    def cards(self) -> tuple[ArticleCard, ...]:
        cards = json.loads(zlib.decompress(self._piece(self._cards)))
        return tuple(map(_card_of_json, cards))

    def bodies(self) -> tuple[str, ...]:
        return tuple(json.loads(zlib.decompress(self._piece(self._bodies))))

    def _piece(self, place: tuple[int, int, int]) -> bytes:
        start, length, check = place
        self._file.seek(start)
        data = self._file.read(length)
        if zlib.crc32(data) != check:
            raise ValueError(f"{self._file.name} is damaged")
        return data


# --- bytes -------------------------------------------------------------------------------------


def _as_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _cards_in_bytes(cards: Iterable[ArticleCard]) -> bytes:
    return _as_json([[getattr(card, name) for name in ArticleCard.__slots__] for card in cards])


def _card_of_json(values: list[Any]) -> ArticleCard:
    card = dict(zip(ArticleCard.__slots__, values, strict=True))
    card["authors"] = tuple(card["authors"])
    card["named"] = tuple((kind, name, address) for kind, name, address in card["named"])
    return ArticleCard(**card)


_ROWS = {"numbers": "I", "counts": "I", "positions": "I", "beside": "H"}
"""What stands in a Places, and in which numbers."""


def _words_in_bytes(words: Words) -> bytes:
    """The keys, and for each part of their places: how many numbers each key has, and these."""
    pieces = [_sized(_as_json(list(words)))]
    columns = zip(*words.values(), strict=True) if words else [()] * len(_ROWS)
    for column, code in zip(columns, _ROWS.values(), strict=True):
        pieces.append(_row_in_bytes(array("I", map(len, column)).tobytes(), "I"))
        pieces.append(_row_in_bytes(b"".join(column), code))
    return b"".join(pieces)


def _sized(data: bytes | bytearray) -> bytes:
    return len(data).to_bytes(4, "little") + data


_WIDTHS = {code: array(code).itemsize for code in "BHI"}


def _row_in_bytes(data: bytes, code: str) -> bytes:
    """A row of numbers in the narrowest that hold all of it: cut into their bytes, the lowest of
    all numbers first, and joined again without those that are 0 everywhere."""
    size = _WIDTHS[code]
    cut = [data[_byte(place, size) :: size] for place in range(size)]
    needed = max((place for place in range(size) if any(cut[place])), default=0) + 1
    narrow = next(code for code, width in _WIDTHS.items() if width >= needed)
    width = _WIDTHS[narrow]
    row = bytearray(len(data) // size * width)
    for place in range(width):
        row[_byte(place, width) :: width] = cut[place]
    return narrow.encode() + _sized(row)


def _byte(place: int, size: int) -> int:
    """Where in a number of so many bytes this one is, counted from the lowest."""
    return place if sys.byteorder == "little" else size - 1 - place


def _words_of_bytes(data: memoryview, first: int) -> tuple[dict[str, Places], int]:
    """The words, their articles counted from `first`, and how many bytes they took."""
    start = 4 + int.from_bytes(data[:4], "little")
    keys = json.loads(bytes(data[4:start]))
    columns = []
    for name, code in _ROWS.items():
        lengths, start = _row_of_bytes(data, start, "I")
        row, start = _row_of_bytes(data, start, code)
        if first and name == "numbers":
            row = array(code, map(first.__add__, row))
        edges = list(accumulate(lengths, initial=0))
        columns.append(map(row.__getitem__, map(slice, edges, edges[1:])))
    return dict(zip(keys, map(Places, *columns), strict=True)), start


def _row_of_bytes(data: memoryview, start: int, code: str) -> tuple[array[int], int]:
    width, size = _WIDTHS[chr(data[start])], _WIDTHS[code]
    end = start + 5 + int.from_bytes(data[start + 1 : start + 5], "little")
    row = bytearray((end - start - 5) // width * size)
    for place in range(width):
        row[_byte(place, size) :: size] = data[start + 5 + _byte(place, width) : end : width]
    return array(code, bytes(row)), end
