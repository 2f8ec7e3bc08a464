"""Writes the index. The only module that uses Whoosh for writing."""

from __future__ import annotations

import os
import shutil
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

from whoosh import fields, index
from whoosh.analysis import IDAnalyzer
from whoosh.columns import VarBytesColumn
from whoosh.formats import Positions
from whoosh.system import pack_uint
from whoosh.writing import SegmentWriter

from sitegen.search.analysis import Analysis
from sitegen.search.card import FILE, Card, files_of, made_with, read_card, write_card
from sitegen.search.entry import Entry
from sitegen.search.scoring import TITLE_WEIGHT

SEGMENT = 10_000
"""Articles in one segment of the index: their postings are gathered in memory, about 300 MB."""

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
    """Segments are never merged, so that their statistics are exact. How many articles it has."""
    count = 0
    schema = _schema()
    created = index.create_in(str(aside), schema)
    for batch in _batches(entries):
        writer = _Inverter(created, schema)
        try:
            for entry in batch:
                writer.add_document(**_document(entry, analysis))
                count += 1
                listener(entry)
        except BaseException:
            writer.cancel()
            raise
        writer.commit(merge=False)
    return count


def _batches(entries: Iterable[Entry]) -> Iterator[Iterator[Entry]]:
    """Batches of SEGMENT articles, each to be used up before the next is asked for."""
    ahead = iter(entries)
    for first in ahead:
        yield chain([first], islice(ahead, SEGMENT - 1))


class _Inverter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer of a segment, with the postings gathered by term in memory.

    Whoosh sorts all postings and then hands them on one by one; here only the terms are sorted, and
    Whoosh's own writer of blocks is given whole blocks. The files are the same.
    """

    pool: _Postings

    def __init__(self, created: Any, schema: fields.Schema) -> None:
        super().__init__(created)
        self.schema = schema  # Whoosh read it back from the file, where ours are ordinary fields
        self.pool.cleanup()
        self.pool = _Postings()

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        lengths = self.per_document_reader()
        for name, terms in sorted(self.pool.terms.items()):
            self.fieldwriter.start_field(name, self.schema[name])
            length_of = [lengths.doc_field_length(number, name) for number in range(self.docnum)]
            for text in sorted(terms):
                self._write_term(text, terms[text], length_of)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()
        lengths.close()

    def _write_term(self, text: bytes, postings: _Posting, length_of: list[int]) -> None:
        self.fieldwriter.start_term(text)
        block = self.fieldwriter._postwriter
        for start in range(0, len(postings.numbers), block._blocklimit):
            if start:
                block._write_block()
            part = slice(start, start + block._blocklimit)
            block._ids, block._weights = postings.numbers[part], postings.weights[part]
            block._values = postings.values[part]
            block._maxweight = max(block._weights)
            spread = [length_of[number] for number in block._ids]
            block._minlength, block._maxlength = min(spread), max(spread)
        self.fieldwriter.finish_term()


class _Posting:
    """Where one term stands: the articles' numbers, ascending, its weights there, its places."""

    __slots__ = ("numbers", "values", "weights")

    def __init__(self) -> None:
        self.numbers = array("I")
        self.weights = array("f")
        self.values: list[bytes] = []


class _Postings:
    """What `_Inverter` gathers, by field and term, in place of Whoosh's pool."""

    def __init__(self) -> None:
        self.terms: defaultdict[str, defaultdict[bytes, _Posting]] = defaultdict(
            lambda: defaultdict(_Posting)
        )

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        name, text, number, weight, value = item
        posting = self.terms[name][text]
        posting.numbers.append(number)
        posting.weights.append(weight)
        posting.values.append(value)

    def cleanup(self) -> None:
        self.terms.clear()


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
