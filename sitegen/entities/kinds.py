"""Of what kind is a name that was found as several?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from sitegen.entities.bodies import is_acronym
from sitegen.entities.identity import usual_name
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

    @property
    def usual(self) -> Kind:
        """The kind with the most weight; the first kind of Kind among equals."""
        return max(self.weights, key=lambda kind: (self.weights[kind], -_ORDER[kind]))


class Kinds:
    """The kinds of the archive's names."""

    def __init__(self, articles: Sequence[tuple[Named, ...]]) -> None:
        self._votes = _disputed({(one.name, one.kind) for named in articles for one in named})
        """Of the names that were found as several kinds, in all their spellings."""
        for named in articles if self._votes else ():
            for one in named:
                votes = self._votes.get(one.name)
                if votes is not None:
                    votes.weights[one.kind] += one.sure
                    votes.articles[one.kind] += one.sure >= _SURE
        self._usual = {name: votes.usual for name, votes in self._votes.items()}

    def of(self, one: Named) -> Kind:
        """What a person wrote and what the article itself makes plain stands: a title before a
        person's name, a state after a place's. So does a sure find where other articles are sure
        of the same, at least a third of them. All else has the kind that most articles give."""
        usual = self._usual.get(one.name, one.kind)
        if one.kind is usual or one.pinned:
            return one.kind
        plain = (one.roles and one.kind is Kind.PERSON) or one.region
        return one.kind if plain or self._is_two_things(one) else usual

    def _is_two_things(self, one: Named) -> bool:
        sure = self._votes[one.name].articles
        return one.sure >= _SURE and sure[one.kind] > 1 and 3 * sure[one.kind] >= sure.total()


def _disputed(found: Set[tuple[str, Kind]]) -> dict[str, _Votes]:
    """For each name that is found as several kinds a place for its votes, one for all spellings."""
    kinds: dict[str, set[Kind]] = {}
    for name, kind in found:
        kinds.setdefault(_thing(name), set()).add(kind)
    votes = {thing: _Votes() for thing, several in kinds.items() if len(several) > 1}
    return {name: votes[thing] for name, _ in found if (thing := _thing(name)) in votes}


def _thing(name: str) -> str:
    """The letters of a name; for an acronym of the tables those of its usual name, so that a body
    `U.S.` is no other thing than the United States."""
    usual = (usual_name(kind, name) for kind in Kind) if is_acronym(name) else ()
    return letters(next(filter(None, usual), name))
