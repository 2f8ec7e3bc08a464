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
from sitegen.model import Appearance, Entity, Kind

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
    by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in Kind}
    for entry in _entries(filed):
        by_kind[entry.kind].append(entry)
    whole = [
        *people(by_kind[Kind.PERSON], company),
        *things(by_kind[Kind.ORGANIZATION], company),
        *things(by_kind[Kind.PLACE], company),
    ]
    entities = _entities(whole, company, filed)
    return tuple(sorted(entities, key=lambda entity: (_ORDER[entity.kind], entity.name)))


def _entries(filed: Sequence[tuple[str, tuple[Named, ...]]]) -> Iterable[Entry]:
    """The names of the archive, each way to write a name once."""
    kinds = Kinds(named for _, named in filed)
    entries: dict[tuple[Kind, str, str], Entry] = {}
    for article, (_, named) in enumerate(filed):
        for one in named:
            kind, ruled = one.ruled or (kinds.of(one), "")
            key = _key(kind, ruled or one.name)
            entry = entries.setdefault((kind, key, ruled), Entry(kind, key, [], ruled))
            entry.seen.append(Seen(article, one, kind))
    return entries.values()


def _key(kind: Kind, name: str) -> str:
    return letters(name) if kind is Kind.PERSON else identity(kind, name)


def _entities(
    whole: Iterable[Entry], company: Company, filed: Sequence[tuple[str, tuple[Named, ...]]]
) -> list[Entity]:
    found = [(entry, one) for entry in whole for one in namesakes(entry, company)]
    names = distinct(
        (entry.kind, _name(entry, one), min(filed[seen.article][0] for seen in one.seen))
        for entry, one in found
    )
    return [
        _entity(entry.kind, name, one.seen, filed)
        for (entry, one), name in zip(found, names, strict=True)
    ]


def _entity(
    kind: Kind, name: str, seen: Sequence[Seen], filed: Sequence[tuple[str, tuple[Named, ...]]]
) -> Entity:
    forms = {form for one in seen for form in (one.named.name, *one.named.forms)}
    spans: dict[int, set[tuple[int, int]]] = {}
    for one in seen:
        spans.setdefault(one.article, set()).update(one.named.spans)
    appearances = tuple(
        Appearance(filed[article][0], tuple(sorted(spans[article]))) for article in sorted(spans)
    )
    return Entity(kind, name, tuple(sorted(forms - {name})), appearances)


def _name(entry: Entry, one: Namesake) -> str:
    return entry.ruled or _usual_form(entry.kind, one.seen) + one.hint


def _usual_form(kind: Kind, seen: Sequence[Seen]) -> str:
    """What a person wrote, else the tables' name, else the full form that most articles have."""
    pinned = Counter(one.named.name for one in seen if one.named.pinned)
    if pinned:
        return max(pinned, key=lambda name: (pinned[name], len(name), name))
    return fullest(kind, Counter(one.named.name for one in seen))
