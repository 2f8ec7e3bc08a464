"""Questions to an archive, drawn from its own words over the whole query language.

Every question says which rules of the language it uses, so that a test can count them.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from hostile import HOSTILE

from sitegen.search.analysis import Analysis
from sitegen.search.entry import Entry

NAMES = {
    "person": lambda entry: entry.people,
    "org": lambda entry: entry.organizations,
    "place": lambda entry: entry.places,
    "author": lambda entry: entry.authors,
    "source": lambda entry: (entry.source,),
    "section": lambda entry: (entry.section,),
}
"""The fields of names, and what an article has of each."""
FILTERS = ("person", "org", "place", "source", "year")
MODES = ("any", "all", "none")


@dataclass(frozen=True, slots=True)
class Filter:
    """Keeps articles by what they are about: whole names, not words."""

    field: str
    mode: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of both searches."""

    text: str
    rules: tuple[str, ...]
    """Which rules of the query language it uses."""
    sort: str = "relevance"
    filters: tuple[Filter, ...] = ()


Clause = tuple[str, tuple[str, ...]]
"""A part of a query, and the rules it uses."""


def questions(
    entries: Sequence[Entry], count: int, language: str = "en", seed: int = 1
) -> list[Question]:
    """So many questions about these articles, and every hostile text as it is.

    The same ones for the same articles, count and seed.
    """
    asker = _Asker(entries, Analysis(language), random.Random(f"questions {seed}"))
    asked = [asker.question(number) for number in range(count)]
    return asked + [Question(text, ("hostile",)) for text in HOSTILE]


class _Asker:
    def __init__(self, entries: Sequence[Entry], analysis: Analysis, dice: random.Random) -> None:
        self._entries, self._analysis, self._dice = entries, analysis, dice
        self._fields = [
            field for field in NAMES if any(self._values(one, field) for one in entries)
        ]
        """The fields of names that any article fills."""
        self._about: Entry = entries[0]
        """The article that the present question has in mind, so that its parts fit together."""
        self._fitting = False
        """Whether words come from that article too, or from anywhere."""

    # --- whole questions --------------------------------------------------------------------

    def question(self, number: int) -> Question:
        """Each kind of clause leads in its turn; what is joined to it is drawn."""
        dice, makers = self._dice, self._makers()
        self._about, self._fitting = dice.choice(self._entries), dice.random() < 0.45
        text, rules = makers[number % len(makers)]()
        alone = {"hostile", "misspelt"} & set(rules)
        if self._fitting and not alone:
            text, rules = self._joined((text, rules))
        sort, filters = "relevance", ()
        if not alone and dice.random() < 0.12:
            sort = dice.choice(("newest", "oldest"))
            rules = (*rules, sort)
        if not alone and dice.random() < 0.25:
            filters = self._filters()
            rules = (*rules, *(f"filter {one.mode}" for one in filters))
        return Question(text, tuple(dict.fromkeys(rules)), sort, filters)

    def _makers(self) -> list[Callable[[], Clause]]:
        named = [
            lambda field=field, make=make: make(field)
            for field, make in (
                *((field, self._name) for field in self._fields),
                *((field, self._part_of_name) for field in self._fields[:3]),
            )
        ]
        return [
            self._word, self._word, self._words, self._phrase, self._common_phrase, self._near,
            self._prefix, self._fuzzy, *named, self._title, self._year, self._month, self._day,
            self._range, self._before, self._after, self._either, self._group, self._misspelt,
            self._misspelt_or_not, self._hostile,
        ]  # fmt: skip

    def _joined(self, one: Clause) -> Clause:
        way = self._dice.randrange(5)
        if way > 2:  # what shall not be there is some other article's
            self._about = self._dice.choice(self._entries)
        other = self._dice.choice(self._makers()[:-3])()
        rules = (*one[1], *other[1])
        match way:
            case 0:
                return f"{one[0]} {other[0]}", (*rules, "all")
            case 1:
                return f"{one[0]} AND {other[0]}", (*rules, "AND")
            case 2:
                return f"{one[0]} OR {other[0]}", (*rules, "OR")
            case 3:
                return f"{one[0]} NOT ({other[0]})", (*rules, "NOT", "parentheses")
            case _:
                return f"-({other[0]}) {one[0]}", (*rules, "minus", "parentheses")

    def _filters(self) -> tuple[Filter, ...]:
        found = [
            Filter(field, self._dice.choice(MODES), value)
            for field in FILTERS
            for value in self._values(self._about, field)
        ]
        return tuple(self._dice.sample(found, min(len(found), self._dice.randint(1, 2))))

    def _values(self, entry: Entry, field: str) -> Sequence[str]:
        if field == "year":
            return (str(entry.date.first.year),) if entry.date else ()
        return tuple(filter(None, NAMES[field](entry)))

    # --- words ------------------------------------------------------------------------------

    @cached_property
    def _bands(self) -> list[list[str]]:
        """All words by how many articles have them: very many, many, some, few, one."""
        articles = Counter(
            word for entry in self._entries for word in set(self._analysis.words(entry.body))
        )
        ranked = sorted(articles, key=lambda word: (-articles[word], word))
        cuts = (0, 40, 400, 2_000, 8_000, len(ranked))
        return [ranked[a:b] for a, b in pairwise(cuts) if ranked[a:b]]

    def _any_word(self, least: int = 1) -> str:
        """A word of some letters; the frequent bands come as often as the rare ones."""
        if self._fitting:
            words = dict.fromkeys(self._analysis.words(self._about.body))
            long = [word for word in words if len(word) >= least and word.isalpha()]
            return self._dice.choice(long or ["harbor"])
        while True:
            word = self._dice.choice(self._dice.choice(self._bands))
            if len(word) >= least and word.isalpha():
                return word

    def _as_typed(self, word: str) -> str:
        match self._dice.randrange(8):
            case 0:
                return word.upper()
            case 1:
                return word.capitalize()
            case 2:
                return unicodedata.normalize("NFD", word)
            case 3:
                return word + "\u2019s"
            case _:
                return word

    def _word(self) -> Clause:
        return self._as_typed(self._any_word()), ("word",)

    def _words(self) -> Clause:
        """Two or three words of one article."""
        words = self._stretch(self._dice.randint(20, 60))
        chosen = self._dice.sample(words, min(len(words), self._dice.choice((2, 2, 3))))
        return " ".join(chosen), ("word", "all")

    def _either(self) -> Clause:
        return f"{self._any_word()} OR {self._any_word()}", ("word", "OR")

    def _group(self) -> Clause:
        first, second, third = (self._any_word() for _ in range(3))
        return f"({first} OR {second}) -{third}", ("word", "OR", "minus", "parentheses")

    def _prefix(self) -> Clause:
        word = self._any_word(least=3)
        return f"{word[: self._dice.randint(2, len(word))]}*", ("prefix",)

    def _fuzzy(self) -> Clause:
        word = self._any_word(least=5)
        return f"{self._mistyped(word)}~", ("fuzzy",)

    def _misspelt(self) -> Clause:
        return self._mistyped(self._any_word(least=6)), ("misspelt",)

    def _misspelt_or_not(self) -> Clause:
        word, other = self._any_word(least=6), self._any_word()
        return f"{self._mistyped(word)} OR {other}", ("misspelt", "OR")

    def _mistyped(self, word: str) -> str:
        """One slip of the finger after the second letter, in a long word sometimes two."""
        for _ in range(2 if len(word) >= 9 and self._dice.random() < 0.3 else 1):
            at = self._dice.randrange(2, len(word) - 1)
            letter = self._dice.choice("aeinrstx")
            slips = (
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
            word = self._dice.choice(slips)
        return word

    # --- phrases ----------------------------------------------------------------------------

    def _stretch(self, length: int) -> list[str]:
        """Some words of the article as they follow one another."""
        while len(words := self._analysis.words(self._about.body)) <= 3:
            self._about = self._dice.choice(self._entries)
        at = self._dice.randrange(max(1, len(words) - length))
        return words[at : at + length]

    def _phrase(self) -> Clause:
        return self._phrase_of(self._dice.choice((2, 2, 3)), common=False)

    def _common_phrase(self) -> Clause:
        return self._phrase_of(self._dice.choice((2, 2, 3, 3, 4, 5)), common=True)

    def _phrase_of(self, length: int, common: bool) -> Clause:
        """Neighbours, some of them words that stand everywhere or none, if there are such."""
        frequent = set(self._bands[0])
        for _ in range(50):
            words = self._stretch(length)
            if bool(frequent & set(words)) == common:
                break
        has_common = bool(frequent & set(words))
        rule = "phrase with frequent words" if has_common else "phrase"
        return f'"{" ".join(words)}"', (rule,)

    def _near(self) -> Clause:
        words = self._stretch(self._dice.randint(4, 12))
        if self._dice.random() < 0.7:  # words that stand everywhere are left out of these
            rarer = [word for word in words if word not in self._bands[0]]
            words = rarer if len(rarer) > 1 else words
        chosen = self._dice.sample(words, min(len(words), self._dice.choice((2, 2, 3))))
        return f'"{" ".join(chosen)}"~{self._dice.choice((0, 1, 3, 5, 10, 40))}', ("near",)

    # --- names ------------------------------------------------------------------------------

    def _a_name(self, field: str) -> str:
        while not (names := self._values(self._about, field)):
            self._about = self._dice.choice(self._entries)
        return self._dice.choice(names)

    def _name(self, field: str) -> Clause:
        if self._dice.random() < 0.3:
            return self._part_of_name(field)
        return f'{field}:"{self._a_name(field)}"', (field,)

    def _part_of_name(self, field: str) -> Clause:
        words = self._analysis.words(self._a_name(field)) or ["news"]
        word = self._dice.choice(words)
        if len(word) > 3 and self._dice.random() < 0.25:
            return f"{field}:{word[: self._dice.randint(2, 4)]}*", (field, "prefix")
        if len(word) > 4 and self._dice.random() < 0.2:
            return f"{field}:{self._mistyped(word)}~", (field, "fuzzy")
        return f"{field}:{self._as_typed(word)}", (field,)

    def _title(self) -> Clause:
        words = self._analysis.words(self._about.title) or ["news"]
        word = self._dice.choice(words)
        match self._dice.randrange(5):
            case 0 if len(words) > 1:
                return f'title:"{" ".join(words[:2])}"', ("title",)
            case 1 if len(word) > 2:
                return f"title:{word[:3]}*", ("title", "prefix")
            case 2 if len(word) > 4:
                return f"title:{self._mistyped(word)}~", ("title", "fuzzy")
            case 3 if len(words) > 2:
                return f'title:"{words[0]} {words[2]}"~3', ("title", "near")
            case _:
                return f"title:{self._as_typed(word)}", ("title",)

    # --- dates ------------------------------------------------------------------------------

    def _a_date(self, parts: int) -> str:
        while not (date := self._about.date) or len(date.day_text.split("-")) < parts:
            self._about = self._dice.choice(self._entries)
        return "-".join(date.day_text.split("-")[:parts])

    def _year(self) -> Clause:
        return f"date:{self._a_date(1)}", ("year",)

    def _month(self) -> Clause:
        return f"date:{self._a_date(2)}", ("month",)

    def _day(self) -> Clause:
        return f"date:{self._a_date(3)}", ("day",)

    def _range(self) -> Clause:
        ends = [self._a_date(self._dice.randint(1, 3)) for _ in range(2)]
        if self._dice.random() < 0.3:
            ends[self._dice.randrange(2)] = ""
        return f"date:{ends[0]}..{ends[1]}", ("range",)

    def _before(self) -> Clause:
        return f"before:{self._a_date(self._dice.randint(1, 3))}", ("before",)

    def _after(self) -> Clause:
        return f"after:{self._a_date(self._dice.randint(1, 3))}", ("after",)

    # --- hostile ----------------------------------------------------------------------------

    def _hostile(self) -> Clause:
        """What no one would write but somebody will, with a word that is there."""
        text, word = self._dice.choice(HOSTILE), self._any_word()
        return self._dice.choice((f"{word} OR {text}", f"{text} {word}")), ("hostile",)
