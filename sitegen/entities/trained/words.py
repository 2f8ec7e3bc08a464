"""What a word tells by itself."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sitegen.entities.gazetteer import gazetteer, sections

_TABLES = (
    "peoples", "calendar", "given", "honorifics", "titles", "qualifiers", "callings", "body_heads",
    "body_endings", "topics", "place_heads", "place_fronts", "before_place", "after_place",
    "surname_heads", "thing_heads", "thing_fronts", "states",
)  # fmt: skip
_CLUES = (
    "before a part of a place", "after a person", "before a body", "after a body", "before a place",
    "determiners",
)  # fmt: skip
_HEADS = frozenset(("body_heads", "body_endings", "place_heads", "thing_heads", "titles"))
_FRONTS = frozenset(("given", "honorifics", "titles", "place_fronts", "peoples"))
_LONGEST = 12
"""Signs of a word that its shape looks at."""


class Word(NamedTuple):
    small: str
    """Case-folded."""
    shape: str
    """`Aa` for Harbor, `AaAa` for McCoy, `A.A.` for U.S., `AA` for NATO, `AA-0` and so on."""
    classes: tuple[str, ...]
    """The tables that have it."""
    heads: tuple[str, ...]
    """Those of them that say what a name is that ends with it."""
    fronts: tuple[str, ...]
    """Those that say what a name is that begins with it."""
    is_capital: bool


@lru_cache(maxsize=50_000)
def word(text: str) -> Word:
    tables = gazetteer()
    classes = [table for table in _TABLES if text in getattr(tables, table)]
    if text.casefold() in tables.common:
        classes.append("common")
    clues = sections("clue-words")
    classes += [clue for clue in _CLUES if text in clues[clue]]
    return Word(
        text.casefold(),
        _shape(text),
        tuple(classes),
        tuple(name for name in classes if name in _HEADS),
        tuple(name for name in classes if name in _FRONTS),
        text[0].isupper(),
    )


def _shape(text: str) -> str:
    shape = ""
    for sign in text[:_LONGEST]:
        kind = "A" if sign.isupper() else "a" if sign.islower() else "0" if sign.isdigit() else sign
        if not shape.endswith(kind * 2):
            shape += kind
    return shape
