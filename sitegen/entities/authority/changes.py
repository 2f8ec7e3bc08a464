"""What another authority file changes: whose each place in the archive was, and whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.model import Entity, Kind

Key = tuple[Kind, str]
_Place = tuple[str, tuple[int, int] | str]
"""An article's address, and the span there; the name, where the article only lists it."""


class Change(StrEnum):
    JOINED = "joined"
    """All of an entity is another one now."""
    SPLIT = "split"
    """A part of an entity is another one now."""
    RENAMED = "renamed"
    RETYPED = "retyped"
    GONE = "gone"
    NEW = "new"
    DESCRIBED = "described"
    """Its description or its links are others."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that a reader would see."""

    change: Change
    before: Key | None
    now: Key | None
    articles: int
    """In how many articles."""


def changes(before: Iterable[Entity], now: Iterable[Entity]) -> tuple[Changed, ...]:
    """The changes from one set of entities to another of the same archive, those that touch most
    articles first. Time grows with the places where names stand."""
    old, new = {one.key: one for one in before}, {one.key: one for one in now}
    owners = _owners(old.values(), new)
    moved: dict[tuple[Key, Key | None], set[str]] = defaultdict(set)
    for key, entity in old.items():
        for place in _places(entity):
            if (owner := owners.get(place)) != key:
                moved[key, owner].add(place[0])
    found = [_moved(key, to, len(articles), old, new) for (key, to), articles in moved.items()]
    arrived = {one.now for one in found}
    found += [
        Changed(Change.NEW, None, key, len(one.appearances))
        for key, one in new.items()
        if key not in old and key not in arrived
    ]
    found += [
        Changed(Change.DESCRIBED, key, key, len(one.appearances))
        for key, one in new.items()
        if key in old and _said(old[key]) != _said(one)
    ]
    return tuple(sorted(found, key=lambda one: (-one.articles, one.change, str(one.before or ""))))


def _owners(old: Iterable[Entity], new: dict[Key, Entity]) -> dict[_Place, Key]:
    """Whose each place is now. What an article only lists is known by any form of its name."""
    owners = {place: key for key, one in new.items() for place in _places(one)}
    listed = {place for one in old for place in _places(one) if isinstance(place[1], str)}
    for key, one in new.items() if listed else ():
        for form in (one.name, *one.other_names):
            for seen in one.appearances:
                if (seen.address, form) in listed:
                    owners.setdefault((seen.address, form), key)
    return owners


def _places(entity: Entity) -> Iterator[_Place]:
    """Where it is named; by its name, where an article only lists it."""
    for seen in entity.appearances:
        if not seen.spans:
            yield seen.address, entity.name
        for span in seen.spans:
            yield seen.address, span


def _moved(key: Key, to: Key | None, articles: int, old: dict[Key, Entity], new: dict[Key, Entity]
           ) -> Changed:  # fmt: skip
    if to is None:
        return Changed(Change.GONE, key, None, articles)
    if key in new:
        change = Change.SPLIT
    elif to in old:
        change = Change.JOINED
    elif key[0] is not to[0]:
        change = Change.RETYPED
    else:
        change = Change.RENAMED
    return Changed(change, key, to, articles)


def _said(entity: Entity) -> tuple[str, tuple[str, ...]]:
    return entity.description, entity.same_as
