"""The search of an archive without its site: index, search files, a page with the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sitegen.engine import Engine
from sitegen.search.entry import Entry
from sitegen.search.shards.root import search_files
from sitegen.search.shelving import FOLDER, shelve_index
from sitegen.search.writer import Slip, update_index
from sitegen.site.searching import ENGINE, EXTRAS, SCRIPTS

ROOM = "room.html"
ASKED = Path(__file__).with_name("asked.js")


@dataclass(frozen=True, slots=True)
class Published:
    index: Path
    """The folder that the terminal's search opens."""
    site: Path
    """What a browser is shown."""
    root: str
    """Where the search files begin, from the site."""
    room: str = ROOM
    """The page with the engine, from the site."""


def publish(folder: Path, entries: Sequence[Entry], workers: int = 1) -> Published:
    """Index these articles, which are in the order of the archive, and make their search files."""
    index, site = folder / "index", folder / "site"
    by_address = {entry.address: entry for entry in entries}
    slips = [
        Slip(entry.address, entry.date, sha256(repr(entry).encode()).hexdigest())
        for entry in entries
    ]
    with Engine(workers) as engine:
        card = update_index(
            index, slips, lambda some: (by_address[one.address] for one in some), engine
        )
        root = shelve_index(index, card, engine)
    return furnish(index, site, root)


def furnish(index: Path, site: Path, root: str) -> Published:
    """Lay out what a browser needs of an index, whose search files begin at `root`."""
    for file in search_files(index / FOLDER):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    scripts = [SCRIPTS / f"{name}.js" for name in ENGINE + EXTRAS] + [ASKED]
    for script in scripts:
        (site / script.name).write_bytes(script.read_bytes())
    tags = "".join(f'<script src="{script.name}"></script>' for script in scripts)
    page = f"<!doctype html><meta charset=utf-8><title>Reading room</title>{tags}"
    (site / ROOM).write_text(page, encoding="utf-8")
    return Published(index, site, root)
