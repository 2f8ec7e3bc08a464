"""Which articles match a query: worked out with sets, exactly. What they are worth is `ranking`'s.

Positions are read last, of the articles that can still match, and of the rarest words first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.search.analysis import Analysis
from sitegen.search.query import And, Near, Not, Or, Phrase, Query, Within, Word
from sitegen.search.reader import Day, IndexReader, exact_fields, stemmed_fields

Numbers = set[int]
"""Numbers of articles."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Answers which articles of an index match."""

    index: IndexReader
    analysis: Analysis

    def matching(self, query: Query, among: Numbers | None = None) -> Numbers:
        """The articles that match, of those given. In the query nothing is left to expand."""
        found = self._matching(query, among)
        return found if among is None else found & among

    def _matching(self, query: Query, among: Numbers | None) -> Numbers:
        """The same, and perhaps some that were not given."""
        match query:
            case And(parts):
                return self._in_all(parts, among)
            case Or(parts):
                return set().union(*(self.matching(part, among) for part in parts))
            case Not(part):
                every = set(range(self.index.count)) if among is None else among
                return every - self.matching(part, among)
            case Within():
                return numbers_of(day for day in self.index.days if _may_lie(day, query))
            case Word(word, field) if stems := stemmed_fields(field):
                return self._standing(self.analysis.stem(word), stems)
            case Word(word, field) | Phrase((word,), field):
                return self._standing(word, exact_fields(field))
            case Phrase(words, field):
                rows = (self._in_a_row(words, name, among) for name in exact_fields(field))
                return set().union(*rows)
            case Near(words, distance, field):
                stretch = len(words) + distance
                near = (self._near(words, stretch, name, among) for name in exact_fields(field))
                return set().union(*near)
        raise AssertionError(f"{query} was to be expanded before")

    def _in_all(self, parts: Iterable[Query], among: Numbers | None) -> Numbers:
        """What is cheap comes first, so that the rest is asked about few articles."""
        for part in sorted(parts, key=_cost):
            among = self.matching(part, among)
        return among or set()

    def _standing(self, word: str, fields: Iterable[str]) -> Numbers:
        return set().union(*(self.index.postings(field, word).numbers for field in fields))

    # --- by positions ---------------------------------------------------------------------------

    def _in_a_row(self, words: Sequence[str], field: str, among: Numbers | None) -> Numbers:
        """The articles that have these words one after the other in a field."""
        found = self._places(words, field, among)
        return {number for number, places in found if _follow(places)}

    def _near(
        self, words: Sequence[str], stretch: int, field: str, among: Numbers | None
    ) -> Numbers:
        """The articles that have all these words inside a stretch of so many words of a field."""
        found = self._places(words, field, among)
        return {number for number, places in found if _close(words, places, stretch)}

    def _places(
        self, words: Sequence[str], field: str, among: Numbers | None
    ) -> list[tuple[int, list[list[int]]]]:
        """The articles that have all the words in a field, and the positions of each word there."""
        index = self.index
        places: dict[str, dict[int, list[int]]] = {}
        for word in sorted(set(words), key=lambda word: (index.frequency(field, word), word)):
            numbers = index.postings(field, word).numbers if among is None else sorted(among)
            places[word] = index.positions(field, word, numbers)
            among = set(places[word])
        return [(number, [places[word][number] for word in words]) for number in among or ()]


def _cost(query: Query) -> int:
    """0 where lists of articles are enough, 1 where positions must be read."""
    match query:
        case And(parts) | Or(parts):
            return max(map(_cost, parts), default=0)
        case Not(part):
            return _cost(part)
        case Phrase(words):
            return int(len(words) > 1)
    return int(isinstance(query, Near))


def _follow(places: Iterable[Sequence[int]]) -> bool:
    """Whether there is a place for each word just after one for the word before it."""
    begins = ({place - at for place in of_word} for at, of_word in enumerate(places))
    return bool(set.intersection(*begins))


def _close(words: Sequence[str], places: Sequence[Sequence[int]], stretch: int) -> bool:
    """Whether all words, each as often as it is named, stand inside a stretch of the text."""
    every = sorted(
        (at, word)
        for word, of_word in dict(zip(words, places, strict=True)).items()
        for at in of_word
    )
    missing = Counter(words)
    first = 0
    for at, word in every:
        missing[word] -= 1
        while every[first][0] <= at - stretch:
            missing[every[first][1]] += 1
            first += 1
        if all(count <= 0 for count in missing.values()):
            return True
    return False


def numbers_of(days: Iterable[Day]) -> Numbers:
    """The articles of some days."""
    return {number for day in days for number in range(day.first, day.first + day.count)}


def _may_lie(day: Day, within: Within) -> bool:
    """Whether a date may lie within: one that is half known stands for all the days it may mean."""
    # As text, ISO dates stand in the order of time. No month has a day after its 31st.
    first, last = day.date + "-01-01"[len(day.date) - 4 :], day.date + "-12-31"[len(day.date) - 4 :]
    return bool(day.date) and first <= str(within.last) and last >= str(within.first)
