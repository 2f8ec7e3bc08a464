"""From the articles of a period to its sheaf: which word stands where."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
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
        agency="" if entry.authors else entry.agency,
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
        row = bytes(map(codes.get, self._words, repeat(0)))
        neighbours = zip(chain((0,), row), chain(row[1:], (0,)), strict=False)
        beside = array("H", [before * BESIDE + after for before, after in neighbours])
        places = {
            word: self._places(found, None if word in codes else beside)
            for word, found in self._gathered().items()
        }
        for pair, found in _pairs(row).items():
            places[" ".join(common[code - 1] for code in pair)] = self._places(found)
        return places

    def _gathered(self) -> dict[str, array[int]]:
        gathered: defaultdict[str, array[int]] = defaultdict(_no_places)
        for place, word in enumerate(self._words):
            gathered[word].append(place)
        gathered.pop(_GAP, None)
        return gathered

    def _places(self, found: array[int], beside: array[int] | None = None) -> Places:
        if len(found) == 1:
            here = slice(found[0], found[0] + 1)
            neighbours = _NONE if beside is None else beside[here]
            return Places(self._articles[here], _ONCE, self._positions[here], neighbours)
        look_up = itemgetter(*found)
        counts = Counter(look_up(self._articles))
        return Places(
            numbers=array("I", list(counts)),
            counts=array("I", list(counts.values())),
            positions=array("I", look_up(self._positions)),
            beside=_NONE if beside is None else array("H", look_up(beside)),
        )


_ONCE = array("I", [1])
_NONE = array("H")


def _no_places() -> array[int]:
    return array("I")


def _pairs(row: bytes) -> dict[bytes, array[int]]:
    """Where two common words, by their codes, stand next to each other."""
    pairs: defaultdict[bytes, array[int]] = defaultdict(_no_places)
    for match in re.finditer(rb"[^\0](?=([^\0]))", row):
        pairs[match[0] + match[1]].append(match.start())
    return pairs


class _Names:
    """The words of the names, by field, and the names as wholes."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, _Row] = defaultdict(_Row)
        self._identities: defaultdict[str, array[int]] = defaultdict(_no_places)

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
            ones = _ONCE * len(numbers)
            places[identity] = Places(numbers, ones, _no_places(), _NONE)
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
