"""Who is who in one article: every mention under the fullest usual name that the article gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sitegen.entities.bodies import (
    Lands,
    country_before,
    country_wanted,
    is_acronym,
    short_forms,
)
from sitegen.entities.context import NOTHING, Context, context
from sitegen.entities.identity import identity, tidy, usual_name
from sitegen.entities.people import People, person_name
from sitegen.entities.places import may_be_in, region_of, short_places
from sitegen.extraction.credits import photographers
from sitegen.model import Article, Kind, Mention

_PERSON, _BODY, _PLACE = Kind
_FAMILY = (" family", "'s family", "’s family", " clan", " dynasty")
"""What stands after a surname that is a whole family's."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person, organisation or place as one article names it."""

    kind: Kind
    name: str
    """The fullest usual form: from the tables, else from the article."""
    forms: tuple[str, ...]
    """All forms in the article, tidied, sorted."""
    spans: Sequence[tuple[int, int]]
    """Where it is named, in order; () when the article's front matter alone names it."""
    pinned: bool = False
    """A person wrote it into the article's lists: its kind stands."""
    ruled: tuple[Kind, str] | None = None
    """The kind and the preferred name of the entity that the authority file says it is."""
    roles: tuple[str, ...] = ()
    """Words for what a person does that stand beside the name, sorted: `judge`, `mayor`."""
    region: str = ""
    """The country or state that the article says a place is in: `Texas`."""
    sure: int = 100
    """How sure the recogniser is of its surest mention, in per cent."""

    @property
    def identity(self) -> str:
        return identity(self.kind, self.name)

    def ruled_as(self, key: tuple[Kind, str]) -> Named:
        """The same, ruled to be the entity with this kind and preferred name."""
        # Written out, for dataclasses.replace takes three times as long and this is done for most
        # names of an archive.
        return Named(
            self.kind, self.name, self.forms, self.spans, self.pinned, key,
            self.roles, self.region, self.sure,
        )  # fmt: skip


class _Sight(NamedTuple):
    """A mention with its tidied words and what stands around them."""

    mention: Mention
    kind: Kind
    name: str
    identity: str
    context: Context = NOTHING
    region: str = ""
    full: str = ""
    """The name with what the article adds to it: `Senate of Norway`; "" when nothing is added."""


def named_in(
    text: str, mentions: Iterable[Mention], known: Mapping[str, Kind] | None = None
) -> tuple[Named, ...]:
    """The names of one article in the order of their first mention.

    `known` are names that are certain from elsewhere (see `known_names`): each is listed whether
    or not the text has it, and its kind is right wherever it stands.
    """
    certain = known or {}
    sights = _with_countries(text, _sights(text, with_strings(text, mentions, certain)))
    groups: dict[str, list[_Sight]] = {}
    for sight, key in zip(sights, _keys(text, sights), strict=True):
        groups.setdefault(key, []).append(sight)
    named = [_named(key, group) for key, group in groups.items()]
    if not certain:
        return tuple(named)
    seen = {(one.kind, one.identity) for one in named}
    seen |= {(sight.kind, sight.identity) for sight in sights}
    for string, kind in certain.items():
        name = tidy(kind, string)
        if (kind, identity(kind, name)) not in seen:
            seen.add((kind, identity(kind, name)))
            named.append(Named(kind, usual_name(kind, name) or name, (name,), ()))
    return tuple(named)


def name_lists(named: Iterable[Named]) -> Mapping[Kind, tuple[str, ...]]:
    """The names of each kind, in the order given. A kind without names is absent."""
    lists: dict[Kind, list[str]] = {}
    for one in named:
        lists.setdefault(one.kind, []).append(one.name)
    return {kind: tuple(dict.fromkeys(lists[kind])) for kind in Kind if kind in lists}


def known_names(article: Article) -> Mapping[str, Kind]:
    """What the article's own fields say of names: its dateline, agency and publication, and who
    took the pictures.

    Of a dateline only what stands before its first comma: `PORT HOLLOW, Oregon`.
    """
    place = re.split(r"[,(/]", article.dateline)[0].strip()
    known = {place: Kind.PLACE} if place else {}
    for caption in article.captions:
        known |= dict.fromkeys(photographers(caption), Kind.PERSON)
    for name in (article.agency, article.publication):
        if name:
            known[name] = Kind.ORGANIZATION
    return known


def with_strings(
    text: str, mentions: Iterable[Mention], strings: Mapping[str, Kind]
) -> tuple[Mention, ...]:
    """The mentions, and every whole-word occurrence of the strings, as `with_places` joins them."""
    found = [
        Mention(start, end, kind)
        for string, kind in strings.items()
        for start, end in occurrences(text, string)
    ]
    return with_places(mentions, found)


def with_places(mentions: Iterable[Mention], places: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, and places that are certain. Where two overlap the longer stays, and of equals
    the place."""
    if not places:
        return tuple(mentions)
    ranked = [(one.start - one.end, 0, one.start, one.kind, one.sure, one) for one in places]
    ranked += [(one.start - one.end, 1, one.start, one.kind, one.sure, one) for one in mentions]
    return _without_overlap([one for *_, one in sorted(ranked)])


def _without_overlap(ranked: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of mentions in the order of their right to stay, those that overlap none before them."""
    taken: set[int] = set()
    kept = []
    for mention in ranked:
        # Equal or shorter mentions come later, so looking at both ends is enough.
        if mention.start not in taken and mention.end - 1 not in taken:
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: (mention.start, mention.end)))


def occurrences(text: str, string: str) -> Iterator[tuple[int, int]]:
    """Where a string stands as whole words."""
    words = string.split()
    if words and words[0] in text:
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
        for match in re.finditer(pattern, text):
            yield match.span()


def _sights(text: str, mentions: Sequence[Mention]) -> list[_Sight]:
    sights = [_sight(text, mention) for mention in mentions]
    for place, sight in enumerate(sights):
        if sight.kind is _PLACE and text.startswith(", ", sight.mention.end):
            region = _region(text, sights[place : place + 3])
            if region:
                sights[place] = sight._replace(region=region)
    return sights


def _sight(text: str, mention: Mention) -> _Sight:
    kind, end = mention.kind, mention.end
    name, key, titles = _read(kind, text[mention.start : end])
    if kind is not _PERSON:
        return _Sight(mention, kind, name, key)
    if text.startswith(_FAMILY, end) and person_name(name).bare:
        name = f"{name} family"
        key = identity(kind, name)
    return _Sight(mention, kind, name, key, context(text, mention.start, end, titles))


@lru_cache(maxsize=50_000)
def _read(kind: Kind, surface: str) -> tuple[str, str, str]:
    """A mention's tidied name, its identity, and the titles that stood before it."""
    name = tidy(kind, surface)
    return name, identity(kind, name), surface[: max(0, surface.find(name))].rstrip()


def _region(text: str, sights: Sequence[_Sight]) -> str:
    """What the first place is said to be in: `Paris, Texas`. `Boston, Texas and Ulm` is a list, and
    so is `Ohio, Texas`."""
    marks = [text[one.mention.end : after.mention.start] for one, after in pairwise(sights)]
    if marks[:1] != [", "] or sights[1].kind is not _PLACE:
        return ""
    if marks[1:] and sights[2].kind is _PLACE and marks[1] in _LIST_MARKS:
        return ""
    return region_of(sights[1].name) if may_be_in(sights[0].name) else ""


_LIST_MARKS = (", ", " and ", ", and ", " or ")


def _with_countries(text: str, sights: list[_Sight]) -> list[_Sight]:
    """Says whose a ministry or a parliament is, where that stands before it or the article is
    about one country: `Foreign Ministry of Norway`. Those of the United States go without."""
    wanted = {
        sight.identity for sight in sights if sight.kind is _BODY and country_wanted(sight.identity)
    }
    if not wanted:
        return sights
    told = {sight.identity.partition(" of ")[0] for sight in sights} - wanted
    named = Lands(text)
    usual = {key: "" if key in told else named.whose(key) for key in wanted}
    return [
        _with_country(text, sight, usual[sight.identity]) if sight.identity in wanted else sight
        for sight in sights
    ]


def _with_country(text: str, sight: _Sight, usual: str) -> _Sight:
    start = sight.mention.start
    country = country_before(text[max(0, start - 30) : start]) or usual
    if country in ("", "United States"):
        return sight
    name = f"{sight.name} of {country}"
    return sight._replace(full=name, identity=identity(Kind.ORGANIZATION, name))


def _keys(text: str, sights: Sequence[_Sight]) -> Iterator[str]:
    """For each mention what makes it one with others: a letter for the kind, and the identity of
    the full name, or a person's number."""
    people = People([(sight.name, sight.context) for sight in sights if sight.kind is _PERSON])
    bodies = _short_bodies(text, sights)
    places = short_places(_names(sights, _PLACE))
    for sight in sights:
        if sight.kind is _PERSON:
            person = people.whom(sight.name, sight.context)
            yield f"p {sight.identity}" if person is None else f"# {person}"
        elif sight.kind is _BODY:
            yield f"b {bodies.get(sight.identity, sight.identity)}"
        else:
            yield f"o {places.get(sight.identity, sight.identity)}"


def _names(sights: Sequence[_Sight], kind: Kind) -> dict[str, str]:
    return {sight.name: sight.identity for sight in sights if sight.kind is kind}


def _short_bodies(text: str, sights: Sequence[_Sight]) -> dict[str, str]:
    """Short forms and acronyms, those included that only a bracket explains."""
    shorts = short_forms(_names(sights, _BODY))
    for before, sight in pairwise(sights):
        if (
            sight.kind is before.kind is _BODY
            and sight.identity not in shorts
            and _in_brackets(text, before, sight)
        ):
            lead = shorts.get(before.identity, before.identity)
            if lead != sight.identity:
                shorts[sight.identity] = lead
    return shorts


def _in_brackets(text: str, full: _Sight, acronym: _Sight) -> bool:
    """`Harbor Workers of Hollow (HAWO)`: nothing but a bracket lies between, and the H is right."""
    return (
        " " in full.name
        and is_acronym(acronym.name)
        and text[full.mention.end : acronym.mention.start].strip() == "("
        and full.name[0].casefold() == acronym.name[0].casefold()
    )


def _named(key: str, group: Sequence[_Sight]) -> Named:
    """`key` is the group's, as `_keys` gives it."""
    kind, lead, sure = group[0].kind, key[2:], 0
    names, forms, spans, regions = [], set(), [], []
    roles: set[str] = set()
    for mention, _, name, same, around, region, full in group:
        spans.append((mention.start, mention.end))
        sure = max(sure, mention.sure)
        forms.add(name)
        if same == lead:
            names.append(full or name)
        if around is not NOTHING:
            roles.update(around.roles)
        if region:
            regions.append(region)
    return Named(
        kind,
        fullest(kind, names or [sight.full or sight.name for sight in group]),
        tuple(sorted(forms)),
        tuple(spans),
        roles=tuple(sorted(roles)),
        region=max(sorted(regions), key=regions.count) if regions else "",
        sure=sure,
    )


def fullest(kind: Kind, names: Sequence[str]) -> str:
    """Of the forms of one thing's name the fullest usual one: the tables' name, else of the full
    forms the commonest, of equals the longest."""
    if len(names) == 1:
        return usual_name(kind, names[0]) or names[0]
    forms = set(names)
    for name in sorted(forms):
        if usual := usual_name(kind, name):
            return usual
    if len(forms) == 1:
        return names[0]
    counted = Counter(names)
    return max(counted, key=lambda name: (_is_full(kind, name), counted[name], len(name), name))


def _is_full(kind: Kind, name: str) -> bool:
    """No surname alone, no initial for a given name, no acronym, no first word of a firm's name."""
    if kind is Kind.PERSON:
        return len(person_name(name).first) > 1
    if kind is Kind.ORGANIZATION:
        return " " in name and not is_acronym(name)
    return True
