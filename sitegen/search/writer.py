"""Writes the index. The only module that uses Whoosh for writing."""

from __future__ import annotations

import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh.analysis import IDAnalyzer
from whoosh.columns import VarBytesColumn
from whoosh.formats import Positions
from whoosh.system import pack_uint

from sitegen.search.analysis import Analysis
from sitegen.search.card import FILE, Card, files_of, made_with, read_card, write_card
from sitegen.search.entry import Entry
from sitegen.search.scoring import TITLE_WEIGHT

_MEMORY = 256
"""Megabytes of postings that Whoosh gathers before it puts them aside on disk."""

Listener = Callable[[Entry], None]
"""Told of each article that was indexed."""


def write_index(
    folder: Path,
    entries: Iterable[Entry],
    *,
    digest: str,
    language: str = "en",
    listener: Listener | None = None,
) -> None:
    """Make the index of these articles, in their order, which decides between equal scores.

    Until it is whole, the index that was there before keeps counting; whatever goes wrong, nothing
    of the new one stays. `digest` stands for everything that is indexed; see `is_current`.
    """
    analysis = Analysis(language)
    folder.mkdir(parents=True, exist_ok=True)
    aside = _new_folder(folder)
    try:
        count = _write(aside, entries, analysis, listener or _silent)
        _sync(aside)
        card = Card(digest, count, language, made_with(analysis), aside.name, files_of(aside))
        write_card(folder, card)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _sweep(folder)


def _silent(_: Entry) -> None:
    pass


def _new_folder(folder: Path) -> Path:
    _sweep(folder)
    numbers = [int(path.name) for path in folder.iterdir() if path.name.isdecimal()]
    aside = folder / str(max(numbers, default=0) + 1)
    aside.mkdir()
    return aside


def _sweep(folder: Path) -> None:
    """Remove what no card names: older indexes, and what a killed build left behind."""
    try:
        current = read_card(folder).folder
    except (OSError, ValueError):
        current = ""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name.isdecimal() and path.name != current:
            shutil.rmtree(path)
        elif path.name == f"{FILE}.new":
            path.unlink()


def _sync(folder: Path) -> None:
    """Whoosh leaves its files to the system's care; a card must never outlive what it names."""
    for path in sorted(folder.iterdir()):
        with path.open("rb+") as file:
            os.fsync(file.fileno())


# --- what Whoosh is given ----------------------------------------------------------------------


class _Words(fields.TEXT):  # type: ignore[misc]
    """A text field that is given words, each with its position."""

    def index(
        self, value: Iterable[tuple[int, str]], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in value:
            places[word].append(position)
        for word, positions in places.items():
            count = len(positions)
            encoded = _at(positions[0]) if count == 1 else _encoded(positions)
            yield word.encode(), count, float(count), encoded

    def __reduce__(self) -> Any:
        # In the file it is an ordinary field, so that reading needs nothing of this module.
        return fields.TEXT, (IDAnalyzer(), True, False, self.stored)


class _Stems(fields.TEXT):  # type: ignore[misc]
    """A text field that is given stems, and only counts them."""

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        weight = self.format.field_boost
        for stem, count in Counter(value).items():
            yield stem.encode(), count, count * weight, pack_uint(count)

    def __reduce__(self) -> Any:
        arguments = (IDAnalyzer(), False, False, self.stored, self.format.field_boost)
        return fields.TEXT, arguments


def _encoded(positions: list[int]) -> bytes:
    value: bytes = Positions().encode(positions)
    return value


@lru_cache(maxsize=1 << 14)
def _at(position: int) -> bytes:
    """Three of four words stand in a text once, and positions repeat from text to text."""
    return _encoded([position])


def _schema() -> fields.Schema:
    names = ("person", "organization", "place", "author", "section")
    return fields.Schema(
        address=fields.STORED(),
        title=_Stems(IDAnalyzer(), phrase=False, stored=True, field_boost=TITLE_WEIGHT),
        title_exact=_Words(IDAnalyzer()),
        body=_Stems(IDAnalyzer(), phrase=False, stored=True),
        body_exact=_Words(IDAnalyzer()),
        source=_Words(IDAnalyzer(), stored=True),
        date=fields.COLUMN(VarBytesColumn()),
        **{name: _Words(IDAnalyzer()) for name in names},
    )


def _write(aside: Path, entries: Iterable[Entry], analysis: Analysis, listener: Listener) -> int:
    """The index in one segment, so that its statistics are exact. How many articles it has."""
    count = 0
    schema = _schema()
    writer = index.create_in(str(aside), schema).writer(limitmb=_MEMORY)
    writer.schema = schema  # Whoosh read it back from the file, where ours are ordinary fields
    try:
        for entry in entries:
            writer.add_document(**_document(entry, analysis))
            count += 1
            listener(entry)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    return count


def _document(entry: Entry, analysis: Analysis) -> dict[str, Any]:
    title, body = analysis.words(entry.title), analysis.words(entry.body)
    return {
        "address": entry.address,
        "title": analysis.stems(title),
        "_stored_title": entry.title,
        "title_exact": enumerate(title),
        "body": analysis.stems(body),
        "_stored_body": entry.body,
        "body_exact": enumerate(body),
        "person": _names(entry.people, analysis),
        "organization": _names(entry.organizations, analysis),
        "place": _names(entry.places, analysis),
        "author": _names(entry.authors, analysis),
        "source": _names((entry.source,), analysis),
        "_stored_source": entry.source,
        "section": _names((entry.section,), analysis),
        "date": str(entry.date).encode() if entry.date else None,
    }


def _names(names: Sequence[str], analysis: Analysis) -> Iterator[tuple[int, str]]:
    """The words of the names. A gap parts two names: no phrase runs from one to the next."""
    position = 0
    for name in names:
        for word in analysis.words(name):
            yield position, word
            position += 1
        position += 1
