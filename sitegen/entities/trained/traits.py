"""Traits: what the model asks of a token, as short texts. Training counts them, reading adds up
their weights.

Traits of a word alone are apart from those of its place, so that the first are found once a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def word_traits(text: str, offset: int, habit: str) -> Iterator[str]:
    """Of a word that stands `offset` tokens from the one in question."""
    about = word(text)
    for name in about.classes:
        yield f"c{offset}={name}"
    yield f"l{offset}={about.small}"
    if abs(offset) < 2:
        yield f"s{offset}={about.shape}"
        yield f"x{offset}={about.small[-3:]}"
    if offset == 0:
        yield f"w={text}"
        yield f"case={habit}"
        if text[0].isalpha():
            for length in range(1, min(5, len(text))):
                yield f"p{length}={about.small[:length]}"
                yield f"e{length}={about.small[-length:]}"


def place_traits(sheet: Sheet, index: int, island: range, habit: str) -> list[str]:
    """Of the place where a token stands: its neighbours together, its run, its document."""
    traits = ["-"]
    traits += _neighbours(sheet, index)
    traits += _known(sheet, index)
    traits += _run(sheet, index)
    token, style = sheet.tokens[index], sheet.style
    if token.opens:
        traits.append("opens")
    traits.append(f"case={habit}{token.opens:d}{style}")
    if style is not Style.PLAIN:
        traits.append(f"style={style}")
        traits.append(f"style={style}|{sheet.words[index].shape}")
    if sheet.words[index].small in sheet.small:
        traits.append("small here")
    traits += [f"here={clue}" for clue in sheet.evidence.get(token.text, ())]
    if index == island.start:
        traits.append("first")
    if index == island.stop - 1:
        traits.append("last")
    return traits


def _neighbours(sheet: Sheet, index: int) -> Iterator[str]:
    words, last = sheet.words, len(sheet.words) - 1
    own = words[index]
    if index:
        before = words[index - 1]
        yield f"l-1+0={before.small}|{own.small}"
        yield f"s-1+0={before.shape}|{own.shape}"
        text = sheet.tokens[index - 1].text
        if len(text) > 2 and text[-1] == ".":
            yield f"dot={sheet.tokens[index].text in OPENERS:d}"
        if index < last:
            yield f"l-1+1={before.small}|{words[index + 1].small}"
    if index < last:
        after = words[index + 1]
        yield f"l0+1={own.small}|{after.small}"
        yield f"s0+1={own.shape}|{after.shape}"
    for offset in AROUND:
        if not 0 <= index + offset <= last:
            yield f"end{offset}"


def _known(sheet: Sheet, index: int) -> Iterator[str]:
    last = len(sheet.words) - 1
    for offset in AROUND:
        place = index + offset
        if 0 <= place <= last:
            if sheet.tables[place]:
                yield f"t{offset}={sheet.tables[place]}"
            if abs(offset) < 2 and sheet.lexicon[place]:
                yield f"n{offset}={sheet.lexicon[place]}"


def _run(sheet: Sheet, index: int) -> Iterator[str]:
    """Of the run of capitals around the token: what frames it, begins it and ends it."""
    words, size = sheet.words, len(sheet.words)
    first = last = index
    while first > 0 and index - first < _RUN and words[first - 1].is_capital:
        first -= 1
    while last + 1 < size and last - index < _RUN and words[last + 1].is_capital:
        last += 1
    yield f"before={words[first - 1].small if first else '^'}"
    yield f"after={words[last + 1].small if last + 1 < size else '$'}"
    yield f"run={index - first},{last - index}"
    if last > index:
        yield f"ends={words[last].small}"
        yield from (f"ends:{name}" for name in words[last].classes)
        for ahead in range(index + 1, last + 1):
            if words[ahead].heads:
                far = min(ahead - index, _FAR)
                yield from (f"ahead{far}={name}" for name in words[ahead].heads)
                break
    if first < index:
        yield from (f"begins:{name}" for name in words[first].classes)
        for behind in range(index - 1, first - 1, -1):
            if words[behind].fronts:
                far = min(index - behind, _FAR)
                yield from (f"behind{far}={name}" for name in words[behind].fronts)
                break
