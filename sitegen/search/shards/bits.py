"""Numbers as strings of bits, `0110`, and bits as text.

Strings are joined by the interpreter's own loops, which no loop of ours over bits comes near.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, islice

_LONGEST_KEPT = 64
"""Bits of a code that is worth keeping: longer ones are rare."""


class _Codes(dict[int, str]):
    """The codes of numbers, each worked out once."""

    def __init__(self, work: Callable[[int], str]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, number: int) -> str:
        code = self._work(number)
        if len(code) <= _LONGEST_KEPT:
            self[number] = code
        return code


def _gamma(number: int) -> str:
    binary = f"{number:b}"
    return "0" * (len(binary) - 1) + binary


def _rice(k: int, number: int) -> str:
    return "0" * (number >> k) + "1" + fixed(number & ((1 << k) - 1), k)


GAMMA = _Codes(_gamma)
"""Elias' gamma code of a number from 1: as many zeros as the binary digits after the first."""
RICE = tuple(_Codes(partial(_rice, k)) for k in range(32))
"""Rice's codes of a number from 0: the number without its last k binary digits, in unary (zeros
and a one), then those k digits."""


def fixed(number: int, width: int) -> str:
    """The number in so many binary digits."""
    return f"{number:0{width}b}" if width else ""


def gamma(number: int) -> str:
    return GAMMA[number]


def gammas(numbers: Iterable[int]) -> str:
    """One gamma code after the other."""
    return "".join(map(GAMMA.__getitem__, numbers))


def rices(numbers: Iterable[int], k: int) -> str:
    return "".join(map(RICE[k].__getitem__, numbers))


def parameter(count: int, of: int) -> int:
    """The k with which `count` ascending numbers below `of` take about the fewest bits: the binary
    logarithm of 0.69 times the mean gap (S. Golomb: Run-length encodings, 1966)."""
    return max(0, (11 * of // (16 * count)).bit_length() - 1) if count else 0


def ascending(numbers: Sequence[int], of: int) -> str:
    """Ascending numbers below `of`: the gaps between them in Rice's code."""
    gaps = [after - before - 1 for before, after in zip((-1, *numbers), numbers, strict=False)]
    return rices(gaps, parameter(len(numbers), of))


def places(counts: Sequence[int], positions: Sequence[int]) -> str:
    """Positions that ascend within each article, `counts` of them: k in five digits, the gaps."""
    gaps = list(positions)
    if len(counts) != len(positions):
        pairs = zip((-1, *positions), positions, strict=False)
        gaps = [after - before - 1 for before, after in pairs]
        for start in accumulate(islice(counts, len(counts) - 1), initial=0):
            gaps[start] = positions[start]
    k = parameter(len(gaps), sum(gaps) + len(gaps))
    return fixed(k, 5) + rices(gaps, k)


def as_text(bits: str) -> str:
    """Bits in base64 without padding; zeros fill the last byte."""
    length = -(-len(bits) // 8)
    data = int(bits.ljust(8 * length, "0") or "0", 2).to_bytes(length, "big")
    return base64.b64encode(data).decode("ascii").rstrip("=")
