"""What the articles say of names: who is named with whom, and how a text writes a word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from sitegen.model import Entity, Kind

_MOST = 30
"""Articles of a name that are looked at for company."""
_LIST = 200
"""An article with more names is a list, where standing side by side means nothing."""
_EVERYWHERE = 50
"""A name in more than one of so many articles, and in more than five, tells nothing."""


def mentions(entity: Entity) -> int:
    """How often it is named; where an article only lists it, once."""
    return sum(len(seen.spans) or 1 for seen in entity.appearances)


def weight(entity: Entity) -> tuple[int, int, str]:
    """Sorts names: the last is named most often."""
    return mentions(entity), len(entity.name), entity.name


class Desk:
    """The names of the archive, sorted so that every rule sees the weightiest first."""

    def __init__(self, entities: tuple[Entity, ...], text_of: Callable[[str], str]) -> None:
        """`text_of` gives an article's text by its address."""
        self.text_of = lru_cache(maxsize=100)(text_of)
        self.entities = sorted(entities, key=weight, reverse=True)

    def of(self, kind: Kind) -> Iterator[Entity]:
        return (one for one in self.entities if one.kind is kind)

    @cached_property
    def _in_article(self) -> dict[str, list[Entity]]:
        """By article those of its names that tell something; places tell too little."""
        articles = {seen.address for one in self.entities for seen in one.appearances}
        most = max(5, len(articles) // _EVERYWHERE)
        found: dict[str, list[Entity]] = defaultdict(list)
        for one in self.entities:
            if one.kind is not Kind.PLACE and len(one.appearances) <= most:
                for seen in one.appearances:
                    found[seen.address].append(one)
        return {address: names for address, names in found.items() if len(names) <= _LIST}

    def _company(self, entity: Entity) -> dict[str, int]:
        """Who is named in the same articles, and in how many articles of the archive."""
        return {
            other.name: len(other.appearances)
            for seen in entity.appearances[:_MOST]
            for other in self._in_article.get(seen.address, ())
        }

    def _shared(self, one: Entity, other: Entity) -> dict[str, int]:
        own = {one.name, other.name}
        company = self._company(other)
        return {
            name: articles
            for name, articles in self._company(one).items()
            if name in company and name not in own
        }

    def closeness(self, one: Entity, other: Entity) -> float:
        """How much the articles speak for the two being one: the rarer a name that is named with
        both, the more; 0 where nothing does."""
        shared = self._shared(one, other).values()
        return len(_same(one, other)) + sum(1 / articles for articles in shared)

    def together(self, one: Entity, other: Entity) -> str:
        """What the articles say of two names: `both are named with Tom Reed`; "" for nothing."""
        shared = self._shared(one, other)
        names = sorted(shared, key=lambda name: (shared[name], name))[:2]
        told = [f"both are named with {' and '.join(names)}"] if names else []
        if same := len(_same(one, other)):
            told.append(f"{same} article{'s name' if same > 1 else ' names'} both")
        return "; ".join(told)

    def writes_small(self, one: Entity) -> bool:
        """The first article that has a name writes it in small letters as often, or more often."""
        seen = one.appearances[0]
        word = rf"(?<![\w@/.-]){re.escape(one.name.lower())}(?![\w@/-]|\.\w)"
        return len(re.findall(word, self.text_of(seen.address))) >= max(1, len(seen.spans))


def _same(one: Entity, other: Entity) -> set[str]:
    """The articles that name both."""
    return {seen.address for seen in one.appearances} & {seen.address for seen in other.appearances}
