"""From the sheaves of a span of time to its search files."""

from __future__ import annotations

import hashlib
import json
import shutil
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain
from math import lcm
from pathlib import Path
from typing import Any

from sitegen.engine import Engine
from sitegen.search.analysis import shared_analysis
from sitegen.search.shards.articles import articles_shard, texts_of
from sitegen.search.shards.book import Book, count_tokens, make_book
from sitegen.search.shards.days import day_shards, days_of, years_of
from sitegen.search.shards.directory import Directory, directory_of
from sitegen.search.shards.facets import KINDS, Name, facets_shard, listed, name_shards, rank
from sitegen.search.shards.files import Record, Shard, in_folder, packed, shard_of
from sitegen.search.shards.gathering import buckets_of, gather
from sitegen.search.shards.lengths import Lengths, length_pairs
from sitegen.search.shards.lexicon import lexicon_records
from sitegen.search.shards.names import name_records
from sitegen.search.shards.places import place_records
from sitegen.search.shards.sizes import Sizes
from sitegen.search.shards.texts import names_of, texts_shard
from sitegen.search.shards.words import word_records
from sitegen.search.sheaf import ArticleCard, SheafFile

FORMAT = 3
"""Raised when the form of the files changes, so that all are made anew."""
SPAN = "span.json"
"""In a span's folder: what the root file says of it, and a check sum. Not published."""

_KEYED = ("words", "lexicon", "places", "names")
_SAMPLE = 2_000
"""Articles of a span from which its books are made, about."""
_FEW = 400
"""Articles of a span whose files are made before other processes would have started."""
_AT_ONCE = 2_560
"""Articles of one piece of work, about: rounded up to whole files."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The sheaf of a period, as it is kept."""

    path: Path
    digest: str
    """Stands for everything that it was counted from."""


@dataclass(frozen=True, slots=True)
class SpanFiles:
    """A span whose files are to be made."""

    sheaves: tuple[Bound, ...]
    """Of its periods, newest first."""
    sizes: Sizes
    language: str

    @property
    def name(self) -> str:
        """The span's folder: changes when the files change."""
        values = [
            FORMAT,
            shared_analysis(self.language).made_with,
            self.language,
            asdict(self.sizes),
        ]
        told = repr([*values, *(sheaf.digest for sheaf in self.sheaves)])
        return hashlib.sha256(told.encode()).hexdigest()[:12]


def export(folder: Path, span: SpanFiles, engine: Engine) -> dict[str, Any]:
    """Make the span's files in `folder/name`; what the root file shall say of them.

    They are made beside it, so that a folder of this name is whole or not there. Raises OSError,
    and ValueError for a damaged sheaf.
    """
    aside = folder / f".{span.name}.new"
    shutil.rmtree(aside, ignore_errors=True)
    card = _write_span(aside, span, engine)
    kept = {"card": card, "check": _check_of(aside)}
    (aside / SPAN).write_text(json.dumps(kept), encoding="utf-8")
    shutil.rmtree(folder / span.name, ignore_errors=True)
    aside.rename(folder / span.name)
    return card


def exported(folder: Path, span: SpanFiles) -> dict[str, Any] | None:
    """What `export` gave, if its files are there as it wrote them, byte for byte; else None."""
    try:
        kept = json.loads((folder / span.name / SPAN).read_text("utf-8"))
        card: dict[str, Any] = kept["card"]
        return card if kept["check"] == _check_of(folder / span.name) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _check_of(folder: Path) -> int:
    """Stands for all files of a span: their paths and their bytes."""
    total = 0
    for path in sorted(folder.rglob("*.js")):
        total = zlib.crc32(path.relative_to(folder).as_posix().encode(), total)
        total = zlib.crc32(path.read_bytes(), total)
    return total


def _write_span(aside: Path, span: SpanFiles, engine: Engine) -> dict[str, Any]:
    """Write all files; what the root file shall say of the span."""
    writer = _Writer(aside, span.name)
    paths = tuple(sheaf.path for sheaf in span.sheaves)
    engine = engine if sum(map(_count, paths)) > _FEW else Engine(1)
    surveyed = _survey(span, paths, engine)
    lengths = Lengths(surveyed.lengths)
    shelved = engine.map(partial(_shelve, paths, span, lengths), buckets_of(paths), chunk=1)
    drawers: dict[str, Any] = _write_keyed(writer, span.sizes, shelved)
    drawers |= _write_lengths(writer, span.sizes, lengths)
    drawers |= _write_paged(writer, span, surveyed, paths, engine)
    years = years_of(days_of(surveyed.dates))
    for name, book in surveyed.books.items():
        writer.write(name, book.shard())
    for number, shard in enumerate(day_shards(list(years.values()), span.sizes.days)):
        writer.write(in_folder("days", number), shard)
    drawers["days"] = {"count": len(years), "size": span.sizes.days}
    return {
        "folder": span.name,
        "count": len(surveyed.dates),
        "words": {"title": surveyed.title_words, "body": surveyed.body_words},
        "lengths": lengths.measures,
        "years": [[year, sum(count for _, count in days)] for year, days in years.items()],
        "drawers": drawers,
    }


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the files of one span."""

    folder: Path
    name: str
    made: set[Path] = field(default_factory=set)
    """The folders that are there."""

    def write(self, path: str, shard: Shard) -> None:
        file = self.folder / f"{path}.js"
        if file.parent not in self.made:
            file.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(file.parent)
        file.write_bytes(shard.script(f"{self.name}/{path}"))


# --- drawers that go by key ----------------------------------------------------------------------

_Shelved = dict[str, list[Shard]]
"""The files of some drawers, in order."""
_Packed = dict[str, tuple[list[Shard], list[Record]]]
"""Of some drawers: files, and the records that come after them."""


def _shelve(paths: Sequence[Path], span: SpanFiles, lengths: Lengths, bucket: int) -> _Packed:
    """Runs in a worker: the files of the words that begin alike."""
    gathered, analysis, sizes = gather(paths, bucket), shared_analysis(span.language), span.sizes
    records: dict[str, Iterator[Record]] = {
        "words": word_records(gathered, analysis, lengths),
        "lexicon": lexicon_records(gathered),
        "places": place_records(gathered, analysis),
        "names": name_records(gathered),
    }
    return {name: packed(records[name], getattr(sizes, name)) for name in _KEYED}


def _write_keyed(writer: _Writer, sizes: Sizes, buckets: Iterable[_Packed]) -> dict[str, Any]:
    drawers = {name: _Drawer(writer, name, getattr(sizes, name), sizes.keys) for name in _KEYED}
    for bucket in buckets:
        for name, (shards, rest) in bucket.items():
            drawers[name].add(shards, rest)
    return {name: asdict(drawer.close()) for name, drawer in drawers.items()}


class _Drawer:
    """A drawer as its buckets come in; what is left of several may share a file."""

    def __init__(self, writer: _Writer, name: str, aim: int, keys: int) -> None:
        self._writer, self._name, self._aim, self._keys = writer, name, aim, keys
        self._edges: list[Shard] = []
        self._left: list[Record] = []

    def add(self, shards: Iterable[Shard], rest: Iterable[Record]) -> None:
        """A bucket: its files, and the records after them."""
        for shard in shards:
            self._write_left()
            self._write(shard)
        full, self._left = packed([*self._left, *rest], self._aim)
        for shard in full:
            self._write(shard)

    def close(self) -> Directory:
        """All is there."""
        self._write_left()
        directory, pages = directory_of(self._name, self._edges, self._keys)
        for path, page in pages:
            self._writer.write(path, page)
        return directory

    def _write_left(self) -> None:
        if self._left:
            self._write(shard_of(self._left))
            self._left = []

    def _write(self, shard: Shard) -> None:
        self._writer.write(in_folder(self._name, len(self._edges)), shard)
        self._edges.append(Shard("", "", shard.first, shard.last))


# --- drawers that go by number -------------------------------------------------------------------


@dataclass(slots=True)
class _Surveyed:
    """What must be known of a whole span before its articles can be written."""

    dates: list[str] = field(default_factory=list)
    lengths: array[int] = field(default_factory=partial(array, "H"))
    """As `length_pairs` gives them."""
    title_words: int = 0
    body_words: int = 0
    named: Counter[Name] = field(default_factory=Counter)
    short: Counter[str] = field(default_factory=Counter)
    long: Counter[str] = field(default_factory=Counter)
    books: dict[str, Book] = field(default_factory=dict)

    def add(self, other: _Surveyed) -> None:
        """What was seen in the next period."""
        self.dates += other.dates
        self.lengths += other.lengths
        self.title_words += other.title_words
        self.body_words += other.body_words
        self.named.update(other.named)
        self.short.update(other.short)
        self.long.update(other.long)


def _survey(span: SpanFiles, paths: Sequence[Path], engine: Engine) -> _Surveyed:
    all_of_it = _Surveyed()
    step = 1 + sum(map(_count, paths)) // _SAMPLE
    for one in engine.map(partial(_survey_period, step), paths, chunk=1):
        all_of_it.add(one)
    all_of_it.books = {
        "book-short": make_book(all_of_it.short, span.sizes.short_book),
        "book-long": make_book(all_of_it.long, span.sizes.long_book),
    }
    return all_of_it


def _count(path: Path) -> int:
    with SheafFile(path) as file:
        return file.count


def _survey_period(step: int, path: Path) -> _Surveyed:
    """Runs in a worker. The books' tokens are counted in every so many articles."""
    with SheafFile(path) as file:
        cards, bodies = file.cards(), file.bodies()
    sample = cards[::step]
    return _Surveyed(
        [card.date for card in cards],
        length_pairs(cards),
        sum(card.title_words for card in cards),
        sum(card.body_words for card in cards),
        Counter(name for card in cards for name in listed(card)),
        count_tokens(texts_of(sample), [card.source for card in sample]),
        count_tokens(bodies[::step], list(names_of(sample))),
    )


def _write_lengths(writer: _Writer, sizes: Sizes, lengths: Lengths) -> dict[str, Any]:
    drawers: dict[str, Any] = {}
    for name, size in (("lengths", sizes.lengths), ("lengths-wide", sizes.lengths_wide)):
        for number, shard in enumerate(lengths.shards(size)):
            writer.write(in_folder(name, number), shard)
        drawers[name] = {"count": len(lengths.pairs), "size": size}
    return drawers


@dataclass(frozen=True, slots=True)
class _Work:
    """Neighbouring articles of a span."""

    start: int
    end: int


def _work(count: int, sizes: Sizes) -> Iterator[_Work]:
    """The articles of a span in pieces, of which each makes whole files."""
    whole = lcm(*(getattr(sizes, name) for name in _PAGED))
    at_once = whole * -(-_AT_ONCE // whole)
    for start in range(0, count, at_once):
        yield _Work(start, min(start + at_once, count))


def _write_paged(
    writer: _Writer,
    span: SpanFiles,
    surveyed: _Surveyed,
    paths: Sequence[Path],
    engine: Engine,
) -> dict[str, Any]:
    count, sizes = len(surveyed.dates), span.sizes
    ranks = rank(surveyed.named)
    work = list(_work(count, sizes))
    job = partial(_set, paths, span, surveyed.books, ranks)
    written: Counter[str] = Counter()
    names = ({f"names-{kind}": list(name_shards(ranks, kind, sizes.faceted))} for kind in KINDS)
    for shelves in chain(engine.map(job, work, chunk=1), names):
        for name, shards in shelves.items():
            for shard in shards:
                writer.write(in_folder(name, written[name]), shard)
                written[name] += 1
    drawers = {name: {"count": count, "size": getattr(sizes, name)} for name in _PAGED}
    return drawers | {f"names-{kind}": {"size": sizes.faceted} for kind in KINDS}


_PAGED = ("articles", "texts", "facets")


def _set(
    paths: Sequence[Path],
    span: SpanFiles,
    books: Mapping[str, Book],
    ranks: Mapping[Name, int],
    work: _Work,
) -> _Shelved:
    """Runs in a worker: the files of these articles."""
    articles = list(_articles(paths, work))
    cards, sizes = [card for card, _ in articles], span.sizes

    def pages(of: int) -> Iterator[slice]:
        return (slice(start, start + of) for start in range(0, len(cards), of))

    short, long = books["book-short"], books["book-long"]
    return {
        "articles": [articles_shard(cards[page], short) for page in pages(sizes.articles)],
        "texts": [texts_shard(articles[page], long) for page in pages(sizes.texts)],
        "facets": [facets_shard(cards[page], ranks) for page in pages(sizes.facets)],
    }


def _articles(paths: Sequence[Path], work: _Work) -> Iterator[tuple[ArticleCard, str]]:
    first = 0
    for path in paths:
        with SheafFile(path) as file:
            if first < work.end and first + file.count > work.start:
                these = slice(max(0, work.start - first), work.end - first)
                yield from zip(file.cards()[these], file.bodies()[these], strict=True)
            first += file.count
