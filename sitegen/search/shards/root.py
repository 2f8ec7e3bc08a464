"""The root file of the search, and all search files of the site."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sitegen.engine import Engine
from sitegen.listener import Listener
from sitegen.publish import OutputFile, write_aside
from sitegen.search.analysis import shared_analysis
from sitegen.search.shards.export import FORMAT, Bound, SpanFiles, export, exported
from sitegen.search.shards.files import Shard
from sitegen.search.shards.sizes import LARGE, SMALL, SMALL_PART, Sizes
from sitegen.search.sheaf import SheafFile

FOLDER = "search"
"""In the site."""


def shelve(
    folder: Path,
    spans: Sequence[Sequence[Bound]],
    language: str,
    engine: Engine,
    listener: Listener,
    sizes: tuple[Sizes, Sizes] = (LARGE, SMALL),
) -> str:
    """Make the search files of an archive in `folder`: of each span what is not there as it was
    made, and the root file, `search/root-1a2b3c4d.js` in the site, whose address is given back.
    What belongs to no span goes.

    The spans' sheaves are given newest first; `sizes` are those of large and of small spans. Raises
    OSError, and ValueError for a damaged sheaf.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plans = _plans(spans, language, sizes)
    cards = [_card(folder, plan, engine, listener) for plan in plans]
    root = Shard(json.dumps(_root(cards, language), ensure_ascii=False, separators=(",", ":")))
    script = root.script("root")
    path = folder / f"root-{hashlib.sha256(script).hexdigest()[:8]}.js"
    if not path.is_file() or path.read_bytes() != script:
        write_aside(path, script)
    _clear(folder, {path.name, *(plan.name for plan in plans)})
    return f"{FOLDER}/{path.name}"


def _card(folder: Path, plan: SpanFiles, engine: Engine, listener: Listener) -> dict[str, Any]:
    if card := exported(folder, plan):
        return card
    if (folder / plan.name).exists():
        listener.note("Search files were damaged; they are made anew.")
    return export(folder, plan, engine)


def _plans(
    spans: Sequence[Sequence[Bound]], language: str, sizes: tuple[Sizes, Sizes]
) -> list[SpanFiles]:
    counts = [sum(map(_count, span)) for span in spans]
    return [
        SpanFiles(tuple(span), sizes[count * SMALL_PART < sum(counts)], language)
        for span, count in zip(spans, counts, strict=True)
    ]


def _count(sheaf: Bound) -> int:
    with SheafFile(sheaf.path) as file:
        return file.count


def _root(spans: Sequence[dict[str, Any]], language: str) -> dict[str, Any]:
    years: Counter[int] = Counter()
    for span in spans:
        years.update(dict(span["years"]))
    words = {field: sum(span["words"][field] for span in spans) for field in ("title", "body")}
    return {
        "format": FORMAT,
        "language": language,
        "common": shared_analysis(language).common,
        "count": sum(span["count"] for span in spans),
        "words": words,
        "years": sorted(years.items(), reverse=True),
        "spans": [_of_span(span) for span in spans],
    }


def _of_span(span: dict[str, Any]) -> dict[str, Any]:
    years = [year for year, _ in span["years"]]
    told = {key: span[key] for key in ("folder", "count", "lengths", "drawers")}
    return {**told, "years": years}


def _clear(folder: Path, kept: set[str]) -> None:
    for path in sorted(folder.iterdir()):
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def search_files(folder: Path) -> Iterator[OutputFile]:
    """All search files, for the site."""
    for path in sorted(folder.rglob("*.js")):
        yield OutputFile(f"{FOLDER}/{path.relative_to(folder).as_posix()}", path.read_bytes())
