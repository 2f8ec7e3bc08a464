"""How quickly the search is made from articles, and what an added article makes anew."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from borrowed import publish
from entries import archive_order
from search_files import rewritten, snapshot

from sitegen.search.entry import Entry


@dataclass(frozen=True, slots=True)
class IndexFigures:
    articles_a_second: float
    """Whoosh's segments and the browser's files, from entries in memory, on all processors."""
    files: int
    newest_rewritten: int
    """Search files that are new or other after the newest article came."""
    older_rewritten: int
    """The same after an article came in the middle of the archive."""
    newest_seconds: float
    older_seconds: float


def measure_index(entries: Sequence[Entry]) -> IndexFigures:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        seconds = _timed(folder, entries)
        files = len(snapshot(folder / "site" / "search"))
        newest = _with_one_more(entries, 0)
        older = _with_one_more(entries, 2 * len(entries) // 3)
        found = []
        for changed in (newest, older):
            before = snapshot(folder / "site" / "search")
            took = _timed(folder, changed)
            after = snapshot(folder / "site" / "search")
            found.append((rewritten(before, after), took))
            _timed(folder, entries)
        return IndexFigures(
            articles_a_second=len(entries) / seconds,
            files=files,
            newest_rewritten=found[0][0],
            older_rewritten=found[1][0],
            newest_seconds=found[0][1],
            older_seconds=found[1][1],
        )


def _timed(folder: Path, entries: Sequence[Entry]) -> float:
    began = time.monotonic()
    publish(folder, entries, workers=os.cpu_count() or 1)
    return time.monotonic() - began


def _with_one_more(entries: Sequence[Entry], near: int) -> list[Entry]:
    """The articles, and one more on the day of one of them."""
    model = entries[near]
    folder = model.address.rpartition("/")[0]
    added = replace(
        model,
        address=f"{folder}/an-added-article.html",
        title="An added article",
        body="An article was added to the archive. " * 40,
    )
    return sorted([*entries, added], key=archive_order)
