"""The bare letters of a name: what is left when accents, dots and capitals are taken away."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_JOINTS = str.maketrans("-–‐‑/", "     ")


@lru_cache(maxsize=100_000)
def letters(name: str) -> str:
    """The bare letters and digits of a name: small, without accents, words parted by a space."""
    folded = name.translate(_JOINTS).casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    bare = "".join(sign for sign in folded if sign.isalnum() or sign.isspace())
    words = bare.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def initials(words: Iterable[str]) -> str:
    """`hwh` for the words of `Harbor Workers of Hollow`."""
    return "".join(word[0] for word in words)


def skeleton(word: str) -> str:
    """What stays the same when a name is carried over from another script, or misspelt.

    Vowels after the first letter fall away, double letters count once, and letters that stand for
    one sound in different spellings are one: `rafik`, `rafiq`, `rafic` are all `rfk`.
    """
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    first, rest = word[:1], [sign for sign in word[1:] if sign not in "aeiouyhw'"]
    first = "a" if first in "aeiou" else first
    signs = [first, *rest]
    return "".join(
        sign for place, sign in enumerate(signs) if not place or sign != signs[place - 1]
    )


_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("kh", "h"), ("gh", "g"), ("sch", "s"), ("sh", "s"), ("zh", "s"),
    ("th", "t"), ("dh", "d"), ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s"), ("j", "i"),
)  # fmt: skip


def near(one: str, other: str, most: int = 2) -> bool:
    """Whether at most so many letters must be changed, put in, left out or swapped with the next.

    Names of more than 40 letters are never near, so the work is bounded.
    """
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > 40:
        return one == other
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1] <= most
