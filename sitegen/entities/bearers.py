"""The people of the archive: which names are one person's, and whom a surname alone means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from operator import itemgetter

from sitegen.entities.gathering import Company, Entry, Joins, Seen, words_around
from sitegen.entities.people import (
    PersonName,
    generation,
    is_given,
    one_misspelt,
    person_name,
    slip_keys,
)

_USUAL = 4
"""Of two who bear a surname, one must be named so many times more often to be meant by it alone."""

_RANK = itemgetter(0, 1, 2)
_MANY = 25
"""Bearers of a word who are thought of: the most named ones."""


def people(entries: Sequence[Entry], company: Company) -> list[Entry]:
    """The entries with those of one person put together.

    Full names are one person's when they differ by a second given name alone; when they differ by
    a short form, an initial, a second surname or a slip of the pen, their context must agree. A
    surname alone, in an article without a full name, is the one bearer's whom its role or its
    company fits, else the only one's, or by far the best known one's.
    """
    full: list[Entry] = []
    bare: list[Entry] = []
    for entry in entries:
        (bare if _parts(entry).bare else full).append(entry)
    known = _Full(full, company).whole()
    return _with_bare(known, bare, company)


def _parts(entry: Entry) -> PersonName:
    parts = person_name(entry.some_name)
    if entry.ruled and parts.bare:  # what the articles call it is better told in parts
        return person_name(entry.ruled)
    return parts


class _Full:
    """Puts full names together."""

    def __init__(self, entries: Sequence[Entry], company: Company) -> None:
        self._joins = Joins(entries)
        self._company = company
        self._names = [_parts(entry) for entry in self._joins.entries]
        self._around: dict[int, set[str]] = {}

    def whole(self) -> list[Entry]:
        pairs: dict[tuple[str, ...], list[int]] = {}
        slips: dict[tuple[str, str], list[int]] = {}
        initials: dict[tuple[str, str], set[int]] = {}
        for place, name in enumerate(self._names):
            pair = (name.first, generation(name))
            pairs.setdefault(pair, []).append(place)
            slips.setdefault(slip_keys(name), []).append(place)
        for places in pairs.values():
            if len(places) > 1:
                self._one_pair(places)
        for both, places in pairs.items():
            if len(both[0]) > 1:
                initials.setdefault((both[0][0], both[1]), set()).add(self._joins.lead(places[0]))
        for place, name in enumerate(self._names):
            self._without_jr(place, name, pairs)
            self._shorter(place, name, pairs, initials)
        for places in slips.values():
            if len(places) > 1:
                self._misspelt(places)
        return self._joins.whole()

    def _one_pair(self, places: Sequence[int]) -> None:
        """Names with the same first and last word: one person, or one for each middle initial."""
        by_middle: dict[str, list[int]] = {}
        for place in places:
            by_middle.setdefault(self._middle(place), []).append(place)
        plain = by_middle.pop("", [])
        groups = [*by_middle.values()]
        for group in (plain, *groups):
            self._alike(group)
        if plain and groups:
            sizes = [
                sum(len(self._joins.entries[one].articles) for one in group) for group in groups
            ]
            best = max(sizes)
            if 3 * best >= 2 * sum(sizes):
                self._joins.join(plain[0], groups[sizes.index(best)][0])

    def _middle(self, place: int) -> str:
        """The initial of the second given name, from any of the forms; "" without one."""
        name, entry = self._names[place], self._joins.entries[place]
        if name.middle:
            return name.middle[0][0]
        forms = {form for _, named in entry.seen if len(named.forms) > 1 for form in named.forms}
        for form in sorted(forms):
            parts = person_name(form)
            if parts.middle and (parts.first, parts.last) == (name.first, name.last):
                return parts.middle[0][0]
        return ""

    def _alike(self, group: Sequence[int]) -> None:
        """One by one: a short form of a given name needs a context that agrees."""
        for place in group[1:]:
            if self._names[place].written == self._names[group[0]].written:
                self._joins.join(group[0], place)
            else:
                self._join_agreeing(group[0], place)

    def _without_jr(
        self, place: int, name: PersonName, pairs: Mapping[tuple[str, ...], list[int]]
    ) -> None:
        """Jr. is often left out; but where an article names both, they are father and son."""
        plain = pairs.get((name.first, name.last), ()) if name.suffix == "jr" else ()
        juniors = pairs[name.first, generation(name)]
        entries = self._joins.entries
        if plain and all(
            entries[one].articles.isdisjoint(entries[other].articles)
            for one in plain
            for other in juniors
        ):
            self._joins.join(place, plain[0])

    def _shorter(
        self,
        place: int,
        name: PersonName,
        pairs: Mapping[tuple[str, ...], list[int]],
        initials: dict[tuple[str, str], set[int]],
    ) -> None:
        """Joins the name to one that leaves a surname out, and an initial to its given name."""
        for word in name.middle:
            if len(word) > 2 and (same := pairs.get((name.first, word))):
                self._join_agreeing(place, same[0])
        for other in pairs.get(name.words[-2:], ()) if name.middle else ():
            self._join_agreeing(place, other)
        if len(name.first) == 1:
            others = sorted(initials.get((name.first, generation(name)), ()))
            if len(others) == 1:
                self._join_agreeing(place, others[0])

    def _misspelt(self, places: Sequence[int]) -> None:
        """Each is held against the one that is named most."""
        count = [len(self._joins.entries[place].articles) for place in places]
        best = places[count.index(max(count))]
        for place in places:
            if place != best and one_misspelt(self._names[best], self._names[place]):
                self._join_agreeing(best, place)

    def _join_agreeing(self, one: int, other: int) -> None:
        """Joins two names whose context is shared, if no article names both as two."""
        entries = self._joins.entries
        apart = entries[one].articles.isdisjoint(entries[other].articles)
        if apart and not self._context(one).isdisjoint(self._context(other)):
            self._joins.join(one, other)

    def _context(self, place: int) -> set[str]:
        if place not in self._around:
            self._around[place] = words_around(self._joins.entries[place], self._company)
        return self._around[place]


def _with_bare(full: Sequence[Entry], bare: Iterable[Entry], company: Company) -> list[Entry]:
    """Gives each bare name of each article to the bearer whom it means; the rest stays."""
    bearers = _Bearers(full, company)
    left = []
    given: list[tuple[Entry, Seen]] = []
    for entry in bare:
        rest = Entry(entry.kind, entry.key, entry.ruled)
        word = _parts(entry).last
        for one in entry.seen:
            bearer = None if entry.ruled else bearers.meant(word, one)
            if bearer:
                given.append((bearer, one))
            else:
                rest.seen.append(one)
        if rest.seen:
            left.append(rest)
    for bearer, one in given:
        bearer.seen.append(one)
    return [*full, *left]


class _Bearers:
    """Who of the archive bears a word as a name."""

    def __init__(self, full: Sequence[Entry], company: Company) -> None:
        self._company = company
        self._around: dict[int, set[str]] = {}
        called: dict[str, list[tuple[int, str, str, Entry]]] = {}
        for entry in full:
            for word, times in _called(entry).items():
                called.setdefault(word, []).append((-times, entry.key, entry.ruled, entry))
        self._by_word = {
            word: [(-times, entry) for times, _, _, entry in nsmallest(_MANY, bearers, key=_RANK)]
            for word, bearers in called.items()
        }
        """Who is called so most often comes first, with the number of articles that do."""

    def meant(self, word: str, one: Seen) -> Entry | None:
        """The bearer whom a bare name in an article means."""
        fits = self._by_word.get(word, [])
        if not fits:
            return None
        roles = {f"role {role}" for role in one.named.roles}
        beside = self._company.of(one.article) | roles
        if len(fits) == 1 and is_given(word) and beside.isdisjoint(self._context(fits[0][1])):
            return None
        for told in (roles, beside):
            if len(fits) > 1:
                fits = [who for who in fits if not told.isdisjoint(self._context(who[1]))] or fits
        if len(fits) > 1 and fits[0][0] < _USUAL * fits[1][0]:
            return None
        return fits[0][1]

    def _context(self, entry: Entry) -> set[str]:
        if id(entry) not in self._around:
            self._around[id(entry)] = words_around(entry, self._company)
        return self._around[id(entry)]


def _called(entry: Entry) -> Counter[str]:
    """In how many articles its bearer is called by each word: the surname, which all may do, and
    whatever else an article calls the bearer."""
    called: Counter[str] = Counter()
    for _, named in entry.seen:
        if len(named.forms) > 1:
            called.update({person_name(form).last for form in named.forms})
    called[_parts(entry).last] = len(entry.seen)
    return called
