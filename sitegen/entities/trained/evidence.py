"""Evidence: what a whole document tells of a word, wherever it stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sitegen.entities.gazetteer import Gazetteer, sections
from sitegen.entities.tokens import Style, Token

_CLUES = sections("clue-words")
Evidence = Mapping[str, Sequence[str]]
"""By word, sorted."""


def evidence(
    passages: Sequence[tuple[Sequence[Token], Style]], tables: Gazetteer
) -> dict[str, tuple[str, ...]]:
    """For each word with a capital the clues that it has anywhere in the document."""
    found: dict[str, set[str]] = defaultdict(set)
    for tokens, style in passages:
        if style is not Style.CAPS:
            for index, token in enumerate(tokens):
                if token.text[0].isupper():
                    found[token.text].update(_clues(tokens, index, style, tables))
    return {word: tuple(sorted(clues)) for word, clues in found.items()}


def _clues(tokens: Sequence[Token], index: int, style: Style, tables: Gazetteer) -> Iterator[str]:
    word = tokens[index].text
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if before in tables.honorifics or before in tables.titles or before in tables.callings:
        yield "titled"
    if before in tables.given and not after[:1].isupper():
        yield "surname"
    if len(before) == 2 and before[1] == "." and before[0].isupper():
        yield "surname"
    if word in tables.given and after[:1].isupper():
        yield "given"
    if before in _CLUES["before a place"]:
        yield "in"
    if after in _CLUES["after a person"]:
        yield "said"
    if after in _CLUES["after a body"]:
        yield "body after"
    if before in ("the", "The"):
        yield "the"
    if after in ("'s", "’s"):
        yield "owns"
    if before == "(" and after == ")":
        yield "brackets"
    if after in tables.body_endings or after in tables.body_heads:
        yield "body head"
    if after in tables.place_heads or after in tables.after_place:
        yield "place head"
    if style is Style.PLAIN and not tokens[index].opens:
        yield "inside"
