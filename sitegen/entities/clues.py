"""Clues: what kind of name do unknown words make, by their own form and the words around them?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.entities.gazetteer import Gazetteer, sections
from sitegen.entities.runs import PARTICLES, is_capital
from sitegen.entities.tokens import Token
from sitegen.model import Kind

_WORDS = sections("clue-words")
_CONTRACTIONS = ("n't", "'m", "'ve", "'re", "'ll", "'d")
_COMMON_ENDINGS = (
    "ly", "ing", "ings", "ed", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ities",
    "ists", "ologist", "ologists", "ous", "ical", "ional", "able", "ible", "ful", "less", "ive",
    "ance", "ances", "ence", "ences", "ism", "graphers", "keepers", "ators", "itors", "cians",
)  # fmt: skip
_ROMAN = re.compile(r"[IVX]+")
_CODE = re.compile(r"\d|^[A-Z]{2,}s$")
_CAMEL = re.compile(r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^Di)(?<!^La)(?<!^Le)(?<=[a-z])[A-Z]")


@dataclass(frozen=True, slots=True)
class Guess:
    kind: Kind
    weight: int


_PERSON, _BODY, _PLACE = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE


class Clues:
    """Guesses the kind of words that the tables do not know."""

    def __init__(self, tokens: tuple[Token, ...], tables: Gazetteer, small: frozenset[str]) -> None:
        self.tokens = tokens
        self.tables = tables
        self.small = small

    def is_common(self, text: str) -> bool:
        """A word that is written small in the middle of a sentence, as far as one can tell."""
        small = text.casefold().replace("’", "'")
        if small in self.tables.common or small in self.small or small.endswith(_CONTRACTIONS):
            return True
        return len(text) > 5 and text not in self.tables.given and small.endswith(_COMMON_ENDINGS)

    def guess(self, start: int, end: int, titled: bool, listed: Kind | None) -> Guess | None:
        """The kind of the name from `start` to `end`; None when it is no name.

        `listed` is the kind of the name before it in a list.
        """
        words = [token.text for token in self.tokens[start:end] if is_capital(token)]
        if not words or self._is_no_name(start, words, titled):
            return None
        if titled:
            return Guess(_PERSON, 4)
        return (
            self._by_form(start, end, words)
            or self._by_neighbours(start, end, words)
            or self._by_default(start, words, listed)
        )

    def _is_no_name(self, start: int, words: list[str], titled: bool) -> bool:
        if len(words) == 1 and len(words[0].rstrip(".")) == 1:
            return True
        if len(words) == 1 and (_ROMAN.fullmatch(words[0]) or _CODE.search(words[0])):
            return True
        if len(words) == 1 and words[0] in self.tables.place_fronts:
            return not self._is_quarter(start, words[0])
        if titled:
            return all(word.casefold() in self.tables.common for word in words)
        return all(
            word.casefold().rstrip(".") in self.tables.common
            or word in self.tables.topics
            or word in self.tables.qualifiers
            or (word.casefold() in self.small and len(words) == 1)
            for word in words
        )

    def _is_quarter(self, start: int, word: str) -> bool:
        """`the West`, `the Gulf`: a part of the world."""
        return word in _WORDS["quarters"] and self._text(start - 1) in ("the", "The")

    def _by_form(self, start: int, end: int, words: list[str]) -> Guess | None:
        if len(words) > 1:
            initial = any(len(word) == 2 and word[1] == "." for word in words[:-1])
            if words[0] in self.tables.given or initial:
                return Guess(_PERSON, 4)
        elif _CAMEL.search(words[0]) or (words[0].isupper() and 2 <= len(words[0]) <= 7):
            return Guess(_BODY, 2)
        return None

    def _by_neighbours(self, start: int, end: int, words: list[str]) -> Guess | None:
        if words[0] in _WORDS["quarters"] and len(words) == 1:
            return Guess(_PLACE, 2)
        before = self._text(start - 1)
        if before == "the":
            before = ""
        after = self._text(end)
        if before in self.tables.callings:
            return Guess(_PERSON, 4)
        if after in self.tables.after_place or self._follows_of_place(start):
            return Guess(_PLACE, 3)
        if after == "," and self._text(end + 1) in self.tables.states:
            return Guess(_PLACE, 4)
        if after in _WORDS["after a body"] or before in _WORDS["before a body"]:
            return Guess(_BODY, 2)
        if after in _WORDS["after a person"] or (after == "," and self._text(end + 1).isdigit()):
            return Guess(_PERSON, 2)
        if before in _WORDS["before a part of a place"]:
            return Guess(_PLACE, 3)
        if before in _WORDS["before a place"] and len(words) < 3:
            return Guess(_PLACE, 2)
        if any(token.text in PARTICLES for token in self.tokens[start:end]):
            return Guess(_PERSON, 2)
        if words[0] in self.tables.place_fronts:
            return Guess(_PLACE, 2)
        return None

    def _by_default(self, start: int, words: list[str], listed: Kind | None) -> Guess | None:
        if listed:
            return Guess(listed, 1)
        before = self._text(start - 1)
        if before in _WORDS["determiners"] and len(words) < 3:
            return None  # the Framework, a Tory, his Volvo: seldom a name of these kinds
        return Guess(_BODY if before in ("the", "The") or len(words) > 3 else _PERSON, 1)

    def _follows_of_place(self, start: int) -> bool:
        """`the village of Hollow`, `the port Hollow`."""
        before = self._text(start - 1)
        if before == "of":
            before = self._text(start - 2)
        return before in self.tables.before_place

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""
