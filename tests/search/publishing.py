"""An archive as both searches see it: the index of the terminal, the files of the browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitegen.engine import Engine
from sitegen.search.analysis import Analysis
from sitegen.search.entry import Entry
from sitegen.search.inverting import invert
from sitegen.search.shards.export import Bound
from sitegen.search.shards.root import root_address, search_files, shelve
from sitegen.search.sheaf import write_sheaf

BROWSER = Path(__file__).parents[2] / "sitegen" / "search" / "browser"
SCRIPTS = ("stemmer", "analysis", "query", "shelves", "evaluation", "snippets", "facets")
"""Each builds on those before it."""
_OPENING = """
const load = (address) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  Object.assign(script, { src: address, onload: () => resolve(script.remove()), onerror: reject });
  document.head.append(script);
});
globalThis.opened = sitegen.openIndex("ROOT", load).then((index) => sitegen.open(index));
"""


def publish(folder: Path, spans: Sequence[Sequence[Entry]]) -> Path:
    """A page, opened from disk, whose `opened` promises the engine of this archive."""
    folder.mkdir(parents=True)
    analysis, bound = Analysis(), []
    for number, entries in enumerate(spans):
        path = folder / f"{number}.sheaf"
        write_sheaf(path, invert(str(number), entries, analysis), analysis.common)
        bound.append([Bound(path, str(number))])
    with Engine(1) as engine:
        shelve(folder / "shards", bound, "en", engine)
    for file in search_files(folder / "shards"):
        path = folder / "site" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    scripts = [(BROWSER / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    scripts.append(_OPENING.replace("ROOT", root_address(folder / "shards")))
    tags = "".join(f"<script>{script}</script>" for script in scripts)
    page = folder / "site" / "room.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{tags}", encoding="utf-8")
    return page
