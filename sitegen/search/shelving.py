"""From the index to the files that the browser searches."""

from __future__ import annotations

from pathlib import Path

from sitegen.engine import Engine
from sitegen.listener import Listener, Silence
from sitegen.search.card import Card
from sitegen.search.periods import cut_spans
from sitegen.search.shards.export import Bound
from sitegen.search.shards.root import shelve
from sitegen.search.shards.sizes import LARGE, SMALL, Sizes
from sitegen.search.writer import sheaf_file

FOLDER = "shards"
"""In the index's folder."""


def shelve_index(
    index: Path,
    card: Card,
    engine: Engine,
    listener: Listener | None = None,
    sizes: tuple[Sizes, Sizes] = (LARGE, SMALL),
) -> str:
    """Make the search files of the index; those of a span of time in which nothing changed stay.
    The address of the root file, from the site's root.

    `sizes` are those of large and of small spans. Raises OSError, and ValueError for a damaged
    sheaf.
    """
    bound = [
        Bound(index / card.folder / sheaf_file(period), period.digest) for period in card.periods
    ]
    spans = [bound[span] for span in cut_spans([period.count for period in card.periods])]
    return shelve(index / FOLDER, spans, card.language, engine, listener or Silence(), sizes)
