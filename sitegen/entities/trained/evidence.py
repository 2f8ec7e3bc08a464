"""Evidence: what a whole document tells of a word, wherever it stands in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sitegen.entities.gazetteer import Gazetteer, sections
from sitegen.entities.tokens import Style, Token

_CLUES = sections("clue-words")
Evidence = Mapping[str, Sequence[str]]
"""By word: traits of all its places, sorted."""


def evidence(
    passages: Sequence[tuple[Sequence[Token], Style]], tables: Gazetteer
) -> dict[str, list[str]]:
    """For each word with a capital the clues that it has anywhere in the document, as traits."""
    found: dict[str, set[str]] = defaultdict(set)
    for tokens, style in passages:
        if style is not Style.CAPS:
            texts = [token.text for token in tokens]
            for index, text in enumerate(texts):
                if text[0].isupper():
                    before = texts[index - 1] if index else ""
                    after = texts[index + 1] if index + 1 < len(texts) else ""
                    clues = found[text]
                    clues.update(_neighbour_clues(before, after, tables))
                    if before in tables.given and not after[:1].isupper():
                        clues.add("here=surname")
                    if text in tables.given and after[:1].isupper():
                        clues.add("here=given")
                    if style is Style.PLAIN and not tokens[index].opens:
                        clues.add("here=inside")
    return {word: sorted(clues) for word, clues in found.items()}


@lru_cache(maxsize=40_000)
def _neighbour_clues(before: str, after: str, tables: Gazetteer) -> tuple[str, ...]:
    return tuple(f"here={clue}" for clue in _clues(before, after, tables))


def _clues(before: str, after: str, tables: Gazetteer) -> Iterator[str]:
    if before in tables.honorifics or before in tables.titles or before in tables.callings:
        yield "titled"
    if len(before) == 2 and before[1] == "." and before[0].isupper():
        yield "surname"
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
