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

# Pieces stand inside a pickle: without its beginning and its end.

NOTHING = b"N"
BLOCK_END = b"\x87."


def block_start(gaps: Iterable[int], weights: bytes) -> bytes:
    """The pickle of a block as far as its values. In the first protocol that has bytes: in Whoosh's
    2 they stand as text that is made bytes one by one, which makes blocks larger and slower."""
    return b"\x80\x03(%bt%b" % (b"".join(map(_NUMBER.__getitem__, gaps)), weights)


def number(one: float) -> bytes:
    return dumps(one, 2)[2:-1]


def tuple_of(pieces: Iterable[bytes]) -> bytes:
    return b"(%bt" % b"".join(pieces)


def counts(some: Iterable[int]) -> bytes:
    """How often each article has a word, four bytes each."""
    return _as_bytes(b"".join(map(_FOUR.__getitem__, some)))


def positions(counts: array[int], places: array[int]) -> bytes:
    """A tuple: of each article the number of positions, and a pickled list of the gaps between
    them. Most words stand in a text once."""
    if len(places) == len(counts):
        return tuple_of(map(_ALONE.__getitem__, places))
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
    return tuple_of(values)


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


class Kept(dict[int, bytes]):
    """The pieces of numbers, each worked out once."""

    def __init__(self, work: Callable[[int], bytes]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, number: int) -> bytes:
        piece = self._work(number)
        if number < _REMEMBERED:
            self[number] = piece
        return piece


_FOUR = Kept(Struct("!I").pack)
_NUMBER = Kept(number)
_ALONE = Kept(lambda position: _listed([position]))
