"""Who is named together with whom: the company that a name keeps in its articles."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from math import log

from sitegen.model import Entity, Kind

SHOWN = 12
"""Names of a kind beside a name."""
_WEIGHED = 4 * SHOWN
"""Of each kind, those that share the most articles are weighed."""
_LIST = 200
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
    others, at most `_LIST` an article.
    """

    def __init__(self, entities: Sequence[Entity], place_of: Mapping[str, int]) -> None:
        """`entities` have a page and stand in the order in which equals are named; `place_of` tells
        an article's place in the archive, newest first, by its address."""
        self._entities = entities
        self._articles = len(place_of)
        self._places = [
            array("L", sorted(place_of[one.address] for one in entity.appearances))
            for entity in entities
        ]
        self._numbers = {entity.key: number for number, entity in enumerate(entities)}
        self._named: dict[int, array[int]] = {}
        for number, places in enumerate(self._places):
            for place in places:
                self._named.setdefault(place, array("L")).append(number)

    def of(self, entity: Entity) -> dict[Kind, list[Companion]]:
        """The most telling companions of each kind, at most SHOWN, the first one first."""
        number = self._numbers[entity.key]
        named = (self._named[place] for place in self._places[number])
        shared = Counter(chain.from_iterable(row for row in named if len(row) <= _LIST))
        del shared[number]
        return {
            kind: [
                Companion(self._entities[other], shared[other])
                for *_, other in nsmallest(SHOWN, self._weighed(number, kind, shared))
            ]
            for kind in Kind
        }

    def _weighed(
        self, number: int, kind: Kind, shared: Mapping[int, int]
    ) -> Iterator[tuple[bool, float, int]]:
        """Companions of a kind, each with what sorts the most telling first.

        To have met once proves little; those who did come last.
        """
        of_kind = ((-count, one) for one, count in shared.items() if self._is(one, kind))
        places = self._places[number]
        newest = places[0]
        for minus_both, other in nsmallest(_WEIGHED, of_kind):
            often = len(self._places[other]) - bisect_left(self._places[other], newest)
            among = self._articles - newest
            ratio = likelihood_ratio(-minus_both, len(places), often, among)
            # Rounded, lest the last digit differ from machine to machine.
            yield minus_both == -1, -round(ratio, 6), other

    def _is(self, number: int, kind: Kind) -> bool:
        return self._entities[number].kind is kind


def likelihood_ratio(both: int, one: int, other: int, among: int) -> float:
    """Dunning's -2 log λ that two things meet by chance; negative where they meet less than that.

    They meet in `both` of `among` articles; the one is in `one` of them, the other in `other`.
    """
    rest = among - one - other + both
    ratio = 2 * (
        _k_log_k(both, one - both, other - both, rest)
        - _k_log_k(one, among - one)
        - _k_log_k(other, among - other)
        + _k_log_k(among)
    )
    return ratio if both * among >= one * other else -ratio


def _k_log_k(*counts: int) -> float:
    return sum(count * log(count) for count in counts if count > 0)
