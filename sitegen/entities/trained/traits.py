"""Traits: what the model asks of a token, as short texts. Training counts them, reading adds up
their weights.

Most follow from a word alone and the role in which it speaks: the token itself, a neighbour, the
end of the run. They are apart from those of the place, so that they are found once a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.entities.runs import OPENERS
from sitegen.entities.tokens import Style, Token
from sitegen.entities.trained.evidence import Evidence
from sitegen.entities.trained.words import Word, word

HERE = "0"
"""The role of the token in question."""
_AROUND = ("-2", "-1", HERE, "1", "2")
_REACH = 2
"""How many tokens each way speak as neighbours."""
_RUN = 6
"""Tokens of a run of capitals that are looked at, each way."""
_FAR = 3
"""Tokens; what is farther counts as so far."""
_AHEAD = tuple(f"ahead{far}" for far in range(_FAR + 1))
_BEHIND = tuple(f"behind{far}" for far in range(_FAR + 1))


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


def speakers(sheet: Sheet, index: int) -> list[tuple[str, str]]:
    """The words that speak for a token, each with its role: the neighbours and itself by their
    offsets, what stands `before` and `after` its run of capitals, what `begins` and `ends` it, and
    the nearest words `ahead` and `behind` that say what a name is, by how far they are."""
    tokens, words, size = sheet.tokens, sheet.words, len(sheet.tokens)
    start = max(index - _REACH, 0)
    around = tokens[start : index + _REACH + 1]
    roles = _AROUND[start - index + _REACH :]
    found = [(token.text, role) for token, role in zip(around, roles, strict=False)]
    first = last = index
    while first > 0 and index - first < _RUN and words[first - 1].is_capital:
        first -= 1
    while last + 1 < size and last - index < _RUN and words[last + 1].is_capital:
        last += 1
    found.append((tokens[first - 1].text if first else "^", "before"))
    found.append((tokens[last + 1].text if last + 1 < size else "$", "after"))
    if last > index:
        found.append((tokens[last].text, "ends"))
        for far in range(1, last - index + 1):
            if words[index + far].heads:
                found.append((tokens[index + far].text, _AHEAD[min(far, _FAR)]))
                break
    if first < index:
        found.append((tokens[first].text, "begins"))
        for far in range(1, index - first + 1):
            if words[index - far].fronts:
                found.append((tokens[index - far].text, _BEHIND[min(far, _FAR)]))
                break
    found.append((f"{index - first},{last - index}", "run"))
    return found


def word_traits(text: str, role: str, habit: str) -> list[str]:
    """Of a word in one of its roles; `habit` is how it is usually written."""
    about = word(text)
    if role in _AROUND:
        return _near_traits(text, about, role, habit)
    if role in ("before", "after", "run"):
        return [f"{role}={about.small}"]
    if role in _AHEAD:
        return [f"{role}={name}" for name in about.heads]
    if role in _BEHIND:
        return [f"{role}={name}" for name in about.fronts]
    traits = [f"{role}:{name}" for name in about.classes]
    return [f"ends={about.small}", *traits] if role == "ends" else traits


def _near_traits(text: str, about: Word, role: str, habit: str) -> list[str]:
    traits = [f"c{role}={name}" for name in about.classes]
    traits.append(f"l{role}={about.small}")
    if role in ("-1", HERE, "1"):
        traits += (f"s{role}={about.shape}", f"x{role}={about.small[-3:]}")
    if role == HERE:
        traits += (f"w={text}", f"case={habit}")
        if text[0].isalpha():
            for length in range(1, min(5, len(text))):
                traits += (
                    f"p{length}={about.small[:length]}",
                    f"e{length}={about.small[-length:]}",
                )
    return traits


def place_traits(sheet: Sheet, index: int, island: range, habit: str) -> list[str]:
    """Of the place where a token stands: its neighbours together, its marks, its document."""
    token, own, style = sheet.tokens[index], sheet.words[index], sheet.style
    traits = ["-", f"case={habit}{token.opens:d}{style}"]
    _add_neighbours(traits, sheet, index)
    _add_known(traits, sheet, index)
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
    if index < _REACH or index > last - _REACH:
        traits += [f"end{role}" for role in _AROUND if not 0 <= index + int(role) <= last]


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
