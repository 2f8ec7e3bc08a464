"""The browser's engine without the page around it: search files only, and its own time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import median, percentile
from traffic import Host

_OPEN = "(root) => sitegen.openEngine(root)"
_SEARCH = """async (text) => {
  const began = performance.now();
  const wish = { sort: "relevance", filters: [], from: 0, count: 10 };
  sitegen.found = await sitegen.engine.search(text, wish);
  return performance.now() - began;
}"""
_SNIPPETS = "() => sitegen.engine.snippets(sitegen.found, sitegen.found.hits).then(() => true)"
_HEAP = "() => performance.memory.usedJSHeapSize"


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """Bytes of search files alone, gzipped: medians."""

    first_bytes: float
    first_with_snippets: float
    later_bytes: float
    first_ms: float
    later_ms: float
    later_p95_ms: float
    heap_mb: float
    """The most memory that the page's scripts took after their queries."""


def measure_engine(
    browser: Any, site: Path, room: str, root: str, queries: Sequence[str], *, fresh: int = 10
) -> EngineFigures:
    """`room`: a page with the engine; `root`: where the search files begin, both from the site's
    root. Every tenth query (or as `fresh` says) is asked by a browser that knows nothing yet."""
    first, snippets, later, first_ms, later_ms, heap = [], [], [], [], [], []
    with Host(site) as host:
        for at in range(0, len(queries), fresh):
            context = browser.new_context()
            page = context.new_page()
            page.goto(host.base + room)
            host.taken()
            page.evaluate(_OPEN, root)
            opening, *further = queries[at : at + fresh]
            first_ms.append(page.evaluate(_SEARCH, opening))
            first.append(float(sum(sent.size for sent in host.taken())))
            page.evaluate(_SNIPPETS)
            snippets.append(first[-1] + sum(sent.size for sent in host.taken()))
            for query in further:
                later_ms.append(page.evaluate(_SEARCH, query))
                later.append(float(sum(sent.size for sent in host.taken())))
            heap.append(page.evaluate(_HEAP) / 1e6)
            context.close()
    return EngineFigures(
        first_bytes=median(first),
        first_with_snippets=median(snippets),
        later_bytes=median(later),
        first_ms=median(first_ms),
        later_ms=median(later_ms),
        later_p95_ms=percentile(later_ms, 95),
        heap_mb=max(heap),
    )
