"""Numbers as strings of bits, `0110`, and bits as text.

Strings are joined by the interpreter's own loops, which no loop of ours over bits comes near.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, chain, islice
from operator import sub

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


def _step(k: int, step: int) -> str:
    return RICE[k][step - 1]


GAMMA = _Codes(_gamma)
"""Elias' gamma code of a number from 1: as many zeros as the binary digits after the first."""
RICE = tuple(_Codes(partial(_rice, k)) for k in range(32))
"""Rice's codes of a number from 0: the number without its last k binary digits, in unary (zeros
and a one), then those k digits."""


_STEP = tuple(_Codes(partial(_step, k)) for k in range(32))
"""The same of a number from 1: of how far the next of ascending numbers lies from the one before,
which leaves out one number less."""


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
    steps = map(sub, numbers, chain((-1,), numbers))
    return "".join(map(_STEP[parameter(len(numbers), of)].__getitem__, steps))


def places(counts: Sequence[int], positions: Sequence[int]) -> str:
    """Positions that ascend within each article, `counts` of them: k in five digits, the gaps."""
    if len(counts) == len(positions):
        k = parameter(len(counts), sum(positions) + len(counts))
        return _DIGITS[k] + rices(positions, k)
    steps = list(map(sub, positions, chain((-1,), positions)))
    for start in accumulate(islice(counts, len(counts) - 1), initial=0):
        steps[start] = positions[start] + 1
    k = parameter(len(steps), sum(steps))
    return _DIGITS[k] + "".join(map(_STEP[k].__getitem__, steps))


_DIGITS = tuple(fixed(k, 5) for k in range(32))


def as_text(bits: str) -> str:
    """Bits in base64 without padding; zeros fill the last byte."""
    length = -(-len(bits) // 8)
    data = int(bits.ljust(8 * length, "0") or "0", 2).to_bytes(length, "big")
    return base64.b64encode(data).decode("ascii").rstrip("=")
