"""From the articles of a period to its sheaf: which word stands where."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, repeat

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
    """The words of one field of all articles, in one long row with a gap after each text."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._articles = array("H")
        self._positions = array("I")

    def add(self, number: int, words: Sequence[str]) -> None:
        """One text of an article; its words may hold gaps."""
        length = len(words) + 1
        self._words += words
        self._words.append(_GAP)
        self._articles.extend(repeat(number, length))
        self._positions.extend(range(length))

    def places(self) -> dict[str, Places]:
        """Where each word stands."""
        nothing = array("H", bytes(2 * len(self._words)))
        gathered = self._gathered(_places_as_numbers(self._positions, nothing, self._articles))
        return dict(zip(gathered, _as_places(gathered.values()), strict=True))

    def with_commons(self, common: Sequence[str]) -> dict[str, Places]:
        """The same, with the common words beside each other word, and as pairs of their own."""
        codes = {word: code for code, word in enumerate(common, 1)}
        row = bytes(map(codes.get, self._words, repeat(0)))
        neighbours = zip(chain((0,), row), chain(row[1:], (0,)), strict=False)
        beside = array("H", [before * BESIDE + after for before, after in neighbours])
        places = _places_as_numbers(self._positions, beside, self._articles)
        gathered = self._gathered(places)
        alone = {word: gathered.pop(word) for word in common if word in gathered}
        for pair, found in _pairs(row, places).items():
            alone[" ".join(common[code - 1] for code in pair)] = found
        others = zip(gathered, _as_places(gathered.values(), with_beside=True), strict=True)
        return dict(chain(others, zip(alone, _as_places(alone.values()), strict=True)))

    def _gathered(self, places: array[int]) -> dict[str, array[int]]:
        gathered: defaultdict[str, array[int]] = defaultdict(_no_places)
        for word, place in zip(self._words, places, strict=True):
            gathered[word].append(place)
        gathered.pop(_GAP, None)
        return gathered


def _pairs(row: bytes, places: array[int]) -> dict[bytes, array[int]]:
    """Where two common words, by their codes, stand next to each other."""
    pairs: defaultdict[bytes, array[int]] = defaultdict(_no_places)
    for match in re.finditer(rb"[^\0](?=([^\0]))", row):
        pairs[match[0] + match[1]].append(places[match.start()])
    return pairs


def _no_places() -> array[int]:
    return array("Q")


# All that is known of a place goes through the gathering as one number, whose parts are laid side
# by side and taken apart again for very many places at once.


def _places_as_numbers(
    positions: array[int], beside: array[int], articles: array[int]
) -> array[int]:
    words = array("I", bytes(8 * len(positions)))
    words[0::2] = positions
    parts = array("H", words.tobytes())
    parts[2::4], parts[3::4] = beside, articles
    return array("Q", parts.tobytes())


def _as_places(gathered: Collection[array[int]], *, with_beside: bool = False) -> Iterator[Places]:
    data = b"".join(gathered)
    positions, parts = array("I", data)[0::2], array("H", data)
    articles, beside = array("I", parts[3::4]), parts[2::4] if with_beside else _NONE
    start = 0
    for places in gathered:
        here = slice(start, start + len(places))
        start = here.stop
        numbers, counts = articles[here], _ONCE
        if len(places) > 1:
            times = Counter(numbers)
            numbers, counts = array("I", times), array("I", times.values())
        yield Places(numbers, counts, positions[here], beside[here])


_ONCE = array("I", [1])
_NONE = array("H")


class _Names:
    """The words of the names, by field, and the names as wholes."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, _Row] = defaultdict(_Row)
        self._identities: defaultdict[str, list[int]] = defaultdict(list)

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
            places[identity] = Places(array("I", numbers), ones, array("I"), _NONE)
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
