"""The drawer `places`: where exact words stand, and which common words stand next to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import mul

from sitegen.search.analysis import Analysis
from sitegen.search.shards.bits import GAMMA, ascending, fixed, gamma, gammas, places
from sitegen.search.shards.files import Record
from sitegen.search.shards.gathering import Gathered
from sitegen.search.sheaf import BESIDE, Places

_WORTH_A_TABLE = 8
"""Occurrences from which a table of a word's neighbours may save bits."""


def place_records(gathered: Gathered, analysis: Analysis) -> Iterator[Record]:
    """By word, or two common words (`of the`), ascending. Common words alone have none."""
    title, body, count = gathered.title, gathered.body, gathered.count
    keys = title.keys() | body.keys()
    for key in sorted(keys.difference(analysis.common)):
        yield Record(key, _field(title.get(key), count, key) + _field(body.get(key), count, key))


def _field(found: Places | None, count: int, key: str) -> str:
    if found is None:
        return GAMMA[1]
    articles = GAMMA[len(found.numbers) + 1]
    where = gammas(found.counts) + places(found.counts, found.positions)
    if " " in key:
        return articles + ascending(found.numbers, count) + where
    return articles + where + _beside(found.beside)


def _beside(codes: Sequence[int]) -> str:
    """The neighbours: a bit 0 and both codes of each, or 1, a table and the ranks in it."""
    plain = "".join(map(_BOTH.__getitem__, codes))
    if len(codes) < _WORTH_A_TABLE:
        return "0" + plain
    found = Counter(codes)
    table = sorted(sorted(found), key=found.__getitem__, reverse=True)
    ranked = sum(map(mul, _RANK_LENGTHS, map(found.__getitem__, table)))
    if len(plain) <= ranked + 10 * len(table) + len(gamma(len(table) + 1)):
        return "0" + plain
    ranks = dict(zip(table, _RANKS, strict=False))
    listed = "".join(fixed(code, 10) for code in table)
    return "1" + gamma(len(table)) + listed + "".join(map(ranks.__getitem__, codes))


_CODES = BESIDE * BESIDE
_BOTH = tuple(gamma(code // BESIDE + 1) + gamma(code % BESIDE + 1) for code in range(_CODES))
"""The code of the common word before, and that of the one after."""
_RANKS = tuple(gamma(rank) for rank in range(1, _CODES + 1))
_RANK_LENGTHS = tuple(map(len, _RANKS))
