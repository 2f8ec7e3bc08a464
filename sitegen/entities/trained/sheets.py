"""Making a document ready to be read."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.entities.gazetteer import Gazetteer
from sitegen.entities.runs import OPENERS
from sitegen.entities.tokens import Passage, Style, Token
from sitegen.entities.trained.casing import Casing, Written, as_usual, written
from sitegen.entities.trained.evidence import Evidence, evidence
from sitegen.entities.trained.islands import islands
from sitegen.entities.trained.lexicon import Lexicon, lexicon_marks, table_marks
from sitegen.entities.trained.traits import Sheet
from sitegen.entities.trained.words import word


def sheets(
    read: Sequence[Passage], casing: Casing, lexicon: Lexicon, tables: Gazetteer
) -> list[Sheet]:
    """One for each passage."""
    small, capital = written(read)
    here = Written(small, capital)
    cased = [
        as_usual(passage.tokens, here, casing, tables)
        if passage.style is Style.CAPS
        else passage.tokens
        for passage in read
    ]
    clues = evidence(
        [(tokens, passage.style) for tokens, passage in zip(cased, read, strict=True)], tables
    )
    folded = frozenset(text.casefold() for text in small)
    made = []
    for tokens, passage in zip(cased, read, strict=True):
        capitals = passage.style is Style.CAPS
        land = [range(len(tokens))]
        if not capitals:
            land = [
                island
                for island in islands(tokens, tables)
                if len(island) > 1 or not _opens_only(tokens[island.start], clues, casing, tables)
            ]
        made.append(
            Sheet(
                tokens=tokens,
                style=passage.style,
                words=[word(token.text) for token in tokens],
                tables=table_marks(tokens, land, tables, capitals),
                lexicon=lexicon_marks(tokens, land, lexicon, capitals),
                evidence=clues,
                small=folded,
                islands=land,
            )
        )
    return made


def _opens_only(token: Token, clues: Evidence, casing: Casing, tables: Gazetteer) -> bool:
    """Whether a single word has its capital from the sentence alone: `The`, `Officials`."""
    if not token.opens:
        return False
    text = token.text
    if text in OPENERS:
        return True
    return (
        "here=inside" not in clues.get(text, ())
        and (text,) not in tables.names
        and casing.habit(text) == "L"
    )
