"""Who is named together with whom: the company that a name keeps in its articles."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import chain
from math import log

from sitegen.model import Entity, Kind
from sitegen.site.addresses import EntityKey

SHOWN = 12
"""Names of a kind beside a name."""
LIST = 200
"""An article that names more than so many things with a page is a list: a table of results, a roll
of honour. It says nothing of who belongs together, and looking at all its pairs would take as long
as looking at a thousand articles; so it is passed over."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A name beside another."""

    entity: Entity
    shared: int
    """In how many articles both are named, lists not counted."""


class Company:
    """Tells for each name with a page which others are typical of its articles.

    They are ordered by the log-likelihood ratio (T. Dunning, "Accurate Methods for the Statistics
    of Surprise and Coincidence", Computational Linguistics 19, 1993), so that what is everywhere
    comes after what is peculiar to these articles. How often something is named is counted up to
    the newest article of the name itself: a newer article that does not name it changes nothing.

    Built in time linear in the mentions. Asking for one name takes as long as its articles name
    others, at most `LIST` an article.
    """

    def __init__(
        self,
        entities: Sequence[Entity],
        place_of: Mapping[str, int],
        source_of: Mapping[EntityKey, Set[str]],
    ) -> None:
        """`entities` have a page and stand in the order in which equals are named; `place_of` tells
        an article's place in the archive, newest first, by its address; `source_of` which articles
        only come from a name: they do not name it."""
        self.entities = entities
        self._articles = len(place_of)
        self._places = [
            array("L", sorted(place_of[one] for one in _naming(entity, source_of)))
            for entity in entities
        ]
        self._numbers = {entity.key: number for number, entity in enumerate(entities)}
        self._named: dict[int, array[int]] = {}
        for number, places in enumerate(self._places):
            for place in places:
                self._named.setdefault(place, array("L")).append(number)

    def of(self, entity: Entity) -> dict[Kind, list[Companion]]:
        """The most telling companions of each kind, at most SHOWN, the first one first.

        To have met once proves little; who did comes last, the rarer first.
        """
        number = self._numbers[entity.key]
        if not self._places[number]:
            return {}
        named = (self._named[place] for place in self._places[number])
        shared = Counter(chain.from_iterable(row for row in named if len(row) <= LIST))
        del shared[number]
        often: dict[Kind, list[int]] = {kind: [] for kind in Kind}
        once: dict[Kind, list[int]] = {kind: [] for kind in Kind}
        for other, both in shared.items():
            (often if both > 1 else once)[self.entities[other].kind].append(other)
        return {
            kind: [
                Companion(self.entities[other], shared[other])
                for other in self._best(number, often[kind], once[kind], shared)
            ]
            for kind in Kind
        }

    def pairs(self, least: int) -> Iterator[tuple[int, int, int]]:
        """Every two names that share so many articles or more: their places in `entities`, the
        smaller first, and the articles they share, lists not counted. In order."""
        for number, places in enumerate(self._places):
            rows = (row for row in (self._named[place] for place in places) if len(row) <= LIST)
            others = (row[bisect_right(row, number) :] for row in rows)
            shared = Counter(chain.from_iterable(others))
            for other in sorted(other for other, both in shared.items() if both >= least):
                yield number, other, shared[other]

    def _best(
        self, number: int, often: list[int], once: list[int], shared: Mapping[int, int]
    ) -> list[int]:
        """Equals stand in the order of their numbers."""
        newest = self._places[number][0]
        one, among = len(self._places[number]), self._articles - newest
        weighed = nsmallest(
            SHOWN,
            (
                # Rounded, lest the last digit differ from machine to machine.
                (-round(likelihood_ratio(shared[other], one, times, among), 6), other)
                for other in often
                for times in [self._times(other, newest)]
            ),
        )
        room = SHOWN - len(weighed)
        rare = nsmallest(room, ((self._times(other, newest), other) for other in once))
        return [other for _, other in (*weighed, *rare)]

    def _times(self, number: int, newest: int) -> int:
        """How many articles name it, up to the article at the place `newest`."""
        places = self._places[number]
        return len(places) - bisect_left(places, newest)


def _naming(entity: Entity, source_of: Mapping[EntityKey, Set[str]]) -> Iterator[str]:
    """The addresses of the articles that name it."""
    sources = source_of.get(entity.key, frozenset())
    return (one.address for one in entity.appearances if one.address not in sources)


def likelihood_ratio(both: int, one: int, other: int, among: int) -> float:
    """Dunning's -2 log λ that two things meet by chance; negative where they meet less than that.

    They meet in `both` of `among` articles; the one is in `one` of them, the other in `other`.
    """
    cells = _k_log_k(both) + _k_log_k(one - both) + _k_log_k(other - both)
    cells += _k_log_k(among - one - other + both)
    rows = _k_log_k(one) + _k_log_k(among - one)
    columns = _k_log_k(other) + _k_log_k(among - other)
    ratio = 2 * (cells - rows - columns + _k_log_k(among))
    return ratio if both * among >= one * other else -ratio


@cache
def _k_log_k(count: int) -> float:
    return count * log(count) if count > 0 else 0.0
