"""How long articles are: each length in one byte as scores use it, in the drawers `lengths` and
`lengths-wide`, and beside the articles of a word that few have."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sitegen.search.shards.bits import as_text, fixed
from sitegen.search.shards.files import Shard
from sitegen.search.sheaf import ArticleCard

ROUNDED = tuple(round((1.033**byte - 1) * 27) for byte in range(256))
"""The length in words that each byte stands for, as in Whoosh's index."""


def length_byte(words: int) -> int:
    """The byte that keeps a length."""
    return min(bisect_left(ROUNDED, words), 255)


def length_pairs(cards: Iterable[ArticleCard]) -> array[int]:
    """Of each article the byte of its title, times 256, and that of its body."""
    bytes_of = ((length_byte(card.title_words), length_byte(card.body_words)) for card in cards)
    return array("H", (title << 8 | body for title, body in bytes_of))


@dataclass(frozen=True)
class Lengths:
    """The lengths of a span's articles, in as few bits as all of them need."""

    pairs: array[int]
    """Of each article as `length_pairs` gives them."""

    @cached_property
    def measures(self) -> dict[str, tuple[int, int]]:
        """Of `title` and `body`: the least byte, and how many bits take what a byte has more."""
        kinds = set(self.pairs)
        return {
            "title": _measure({pair >> 8 for pair in kinds}),
            "body": _measure({pair & 255 for pair in kinds}),
        }

    @cached_property
    def _codes(self) -> dict[int, str]:
        title, body = self.measures["title"], self.measures["body"]
        return {
            pair: fixed((pair >> 8) - title[0], title[1]) + fixed((pair & 255) - body[0], body[1])
            for pair in set(self.pairs)
        }

    def bits(self, numbers: Iterable[int]) -> str:
        """The title's and the body's length of each of these articles in turn."""
        return "".join(map(self._codes.__getitem__, map(self.pairs.__getitem__, numbers)))

    def shards(self, size: int) -> Iterator[Shard]:
        """Files of so many articles each."""
        for start in range(0, len(self.pairs), size):
            articles = range(start, min(start + size, len(self.pairs)))
            yield Shard("", as_text(self.bits(articles)))


def _measure(bytes_: set[int]) -> tuple[int, int]:
    return min(bytes_), (max(bytes_) - min(bytes_)).bit_length()
