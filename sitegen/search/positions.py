"""The positions of a word in an article, in the bytes that Whoosh keeps."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import sub
from pickle import dumps
from struct import Struct

_NUMBER = Struct("!I")


def position_values(counts: array[int], positions: array[int]) -> tuple[bytes, ...]:
    """For each article its number of positions, and a pickled list of the gaps between them.

    Most lists are short, and are put together quicker by hand. Most words stand in a text once, and
    single positions come again from text to text.
    """
    if len(positions) == len(counts):
        return tuple(map(_ALONE.__getitem__, positions))
    # Where the next article begins the gap may be below 0; it is not used.
    gaps = list(map(_PICKLED.__getitem__, map(abs, map(sub, positions[1:], positions))))
    values, start = [], 0
    for count in counts:
        if count == 1:
            values.append(_ALONE[positions[start]])
        elif count <= _BY_HAND:
            first, others = _PICKLED[positions[start]], b"".join(gaps[start : start + count - 1])
            values.append(b"%b\x80\x02]q\x00(%b%be." % (_NUMBER.pack(count), first, others))
        else:
            values.append(_by_pickle(positions[start : start + count]))
        start += count
    return tuple(values)


_BY_HAND = 1000
"""A pickle puts no more items into a list at once."""


def _by_pickle(positions: Sequence[int]) -> bytes:
    gaps = [positions[0], *map(sub, positions[1:], positions)]
    return _NUMBER.pack(len(gaps)) + dumps(gaps, 2)


_REMEMBERED = 1 << 14
"""Numbers below this are encoded once."""


class _Alone(dict[int, bytes]):
    """The value of a single position."""

    def __missing__(self, position: int) -> bytes:
        value = _by_pickle([position])
        if position < _REMEMBERED:
            self[position] = value
        return value


class _Pickled(dict[int, bytes]):
    """A number from 0 inside a pickle."""

    def __missing__(self, number: int) -> bytes:
        value = dumps(number, 2)[2:-1]
        if number < _REMEMBERED:
            self[number] = value
        return value


_ALONE, _PICKLED = _Alone(), _Pickled()
