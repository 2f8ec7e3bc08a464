"""Traits: what the model asks of a token, as short texts. Training counts them, reading adds up
their weights.

Traits of a word alone are apart from those of its place, so that the first are found once a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.entities.runs import OPENERS
from sitegen.entities.tokens import Style, Token
from sitegen.entities.trained.evidence import Evidence
from sitegen.entities.trained.words import Word, word

AROUND = (-2, -1, 0, 1, 2)
"""How far the model looks at words, from the token in question."""
_RUN = 6
"""Tokens of a run of capitals that are looked at, each way."""
_FAR = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A passage made ready: everything its tokens' traits follow from."""

    tokens: Sequence[Token]
    """As the text has them; in a passage in capitals, as they are usually written."""
    style: Style
    words: Sequence[Word]
    tables: Sequence[str]
    """For each token the mark of a name in the tables, or ""."""
    lexicon: Sequence[str]
    evidence: Evidence
    small: frozenset[str]
    """The words that the document writes small somewhere."""
    islands: Sequence[range]


def word_traits(text: str, offset: int, habit: str) -> list[str]:
    """Of a word that stands `offset` tokens from the one in question."""
    about = word(text)
    traits = [f"c{offset}={name}" for name in about.classes]
    traits.append(f"l{offset}={about.small}")
    if abs(offset) < 2:
        traits += (f"s{offset}={about.shape}", f"x{offset}={about.small[-3:]}")
    if offset == 0:
        traits += (f"w={text}", f"case={habit}")
        if text[0].isalpha():
            for length in range(1, min(5, len(text))):
                traits += (
                    f"p{length}={about.small[:length]}",
                    f"e{length}={about.small[-length:]}",
                )
    return traits


def place_traits(sheet: Sheet, index: int, island: range, habit: str) -> list[str]:
    """Of the place where a token stands: its neighbours together, its run, its document."""
    token, own, style = sheet.tokens[index], sheet.words[index], sheet.style
    traits = ["-", f"case={habit}{token.opens:d}{style}"]
    _add_neighbours(traits, sheet, index)
    _add_known(traits, sheet, index)
    _add_run(traits, sheet, index)
    if token.opens:
        traits.append("opens")
    if style is not Style.PLAIN:
        traits += (f"style={style}", f"style={style}|{own.shape}")
    if own.small in sheet.small:
        traits.append("small here")
    traits += sheet.evidence.get(token.text, ())
    if index == island.start:
        traits.append("first")
    if index == island.stop - 1:
        traits.append("last")
    return traits


def _add_neighbours(traits: list[str], sheet: Sheet, index: int) -> None:
    words, last = sheet.words, len(sheet.words) - 1
    own = words[index]
    if index:
        before = words[index - 1]
        traits += (f"l-1+0={before.small}|{own.small}", f"s-1+0={before.shape}|{own.shape}")
        text = sheet.tokens[index - 1].text
        if text[-1] == "." and len(text) > 2:
            traits.append(f"dot={sheet.tokens[index].text in OPENERS:d}")
        if index < last:
            traits.append(f"l-1+1={before.small}|{words[index + 1].small}")
    if index < last:
        after = words[index + 1]
        traits += (f"l0+1={own.small}|{after.small}", f"s0+1={own.shape}|{after.shape}")
    if index < 2 or index > last - 2:
        traits += (f"end{offset}" for offset in AROUND if not 0 <= index + offset <= last)


def _add_known(traits: list[str], sheet: Sheet, index: int) -> None:
    """Of names that the tables and the lexicon know here and close by."""
    start = max(index - 2, 0)
    for offset, mark in enumerate(sheet.tables[start : index + 3], start - index):
        if mark:
            traits.append(f"t{offset}={mark}")
    start = max(index - 1, 0)
    for offset, mark in enumerate(sheet.lexicon[start : index + 2], start - index):
        if mark:
            traits.append(f"n{offset}={mark}")


def _add_run(traits: list[str], sheet: Sheet, index: int) -> None:
    """Of the run of capitals around the token: what frames it, begins it and ends it."""
    words, size = sheet.words, len(sheet.words)
    first = last = index
    while first > 0 and index - first < _RUN and words[first - 1].is_capital:
        first -= 1
    while last + 1 < size and last - index < _RUN and words[last + 1].is_capital:
        last += 1
    before = words[first - 1].small if first else "^"
    after = words[last + 1].small if last + 1 < size else "$"
    traits += (f"before={before}", f"after={after}", f"run={index - first},{last - index}")
    if last > index:
        end = words[last]
        traits.append(f"ends={end.small}")
        traits += [f"ends:{name}" for name in end.classes]
        for far in range(1, last - index + 1):
            if heads := words[index + far].heads:
                traits += [f"ahead{min(far, _FAR)}={name}" for name in heads]
                break
    if first < index:
        traits += [f"begins:{name}" for name in words[first].classes]
        for far in range(1, index - first + 1):
            if fronts := words[index - far].fronts:
                traits += [f"behind{min(far, _FAR)}={name}" for name in fronts]
                break
