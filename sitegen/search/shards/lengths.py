"""The drawer `lengths`: how long articles are, each length in one byte as scores use it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sitegen.search.shards.bits import as_text, fixed
from sitegen.search.shards.files import Shard
from sitegen.search.sheaf import ArticleCard

ROUNDED = tuple(round((1.033**byte - 1) * 27) for byte in range(256))
"""The length in words that each byte stands for, as in Whoosh's index."""


def length_byte(words: int) -> int:
    """The byte that keeps a length."""
    return min(bisect_left(ROUNDED, words), 255)


def lengths_shard(cards: Sequence[ArticleCard]) -> Shard:
    """The titles' lengths, then the bodies': the least in 8 bits, a width in 4, and for each what
    it has more."""
    bits = []
    for lengths in ([card.title_words for card in cards], [card.body_words for card in cards]):
        kept = list(map(length_byte, lengths))
        least = min(kept)
        width = (max(kept) - least).bit_length()
        bits += [fixed(least, 8), fixed(width, 4), *(fixed(one - least, width) for one in kept)]
    return Shard("", as_text("".join(bits)))
