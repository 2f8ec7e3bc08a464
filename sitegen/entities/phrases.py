"""Phrases: what begins at a place of a passage, by the tables alone."""

from __future__ import annotations

from sitegen.entities.gazetteer import Gazetteer, Known
from sitegen.entities.runs import is_capital
from sitegen.entities.tokens import Token
from sitegen.model import Kind


class Phrases:
    """Looks for known names, names with a head word, and titles; says where each ends."""

    def __init__(self, tokens: tuple[Token, ...], tables: Gazetteer, small: frozenset[str]) -> None:
        """`small`: the words that the document writes in small letters somewhere."""
        self.tokens = tokens
        self.tables = tables
        self.small = small

    def known(self, index: int) -> tuple[int, Known] | None:
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

    def known_in_capitals(self, index: int) -> tuple[int, Known] | None:
        token = self.tokens[index]
        longest = self.tables.longest.get(token.text.casefold(), 0)
        for length in range(min(longest, len(self.tokens) - index), 0, -1):
            words = tuple(token.text.casefold() for token in self.tokens[index : index + length])
            known = self.tables.folded.get(words)
            if known and (length > 1 or words[0] not in self.tables.common or words[0] == "us"):
                return index + length, known
        return None

    def headed(self, index: int, end: int) -> tuple[int, Kind | None] | None:
        """Where a name ends that has a head word (`Harbor Council`, `Bank of Ulm`), and its kind.

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

    def title(self, index: int, end: int) -> int:
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
            while last < end and tokens[last].text in tables.after_title:
                last += 1
        return last

    def side_of_place(self, index: int, end: int) -> int:
        """Where a name like South Darfur ends; 0 when there is none."""
        if self.tokens[index].text not in self.tables.place_fronts or index + 1 >= end:
            return 0
        known = self.known(index + 1)
        mere = self.tokens[index].opens and self.tokens[index].text.casefold() in self.small
        return known[0] if known and known[1].kind is Kind.PLACE and not mere else 0

    def given_before_surname(self, index: int, end: int) -> bool:
        if self.tokens[index].text not in self.tables.given or index + 1 >= end:
            return False
        after = self.tokens[index + 1]
        return is_capital(after) and not after.glued and self.is_plain(after.text)

    def is_plain(self, text: str) -> bool:
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
