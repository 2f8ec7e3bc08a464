"""Reading one passage: which stretches of it are names, and of what kind?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.entities.clues import Clues
from sitegen.entities.gazetteer import Gazetteer, Known
from sitegen.entities.phrases import Phrases
from sitegen.entities.runs import OPENERS, PARTICLES, begins_run, is_capital, run_end
from sitegen.entities.tokens import Passage, Style, Token
from sitegen.model import Kind

SURE, LIKELY = 4, 2
"""How much a find counts when finds of one name disagree."""


@dataclass(frozen=True, slots=True)
class Find:
    """A name found in a passage."""

    start: int
    end: int
    """Offsets into the text."""
    words: tuple[str, ...]
    kind: Kind
    weight: int


class Reader:
    """Reads one passage from left to right."""

    def __init__(self, passage: Passage, tables: Gazetteer, small: frozenset[str]) -> None:
        """`small`: the words that the document writes in small letters somewhere."""
        self.tables = tables
        self.style = passage.style
        self.tokens: tuple[Token, ...] = passage.tokens
        if passage.style is Style.CAPS:
            self.tokens = tuple(_lowered(token) for token in passage.tokens)
        self.phrases = Phrases(self.tokens, tables, small)
        self.clues = Clues(self.tokens, tables, small)
        self.found: list[Find] = []

    def finds(self) -> list[Find]:
        index = self._dateline()
        small_starts = self.tables.small_starts
        while index < len(self.tokens):
            text = self.tokens[index].text
            if not text[0].isupper() and text not in small_starts:
                index += 1
            elif self.style is not Style.PLAIN:
                index = self._shouted(index)
            elif begins_run(self.tokens, index):
                index = self._run(index)
            else:
                known = self.phrases.known(index)
                index = self._keep(index, known[0], known[1].kind, SURE) if known else index + 1
        return self.found

    # -- runs of capitals -------------------------------------------------------------------

    def _run(self, index: int) -> int:
        end = run_end(self.tokens, index, self.tables)
        titled = False
        while index < end:
            token = self.tokens[index]
            if not is_capital(token) and not begins_run(self.tokens, index):
                index, titled = index + 1, False
                continue
            index, titled = self._name(index, end, titled)
        return index

    def _name(self, index: int, end: int, titled: bool) -> tuple[int, bool]:
        """Reads one name or word; gives where it ended, and whether it was a person's title."""
        text = self.tokens[index].text
        known = self.phrases.known(index)
        if not known and ((text in self.tables.calendar and not titled) or text in OPENERS):
            return index + 1, False
        headed = self.phrases.headed(index, end)
        if headed and (not known or headed[0] > known[0]) and not titled:
            return self._keep(index, headed[0], headed[1], LIKELY + 1), False
        after_title = self.phrases.title(index, end)
        if after_title and not (known and known[0] > index + 1 and known[0] >= after_title):
            return after_title, True
        if known and not self._person_begins(index, end, titled, known):
            return self._keep(index, known[0], known[1].kind, SURE), False
        if text in self.tables.peoples and not self.phrases.given_before_surname(index, end):
            return index + 1, False
        side = self.phrases.side_of_place(index, end)
        if side:
            return self._keep(index, side, Kind.PLACE, SURE), False
        if text in self.tables.states and self._text(index - 1) == ",":
            return self._keep(index, index + 1, Kind.PLACE, LIKELY), False
        return self._group(index, end, titled), False

    def _person_begins(self, index: int, end: int, titled: bool, known: tuple[int, Known]) -> bool:
        """A known word that is part of a person's name here: Jordan Reed, Mr. Jordan."""
        after, name = known
        if after > index + 1 or name.kind is Kind.ORGANIZATION:
            return False
        if titled:
            return True
        return self.phrases.given_before_surname(index, end)

    def _group(self, index: int, end: int, titled: bool) -> int:
        """Reads words that the tables do not know as one name."""
        after = self._group_end(index, end, titled)
        first = self._without_opener(index, after)
        guess = self.clues.guess(first, after, titled, self._listed_kind(first))
        if guess:
            self._keep(first, after, guess.kind, guess.weight)
        return after

    def _listed_kind(self, index: int) -> Kind | None:
        """The kind of the name before, if both are members of a list: `Ada, Bo and Cy`."""
        if not self.found or not self._text(index - 1) or self._text(index - 1) not in ",and&or":
            return None
        between = index - 1
        while between >= 0 and self._text(between) in (",", "and", "or", "&"):
            between -= 1
        last = self.found[-1]
        return last.kind if between >= 0 and self.tokens[between].end == last.end else None

    def _without_opener(self, index: int, after: int) -> int:
        """Leaves out a first word that has its capital from the sentence alone."""
        token = self.tokens[index]
        if token.text.casefold() in PARTICLES:
            return index
        mere = token.opens and self.clues.is_common(token.text)
        return index + 1 if mere else index

    def _group_end(self, index: int, end: int, titled: bool) -> int:
        tables = self.tables
        named = titled or self.tokens[index].text in tables.given
        place = index + 1
        while place < end:
            text = self.tokens[place].text
            if text in tables.calendar or text in tables.peoples:
                break
            is_title = text in tables.titles or text in tables.honorifics
            if is_title and (place + 1 < end or not named):
                break
            known = self.phrases.known(place)
            if known and (known[0] > place + 1 or not named or self._has_surname(index, place)):
                break
            place += 1
        while place > index + 1 and not is_capital(self.tokens[place - 1]):
            place -= 1
        return place

    def _has_surname(self, index: int, place: int) -> bool:
        """There are two words of a name already, the last of them no initial."""
        words = [token.text for token in self.tokens[index:place] if is_capital(token)]
        return len(words) > 1 and not words[-1].endswith(".")

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    # -- headlines --------------------------------------------------------------------------

    def _shouted(self, index: int) -> int:
        """Where capitals tell nothing: names of the tables, and given names with a surname."""
        token = self.tokens[index]
        if not is_capital(token):
            return index + 1
        known = self.phrases.known_in_capitals(index)
        if known and not (
            known[0] == index + 1 and self._person_begins(index, len(self.tokens), False, known)
        ):
            return self._keep(index, known[0], known[1].kind, LIKELY)
        if token.text in self.tables.given and not self.clues.is_common(token.text):
            after = index + 1
            while after < len(self.tokens) and after < index + 3 and self._goes_on(after):
                after += 1
            if after > index + 1:
                return self._keep(index, after, Kind.PERSON, LIKELY)
        return index + 1

    def _goes_on(self, index: int) -> bool:
        token = self.tokens[index]
        return (
            is_capital(token)
            and self.phrases.is_plain(token.text)
            and not self.clues.is_common(token.text)
            and not self.phrases.known_in_capitals(index)
        )

    # -- datelines --------------------------------------------------------------------------

    def _dateline(self) -> int:
        """PORT HOLLOW (EW) — : the first words in capitals before a dash are a place."""
        tokens = self.tokens
        after = 0
        while after < min(4, len(tokens)) and tokens[after].text.isupper():
            after += 1
        if not after or self.style is Style.TITLE or not any(_dash(tokens)):
            return 0
        if len(tokens[0].text) < 3 or self.phrases.known_in_capitals(0) or after >= len(tokens):
            return 0
        return self._keep(0, after, Kind.PLACE, LIKELY)

    def _keep(self, start: int, end: int, kind: Kind | None, weight: int) -> int:
        if kind is None:
            return end
        tokens = self.tokens[start:end]
        words = tuple(token.text for token in tokens)
        self.found.append(Find(tokens[0].start, tokens[-1].end, words, kind, weight))
        return end


def _dash(tokens: tuple[Token, ...]) -> Iterator[bool]:
    """Says of each of the first tokens whether it is the dash that ends a dateline."""
    for token in tokens[1:10]:
        yield token.text[0] in "—–" or (token.text[0] == "-" and not token.glued)


def _lowered(token: Token) -> Token:
    """A word in capitals as a name is written: HOLLOW as Hollow."""
    if token.text.isupper() and len(token.text) > 1 and "." not in token.text:
        return token._replace(text=token.text.capitalize())
    return token
