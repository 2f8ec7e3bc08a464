"""Where a name is filed: the order of an index, as a reader looks it up."""

from __future__ import annotations

import re
import unicodedata

_QUALIFIER = re.compile(r"(?<=\S) \([^()]*\)$")
"""What tells two of one name apart: `John Smith (judge)`."""
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
    """Files a person under the last name: Jens Stoltenberg under S, Vincent van Gogh under V.

    Only the order follows from this guess. Names are always printed as they are: turned round,
    those that begin with the family name would be wrong.
    """
    words = _SUFFIXES.sub("", _QUALIFIER.sub("", name)).split()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    start = max(start, 0)
    return collation(" ".join(words[start:] + words[:start]))[0], name


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
