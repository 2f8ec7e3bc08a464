"""What Whoosh keeps in a block of postings, as pickles that are put together from pieces.

There are very many of them, all of one form, and the same small numbers come again and again: each
number is pickled once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from operator import sub
from pickle import dumps
from struct import Struct
from typing import Any

NOTHING = b"N"
"""Pieces stand inside a pickle: without its beginning and its end."""


def block_pickle(gaps: bytes, weights: bytes, values: bytes) -> bytes:
    """The pickle of a block, from its pieces. In the first protocol that has bytes: in Whoosh's 2
    they stand as text that is made bytes one by one, which makes blocks larger and slower."""
    return b"\x80\x03%b%b%b\x87." % (gaps, weights, values)


def numbers(some: Iterable[int]) -> bytes:
    """A tuple of numbers from 0."""
    return b"(%bt" % b"".join(map(_NUMBER.__getitem__, some))


def weight(one: float) -> bytes:
    return _WEIGHT[one]


def weights(some: Iterable[float]) -> bytes:
    """A tuple of numbers that need not be whole."""
    return b"(%bt" % b"".join(map(_WEIGHT.__getitem__, some))


def counts(some: Iterable[int]) -> bytes:
    """How often each article has a word, four bytes each."""
    return _as_bytes(b"".join(map(_FOUR.__getitem__, some)))


def positions(counts: array[int], places: array[int]) -> bytes:
    """A tuple: of each article the number of positions, and a pickled list of the gaps between
    them. Most words stand in a text once."""
    if len(places) == len(counts):
        return b"(%bt" % b"".join(map(_ALONE.__getitem__, places))
    # Where the next article begins the gap may be below 0; it is not used.
    gaps = list(map(_NUMBER.__getitem__, map(abs, map(sub, places[1:], places))))
    values, start = [], 0
    for count in counts:
        if count == 1:
            values.append(_ALONE[places[start]])
        elif count <= _AT_ONCE:
            first, others = _NUMBER[places[start]], b"".join(gaps[start : start + count - 1])
            values.append(_as_bytes(b"%b\x80\x02]q\x00(%b%be." % (_FOUR[count], first, others)))
        else:
            values.append(_listed(places[start : start + count]))
        start += count
    return b"(%bt" % b"".join(values)


_AT_ONCE = 1000
"""A pickle puts no more items into a list at once."""


def _listed(places: Sequence[int]) -> bytes:
    gaps = [places[0], *map(sub, places[1:], places)]
    return _as_bytes(_FOUR[len(gaps)] + dumps(gaps, 2))


def _as_bytes(data: bytes) -> bytes:
    """Bytes inside a pickle, with their length before them."""
    length = len(data)
    return (b"C%c" % length if length < 256 else b"B" + length.to_bytes(4, "little")) + data


_REMEMBERED = 1 << 14
"""Numbers below this are pickled once."""


class _Kept(dict[float, bytes]):
    """The pieces of numbers, each worked out once."""

    def __init__(self, work: Callable[[Any], bytes]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, number: float) -> bytes:
        piece = self._work(number)
        if number < _REMEMBERED:
            self[number] = piece
        return piece


_FOUR = _Kept(Struct("!I").pack)
_NUMBER = _Kept(lambda number: dumps(number, 2)[2:-1])
_WEIGHT = _Kept(lambda number: dumps(number, 2)[2:-1])
_ALONE = _Kept(lambda position: _listed([position]))
