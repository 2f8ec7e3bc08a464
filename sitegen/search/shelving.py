"""From the index of an archive to the browser's search files."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from sitegen.engine import Engine
from sitegen.search.card import Card
from sitegen.search.periods import Period, cut_spans
from sitegen.search.shards.export import Bound
from sitegen.search.shards.root import shelve
from sitegen.search.writer import sheaf_file

FOLDER = "shards"
"""In the folder of the index."""


def make_search_files(index: Path, card: Card, engine: Engine) -> Path:
    """Make what is missing of the search files of an index, and return the folder they are in.

    `index`: its folder, as the card describes it.
    """
    starts = accumulate((period.count for period in card.periods), initial=0)
    periods = [
        Period(period.name, first, period.count)
        for period, first in zip(card.periods, starts, strict=False)
    ]
    bound = {
        period.name: Bound(index / card.folder / sheaf_file(period), period.digest)
        for period in card.periods
    }
    spans = [[bound[period.name] for period in span.periods] for span in cut_spans(periods)]
    shelve(index / FOLDER, spans, card.language, engine)
    return index / FOLDER
