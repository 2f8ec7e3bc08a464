"""From the articles of a period to its sheaf: which word stands where."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter

from sitegen.search.analysis import Analysis
from sitegen.search.entry import Entry
from sitegen.search.sheaf import BESIDE, ArticleCard, Places, Sheaf

_GAP = ""
"""Stands where one text ends and the next begins; it is no word."""


def invert(period: str, entries: Iterable[Entry], analysis: Analysis) -> Sheaf:
    """The sheaf of a period's articles, which come in archive order."""
    title, body, names = _Row(), _Row(), _Names()
    cards, bodies = [], []
    for number, entry in enumerate(entries):
        in_title, in_body = analysis.words(entry.title), analysis.words(entry.body)
        title.add(number, in_title)
        body.add(number, in_body)
        names.add(number, entry, analysis)
        cards.append(_card(entry, len(in_title), len(in_body)))
        bodies.append(entry.body)
    return Sheaf(
        title=title.with_commons(analysis.common),
        body=body.with_commons(analysis.common),
        names=names.places(),
        period=period,
        cards=tuple(cards),
        bodies=tuple(bodies),
    )


def _card(entry: Entry, title_words: int, body_words: int) -> ArticleCard:
    return ArticleCard(
        address=entry.address,
        title=entry.title,
        date=str(entry.date or ""),
        source=entry.source,
        authors=entry.authors,
        lead=entry.lead,
        named=entry.named,
        title_words=title_words,
        body_words=body_words,
    )


class _Row:
    """The words of one field of all articles, in one long row with a gap after each text.

    A word's places in the row are gathered once; what is asked of them is then looked up in rows
    that run beside it, many places at a time.
    """

    def __init__(self) -> None:
        self._words: list[str] = []
        self._articles = array("I")
        self._positions = array("I")

    def add(self, number: int, words: Sequence[str]) -> None:
        """One text of an article; its words may hold gaps."""
        length = len(words) + 1
        self._words += words
        self._words.append(_GAP)
        self._articles.extend([number] * length)
        self._positions.extend(range(length))

    def places(self) -> dict[str, Places]:
        """Where each word stands."""
        return {word: self._places(found) for word, found in self._gathered().items()}

    def with_commons(self, common: Sequence[str]) -> dict[str, Places]:
        """The same, with the common words beside each other word, and as pairs of their own."""
        codes = {word: code for code, word in enumerate(common, 1)}
        row = [codes.get(word, 0) for word in self._words]
        neighbours = zip(chain((0,), row), chain(row[1:], (0,)), strict=False)
        beside = [before * BESIDE + after for before, after in neighbours]
        gathered = self._gathered()
        places = {}
        for word, found in gathered.items():
            places[word] = self._places(found, () if word in codes else beside)
        pairs = defaultdict(list)
        for place, (first, second) in enumerate(pairwise(row)):
            if first and second:
                pairs[first, second].append(place)
        for (first, second), found in pairs.items():
            places[f"{common[first - 1]} {common[second - 1]}"] = self._places(found)
        return places

    def _gathered(self) -> dict[str, list[int]]:
        gathered: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            gathered[word].append(place)
        gathered.pop(_GAP, None)
        return gathered

    def _places(self, found: list[int], beside: Sequence[int] = ()) -> Places:
        counted = Counter(_looked_up(self._articles, found))
        return Places(
            numbers=array("I", counted.keys()),
            counts=array("I", counted.values()),
            positions=array("I", _looked_up(self._positions, found)),
            beside=array("H", _looked_up(beside, found) if beside else ()),
        )


def _looked_up(row: Sequence[int], places: list[int]) -> tuple[int, ...]:
    if len(places) == 1:
        return (row[places[0]],)
    found: tuple[int, ...] = itemgetter(*places)(row)
    return found


class _Names:
    """The words of the names, by field, and the names as wholes."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, _Row] = defaultdict(_Row)
        self._identities: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))

    def add(self, number: int, entry: Entry, analysis: Analysis) -> None:
        for field, names in _fields(entry):
            words = [word for name in names for word in (*analysis.words(name), _GAP)]
            if words:
                self._rows[field].add(number, words)
        for identity in dict.fromkeys(_identities(entry)):
            self._identities[identity].append(number)

    def places(self) -> dict[str, Places]:
        places = {}
        for field, row in self._rows.items():
            for word, found in row.places().items():
                places[f"{field}:{word}"] = found
        for identity, numbers in self._identities.items():
            ones = array("I", [1]) * len(numbers)
            places[identity] = Places(numbers, ones, array("I"), array("H"))
        return places


def _fields(entry: Entry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("person", entry.people),
        ("org", entry.organizations),
        ("place", entry.places),
        ("author", entry.authors),
        ("source", (entry.source,)),
        ("section", (entry.section,)),
    )


def _identities(entry: Entry) -> Iterator[str]:
    for kind, name, _ in entry.named:
        yield f"{kind}={name}"
    if entry.source:
        yield f"source={entry.source}"
