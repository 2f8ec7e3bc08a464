"""Making a document ready to be read."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.entities.gazetteer import Gazetteer
from sitegen.entities.tokens import Passage, Style
from sitegen.entities.trained.casing import Casing, Written, as_usual, written
from sitegen.entities.trained.evidence import evidence
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
        land = [range(len(tokens))] if capitals else islands(tokens, tables)
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
