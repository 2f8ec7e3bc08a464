"""Of what kind is a name that was found as several?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitegen.entities.letters import letters
from sitegen.entities.naming import Named
from sitegen.model import Kind

_ORDER = {kind: place for place, kind in enumerate(Kind)}
_SURE = 95
"""Per cent from which a find may stand against most of the archive."""


@dataclass(slots=True)
class _Votes:
    """What the archive says of the kind of one name."""

    weights: Counter[Kind] = field(default_factory=Counter)
    """How sure the articles are, in per cent, added."""
    articles: Counter[Kind] = field(default_factory=Counter)
    """How many articles are sure of a kind."""


class Kinds:
    """The kinds of the archive's names."""

    def __init__(self, articles: Iterable[tuple[Named, ...]]) -> None:
        self._votes: dict[str, _Votes] = {}
        for named in articles:
            for one in named:
                votes = self._votes.setdefault(letters(one.name), _Votes())
                votes.weights[one.kind] += one.sure
                votes.articles[one.kind] += one.sure >= _SURE
        self._usual: Mapping[str, Kind] = {
            name: max(votes.weights, key=lambda kind: (votes.weights[kind], -_ORDER[kind]))
            for name, votes in self._votes.items()
        }

    def of(self, one: Named) -> Kind:
        """What a person wrote and what the article itself makes plain stands: a title before a
        person's name, a state after a place's. So does a sure find where other articles are sure
        of the same, at least a third of them. All else has the kind that most articles give."""
        name = letters(one.name)
        usual = self._usual[name]
        if one.kind is usual or one.pinned:
            return one.kind
        plain = (one.roles and one.kind is Kind.PERSON) or one.region
        return one.kind if plain or self._is_two_things(name, one) else usual

    def _is_two_things(self, name: str, one: Named) -> bool:
        votes = self._votes[name]
        alike = votes.articles[one.kind]
        return one.sure >= _SURE and alike > 1 and 3 * alike >= sum(votes.articles.values())
