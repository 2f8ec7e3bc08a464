"""Different things with one name are kept apart, each with a hint: `Ada Quill (judge)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.entities.context import walks
from sitegen.entities.gathering import Company, Entry, Seen
from sitegen.entities.letters import letters
from sitegen.entities.places import home_of, is_country
from sitegen.model import Kind

_PUBLIC = "public life"
_ALONE = frozenset(("sport", "arts", "crime", "work"))
"""Walks of life that one person seldom joins with another; all others are one: public life."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several things with the same name."""

    seen: tuple[Seen, ...]
    hint: str
    """What its name needs to tell it from the others: ` (judge)`, `, Texas`; "" when nothing."""


def namesakes(entry: Entry, company: Company) -> Sequence[Namesake]:
    """The things that one name stands for: mostly one.

    Two people: the articles give them walks of life that do not go together, and name nobody and
    nothing beside both. Two places: they are said to be in different states or countries, or a
    capital's name is said to be in one of the United States.
    """
    if not entry.ruled and entry.kind is Kind.PERSON:
        return _by_walk(entry.seen, company)
    if not entry.ruled and entry.kind is Kind.PLACE:
        return _by_region(entry)
    return [Namesake(tuple(entry.seen), "")]


def _by_walk(seen: Sequence[Seen], company: Company) -> Sequence[Namesake]:
    if sum(1 for one in seen if one.named.roles) < 2:
        return [Namesake(tuple(seen), "")]
    told: dict[int, frozenset[str]] = {}
    for one in seen:
        told[one.article] = told.get(one.article, frozenset()) | _walks(one)
    groups = sorted({walk for found in told.values() for walk in found})
    if len(groups) < 2:
        return [Namesake(tuple(seen), "")]
    lead = _linked(groups, told, company)
    articles: dict[str, set[int]] = {}
    for article, found in told.items():
        if found:
            articles.setdefault(lead[min(found)], set()).add(article)
    if len(articles) < 2:
        return [Namesake(tuple(seen), "")]
    sides = {group: (company.beside(own), len(own)) for group, own in articles.items()}
    for article, found in told.items():
        if not found:
            articles.setdefault(_nearest(company.of(article), sides), set()).add(article)
    return [_person(seen, articles[group]) for group in sorted(articles)]


def _walks(one: Seen) -> frozenset[str]:
    found = {walks()[role] for role in one.named.roles} - {"other"}
    return frozenset(walk if walk in _ALONE else _PUBLIC for walk in found)


def _linked(
    groups: Sequence[str], told: Mapping[int, frozenset[str]], company: Company
) -> dict[str, str]:
    """For each walk of life the first of those that are the same person's."""
    lead = {group: group for group in groups}
    beside = {
        group: company.beside(article for article, found in told.items() if group in found)
        for group in groups
    }
    for place, one in enumerate(groups):
        for other in groups[place + 1 :]:
            both = any({one, other} <= found for found in told.values())
            if both or len(beside[one] & beside[other]) > 1:  # the name itself is beside both
                old, new = sorted((lead[one], lead[other]), reverse=True)
                lead = {group: new if was == old else was for group, was in lead.items()}
    return lead


def _nearest(names: frozenset[str], sides: Mapping[str, tuple[set[str], int]]) -> str:
    """Whose an article with these names is that tells no walk of life: who keeps the same company,
    else the one who is named most; "" where two are alike. `sides` are company and articles."""
    near = {group: (len(names & beside), count) for group, (beside, count) in sides.items()}
    first, second = sorted(near, key=lambda group: (near[group], group), reverse=True)[:2]
    return first if near[first] > near[second] else ""


def _person(seen: Sequence[Seen], articles: set[int]) -> Namesake:
    own = tuple(one for one in seen if one.article in articles)
    roles = Counter(role for one in own for role in one.named.roles if walks()[role] != "other")
    if not roles:
        return Namesake(own, "")
    return Namesake(own, f" ({min(roles, key=lambda role: (-roles[role], role))})")


def _by_region(entry: Entry) -> Sequence[Namesake]:
    if not any(one.named.region for one in entry.seen):
        return [Namesake(tuple(entry.seen), "")]
    home = home_of(entry.key)
    regions: dict[str, list[Seen]] = {}
    for one in entry.seen:
        region = one.named.region
        if region in (home, "United States") or (home and is_country(letters(region))):
            region = ""
        regions.setdefault(region, []).append(one)
    if len(regions.keys() - {""}) < (1 if home else 2):
        return [Namesake(tuple(entry.seen), "")]
    if not home and "" in regions:
        _settle_plain(regions)
    return [
        Namesake(tuple(regions[region]), f", {region}" if region else "")
        for region in sorted(regions)
    ]


def _settle_plain(regions: dict[str, list[Seen]]) -> None:
    """Where no region is told the most usual one is meant, if it is told often enough: a quarter as
    often as none, and twice as often as the next."""
    plain = regions[""]
    sizes = sorted(
        ((len(seen), region) for region, seen in regions.items() if region), reverse=True
    )
    (most, usual), (second, _) = sizes[:2]
    if 4 * most >= len(plain) and most >= 2 * second:
        regions[usual] += plain
        del regions[""]


def distinct(names: Sequence[tuple[Kind, str]]) -> list[str]:
    """The names, each made another where an earlier one of its kind has it: `Ada Quill (2)`."""
    taken: set[tuple[str, str]] = set()
    given = []
    for kind, name in names:
        number, free = 1, name
        while (kind.value, free) in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add((kind.value, free))
        given.append(free)
    return given
