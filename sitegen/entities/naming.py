"""Who is who in one article: every mention under the fullest name that the article gives it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.entities.identity import identity, letters, tidy, usual_name
from sitegen.model import Article, Kind, Mention

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class Named:
    """A person, organisation or place as one article names it."""

    kind: Kind
    name: str
    """The fullest usual form: from the tables, else from the article."""
    forms: tuple[str, ...]
    """All forms in the article, tidied, sorted."""
    spans: tuple[tuple[int, int], ...]
    """Where it is named, in order; () when the article's front matter alone names it."""
    pinned: bool = False
    """A person wrote it into the article's lists: its kind stands."""
    ruled: tuple[Kind, str] | None = None
    """The kind and the preferred name of the entity that the authority file says it is."""

    @property
    def identity(self) -> str:
        return identity(self.kind, self.name)


@dataclass(frozen=True, slots=True)
class _Sight:
    """A mention with its tidied words."""

    mention: Mention
    name: str
    identity: str


def named_in(
    text: str, mentions: Iterable[Mention], known: Mapping[str, Kind] | None = None
) -> tuple[Named, ...]:
    """The names of one article in the order of their first mention.

    `known` are names that are certain from elsewhere (see `known_names`): each is listed whether
    or not the text has it, and its kind is right wherever it stands.
    """
    certain = known or {}
    sights = [_sight(text, mention) for mention in with_strings(text, mentions, certain)]
    leads = _Leads(text, sights)
    groups: dict[tuple[Kind, str], list[_Sight]] = {}
    for sight in sights:
        groups.setdefault((sight.mention.kind, leads.identity_of(sight)), []).append(sight)
    named = [_named(kind, group) for (kind, _), group in groups.items()]
    seen = {(one.kind, one.identity) for one in named}
    for string, kind in certain.items():
        name = tidy(kind, string)
        if (kind, identity(kind, name)) not in groups and (kind, identity(kind, name)) not in seen:
            seen.add((kind, identity(kind, name)))
            named.append(Named(kind, usual_name(kind, name) or name, (name,), ()))
    return tuple(named)


def name_lists(named: Iterable[Named]) -> Mapping[Kind, tuple[str, ...]]:
    """The names of each kind, in the order given. A kind without names is absent."""
    lists: dict[Kind, list[str]] = {}
    for one in named:
        lists.setdefault(one.kind, []).append(one.name)
    return {kind: tuple(lists[kind]) for kind in Kind if kind in lists}


def known_names(article: Article) -> Mapping[str, Kind]:
    """What the article's own fields say of names: the agency, the publication, the dateline.

    Of a dateline only what stands before its first comma: `PORT HOLLOW, Oregon`.
    """
    bodies = {name: Kind.ORGANIZATION for name in (article.agency, article.publication) if name}
    place = re.split(r"[,(/]", article.dateline)[0].strip()
    return {place: Kind.PLACE, **bodies} if place else bodies


def with_strings(
    text: str, mentions: Iterable[Mention], strings: Mapping[str, Kind]
) -> tuple[Mention, ...]:
    """The mentions, and every whole-word occurrence of the strings. Where two overlap the longer
    stays, and of equals the string's."""
    found = [
        Mention(start, end, kind)
        for string, kind in strings.items()
        for start, end in occurrences(text, string)
    ]
    if not found:
        return tuple(mentions)
    ranked = [(mention.start - mention.end, 0, mention) for mention in found]
    ranked += [(mention.start - mention.end, 1, mention) for mention in mentions]
    return _without_overlap(mention for _, _, mention in sorted(ranked))


def _without_overlap(ranked: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of mentions in the order of their right to stay, those that overlap none before them."""
    taken: set[int] = set()
    kept = []
    for mention in ranked:
        # Equal or shorter mentions come later, so looking at both ends is enough.
        if mention.start not in taken and mention.end - 1 not in taken:
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return tuple(sorted(kept))


def occurrences(text: str, string: str) -> Iterator[tuple[int, int]]:
    """Where a string stands as whole words."""
    words = string.split()
    if words:
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
        for match in re.finditer(pattern, text):
            yield match.span()


def _sight(text: str, mention: Mention) -> _Sight:
    name = tidy(mention.kind, text[mention.start : mention.end])
    return _Sight(mention, name, identity(mention.kind, name))


def _named(kind: Kind, group: Sequence[_Sight]) -> Named:
    spans = tuple((sight.mention.start, sight.mention.end) for sight in group)
    forms = tuple(sorted({sight.name for sight in group}))
    return Named(kind, _fullest(kind, group), forms, spans)


def _fullest(kind: Kind, group: Sequence[_Sight]) -> str:
    counted = Counter(sight.name for sight in group)
    for name in sorted(counted):
        if usual := usual_name(kind, name):
            return usual
    return max(counted, key=lambda name: (len(name.split()), counted[name], len(name), name))


class _Leads:
    """Where short forms lead: a surname to its full name, an acronym to what it stands for."""

    def __init__(self, text: str, sights: Sequence[_Sight]) -> None:
        self.people: dict[str, str] = {}
        """A form of a person's name to the identity of the first who bears it in the article; later
        relatives are told apart by their given names."""
        self.acronyms = dict(_acronyms(text, sights))
        self.companies = dict(_short_companies(sights))
        for sight in sights:
            if sight.mention.kind is Kind.PERSON and " " in sight.identity:
                self._meet(sight.identity)

    def identity_of(self, sight: _Sight) -> str:
        if sight.mention.kind is Kind.PERSON:
            return self.people.get(sight.identity, sight.identity)
        if sight.mention.kind is Kind.ORGANIZATION:
            short = self.companies.get(sight.identity, sight.identity)
            return self.acronyms.get(short, short)
        return sight.identity

    def _meet(self, full: str) -> None:
        words = full.split()
        last = len(words) - (2 if words[-1] in _SUFFIXES else 1)
        if last < 1:
            return
        lead = self.people.setdefault(full, full)
        if last > 1:  # with and without a second given name
            lead = self.people.setdefault(f"{words[0]} {words[last]}", full)
            self.people[full] = lead
        self.people.setdefault(words[0], lead)
        for start in range(1, last + 1):  # Dam, van Dam, Garcia Marquez
            self.people.setdefault(" ".join(words[start:]), lead)
            self.people.setdefault(" ".join(words[start : last + 1]), lead)


def _acronyms(text: str, sights: Sequence[_Sight]) -> Iterator[tuple[str, str]]:
    """The identity of each acronym with that of the full name it stands for."""
    by_initials: dict[str, str] = {}
    for sight in sights:
        if sight.mention.kind is Kind.ORGANIZATION and " " in sight.name:
            for initials in _initials(sight.name):
                by_initials.setdefault(initials, sight.identity)
    before: _Sight | None = None
    for sight in sights:
        if sight.mention.kind is Kind.ORGANIZATION and _is_acronym(sight.name):
            full = by_initials.get(letters(sight.name).replace(" ", ""))
            if full is None and before is not None and _in_brackets(text, before, sight):
                full = before.identity
            if full is not None and full != sight.identity:
                yield sight.identity, full
        before = sight


def _is_acronym(name: str) -> bool:
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and " " not in bare


def _initials(name: str) -> set[str]:
    """The acronyms that a full name can have: with and without its small words."""
    words = name.replace("-", " ").split()
    capitals = [word for word in words if word[0].isupper()]
    return {"".join(word[0] for word in chosen).casefold() for chosen in (words, capitals)}


def _in_brackets(text: str, full: _Sight, acronym: _Sight) -> bool:
    """`Harbor Workers of Hollow (HAWO)`: nothing but a bracket lies between, and the A is right."""
    between = text[full.mention.end : acronym.mention.start]
    return (
        full.mention.kind is Kind.ORGANIZATION
        and " " in full.name
        and between.strip() == "("
        and full.name[0].casefold() == acronym.name[0].casefold()
    )


def _short_companies(sights: Sequence[_Sight]) -> Iterator[tuple[str, str]]:
    """`Hollow` with `Hollow Ferries Inc.`, where the article has one such company only."""
    full: dict[str, set[str]] = {}
    for sight in sights:
        has_form = len(letters(sight.name).split()) > len(sight.identity.split())
        if sight.mention.kind is Kind.ORGANIZATION and has_form and " " in sight.identity:
            full.setdefault(sight.identity.split()[0], set()).add(sight.identity)
    return ((short, min(names)) for short, names in full.items() if len(names) == 1)
