"""Weights: how much each trait speaks for each label, and how they are added up quickly.

The weights of a trait for all labels stand side by side in one whole number, so that adding two
rows is one addition. A lane is wide enough for the sum of all traits of a token.
"""

from __future__ import annotations

import struct
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from sitegen.entities.trained.labels import LABELS

SCALE = 100
"""So many units are a weight of 1 in the logarithm of the odds."""
_LANES = 2 * len(LABELS)
"""The labels of the first reading, then those of the second."""
_PACKED = struct.Struct(f"<{_LANES}I")
_RAISED = 1 << 15
_MIDDLE = 1 << 31
_LEVEL = int.from_bytes(_PACKED.pack(*[_MIDDLE] * _LANES), "little")
"""Added to a sum before it is unpacked, so that no lane is below zero."""
_NOTHING = repeat(0)

Moves = tuple[tuple[int, ...], ...]
"""For each label how well it follows each label."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What one kind of text is read with: the usual one, or text in capitals."""

    rows: Mapping[str, int]
    """By trait, packed."""
    moves: tuple[Moves, Moves]
    """Of the first and of the second reading."""

    def total(self, traits: Iterable[str]) -> int:
        """The packed sum of the traits' weights."""
        return sum(map(self.rows.get, traits, _NOTHING))

    @classmethod
    def from_json(cls, file: Mapping[str, Any]) -> Weights:
        """`{"moves": [first, second], "traits": [trait ...], "weights": "..."}`.

        The weights stand in the order of the traits, those of all lanes for each: in base64, two
        bytes each, the lower first, 32,768 too high. So a hundred thousand are read in a blink.
        """
        first, second = (tuple(map(tuple, moves)) for moves in file["moves"])
        rows = _packed(b64decode(file["weights"]))
        return cls(dict(zip(file["traits"], rows, strict=True)), (first, second))


def stored(rows: Iterable[Sequence[int]]) -> str:
    """Weights as `from_json` reads them."""
    raised = array("H", [weight + _RAISED for row in rows for weight in row])
    if sys.byteorder == "big":
        raised.byteswap()
    return b64encode(raised.tobytes()).decode()


def _packed(data: bytes) -> Iterator[int]:
    """One number for each row; adding such numbers adds their lanes."""
    narrow = array("H", data)
    if sys.byteorder == "big":
        narrow.byteswap()
    wide = struct.pack(f"<{len(narrow)}I", *narrow)
    level = int.from_bytes(_PACKED.pack(*[_RAISED] * _LANES), "little")
    for start in range(0, len(wide), _PACKED.size):
        yield int.from_bytes(wide[start : start + _PACKED.size], "little") - level


def unpacked(total: int) -> tuple[int, ...]:
    """The weights of all lanes, each too high by the same amount."""
    return _PACKED.unpack((total + _LEVEL).to_bytes(_PACKED.size, "little"))
