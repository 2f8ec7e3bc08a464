"""Bodies and places of the archive: what one article calls by a short form, another may name so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitegen.entities.bodies import acronyms, common_bodies, is_acronym
from sitegen.entities.gathering import Company, Entry, Joins, words_around
from sitegen.entities.identity import identity, usual_name
from sitegen.entities.letters import near, skeleton
from sitegen.model import Kind


def things(entries: Sequence[Entry], company: Company) -> list[Entry]:
    """The entries, all of one kind, with those of one thing put together.

    A short form or an acronym stands for the full name that the archive's articles give it, when
    all give it the same; a name misspelt by a letter or two for the right one, when their context
    agrees.
    """
    joins = Joins(entries)
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(joins.entries):
        places.setdefault(entry.key, []).append(place)
    for form, lead in sorted(_taught(joins).items()):
        for place in places.get(form, ()):
            joins.join(place, lead)
    _join_misspelt(joins, company)
    return joins.whole()


def _taught(joins: Joins) -> dict[str, int]:
    """The keys of short forms that the archive explains in one way only, with what they mean."""
    told: dict[str, Counter[int]] = {}
    for place, entry in enumerate(joins.entries):
        for _, named in entry.seen:
            for form in named.forms if len(named.forms) > 1 else ():
                key = identity(entry.kind, form)
                if key != entry.key and not _is_settled(entry.kind, form, key):
                    told.setdefault(key, Counter())[place] += 1
        _teach_initials(entry, place, told)
    return {form: next(iter(leads)) for form, leads in told.items() if len(leads) == 1}


def _teach_initials(entry: Entry, place: int, told: dict[str, Counter[int]]) -> None:
    """Four initials or more speak for themselves."""
    name = entry.some_name
    if entry.kind is Kind.ORGANIZATION and " " in name:
        for initials in acronyms(name):
            if len(initials) > 3:
                told.setdefault(initials, Counter())[place] += 1


def _is_settled(kind: Kind, form: str, key: str) -> bool:
    """No short form that the archive could teach: the tables have it, or every country has one, or
    it is a place's without being an acronym (`the North`)."""
    if kind is Kind.PLACE and not is_acronym(form):
        return True
    return bool(usual_name(kind, form)) or key in common_bodies()


def _join_misspelt(joins: Joins, company: Company) -> None:
    alike: dict[tuple[str, ...], list[int]] = {}
    for place, entry in enumerate(joins.entries):
        if len(entry.key) > 7 and not is_acronym(entry.key.upper()):
            alike.setdefault(tuple(map(skeleton, entry.key.split())), []).append(place)
    for places in alike.values():
        if len(places) == 1:
            continue
        best = max(places, key=lambda place: len(joins.entries[place].articles))
        for place in places:
            if place != best and _is_slip(joins.entries[place], joins.entries[best], company):
                joins.join(place, best)


def _is_slip(one: Entry, other: Entry, company: Company) -> bool:
    known = all(usual_name(entry.kind, entry.some_name) for entry in (one, other))
    if known or not near(one.key, other.key) or not one.articles.isdisjoint(other.articles):
        return False
    return not words_around(one, company).isdisjoint(words_around(other, company))
