"""Reading one passage: which stretches of it are names, and of what kind?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.entities.clues import Clues
from sitegen.entities.gazetteer import Gazetteer, Known
from sitegen.entities.runs import FUNCTION_WORDS, PARTICLES, begins_run, is_capital, run_end
from sitegen.entities.tokens import Passage, Style, Token
from sitegen.model import Kind

SURE, LIKELY, GUESSED = 4, 2, 1
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
        self.small = small
        self.style = passage.style
        self.tokens: tuple[Token, ...] = passage.tokens
        if passage.style is Style.CAPS:
            self.tokens = tuple(_lowered(token) for token in passage.tokens)
        self.clues = Clues(self.tokens, tables, small)
        self.found: list[Find] = []

    def finds(self) -> list[Find]:
        index = self._dateline()
        while index < len(self.tokens):
            if self.style is not Style.PLAIN:
                index = self._shouted(index)
            elif begins_run(self.tokens, index):
                index = self._run(index)
            else:
                known = self._known(index)
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
        known = self._known(index)
        if not known and (text in self.tables.calendar and not titled or text in FUNCTION_WORDS):
            return index + 1, False
        headed = self._headed(index, end)
        if headed and (not known or headed[0] > known[0]) and not titled:
            return self._keep(index, headed[0], headed[1], LIKELY + 1), False
        after_title = self._title(index, end)
        if after_title and not (known and known[0] > index + 1 and known[0] >= after_title):
            return after_title, True
        if known and not self._person_begins(index, end, titled, known):
            return self._keep(index, known[0], known[1].kind, SURE), False
        if text in self.tables.peoples and not self._given_before_surname(index, end):
            return index + 1, False
        side = self._side_of_place(index, end)
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
        return self._given_before_surname(index, end)

    def _given_before_surname(self, index: int, end: int) -> bool:
        if self.tokens[index].text not in self.tables.given or index + 1 >= end:
            return False
        after = self.tokens[index + 1]
        return is_capital(after) and not after.glued and self._is_plain(after.text)

    def _side_of_place(self, index: int, end: int) -> int:
        """Where a name like South Darfur ends; 0 when there is none."""
        if self.tokens[index].text not in self.tables.place_fronts or index + 1 >= end:
            return 0
        known = self._known(index + 1)
        mere = self.tokens[index].opens and self.tokens[index].text.casefold() in self.small
        return known[0] if known and known[1].kind is Kind.PLACE and not mere else 0

    def _text(self, index: int) -> str:
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def _is_plain(self, text: str) -> bool:
        """A word with a capital of which the tables know nothing but that it may be a name."""
        tables = self.tables
        return not (
            text in tables.titles
            or text in tables.honorifics
            or text in tables.calendar
            or text in tables.peoples
            or text in tables.body_heads
            or text in tables.place_heads
            or text in tables.thing_heads
            or text.casefold() in tables.common
        )

    def _headed(self, index: int, end: int) -> tuple[int, Kind | None] | None:
        """Where a name ends that a head word closes (`Harbor Council`, `Bank of Ulm`), and its kind.

        The kind is None for a thing that is no person, body or place.
        """
        tables, tokens = self.tables, self.tokens
        if tokens[index].text in tables.thing_fronts:
            return self._tail(index + 1, end), None
        head, kind = -1, None
        for place in range(index, end):
            text = tokens[place].text
            linked = place + 1 < end and tokens[place + 1].text in ("of", "for")
            if text in tables.honorifics or text in tables.calendar:
                break
            if text in tables.titles and text not in tables.body_heads:
                break
            if place == index and not linked:
                continue
            if place > index and tokens[place].glued and tokens[place - 1].text == "-":
                continue
            if text in tables.body_heads or (text in tables.body_endings and place > index):
                head, kind = place, Kind.ORGANIZATION
            elif text in tables.place_heads or (linked and text in tables.place_fronts):
                head, kind = place, Kind.PLACE
            elif text in tables.thing_heads:
                head, kind = place, None
            if linked and head == place:
                break
        if head < 0 or self._is_surname(index, head):
            return None
        if head + 1 < end and tokens[head + 1].text in ("of", "for"):
            return self._tail(head + 2, end), kind
        return head + 1, kind

    def _tail(self, index: int, end: int) -> int:
        """Where the words after a head word's `of` end."""
        while index < end and not (
            self.tokens[index].text in self.tables.titles
            or self.tokens[index].text in self.tables.honorifics
            or self.tokens[index].text in self.tables.calendar
        ):
            index += 1
        return index

    def _is_surname(self, index: int, head: int) -> bool:
        """Anna Hill is a person, Anna Hill Road is none."""
        first, last = self.tokens[index].text, self.tokens[head].text
        short = head == index + 1 or (head == index + 2 and self.tokens[index + 1].text[-1] == ".")
        return short and first in self.tables.given and last in self.tables.surname_heads

    def _title(self, index: int, end: int) -> int:
        """Where a title ends that begins here; 0 when none does."""
        tables, tokens = self.tables, self.tokens
        last, place = 0, index
        while place < end:
            text = tokens[place].text
            if text in tables.titles or text in tables.honorifics:
                last = place + 1
            elif text not in tables.qualifiers and text not in ("-", "and"):
                break
            place += 1
        if last and last < end and tokens[last].text == "of":
            while last < end and tokens[last].text in (
                "of",
                "the",
                "and",
                *tables.topics,
                *tables.qualifiers,
            ):
                last += 1
        return last

    def _known(self, index: int) -> tuple[int, Known] | None:
        """The longest name of the tables that begins here, and where it ends."""
        token = self.tokens[index]
        longest = self.tables.longest.get(token.text.casefold(), 0)
        for length in range(min(longest, len(self.tokens) - index), 0, -1):
            words = tuple(token.text for token in self.tokens[index : index + length])
            known = self.tables.names.get(words)
            if (
                known is None
                and token.text.isupper()
                and len(token.text) > (3 if length == 1 else 1)
            ):
                known = self.tables.folded.get(tuple(word.casefold() for word in words))
            if known and (length > 1 or not self._is_mere_word(token)):
                return index + length, known
        return None

    def _is_mere_word(self, token: Token) -> bool:
        return (
            token.opens
            and token.text.casefold() in self.tables.common
            and not (token.text.isupper() and len(token.text) > 1)
        )

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
            if text in tables.titles or text in tables.honorifics:
                if place + 1 < end or not named:
                    break
            known = self._known(place)
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

    # -- headlines --------------------------------------------------------------------------

    def _shouted(self, index: int) -> int:
        """Where capitals tell nothing: names of the tables, and given names with a surname."""
        token = self.tokens[index]
        if not is_capital(token):
            return index + 1
        known = self._known_shouted(index)
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
            and self._is_plain(token.text)
            and not self.clues.is_common(token.text)
            and not self._known_shouted(index)
        )

    def _known_shouted(self, index: int) -> tuple[int, Known] | None:
        token = self.tokens[index]
        longest = self.tables.longest.get(token.text.casefold(), 0)
        for length in range(min(longest, len(self.tokens) - index), 0, -1):
            words = tuple(token.text.casefold() for token in self.tokens[index : index + length])
            known = self.tables.folded.get(words)
            if known and (length > 1 or words[0] not in self.tables.common or words[0] == "us"):
                return index + length, known
        return None

    # -- datelines --------------------------------------------------------------------------

    def _dateline(self) -> int:
        """PORT HOLLOW (EW) — : the first words in capitals before a dash are a place."""
        tokens = self.tokens
        after = 0
        while after < min(4, len(tokens)) and tokens[after].text.isupper():
            after += 1
        if not after or self.style is Style.TITLE or not any(_dash(tokens)):
            return 0
        if len(tokens[0].text) < 3 or self._known_shouted(0) or after >= len(tokens):
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
        yield token.text in ("—", "–") or (token.text == "-" and not token.glued)


def _lowered(token: Token) -> Token:
    """A word in capitals as a name is written: HOLLOW as Hollow."""
    if token.text.isupper() and len(token.text) > 1 and "." not in token.text:
        return token._replace(text=token.text.capitalize())
    return token
