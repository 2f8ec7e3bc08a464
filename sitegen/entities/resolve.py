"""Who is who over the archive: the names of one thing are one entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sitegen.entities.aliases import things
from sitegen.entities.bearers import people
from sitegen.entities.gathering import Company, Entry, Seen
from sitegen.entities.identity import identity
from sitegen.entities.kinds import Kinds
from sitegen.entities.letters import letters
from sitegen.entities.namesakes import Namesake, distinct, namesakes
from sitegen.entities.naming import Named, fullest
from sitegen.model import Appearance, Entity, Kind, Spans

Filed = Sequence[tuple[str, tuple[Named, ...]]]
"""Each article's address and its names, in archive order."""
_ORDER = {kind: place for place, kind in enumerate(Kind)}


def resolve(articles: Iterable[tuple[str, tuple[Named, ...]]]) -> tuple[Entity, ...]:
    """The entities of the archive, sorted by kind and name.

    `articles` are each article's address and its names (edits applied), in archive order, which
    only the order of the appearances follows.

    Law: an article changes only what it can touch. Two archives whose names have no word, no
    initials and no sound of a word in common give the same entities apart and together.
    """
    filed = tuple(articles)
    company = Company(filed)
    found = _entries(filed)
    whole = [
        *people(found[Kind.PERSON], company),
        *things(found[Kind.ORGANIZATION], company),
        *things(found[Kind.PLACE], company),
    ]
    entities = _entities(whole, company, filed)
    return tuple(sorted(entities, key=lambda entity: (_ORDER[entity.kind], entity.name)))


def _entries(filed: Filed) -> dict[Kind, list[Entry]]:
    """The names of the archive by kind, all ways to write one name together."""
    kinds = Kinds([named for _, named in filed])
    entries: dict[Kind, dict[tuple[str, str], Entry]] = {kind: {} for kind in Kind}
    known: dict[tuple[Kind, str, str], Entry] = {}
    for article, (_, named) in enumerate(filed):
        for one in named:
            kind, ruled = one.ruled or (kinds.of(one), "")
            entry = known.get((kind, one.name, ruled))
            if entry is None:
                key = _key(kind, ruled or one.name), ruled
                entry = entries[kind].setdefault(key, Entry(kind, *key))
                known[kind, one.name, ruled] = entry
            entry.seen.append(Seen(article, one))
    return {kind: list(found.values()) for kind, found in entries.items()}


def _key(kind: Kind, name: str) -> str:
    return letters(name) if kind is Kind.PERSON else identity(kind, name)


def _entities(whole: Iterable[Entry], company: Company, filed: Filed) -> list[Entity]:
    found = [(entry, one) for entry in whole for one in namesakes(entry, company)]
    names = distinct([(entry.kind, _name(entry, one)) for entry, one in found])
    return [
        _entity(entry.kind, name, one.seen, filed)
        for (entry, one), name in zip(found, names, strict=True)
    ]


def _entity(kind: Kind, name: str, seen: Sequence[Seen], filed: Filed) -> Entity:
    forms = {name}
    spans: dict[int, Sequence[tuple[int, int]]] = {}
    for article, named in seen:
        forms.add(named.name)
        forms.update(named.forms)
        if article in spans:
            spans[article] = Spans(sorted({*spans[article], *named.spans}))
        else:
            spans[article] = named.spans
    appearances = tuple(
        [Appearance(filed[article][0], spans[article]) for article in sorted(spans)]
    )
    forms.remove(name)
    return Entity(kind, name, tuple(sorted(forms)), appearances)


def _name(entry: Entry, one: Namesake) -> str:
    return entry.ruled or _usual_form(entry.kind, one.seen) + one.hint


def _usual_form(kind: Kind, seen: Sequence[Seen]) -> str:
    """What a person wrote, else the tables' name, else the full form that most articles have."""
    if written := [named.name for _, named in seen if named.pinned]:
        counted = Counter(written)
        return max(counted, key=lambda name: (counted[name], len(name), name))
    return fullest(kind, [named.name for _, named in seen])
