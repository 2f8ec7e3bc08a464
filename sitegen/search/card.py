"""The card of an index: what is in it, and whether it is whole.

Each index stands in a new folder of its own, with links to what did not change; `index.json` names
the one that counts. So the change from the old index to the new one is the replacement of one small
file.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

from sitegen.search import sheaf
from sitegen.search.analysis import Analysis

FILE = "index.json"
FORMAT = 2
"""Raised when words, fields or weights change, so that older indexes are made anew."""


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """A file of the index as it was written."""

    name: str
    size: int
    crc32: int


@dataclass(frozen=True, slots=True)
class IndexedPeriod:
    """A period of the archive as it was indexed."""

    name: str
    count: int
    """How many articles."""
    digest: str
    """Stands for everything that was indexed of them, and for how."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader must know before opening the index."""

    periods: tuple[IndexedPeriod, ...]
    """In archive order."""
    language: str
    made_with: str
    """The formats and the stemmer; with others the words of this index would not be found."""
    folder: str
    """Where the index is, from the card."""
    files: tuple[IndexedFile, ...]


def made_with(analysis: Analysis) -> str:
    """What an index must have been made with, so that this program can read it."""
    return f"format {FORMAT}, {sheaf.FORMAT} {sys.byteorder}-endian, {analysis.made_with}"


class OtherVersion(ValueError):
    """The index was written by a version of this program that gave it another form."""


def read_card(folder: Path) -> Card:
    """Raises FileNotFoundError where there is no index, OtherVersion where its card has another
    form, and ValueError where the card is damaged."""
    try:
        values = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if not values["made_with"].startswith(f"format {FORMAT}, "):
            raise OtherVersion
        files = tuple(IndexedFile(**file) for file in values.pop("files"))
        periods = tuple(IndexedPeriod(**period) for period in values.pop("periods"))
        return Card(**values, files=files, periods=periods)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(str(error)) from error


def write_card(folder: Path, card: Card) -> None:
    """Replace the card in one step: before it the old index counts, after it the new one."""
    aside = folder / f"{FILE}.new"
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(asdict(card), file, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / FILE)


def as_indexed(path: Path) -> IndexedFile:
    """A file as it is now."""
    return IndexedFile(path.name, path.stat().st_size, _crc32(path))


def _crc32(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            total = zlib.crc32(block, total)
    return total


def is_as_written(folder: Path, file: IndexedFile) -> bool:
    """Whether a file of the index is there, byte for byte."""
    try:
        return as_indexed(folder / file.name) == file
    except OSError:
        return False


def is_complete(folder: Path, card: Card) -> bool:
    """Whether every file is there in its full length: what can be seen without reading them."""
    try:
        sizes = [(folder / card.folder / file.name).stat().st_size for file in card.files]
    except OSError:
        return False
    return sizes == [file.size for file in card.files]


def is_whole(folder: Path) -> bool:
    """Whether the index is there, byte for byte as it was written."""
    try:
        card = read_card(folder)
    except (OSError, ValueError):
        return False
    return all(is_as_written(folder / card.folder, file) for file in card.files)
