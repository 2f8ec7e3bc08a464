"""Who is who over the archive: the same name of the same kind is one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sitegen.entities.identity import identity, letters, usual_name
from sitegen.entities.naming import Named
from sitegen.model import Appearance, Entity, Kind

_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(slots=True)
class _Gathered:
    """What the archive says of one entity, while it is read."""

    names: Counter[str] = field(default_factory=Counter)
    """In how many articles it has this name."""
    pinned: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """By address, in the order of the archive."""
    ruled: str = ""
    """Its preferred name, where the authority file has one."""


def resolve(articles: Iterable[tuple[str, tuple[Named, ...]]]) -> tuple[Entity, ...]:
    """The entities of the archive, sorted by kind and name.

    `articles` are each article's address and its names (edits applied), in archive order, which
    only the order of the appearances follows. A name that was found as several kinds has the kind
    that most articles give it; a kind that a person wrote stands.
    """
    filed = tuple(articles)
    kinds = _kinds(filed)
    gathered: dict[tuple[Kind, str], _Gathered] = {}
    for address, named in filed:
        for one in named:
            kind, preferred = one.ruled or (kinds[letters(one.name)], "")
            if one.pinned and not one.ruled:
                kind = one.kind
            key = preferred or identity(kind, one.name)
            entry = gathered.setdefault((kind, key), _Gathered(ruled=preferred))
            (entry.pinned if one.pinned else entry.names)[one.name] += 1
            entry.forms.update(one.forms)
            entry.spans.setdefault(address, []).extend(one.spans)
    entities = [_entity(kind, entry) for (kind, _), entry in gathered.items()]
    return tuple(sorted(entities, key=lambda entity: (_ORDER[entity.kind], entity.name)))


def _kinds(filed: Iterable[tuple[str, tuple[Named, ...]]]) -> dict[str, Kind]:
    """For each name the kind that most articles give it; the first kind of Kind among equals."""
    votes: dict[str, Counter[Kind]] = {}
    for _, named in filed:
        for one in named:
            votes.setdefault(letters(one.name), Counter())[one.kind] += 1
    return {
        name: max(counted, key=lambda kind: (counted[kind], -_ORDER[kind]))
        for name, counted in votes.items()
    }


def _entity(kind: Kind, entry: _Gathered) -> Entity:
    names = entry.pinned or entry.names
    usual = "" if entry.pinned else usual_name(kind, min(names))
    name = entry.ruled or usual or max(names, key=lambda name: (names[name], len(name), name))
    others = (entry.forms | set(entry.names) | set(entry.pinned)) - {name}
    appearances = tuple(
        Appearance(address, tuple(sorted(set(spans)))) for address, spans in entry.spans.items()
    )
    return Entity(kind, name, tuple(sorted(others)), appearances)
