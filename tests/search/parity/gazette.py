"""An archive of two thousand articles that never were, in the words of a language that never was.

It is made for searching: a few words stand everywhere and most stand hardly anywhere, words come in
several forms, turns of phrase and names come back, dates are whole, partial or missing. The same
count gives the same articles, whatever the machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

from fiction import AGENCIES, ORGANIZATIONS, PEOPLE, PLACES, PUBLICATIONS, REPORTERS, SECTIONS

from sitegen.archive.archive import filing_order
from sitegen.search.entry import Entry
from sitegen.text.dates import NewsDate
from sitegen.text.slugs import numbered, slug

LEMMAS = 3_000
TURNS = 150

_COMMON = (
    "the of to in a and on for that by is it with as said at from have be has an was but not are "
    "this which will he they i"
).split()
_ONSETS = "b br c ch d dr f fl g gl h k l m n p pl qu r s st t tr v w z".split()
_VOWELS = "a e i o u ea ou".split()
_CODAS = "b ck d g l ll m n nd nt p r rn s st t x".split()
_ENDINGS = "ation ment ness ful ive ity le y er ize".split()
_FORMS = ("", "", "", "", "s", "s", "ed", "ing", "ly", "er", "'s", "\u2019s")
_ACCENTS = str.maketrans("aeiou", "áèïøü")
_FIRST = "Ottoline Barnaby Zoë Isolde Crispin Ødegar Philippa Ágota Rufus Theodora".split()
_LAST = (
    "Brackwater Thistleton O'Dell Nightjar Śliwka Fenwright Saint-Odo Gannet Puddlecombe Marrow"
).split()


def gazette(count: int = 2_000) -> list[Entry]:
    """The articles in the order of the archive: newest first, undated last, then by address."""
    dice = random.Random(f"gazette {count}")
    tongue, cast = _Tongue(dice), _Cast(dice)
    taken: set[str] = set()
    entries = [_article(dice, tongue, cast, taken) for _ in range(count)]
    return sorted(entries, key=lambda entry: filing_order(entry.date, entry.address))


def _article(dice: random.Random, tongue: _Tongue, cast: _Cast, taken: set[str]) -> Entry:
    title, date = tongue.title(cast), _date(dice)
    folder = date.day_text.replace("-", "/") if date else "undated"
    people, organizations, places = cast.called()
    named = tuple(_named(people, organizations, places))
    names = (*people, *organizations, *places)
    body = "\n\n".join(tongue.paragraph(names) for _ in range(dice.randint(1, 5)))
    return Entry(
        address=numbered(f"{folder}/{slug(title)}", taken) + ".html",
        title=title,
        body=body,
        people=people,
        organizations=organizations,
        places=places,
        authors=tuple(dice.sample(REPORTERS, dice.choice((0, 1, 1, 2)))),
        source=dice.choice(PUBLICATIONS) or dice.choice(AGENCIES),
        section=dice.choice(SECTIONS),
        date=date,
        lead=body[:200].rpartition(" ")[0],
        named=named,
    )


def _named(*kinds: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Each name with its kind and the address of its page; the rarest names have none."""
    for kind, folder, names in zip(
        ("person", "org", "place"), ("people", "organizations", "places"), kinds, strict=True
    ):
        for name in names:
            yield kind, name, "" if name.endswith("Marrow") else f"{folder}/{slug(name)}.html"


def _date(dice: random.Random) -> NewsDate | None:
    """The newest years have the most; of some only the year or month is known, of some the hour."""
    known = dice.random()
    year, month, day = 2019 - int(30 * dice.random() ** 2), dice.randint(1, 12), dice.randint(1, 28)
    if known < 0.06:
        return None
    if known < 0.12:
        return NewsDate(year)
    if known < 0.2:
        return NewsDate(year, month)
    if known < 0.3:
        return NewsDate.parse(f"{year}-{month:02}-{day:02}T{dice.randint(10, 23)}:30:00+01:00")
    return NewsDate(year, month, day)


class _Often:
    """Draws from a list as texts draw words: the second half as often as the first, and so on."""

    def __init__(self, things: Sequence[str], dice: random.Random) -> None:
        self._things, self._dice = things, dice
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(things))))

    def draw(self, count: int) -> list[str]:
        return self._dice.choices(self._things, cum_weights=self._weights, k=count)


class _Cast:
    """Who and what the articles are about; a few are about nearly everybody's favourites."""

    def __init__(self, dice: random.Random) -> None:
        invented = [f"{first} {last}" for first in _FIRST for last in _LAST]
        dice.shuffle(invented)
        self._dice = dice
        self._people = _Often([*PEOPLE, *invented], dice)
        self._organizations = _Often(ORGANIZATIONS, dice)
        self._places = _Often(PLACES, dice)

    def called(self) -> tuple[tuple[str, ...], ...]:
        """People, organisations and places of one article."""
        kinds = ((self._people, 4), (self._organizations, 2), (self._places, 2))
        return tuple(
            tuple(dict.fromkeys(kind.draw(self._dice.randint(0, most)))) for kind, most in kinds
        )

    def somebody(self) -> str:
        return self._people.draw(1)[0]


class _Tongue:
    """The language: its words by frequency, their forms, its turns of phrase."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._common = _Often(_COMMON, dice)
        self._lemmas = _Often([_lemma(dice) for _ in range(LEMMAS)], dice)
        self._turns = _Often([self._turn() for _ in range(TURNS)], dice)

    def _turn(self) -> str:
        words = self.words(self._dice.randint(2, 5))
        return " ".join(words)

    def words(self, count: int) -> list[str]:
        common, dice = self._common, self._dice
        return [
            common.draw(1)[0] if dice.random() < 0.42 else lemma + dice.choice(_FORMS)
            for lemma in self._lemmas.draw(count)
        ]

    def title(self, cast: _Cast) -> str:
        words = self.words(self._dice.randint(3, 8))
        if self._dice.random() < 0.3:
            words.insert(0, cast.somebody() + ":")
        return _capital(" ".join(words)) + self._dice.choice(("", "", "", "?", "!"))

    def paragraph(self, names: Sequence[str]) -> str:
        return " ".join(self._sentence(names) for _ in range(self._dice.randint(2, 5)))

    def _sentence(self, names: Sequence[str]) -> str:
        dice = self._dice
        words = self.words(dice.randint(5, 14))
        if dice.random() < 0.6:
            words.insert(dice.randint(0, len(words)), self._turns.draw(1)[0])
        if names and dice.random() < 0.5:
            words.insert(dice.randint(0, len(words)), dice.choice(names))
        if dice.random() < 0.1:
            words.append(dice.choice(("3.14", "U.N.", "1,250", "don't", "1998-03-04", "A4")))
        if dice.random() < 0.1:
            words[-1] = words[-1].upper()
        return _capital(" ".join(words)) + dice.choice((".", ".", ".", "!", "\u2026"))


def _lemma(dice: random.Random) -> str:
    syllables = (
        dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS)
        for _ in range(dice.choice((1, 2, 2, 2, 3)))
    )
    word = "".join(syllables) + (dice.choice(_ENDINGS) if dice.random() < 0.3 else "")
    return word.translate(_ACCENTS) if dice.random() < 0.03 else word


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
