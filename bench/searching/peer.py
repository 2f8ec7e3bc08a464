"""Pagefind over the same article pages, measured in the same browser.

Its program is found on the PATH, or as `python -m pagefind` of the Python named by
PAGEFIND_PYTHON (a path, or a name on the PATH); `pip install 'pagefind[bin]==1.5.2'` into an
environment of its own brings it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import median, percentile
from known_items import KnownItem, reciprocal_rank
from traffic import Host, gzipped

FRESH = 10
"""One in so many queries is asked by a browser that knows nothing yet."""

_BLANK = "<!doctype html><meta charset=utf-8><title>Blank</title>"
_OPEN = """async () => {
  window.pagefind = await import("/pagefind/pagefind.js");
  await window.pagefind.init();
}"""
_ASK = """async (query) => {
  const began = performance.now();
  const answer = await window.pagefind.search(query);
  const first = await Promise.all(answer.results.slice(0, 10).map((result) => result.data()));
  return [performance.now() - began, first.map((hit) => hit.raw_url || hit.url)];
}"""


@dataclass(frozen=True, slots=True)
class PeerFigures:
    """Pagefind's row of the table. Its results come with their snippets only."""

    files: int
    bytes_all: int
    seconds: float
    first_bytes: float
    later_bytes: float
    first_ms: float
    later_ms: float
    later_p95_ms: float
    rank: float


def program() -> list[str] | None:
    """How to run Pagefind here, or None."""
    if python := os.environ.get("PAGEFIND_PYTHON"):
        found = shutil.which(python)
        return [found, "-m", "pagefind"] if found else None
    found = shutil.which("pagefind")
    return [found] if found else None


def index_pages(command: Sequence[str], site: Path, folder: Path) -> float:
    """Index the article pages of a site into FOLDER/pagefind; returns seconds."""
    (folder / "blank.html").write_text(_BLANK, encoding="utf-8")
    began = time.monotonic()
    subprocess.run(
        [*command, "--site", str(site), "--glob", "{[0-9]*,undated}/**/*.html",
         "--root-selector", "article", "--output-path", str(folder / "pagefind")],
        check=True, capture_output=True,
    )  # fmt: skip
    return time.monotonic() - began


def measure_peer(
    browser: Any, folder: Path, items: Sequence[KnownItem], seconds: float
) -> PeerFigures:
    """Ask all known items; every tenth in a browser that has loaded nothing yet."""
    bytes_of: dict[bool, list[float]] = {True: [], False: []}
    ms_of: dict[bool, list[float]] = {True: [], False: []}
    ranks = []
    with Host(folder) as host:
        context = None
        for number, item in enumerate(items):
            fresh = number % FRESH == 0
            if fresh:
                if context:
                    context.close()
                context = browser.new_context()
                page = context.new_page()
                page.goto(host.base + "blank.html")
                host.taken()
                page.evaluate(_OPEN)
            ms, addresses = page.evaluate(_ASK, item.query)
            ms_of[fresh].append(ms)
            bytes_of[fresh].append(sum(sent.size for sent in host.taken()))
            ranks.append(reciprocal_rank(item, [address.lstrip("/") for address in addresses]))
        assert context
        context.close()
    files = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
    return PeerFigures(
        files=len(files),
        bytes_all=sum(gzipped(path.read_bytes()) for path in files),
        seconds=seconds,
        first_bytes=median(bytes_of[True]),
        later_bytes=median(bytes_of[False]),
        first_ms=median(ms_of[True]),
        later_ms=median(ms_of[False]),
        later_p95_ms=percentile(ms_of[False], 95),
        rank=sum(ranks) / len(ranks),
    )
