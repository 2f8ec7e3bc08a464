"""A fictional archive as search files, and the browser that reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from searching import fictional_entries

from sitegen.engine import Engine
from sitegen.listener import Silence
from sitegen.search.analysis import Analysis
from sitegen.search.entry import Entry
from sitegen.search.inverting import invert
from sitegen.search.shards.export import Bound
from sitegen.search.shards.root import search_files, shelve
from sitegen.search.shards.sizes import Sizes
from sitegen.search.sheaf import write_sheaf
from sitegen.site.searching import ENGINE, EXTRAS, SCRIPTS

TINY = Sizes(
    words=150, lexicon=300, places=400, names=300, keys=8, articles=12, texts=4, lengths=8,
    lengths_wide=64, facets=16, faceted=4, days=2, short_book=256, long_book=512,
)  # fmt: skip
"""So small that a small archive has as many files as a large one."""
CUTS = ((0, 20), (20, 80, 160))
"""Where the periods of two spans begin and end."""

_FOLDERS = {"person": "people", "org": "organizations", "place": "places"}


def named_entries(count: int) -> list[Entry]:
    """The fictional archive, with what results show of each article."""
    return [_with_names(number, entry) for number, entry in enumerate(fictional_entries(count))]


def _with_names(number: int, entry: Entry) -> Entry:
    kinds = {"person": entry.people, "org": entry.organizations, "place": entry.places}
    named = tuple(
        (kind, name, _page(number, kind, name)) for kind, names in kinds.items() for name in names
    )
    return replace(entry, lead=entry.body[:120], named=named)


def _page(number: int, kind: str, name: str) -> str:
    """Of most names; some stand at an address that follows from nothing."""
    slug = "-".join(name.lower().split())
    return "" if name == "Saint Odo" else f"{_FOLDERS[kind]}/{slug}.html"


def bind(
    folder: Path, entries: list[Entry], cuts: tuple[tuple[int, ...], ...] = CUTS
) -> list[list[Bound]]:
    """The sheaves of the periods, by span; `cuts` are the edges of each span's periods."""
    analysis, spans = Analysis(), []
    for edges in cuts:
        span = []
        for start, end in pairwise(edges):
            path = folder / f"{start}.sheaf"
            write_sheaf(path, invert(str(start), entries[start:end], analysis))
            span.append(Bound(path, f"{start} to {end}"))
        spans.append(span)
    return spans


def publish(folder: Path, spans: list[list[Bound]], workers: int = 1) -> Path:
    """The site's folder with the search files, and a page that has an index of them."""
    shards, site = folder / "shards", folder / "site"
    with Engine(workers) as engine:
        root = shelve(shards, spans, "en", engine, Silence(), (TINY, TINY))
    for file in search_files(shards):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    scripts = script_tags(ENGINE + EXTRAS)
    (site / "page.js").write_text(PAGE.replace("ROOT", root), "utf-8")
    page = f'<!doctype html><meta charset="utf-8">{scripts}<script src="page.js"></script>'
    (site / "page.html").write_text(page, "utf-8")
    return site


def script_tags(names: Iterable[str]) -> str:
    """What brings these scripts of the browser's search into a page."""
    return "".join(f'<script src="{(SCRIPTS / name).as_uri()}.js"></script>' for name in names)


PAGE = """
const loaded = [];
const load = (address) => new Promise((resolve, reject) => {
  loaded.push(address);
  const script = document.createElement("script");
  Object.assign(script, { src: address, onload: resolve, onerror: reject });
  document.head.append(script);
});
const plain = (value) => JSON.parse(JSON.stringify(value, (_, part) =>
  ArrayBuffer.isView(part) ? Array.from(part) : part));
const opened = sitegen.openIndex("ROOT", load);
const ask = async (question, ...values) => {
  try {
    return plain(await question(await opened, ...values));
  } catch (error) {
    return { error: error.message };
  }
};
"""


@dataclass
class Reader:
    """The browser with the page open."""

    page: object

    def ask(self, question: str, *values: object) -> object:
        """What `question`, a function of the index and the values, answers in the browser."""
        call = f"(values) => ask({question}, ...values)"
        return self.page.evaluate(call, list(values))
