"""Known items: a reader remembers three words of a headline; at which place does it stand?"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STOP = frozenset(
    "the a an and or of to in on for with at by from as is are was were be it its that this after "
    "over into says say said new up out not no but he she his her who will has have had more than "
    "us".split()
)
"""Words that nobody would remember."""
PLACES = 10
"""How far a reader looks."""


@dataclass(frozen=True, slots=True)
class KnownItem:
    query: str
    address: str


def known_items(titles: Iterable[tuple[str, str]], count: int) -> list[KnownItem]:
    """So many queries of three different words from the titles of (address, title) pairs."""
    dice = random.Random("known items")
    items = []
    pairs = sorted(titles)
    dice.shuffle(pairs)
    for address, title in pairs:
        words = re.findall(r"[A-Za-z]{3,}", title)
        wanted = [word for word in dict.fromkeys(words) if word.lower() not in STOP]
        if len(wanted) >= 3 and len(items) < count:
            items.append(KnownItem(" ".join(dice.sample(wanted, 3)), address))
    return items


def reciprocal_rank(item: KnownItem, addresses: Sequence[str]) -> float:
    first = list(addresses[:PLACES])
    return 1 / (first.index(item.address) + 1) if item.address in first else 0.0
