"""Growth: the same queries over the articles as they are, and over many more made of them."""

from __future__ import annotations

import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asked_for import misspelt, phrases
from borrowed import Published, publish
from engine_alone import EngineFigures, measure_engine
from entries import recombined
from known_items import known_items
from search_files import FileFigures, measure_files

from sitegen.search.entry import Entry

QUERIES = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """One of the two archives."""

    words: EngineFigures
    phrases: EngineFigures
    fuzzy: EngineFigures
    files: FileFigures
    seconds: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class ManyFigures:
    few_count: int
    many_count: int
    few: Scale
    many: Scale

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Name, figure of the few, figure of the many."""
        for name, pick in _ROWS:
            yield name, pick(self.few, self.few_count), pick(self.many, self.many_count)


_ROWS = (
    ("first query, 3 words, to results", lambda one, _: f"{one.words.first_bytes / 1000:.1f} kB"),
    ("with snippets", lambda one, _: f"{one.words.first_with_snippets / 1000:.1f} kB"),
    ("later query", lambda one, _: f"{one.words.later_bytes / 1000:.1f} kB"),
    ("phrase first", lambda one, _: f"{one.phrases.first_bytes / 1000:.1f} kB"),
    ("fuzzy first", lambda one, _: f"{one.fuzzy.first_bytes / 1000:.1f} kB"),
    ("engine, first query", lambda one, _: f"{one.words.first_ms:.0f} ms"),
    ("engine, later median", lambda one, _: f"{one.words.later_ms:.1f} ms"),
    ("engine, later p95", lambda one, _: f"{one.words.later_p95_ms:.1f} ms"),
    ("scripts' memory, at most", lambda one, _: f"{one.words.heap_mb:.0f} MB"),
    ("search files", lambda one, _: f"{one.files.count:,}"),
    ("bytes an article, all", lambda one, n: f"{one.files.bytes_all / n / 1000:.2f} kB"),
    ("articles indexed a second", lambda one, n: f"{n / one.seconds:,.0f}"),
    ("most memory of one process", lambda one, _: f"{one.memory_mb:,.0f} MB"),
)


def measure_many(browser: Any, entries: Sequence[Entry], count: int) -> ManyFigures:
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        return ManyFigures(
            few_count=len(entries),
            many_count=count,
            few=_scale(browser, Path(few), entries, len(entries)),
            many=_scale(browser, Path(many), entries, count),
        )


def _scale(browser: Any, folder: Path, entries: Sequence[Entry], count: int) -> Scale:
    began = time.monotonic()
    # In a process of its own, so that its memory can be told from ours.
    maker = multiprocessing.get_context("spawn").Process(
        target=_make, args=(folder, entries, count)
    )
    maker.start()
    maker.join()
    if maker.exitcode:
        raise RuntimeError("The search could not be made.")
    seconds = time.monotonic() - began
    made = Published(folder / "index", folder / "site", (folder / "root").read_text())
    items = known_items(((entry.address, entry.title) for entry in entries), QUERIES)

    def ask(queries: Sequence[str], fresh: int) -> EngineFigures:
        return measure_engine(browser, made.site, made.room, made.root, queries, fresh=fresh)

    return Scale(
        words=ask([item.query for item in items], 10),
        phrases=ask(phrases(entries, 30), 3),
        fuzzy=ask(misspelt(entries, 30), 3),
        files=measure_files(made.site / "search"),
        seconds=seconds,
        memory_mb=float((folder / "memory").read_text()),
    )


def _make(folder: Path, entries: Sequence[Entry], count: int) -> None:
    """Runs in a process of its own; leaves in files its memory in MB, and where the search files
    begin."""
    articles = entries if count == len(entries) else list(recombined(entries, count))
    made = publish(folder, articles, workers=os.cpu_count() or 1)
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(user).ru_maxrss for user in users) / 1024
    (folder / "memory").write_text(f"{most:.0f}")
    (folder / "root").write_text(made.root)
