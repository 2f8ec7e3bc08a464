"""The drawer `facets`: which people, organisations, places and sources each article has.

Each span numbers its names by how many of its articles have them; only those with a page are
counted. The drawers `names-people` and so on say which name a number stands for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen.search.shards.addresses import is_derived
from sitegen.search.shards.bits import as_text, fixed, gamma
from sitegen.search.shards.files import Shard
from sitegen.search.shards.texts import FOLDERS
from sitegen.search.sheaf import ArticleCard

KINDS = (*FOLDERS.values(), "sources")
"""The order in which the files list them, and the drawers' names."""

Name = tuple[str, str, str]
"""Kind, name, and the address of its page or ""."""
Ranks = Mapping[Name, int]
"""For each name its number among those of its kind: 0 is the one in most articles."""


def listed(card: ArticleCard) -> Iterator[Name]:
    """What is counted of an article."""
    seen = dict.fromkeys((FOLDERS[kind], name, page) for kind, name, page in card.named if page)
    yield from seen
    if card.source:
        yield "sources", card.source, ""


def rank(counts: Counter[Name]) -> dict[Name, int]:
    """The names' numbers, from the articles that have each."""
    ranks: dict[Name, int] = {}
    so_far: Counter[str] = Counter()
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        ranks[name] = so_far[name[0]]
        so_far[name[0]] += 1
    return ranks


def facets_shard(cards: Iterable[ArticleCard], ranks: Ranks) -> Shard:
    """For each kind: k in 5 bits, and for each article how many it has, and their numbers."""
    articles: list[list[Name]] = [list(listed(card)) for card in cards]
    bits = []
    for kind in KINDS:
        rows = [sorted(ranks[name] for name in names if name[0] == kind) for names in articles]
        gaps = [[after - before - 1 for before, after in zip((-1, *row), row, strict=False)]
                for row in rows]  # fmt: skip
        k = _best_k([gap for row in gaps for gap in row])
        bits.append(fixed(k, 5))
        for row in gaps:
            bits += (gamma(len(row) + 1), *(_golomb(gap, k) for gap in row))
    return Shard("", as_text("".join(bits)))


def _best_k(numbers: Sequence[int]) -> int:
    costs = [sum(2 * ((number >> k) + 1).bit_length() + k for number in numbers) for k in range(16)]
    return costs.index(min(costs))


def _golomb(number: int, k: int) -> str:
    return gamma((number >> k) + 1) + fixed(number & ((1 << k) - 1), k)


def name_shards(ranks: Ranks, kind: str, size: int) -> Iterator[Shard]:
    """The names of a kind by number, each with its page's address: `=` where it follows."""
    names = sorted((number, name) for name, number in ranks.items() if name[0] == kind)
    for start in range(0, len(names), size):
        row = [field for _, name in names[start : start + size] for field in _fields(*name)]
        yield Shard("\t".join(row))


def _fields(kind: str, name: str, page: str) -> tuple[str, str]:
    derived = bool(page) and is_derived(page, f"{kind}/", name)
    return name.replace("\t", " "), "=" if derived else page
