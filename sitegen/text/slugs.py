"""Names for files and addresses that every host, disk and browser can keep."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_BYTES = 80
"""A slug's length in UTF-8: leaves room for folders and endings on every file system."""

_RESERVED = {"con", "prn", "aux", "nul", "index"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names that Windows keeps for devices, and the one that web servers keep for folders."""

_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    "&": " and ", "’": "", "'": "", "‘": "",
}  # fmt: skip


def slug(text: str) -> str:
    """A lower-case name of letters, digits and hyphens; letters of every script are kept.

    Latin letters lose their accents, other scripts keep their marks. Never empty: text without a
    letter or digit gives `untitled`.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(_LATIN.get(letter, letter) for letter in plain)
    bare = _without_latin_accents(folded)
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare))
    name = _cut("-".join(words)) or "untitled"
    return f"{name}-" if name in _RESERVED else name


def _without_latin_accents(text: str) -> str:
    kept: list[str] = []
    base = ""
    for letter in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(letter):
            base = letter
        elif base.isascii():
            continue
        kept.append(letter)
    return "".join(kept)


def _cut(name: str) -> str:
    """At most MOST_BYTES, cut between words where that loses less than half."""
    if len(name.encode()) <= MOST_BYTES:
        return name
    short = name.encode()[:MOST_BYTES].decode(errors="ignore")
    whole_words = short.rpartition("-")[0]
    return (whole_words if len(whole_words) * 2 > len(short) else short).strip("-")


def numbered(name: str, taken: Iterable[str]) -> str:
    """The name itself, or with the first number from 2 that makes it unlike all those taken."""
    others = set(taken)
    if name not in others:
        return name
    number = 2
    while f"{name}-{number}" in others:
        number += 1
    return f"{name}-{number}"
