"""Writes Whoosh's files: a segment for each period, and the table of contents over them.

The only module that uses Whoosh for writing. Whoosh's own writer takes one posting after the other
and sorts them all; a sheaf has them by word already, so here whole blocks are written. What is in
the files is the same, posting by posting.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from pathlib import Path
from pickle import dumps
from struct import Struct
from tempfile import TemporaryDirectory
from typing import Any
from zlib import DEFLATED, compressobj, crc32

from whoosh import fields
from whoosh.analysis import IDAnalyzer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import VarBytesColumn
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.index import TOC
from whoosh.util.numeric import length_to_byte
from whoosh.util.numlists import GrowableArray

from sitegen.search import pickles
from sitegen.search.analysis import Analysis
from sitegen.search.scoring import TITLE_WEIGHT
from sitegen.search.sheaf import ArticleCard, Places, Sheaf, Words

_INDEX = "MAIN"
CONTENTS = f"_{_INDEX}_1.toc"
"""The table of contents, in the index's folder."""
_NAMES = {
    "author": "author",
    "organization": "org",
    "person": "person",
    "place": "place",
    "section": "section",
    "source": "source",
}
"""Whoosh's fields of names, and what the sheaf calls them."""


def schema() -> fields.Schema:
    """The fields of the index. It is given words and stems; it analyses nothing."""
    return fields.Schema(
        address=fields.STORED(),
        title=fields.TEXT(IDAnalyzer(), phrase=False, stored=True, field_boost=TITLE_WEIGHT),
        title_exact=fields.TEXT(IDAnalyzer()),
        body=fields.TEXT(IDAnalyzer(), phrase=False, stored=True),
        body_exact=fields.TEXT(IDAnalyzer()),
        **{name: fields.TEXT(IDAnalyzer(), stored=name == "source") for name in _NAMES},
        identity=fields.ID(),
        date=fields.COLUMN(VarBytesColumn()),
        lead=fields.STORED(),
        named=fields.STORED(),
        authors=fields.STORED(),
    )


def write_segment(folder: Path, name: str, sheaf: Sheaf, analysis: Analysis) -> Any:
    """Write a period's segment into a folder; `name` (letters and digits) tells it from others.

    Returns what `write_contents` must know of it; it can be pickled.
    """
    codec, found = W3Codec(), _fields(sheaf, analysis)
    with TemporaryDirectory(dir=folder) as aside:
        storage = FileStorage(aside)
        segment = codec.new_segment(storage, _INDEX)
        segment.segid = name
        segment.set_doc_count(sheaf.count)
        _write_articles(codec.per_document_writer(storage, segment), sheaf, found)
        _write_terms(storage, segment, found)
        segment.create_compound_file(storage)
        (Path(aside) / segment_file(name)).rename(folder / segment_file(name))
    return segment


def segment_file(name: str) -> str:
    """The file of a segment, in the index's folder."""
    return f"{_INDEX}_{name}.seg"


def write_contents(folder: Path, segments: Sequence[Any]) -> None:
    """Write the table of contents, which makes one index of the segments, in their order.

    Segments are never merged: the statistics that scores come from stay exact.
    """
    TOC(schema(), list(segments), 1).write(FileStorage(str(folder)), _INDEX)


def read_contents(folder: Path) -> dict[str, Any]:
    """What `write_contents` was told, by the segments' names. Any error means damage."""
    contents = TOC.read(FileStorage(str(folder)), _INDEX)
    return {segment.segid: segment for segment in contents.segments}


# --- what stands in the fields -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    """One of Whoosh's fields in all articles of the period."""

    name: str
    words: Words
    lengths: Sequence[int]
    """Of each article, in words; 0 where it is not kept."""


def _fields(sheaf: Sheaf, analysis: Analysis) -> list[_Field]:
    title = {word: places for word, places in sheaf.title.items() if " " not in word}
    body = {word: places for word, places in sheaf.body.items() if " " not in word}
    title_lengths = [card.title_words for card in sheaf.cards]
    body_lengths = [card.body_words for card in sheaf.cards]
    return [
        _Field("title", _by_stem(title, analysis), title_lengths),
        _Field("title_exact", title, title_lengths),
        _Field("body", _by_stem(body, analysis), body_lengths),
        _Field("body_exact", body, body_lengths),
        *_name_fields(sheaf),
    ]


def _by_stem(words: Words, analysis: Analysis) -> Words:
    """The places of all forms of a word together, without their positions."""
    forms: defaultdict[str, list[Places]] = defaultdict(list)
    for word, places in words.items():
        forms[analysis.stem(word)].append(places)
    return {stem: _joined(found) for stem, found in forms.items()}


_NONE = array("I")


def _joined(forms: Sequence[Places]) -> Places:
    if len(forms) == 1:
        return forms[0]
    counts: dict[int, int] = {}
    for form in forms:
        for number, count in zip(form.numbers, form.counts, strict=True):
            counts[number] = counts.get(number, 0) + count
    numbers = sorted(counts)
    return Places(
        array("I", numbers), array("I", [counts[number] for number in numbers]), _NONE, _NONE
    )


def _name_fields(sheaf: Sheaf) -> Iterator[_Field]:
    """The fields of names, and the one of whole names."""
    by_field: defaultdict[str, dict[str, Places]] = defaultdict(dict)
    identities = {}
    for key, places in sheaf.names.items():
        field, sign, word = key.partition(":")
        if sign and "=" not in field:
            by_field[field][word] = places
        else:
            identities[key] = places
    for name, field in _NAMES.items():
        words = by_field[field]
        yield _Field(name, words, _lengths(words, sheaf.count))
    yield _Field("identity", identities, [0] * sheaf.count)


def _lengths(words: Words, count: int) -> list[int]:
    lengths = [0] * count
    for places in words.values():
        for number, times in zip(places.numbers, places.counts, strict=True):
            lengths[number] += times
    return lengths


# --- the articles ------------------------------------------------------------------------------


def _write_articles(writer: Any, sheaf: Sheaf, found: list[_Field]) -> None:
    plan = schema()
    scored = [(field.name, field.lengths) for field in found]
    for number, (card, body) in enumerate(zip(sheaf.cards, sheaf.bodies, strict=True)):
        writer.start_doc(number)
        for name, lengths in scored:
            writer.add_field(name, plan[name], None, lengths[number])
        for name, value in _stored(card, body).items():
            writer.add_field(name, plan[name], value, 0)
        if card.date:
            writer.add_column_value("date", plan["date"].column_type, card.date.encode())
        writer.finish_doc()
    writer.close()


def _stored(card: ArticleCard, body: str) -> Mapping[str, Any]:
    return {
        "address": card.address,
        "authors": card.authors,
        "body": body,
        "lead": card.lead,
        "named": card.named,
        "source": card.source,
        "title": card.title,
    }


# --- the terms ---------------------------------------------------------------------------------

_BLOCK = 128
"""Postings in one block: what is read together."""
_COMPRESSED_FROM = 1024
"""Bytes of a block: there are very many smaller ones, and they shrink little."""
_COMPRESSION = (1, DEFLATED, 12, 5)
"""Level, method, and memory for the window and for the work: zlib's usual memory takes longer to
lay out than a block takes to compress."""
_START = b"W3Bl"
_LENGTH = Struct("!i")
_TOLD = Struct("!BfIBBfII")
_FOUND = Struct("!qi")
"""Together Whoosh's W3TermInfo: whether the postings stand here (they never do), the sum of their
weights, their number, the shortest and the longest text that has the term (each in one byte), the
largest weight, the first and the last article; where the postings begin and how long they are."""


def _write_terms(storage: Any, segment: Any, found: list[_Field]) -> None:
    """The postings of all fields, and the table of terms that leads to them."""
    plan = schema()
    fieldmap = {field.name: number for number, field in enumerate(found)}
    table = _Table(segment.create_file(storage, W3Codec.TERMS_EXT), fieldmap)
    with segment.create_file(storage, W3Codec.POSTS_EXT) as postings:
        start = 0
        for field in found:
            prefix = fieldmap[field.name].to_bytes(2, "big")
            form = _Form(plan[field.name].format, bytes(map(length_to_byte, field.lengths)))
            written = []
            for word in sorted(field.words):
                told, data = form.term(field.words[word])
                written.append(data)
                table.add(prefix + word.encode(), told + _FOUND.pack(start, len(data)))
                start += len(data)
            postings.write(b"".join(written))
    table.close()


class _Form:
    """How the postings of one field are written: as Whoosh's W3PostingsWriter does it."""

    def __init__(self, format: Any, lengths: bytes) -> None:
        self._boost = format.field_boost
        self._weights = pickles.Kept(lambda count: pickles.number(count * self._boost))
        self._values = _VALUES[type(format).__name__]
        self._lengths = lengths
        self._once: dict[int, tuple[bytes, bytes]] = {}

    def term(self, places: Places) -> tuple[bytes, bytes]:
        """What is told of a term (see _TOLD), and its postings in blocks."""
        numbers, counts, positions = places.numbers, places.counts, places.positions
        if len(numbers) > _BLOCK:
            blocks = list(self._blocks(numbers, counts, positions))
        elif len(numbers) > 1 or counts[0] > 1:
            blocks = [self._block(numbers, counts, positions)]
        else:
            return self._once_in(numbers[0], counts, positions)
        lows, highs, weights, written = zip(*blocks, strict=True)
        pieces = [_START]
        for block in written[:-1]:
            pieces += (_LENGTH.pack(len(block)), block)
        pieces += (_LENGTH.pack(-len(written[-1])), written[-1])
        told = _TOLD.pack(
            0, sum(counts) * self._boost, len(numbers), min(lows), max(highs), max(weights),
            numbers[0], numbers[-1],
        )  # fmt: skip
        return told, b"".join(pieces)

    def _once_in(
        self, number: int, counts: array[int], positions: array[int]
    ) -> tuple[bytes, bytes]:
        """The same for a word that stands once in all articles, as almost half of them do: all but
        its position follows from the article."""
        known = self._once.get(number)
        if known is None:
            length, boost = self._lengths[number], self._boost
            head = dumps((1, number, boost, 0, length, length), 2)
            start = head + pickles.block_start((number,), self._weights_of(counts, 1))
            told = _TOLD.pack(0, boost, 1, length, length, boost, number, number)
            known = self._once[number] = told, start
        block = known[1] + self._values(counts, positions) + pickles.BLOCK_END
        return known[0], _START + _LENGTH.pack(-len(block)) + block

    def _blocks(
        self, numbers: array[int], counts: array[int], positions: array[int]
    ) -> Iterator[tuple[int, int, float, bytes]]:
        at = 0
        for start in range(0, len(numbers), _BLOCK):
            part = slice(start, start + _BLOCK)
            held = counts[part]
            end = at + sum(held)
            yield self._block(numbers[part], held, positions[at:end])
            at = end

    def _block(
        self, numbers: array[int], counts: array[int], positions: array[int]
    ) -> tuple[int, int, float, bytes]:
        """Shortest text, longest text and heaviest weight in a block, and the block."""
        gaps = (numbers[0], *map(sub, numbers[1:], numbers))
        most = max(counts)
        start = pickles.block_start(gaps, self._weights_of(counts, most))
        data = start + self._values(counts, positions) + pickles.BLOCK_END
        compression = 0
        if len(data) >= _COMPRESSED_FROM:
            packer = compressobj(*_COMPRESSION)
            data, compression = packer.compress(data) + packer.flush(), _COMPRESSION[0]
        lengths = list(map(self._lengths.__getitem__, numbers))
        low, high, weight = min(lengths), max(lengths), most * self._boost
        head = len(numbers), numbers[-1], weight, compression, low, high
        return low, high, weight, dumps(head, 2) + data

    def _weights_of(self, counts: array[int], most: int) -> bytes:
        """Nothing stands for 1 everywhere, one number for the same everywhere."""
        if min(counts) < most:
            return pickles.tuple_of(map(self._weights.__getitem__, counts))
        return self._weights[most] if most * self._boost != 1 else pickles.NOTHING


def _nothing(counts: array[int], positions: array[int]) -> bytes:
    """An article has the term, and no more is said of it."""
    return pickles.NOTHING


def _counts(counts: array[int], positions: array[int]) -> bytes:
    return pickles.counts(counts)


_VALUES = {"Existence": _nothing, "Frequency": _counts, "Positions": pickles.positions}
"""What Whoosh's formats keep of a posting."""


_LENGTHS = Struct("!ii")
_SLOT = Struct("!Iq")
_FREE = bytes(_SLOT.size)


class _Table(OrderedHashWriter):  # type: ignore[misc]
    """Whoosh's table of terms. They come by the ten thousand, so each must cost little."""

    def __init__(self, file: Any, fieldmap: dict[str, int]) -> None:
        HashWriter.__init__(self, file, hashtype=1)  # CRC 32: quicker than MD5, and read alike
        self.extras["fieldmap"] = fieldmap
        self._keys: list[bytes] = []
        self._records: list[bytes] = []

    def add(self, key: bytes, value: bytes) -> None:
        """Keys come in ascending order."""
        self._keys.append(key)
        self._records.append(_LENGTHS.pack(len(key), len(value)) + key + value)

    def close(self) -> None:
        starts = list(accumulate(map(len, self._records), initial=self.dbfile.tell()))
        self.dbfile.write(b"".join(self._records))
        self.index = GrowableArray("H" if starts[-1] < 1 << 16 else "i")
        self.index.extend(starts[:-1])
        for hashed, start in zip(map(crc32, self._keys), starts, strict=False):
            self.buckets[hashed & 255].append((hashed, start))
        super().close()

    def _write_hashes(self) -> None:
        """Whoosh writes each slot by itself."""
        for entries in self.buckets:
            count = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), count))
            slots = [_FREE] * count
            for hashed, start in entries:
                slot = (hashed >> 8) % count
                while slots[slot] is not _FREE:
                    slot = (slot + 1) % count
                slots[slot] = _SLOT.pack(hashed, start)
            self.dbfile.write(b"".join(slots))
