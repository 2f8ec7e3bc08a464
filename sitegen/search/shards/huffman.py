"""Canonical Huffman codes: the more frequent a symbol, the shorter its code.

D. A. Huffman: A Method for the Construction of Minimum-Redundancy Codes, 1952. Canonical: codes of
one length are consecutive numbers, and follow from how many symbols have each length.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.search.shards.bits import fixed, gammas

_RAREST = 1 << 15
"""A symbol counts at least as one of so many, so that no code has more than 24 bits."""


@dataclass(frozen=True, slots=True)
class Huffman:
    """A code for some symbols."""

    codes: Mapping[str, str]
    """The bits of each symbol, in canonical order: by length, then by symbol."""

    @property
    def lengths(self) -> str:
        """What a reader needs besides the symbols in their order: how many codes have one bit, two
        bits, and so on to the longest, each number plus one in gamma code."""
        many = Counter(len(code) for code in self.codes.values())
        return gammas(many[length] + 1 for length in range(1, max(many) + 1))


def huffman(counts: Mapping[str, int]) -> Huffman:
    """The code for symbols that are as frequent as counted; at least two symbols."""
    lengths = _lengths(counts)
    codes: dict[str, str] = {}
    code = before = 0
    for symbol in sorted(lengths, key=lambda symbol: (lengths[symbol], symbol)):
        length = lengths[symbol]
        code <<= length - before
        codes[symbol] = fixed(code, length)
        code, before = code + 1, length
    return Huffman(codes)


def _lengths(counts: Mapping[str, int]) -> dict[str, int]:
    """The two rarest groups of symbols become one, again and again; each time their codes grow."""
    least = sum(counts.values()) // _RAREST + 1
    heap: list[tuple[int, int]] = []
    parents = [0] * (2 * len(counts) - 1)
    symbols = sorted(counts)
    heap = [(max(counts[symbol], least), number) for number, symbol in enumerate(symbols)]
    heapq.heapify(heap)
    for group in range(len(symbols), len(parents)):
        one, other = heapq.heappop(heap), heapq.heappop(heap)
        parents[one[1]] = parents[other[1]] = group
        heapq.heappush(heap, (one[0] + other[0], group))
    depths = [0] * len(parents)
    for group in range(len(parents) - 2, -1, -1):
        depths[group] = depths[parents[group]] + 1
    return {symbol: depths[number] for number, symbol in enumerate(symbols)}
