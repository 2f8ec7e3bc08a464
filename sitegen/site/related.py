"""More like this: for each article a few older ones that share its rare names and title words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest, nsmallest
from math import log, log1p, sqrt

SHOWN = 5
"""Articles beside an article."""
_MOST = 8
"""Of an article's names, and of its title's words, so many are looked at: those that weigh most."""
_NEWEST = 32
"""Of the older articles that share one of them, so many are looked at, the newest first."""
_COMMON = 50
_TENTH = 10
"""What more than a tenth of the articles have, and more than _COMMON, is not rare."""
_LIST = 200
"""An article that names more is a list: of results, of honour. It is like no other."""
_WORDS = 2
"""Words of the titles that two articles share, if they have nothing but words in common: one alone
is chance."""
_UNIT = 1000
"""Weights are whole numbers, so that their sums are the same on every machine."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article can share with others: things by their numbers, and how often it has each.
    The same thing has the same number in every article."""

    names: Mapping[int, int]
    words: Mapping[int, int]
    """Of its title."""


def related(articles: Iterable[Traits]) -> Iterator[Sequence[int]]:
    """For each article at most SHOWN others by their numbers, the most alike first.

    `articles` come oldest first, and are numbered so from 0. An article is compared with those
    before it only, and what is rare is counted among them and it; so a newer article changes
    nothing. Those that share rare names come first; words of the title decide between equals, and
    find articles where names find too few.

    What two articles have in common is weighed by the vector space model (G. Salton and C.
    Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing and
    Management 24, 1988): a thing weighs (1 + log t) in an article that has it t times, and
    log(1 + N/n) where n of N articles have it; the sum of the products is divided by the length of
    the other article's vector, lest long articles be like everything.

    Takes time and memory linear in the number of articles.
    """
    names, words = _Shelf(), _Shelf()
    for number, traits in enumerate(articles):
        is_list = len(traits.names) > _LIST
        by_name = {} if is_list else names.likeness(traits.names, number + 1)
        found = _most_alike(by_name) or _best(
            by_name, words.likeness(traits.words, number + 1, _WORDS)
        )
        yield array("I", found)
        if not is_list:
            names.put(number, traits.names)
        words.put(number, traits.words)


def _most_alike(by_name: dict[int, float]) -> list[int]:
    """The numbers of those with most in common; [] where they are too few, or some are equal."""
    leading = set(nlargest(SHOWN + 1, by_name.values()))
    return nlargest(SHOWN, by_name, by_name.__getitem__) if len(leading) > SHOWN else []


def _best(by_name: dict[int, float], by_word: dict[int, float]) -> list[int]:
    """The numbers of those with most in common; of equals the newer."""
    ranked = [(alike, by_word.get(number, 0.0), number) for number, alike in by_name.items()]
    if len(ranked) < SHOWN:
        ranked += [(0.0, by_word[number], number) for number in by_word if number not in by_name]
    return [number for _, _, number in nlargest(SHOWN, ranked)]


@dataclass(slots=True)
class _Shelf:
    """Which articles have which thing, and how much of it, as they were put in."""

    _numbers: defaultdict[int, array[int]] = field(
        default_factory=lambda: defaultdict(lambda: array("I"))
    )
    """Of each thing, the articles that have it."""
    _weights: defaultdict[int, array[int]] = field(
        default_factory=lambda: defaultdict(lambda: array("H"))
    )
    """Likewise, what it weighs in each of them."""
    _lengths: dict[int, float] = field(default_factory=dict)
    """Of each article's vector."""

    def put(self, number: int, things: Mapping[int, int]) -> None:
        squares = 0
        for thing, times in things.items():
            weight = _weight(times)
            self._numbers[thing].append(number)
            self._weights[thing].append(weight)
            squares += weight * weight
        self._lengths[number] = sqrt(squares)

    def likeness(self, things: Mapping[int, int], among: int, least: int = 1) -> dict[int, float]:
        """How much the articles filed so far have of what a further one has, by their numbers;
        `among` counts them and the further one. They share at least so many things."""
        sums: dict[int, int] = defaultdict(int)
        shared: dict[int, int] = defaultdict(int)
        for minus_weight, thing in nsmallest(_MOST, self._shared(things, among)):
            weights = self._weights[thing][-_NEWEST:]
            for number, weight in zip(self._numbers[thing][-_NEWEST:], weights, strict=True):
                sums[number] -= minus_weight * weight
                shared[number] += 1
        return {
            number: total / self._lengths[number]
            for number, total in sums.items()
            if shared[number] >= least
        }

    def _shared(self, things: Mapping[int, int], among: int) -> Iterator[tuple[int, int]]:
        """The rare things among them that some article has, each with what it weighs, negative."""
        most = max(_COMMON, among / _TENTH)
        for thing, times in things.items():
            others = len(self._numbers.get(thing, ()))
            if 0 < others < most:
                yield -_weight(times) * round(_UNIT * log1p(among / (others + 1))), thing


@cache
def _weight(times: int) -> int:
    """Of what an article has so many times."""
    return round(_UNIT * (1 + log(times)))
