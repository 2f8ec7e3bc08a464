"""Islands: the stretches of a passage in which names can stand. Everything else is no name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sitegen.entities.gazetteer import Gazetteer, sections
from sitegen.entities.tokens import Token

BRIDGES = sections("clue-words")["bridges"] | set("'’&-–,/.")
"""What may stand between the words of one name, or of two that are listed."""
_WIDEST = 4
"""Tokens from a capital to the next one over bridges."""


def islands(tokens: Sequence[Token], tables: Gazetteer, also: Collection[int] = ()) -> list[range]:
    """In order, each from its first token to behind its last.

    `also` are tokens that can be part of a name although they are written small.
    """
    found: list[range] = []
    starts = tables.small_starts
    for index, token in enumerate(tokens):
        text = token.text
        # Most words are small letters alone, so that is asked first.
        small = text.islower() and text not in starts
        if index not in also and (small or not _may_name(tokens, index, tables)):
            continue
        if found and _bridged(tokens, found[-1].stop, index):
            found[-1] = range(found[-1].start, index + 1)
        else:
            found.append(range(index, index + 1))
    return found


def _may_name(tokens: Sequence[Token], index: int, tables: Gazetteer) -> bool:
    text = tokens[index].text
    first = text[0]
    if first.isupper():
        return True
    if first.islower():
        if text in tables.small_starts:
            after = index + 1
            if after < len(tokens) and tokens[after].text == "-":
                after += 1
            return _capital(tokens, after)
        return any(sign.isupper() for sign in text)
    return first.isdigit() and (_capital(tokens, index + 1) or _capital(tokens, index - 1))


def _capital(tokens: Sequence[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and tokens[index].text[0].isupper()


def _bridged(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end - start < _WIDEST and all(token.text in BRIDGES for token in tokens[start:end])
