"""The bare letters of a name: what is left when accents, dots and capitals are taken away."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_SIGNS = str.maketrans("", "", string.punctuation)
_JOINTS = str.maketrans("-–‐‑/", "     ")


@lru_cache(maxsize=100_000)
def letters(name: str) -> str:
    """The bare letters and digits of a name: small, without accents, words parted by a space."""
    folded = name.translate(_JOINTS).casefold()
    if folded.isascii():
        words = folded.translate(_SIGNS).split()
    else:
        folded = unicodedata.normalize("NFKD", folded)
        words = "".join([sign for sign in folded if sign.isalnum() or sign.isspace()]).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def initials(words: Iterable[str]) -> str:
    """`hwh` for the words of `Harbor Workers of Hollow`."""
    return "".join(word[0] for word in words)


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """What stays the same when a name is carried over from another script, or misspelt.

    Vowels after the first letter fall away, double letters count once, and letters that stand for
    one sound in different spellings are one: `rafik`, `rafiq`, `rafic` are all `rfk`.
    """
    word = _PAIRS.sub(lambda pair: _SOUNDS[pair[0]], word).translate(_ALIKE)
    first = "a" if word[:1] in _VOWELS else word[:1]
    return _DOUBLE.sub(r"\1", first + word[1:].translate(_SILENT))


_SOUNDS = {
    "ph": "f", "ck": "k", "kh": "h", "gh": "g", "sh": "s", "zh": "s", "th": "t", "dh": "d",
}  # fmt: skip
_PAIRS = re.compile("|".join(_SOUNDS))
_ALIKE = str.maketrans("qcwzj", "kkvsi")
_VOWELS = frozenset("aeiou")
_SILENT = str.maketrans("", "", "aeiouyh")
_DOUBLE = re.compile(r"(.)\1+")


def near(one: str, other: str, most: int = 2) -> bool:
    """Whether at most so many letters must be changed, put in, left out or swapped with the next.

    Names of more than 40 letters are never near, so the work is bounded.
    """
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > 40:
        return one == other
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
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


def slips(names: Mapping[str, bool]) -> dict[str, str]:
    """Of an article's names those that are another one misspelt, with the right one.

    `names` are identities, in the order of the article, and whether they are well known: two such
    are two names, however alike. A name of fewer than seven letters is too short to tell.
    """
    right: dict[tuple[str, ...], str] = {}
    wrong: dict[str, str] = {}
    for name in sorted(names, key=lambda name: not names[name]):
        if len(name) > 6:
            sounds = tuple(skeleton(word.removesuffix("s")) for word in name.split())
            lead = right.setdefault(sounds, name)
            if lead != name and not names[name] and near(lead, name):
                wrong[name] = lead
    return wrong
