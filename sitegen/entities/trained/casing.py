"""How words are usually written: small or with a capital. It mends what capitals hide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sitegen.entities.gazetteer import Gazetteer
from sitegen.entities.tokens import Passage, Style, Token

_ENDINGS = (
    ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"),
    ("ly", ""), ("er", ""), ("ers", ""), ("ies", "y"), ("ness", ""), ("ment", ""), ("able", ""),
    ("n't", ""),
)  # fmt: skip
"""Of forms of a word, and what stands in their place in the word itself."""


@dataclass(frozen=True, slots=True)
class Casing:
    """How often running text writes each word small, and how often with a capital."""

    small: Mapping[str, int]
    """By the word in small letters."""
    capital: Mapping[str, int]
    """By the word as written, where it does not begin a sentence."""

    def habit(self, word: str) -> str:
        """In one letter: `L` nearly always small, `l` mostly, `C` mostly and `c` nearly always with
        a capital, `n` for words never seen."""
        small, capital = self.small.get(word.lower(), 0), self.capital.get(word, 0)
        if small + capital == 0:
            return "n"
        if small > 10 * capital:
            return "L"
        if small > capital:
            return "l"
        return "c" if capital > 10 * small else "C"

    def is_small(self, word: str, tables: Gazetteer) -> bool:
        """Whether a word, or the word that it is a form of, is usually written small."""
        small, capital = self.small.get(word, 0), self.capital.get(word.capitalize(), 0)
        if small + capital:
            return small > capital
        if word in tables.common:
            return True
        return any(
            word.endswith(ending)
            and len(word) > len(ending) + 2
            and self._is_often_small(word.removesuffix(ending) + instead)
            for ending, instead in _ENDINGS
        )

    def _is_often_small(self, word: str) -> bool:
        small = self.small.get(word, 0)
        return small > 1 and small > 2 * self.capital.get(word.capitalize(), 0)


@dataclass(frozen=True, slots=True)
class Written:
    """How one document writes its words, where capitals tell something."""

    small: Collection[str]
    capital: Collection[str]


def written(read: Iterable[Passage]) -> tuple[Counter[str], Counter[str]]:
    """How often a document writes each word small, and how often with a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for passage in read:
        if passage.style is Style.PLAIN:
            small.update([token.text for token in passage.tokens if token.text[0].islower()])
            capital.update(
                [
                    token.text
                    for token in passage.tokens
                    if not token.opens and token.text[0].isupper()
                ]
            )
    return small, capital


def as_usual(
    tokens: Iterable[Token], here: Written, casing: Casing, tables: Gazetteer
) -> tuple[Token, ...]:
    """The tokens of a passage in capitals, each written as it usually is."""
    return tuple(
        token._replace(text=_usual(token.text, here, casing, tables))
        if token.text.isupper() and "." not in token.text
        else token
        for token in tokens
    )


def _usual(word: str, here: Written, casing: Casing, tables: Gazetteer) -> str:
    small, name = word.lower(), word.capitalize()
    if len(word) == 1:
        return small if word == "A" else word
    if small in here.small:
        return small
    if name in here.capital:
        return name
    shouted = casing.capital.get(word, 0)
    if shouted > casing.capital.get(name, 0) and shouted > casing.small.get(small, 0):
        return word
    if casing.is_small(small, tables):
        return small
    return word if (word,) in tables.names else name
