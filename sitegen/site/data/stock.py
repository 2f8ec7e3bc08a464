"""The data files: what each of them is.

Each is made once, though its size and fingerprint are told before it is needed itself.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sitegen.site.pages import Proofs


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    about: str
    """A sentence: what stands in it."""
    type: str = "string"
    """As a Data Package calls it: `string`, `integer`."""
    pattern: str = ""
    """A regular expression that every value matches."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that a researcher can take away."""

    address: str
    """From the site's root: `data/people.csv`."""
    what: str
    """For a person who reads of it: `the table of people`."""
    make: Callable[[Proofs], bytes]
    is_index: bool = False
    """It tells in which files the things are."""

    @property
    def name(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def form(self) -> str:
        """`csv`, `json` or `graphml`."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Collection:
    """Files that hold the same things."""

    heading: str
    about: str
    """A sentence or two."""
    files: tuple[DataFile, ...]
    columns: tuple[Column, ...] = ()
    """Of its tables; an index of tables has `INDEX_COLUMNS`."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A file that was made: how large it is, and its fingerprint."""

    size: int
    """Bytes."""
    sha256: str
    packed: bytes
    """What stands in it, compressed: it waits in memory until it is published."""


class Stock:
    """All data files as they are made: once for the pages that were proofed."""

    def __init__(self, collections: Iterable[Collection]) -> None:
        self.collections = tuple(collections)
        self._made: dict[str, Weighed] = {}
        self._proofs: Proofs | None = None

    def weighed(self, proofs: Proofs) -> dict[str, Weighed]:
        """Each file by its address."""
        if self._proofs is not proofs:
            files = (file for collection in self.collections for file in collection.files)
            self._made = {file.address: _weighed(file.make(proofs)) for file in files}
            self._proofs = proofs
        return self._made

    def data(self, address: str, proofs: Proofs) -> bytes:
        return zlib.decompress(self.weighed(proofs)[address].packed)


def _weighed(data: bytes) -> Weighed:
    return Weighed(len(data), hashlib.sha256(data).hexdigest(), zlib.compress(data, 1))
