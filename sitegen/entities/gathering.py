"""What the archive says of each name, gathered before it is settled which names are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sitegen.entities.letters import letters
from sitegen.entities.naming import Named
from sitegen.entities.places import is_country
from sitegen.model import Kind

_ENOUGH = 40
"""Articles that are looked at to learn a name's company; more would tell nothing new."""

_LIST = 200
"""An article with more names is a list."""


class Company:
    """Who is named beside whom, article by article. Countries do not count: they are everywhere."""

    def __init__(self, articles: Sequence[tuple[str, tuple[Named, ...]]]) -> None:
        self._articles = articles
        self._names: dict[int, frozenset[str]] = {}

    def of(self, article: int) -> frozenset[str]:
        """The letters of the names in an article; none of an article that is a long list of names,
        where standing side by side means nothing."""
        if article not in self._names:
            _, named = self._articles[article]
            known = {_telling(one.name) for one in (named if len(named) <= _LIST else ())}
            self._names[article] = frozenset(known - {""})
        return self._names[article]

    def beside(self, articles: Iterable[int]) -> set[str]:
        """The letters of the names in some articles; of very many only the first are read."""
        return {name for article in self._first(articles) for name in self.of(article)}

    def _first(self, articles: Iterable[int]) -> list[int]:
        """The same ones whatever the order of the archive."""
        return sorted(articles, key=self.address)[:_ENOUGH]

    def address(self, article: int) -> str:
        return self._articles[article][0]


@lru_cache(maxsize=100_000)
def _telling(name: str) -> str:
    """The letters of a name; "" of a country's."""
    plain = letters(name)
    return "" if is_country(plain) else plain


class Seen(NamedTuple):
    """A name in one article."""

    article: int
    """Its place in the archive, from 0."""
    named: Named


@dataclass(slots=True)
class Entry:
    """All that is taken for one thing so far."""

    kind: Kind
    key: str
    """The same for all ways to write the name."""
    ruled: str = ""
    """Its preferred name, where the authority file has one."""
    seen: list[Seen] = field(default_factory=list)

    @property
    def articles(self) -> set[int]:
        return {one.article for one in self.seen}

    @property
    def some_name(self) -> str:
        """One of its names, the same whatever the order of the archive."""
        if len(self.seen) == 1:
            return self.seen[0].named.name
        return min([one.named.name for one in self.seen])


def words_around(entry: Entry, company: Company) -> set[str]:
    """The names beside an entry and its roles: its context."""
    own = {letters(form) for one in entry.seen for form in (one.named.name, *one.named.forms)}
    roles = {f"role {role}" for one in entry.seen for role in one.named.roles}
    return (roles | company.beside(entry.articles)) - own


class Joins:
    """Puts entries together. Two that the authority file rules to be two are never put together."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = sorted(entries, key=lambda entry: (entry.key, entry.ruled))
        self._lead = list(range(len(self.entries)))
        self._ruled = [entry.ruled for entry in self.entries]

    def lead(self, place: int) -> int:
        """The place of the entry that stands for all that this one is put together with."""
        while self._lead[place] != place:
            self._lead[place] = self._lead[self._lead[place]]
            place = self._lead[place]
        return place

    def join(self, one: int, other: int) -> None:
        one, other = sorted((self.lead(one), self.lead(other)))
        ruled, also = self._ruled[one], self._ruled[other]
        if one != other and (not ruled or not also or ruled == also):
            self._lead[other] = one
            self._ruled[one] = ruled or also

    def whole(self) -> list[Entry]:
        """The entries after all was put together."""
        whole = list(self.entries)
        for place, lead in enumerate(map(self.lead, range(len(whole)))):
            if place != lead:
                one = whole[lead]
                if one is self.entries[lead]:
                    one = Entry(one.kind, one.key, self._ruled[lead], list(one.seen))
                    whole[lead] = one
                one.seen += whole[place].seen
        return [one for place, one in enumerate(whole) if self.lead(place) == place]
