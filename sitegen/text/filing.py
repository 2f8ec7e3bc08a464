"""Where a name is filed: the order of an index, as a reader looks it up."""

from __future__ import annotations

import re
import unicodedata

_SUFFIXES = re.compile(r",? (?:jr\.?|sr\.?|i{2,3}|iv|ph\.?d\.?|m\.?d\.?)$", re.IGNORECASE)
_PARTICLES = {
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "ten", "ter", "van", "von", "zu",
}  # fmt: skip
_ARTICLES = ("the ", "a ", "an ")


def collation(text: str) -> tuple[str, str]:
    """A sorting key: letters without case and accents first, then the text itself as tie-break."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    words = re.sub(r"[^\w\s]+", "", bare.casefold())
    return " ".join(words.split()), text


def person_key(name: str) -> tuple[str, str]:
    """Files a person under the surname: Jens Stoltenberg under S, Vincent van Gogh under V."""
    surname, given, _ = _parts(name)
    return collation(f"{surname} {given}")[0], name


def as_filed(name: str) -> str:
    """A person's name as an index prints it: `Stoltenberg, Jens`, `King, Martin Luther, Jr`."""
    return ", ".join(part for part in _parts(name) if part)


def _parts(name: str) -> tuple[str, str, str]:
    """The surname with its particles, the given names, and `Jr` and the like."""
    suffix = _SUFFIXES.search(name)
    words = (name[: suffix.start()] if suffix else name).split()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    start = max(start, 0)
    return " ".join(words[start:]), " ".join(words[:start]), suffix[0].strip(", ") if suffix else ""


def title_key(name: str) -> tuple[str, str]:
    """Files a thing under its first real word: The Hague under H."""
    lowered = name.casefold()
    for article in _ARTICLES:
        if lowered.startswith(article) and len(name) > len(article):
            return collation(name[len(article) :])[0], name
    return collation(name)


def letter(key: tuple[str, str]) -> str:
    """The heading a key stands under: a letter of any script, or # for digits and signs."""
    first = key[0][:1]
    return first.upper() if first.isalpha() else "#"
