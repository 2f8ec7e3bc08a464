"""Making a document ready to be read."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.entities.gazetteer import gazetteer
from sitegen.entities.runs import OPENERS
from sitegen.entities.tokens import Passage, Style, Token
from sitegen.entities.trained.casing import Casing, Written, as_usual, written
from sitegen.entities.trained.evidence import Evidence, evidence
from sitegen.entities.trained.islands import islands
from sitegen.entities.trained.lexicon import Lexicon, lexicon_marks, table_marks
from sitegen.entities.trained.traits import Sheet
from sitegen.entities.trained.words import Word, word


def sheets(read: Sequence[Passage], casing: Casing, lexicon: Lexicon) -> list[Sheet]:
    """One for each passage."""
    tables = gazetteer()
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
    return [
        _sheet(tokens, passage.style, clues, folded, casing, lexicon)
        for tokens, passage in zip(cased, read, strict=True)
    ]


def _sheet(
    tokens: Sequence[Token],
    style: Style,
    clues: Evidence,
    small: frozenset[str],
    casing: Casing,
    lexicon: Lexicon,
) -> Sheet:
    tables, capitals = gazetteer(), style is Style.CAPS
    land = [range(len(tokens))] if capitals else islands(tokens, tables)
    words = [word(token.text) for token in tokens]
    known = table_marks(tokens, land, tables, capitals)
    names = lexicon_marks(tokens, land, lexicon, capitals)
    if capitals:
        may = {
            index
            for index, about in enumerate(words)
            if known[index] or names[index] or _may_be_shouted(about, casing)
        }
        land = islands(tokens, tables, may)
    else:
        land = [
            island
            for island in land
            if len(island) > 1 or not _opens_only(tokens[island.start], clues, casing)
        ]
    return Sheet(tokens, style, words, known, names, clues, small, land)


def _may_be_shouted(about: Word, casing: Casing) -> bool:
    """Whether a word in capitals may be part of a name: it says what a name is, or no text was ever
    seen to write it small."""
    if not about.small[0].isalpha():
        return False
    return bool(about.heads or about.fronts) or not casing.small.get(about.small)


def _opens_only(token: Token, clues: Evidence, casing: Casing) -> bool:
    """Whether a single word has its capital from the sentence alone: `The`, `Officials`."""
    if not token.opens:
        return False
    text = token.text
    if text in OPENERS:
        return True
    return (
        "here=inside" not in clues.get(text, ())
        and (text,) not in gazetteer().names
        and casing.habit(text) == "L"
    )
