"""The people of one article: which name means whom."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sitegen.entities.context import Context, women
from sitegen.entities.gazetteer import gazetteer, lines
from sitegen.entities.letters import initials, letters, near, skeleton

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xvi", "xii"))
_PARTICLES = frozenset(
    "al el ul ad as ash an ar at bin ibn ben bint van von de der den di da del della la le du do "
    "dos das ter ten zu af av abu".split()
)
_LONGEST = 8
"""Words of a name that are looked at; no person has more."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, as letters."""

    first: str
    """The first given name in its usual form: `william` for Bill; "" of a bare name."""
    middle: tuple[str, ...]
    last: str
    suffix: str
    written: str
    """The first given name as written."""

    @property
    def bare(self) -> bool:
        """One name alone, whichever it is."""
        return not self.first

    @property
    def words(self) -> tuple[str, ...]:
        return (self.first, *self.middle, self.last) if self.first else (self.last,)


@lru_cache(maxsize=100_000)
def person_name(name: str) -> PersonName:
    """The parts of a name that is tidied. Particles (van, al-) do not count, but in front of the
    only name left: `al-Quill` is a bare name; `Al Quill` is Albert. `Kim Jong Un` has the surname
    first."""
    words = letters(_with_double_given(name.partition(" (")[0])).split()[:_LONGEST]
    if words[-1:] == ["family"]:
        return PersonName("", (), " ".join(words), "", "")
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    albert = name.startswith("Al ")
    core = [
        word for place, word in enumerate(words) if word not in _PARTICLES or (albert and not place)
    ] or words
    if len(core) == 1 and len(suffix) > 1 and suffix not in ("jr", "sr"):
        core.append(suffix)  # Elizabeth II
    if len(core) == 3 and core[0] in _surnames_first() and not _given() & set(core[1:]):
        core = ["".join(core[1:]), core[0]]
    if len(core) < 2:
        return PersonName("", (), _spelt(core[0]) if core else "", suffix, "")
    middle = tuple(_spelt(word) for word in core[1:-1])
    return PersonName(_spelt(core[0]), middle, _spelt(core[-1]), suffix, core[0])


def _with_double_given(name: str) -> str:
    """`Jeanclaude Quill` for Jean-Claude Quill; a double surname stays two words."""
    first, space, rest = name.partition(" ")
    front, hyphen, back = first.partition("-")
    given = letters(front)
    if hyphen and given in _given() and given not in _PARTICLES:
        return f"{front}{back.replace('-', '')}{space}{rest}"
    return name


@lru_cache(maxsize=1)
def _surnames_first() -> frozenset[str]:
    return frozenset(letters(word) for line in lines("surnames-first") for word in line.split())


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, str]:
    usual: dict[str, str] = {}
    for line in lines("nicknames"):
        words = [letters(word) for word in line.split()]
        for word in words:
            usual.setdefault(word, words[0])
    return usual


def _spelt(word: str) -> str:
    """A name's word in its usual spelling: `mohammed` for Muhammad."""
    return _nicknames().get(word, word)


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(letters(name) for name in gazetteer().given)


def is_given(word: str) -> bool:
    """Whether a word, as letters, is a well-known given name."""
    return word in _given()


def one_misspelt(one: PersonName, other: PersonName) -> bool:
    """Two full names that differ by a slip of a letter or two, or by transliteration.

    Two given names that are both well known are two names: Eric and Erica.
    """
    if generation(one) != one.last or generation(other) != other.last:
        return False
    if one.written != other.written and one.last != other.last:
        return False
    if one.written != other.written and one.written in _given() and other.written in _given():
        return one.first == other.first and near(one.last, other.last)
    longest = max(len(one.first) + len(one.last), len(other.first) + len(other.last))
    return longest > 7 and near(f"{one.first} {one.last}", f"{other.first} {other.last}")


@lru_cache(maxsize=50_000)
def slip_keys(name: PersonName) -> tuple[str, str]:
    """The same for names that may be one but for a slip."""
    return skeleton(name.first), skeleton(name.last)


class FullNames:
    """Tells which full names of an article are one person: a number, from 0 as they were learnt.

    With and without a second given name or surname, by initial, by nickname, or misspelt.
    """

    def __init__(self) -> None:
        self._index: dict[Hashable, int] = {}
        self._misspelt: dict[tuple[str, str], tuple[PersonName, int]] = {}
        self.count = 0

    def person(self, name: PersonName) -> int:
        """The person of a full name: one who is known already, or a new one."""
        person = self._known(name)
        if person is None:
            person, self.count = self.count, self.count + 1
        self._learn(name, person)
        return person

    def _known(self, name: PersonName) -> int | None:
        if not self.count:
            return None
        pair = (name.first, generation(name))
        find = self._index.get
        if pair in self._index:
            if not name.middle:
                return find(pair)
            same = find((*pair, name.middle[0][0]))
            return same if same is not None else find((*pair, ""))
        keys: list[Hashable] = []
        if name.suffix == "jr" and name.middle:  # in full once, else without the Jr.
            keys.append((name.first, name.last))
        keys += [(name.first, word) for word in name.middle if len(word) > 2]
        keys += [("inner", *pair), ("tail", *name.words)]
        if len(name.first) == 1:
            keys.append(("initial", *pair))
        for key in keys:
            if key in self._index:
                return self._index[key]
        one, person = self._misspelt.get(slip_keys(name), (None, None))
        return person if one and one_misspelt(one, name) else None

    def _learn(self, name: PersonName, person: int) -> None:
        pair = (name.first, generation(name))
        if name.middle:
            self._index.setdefault((*pair, name.middle[0][0]), person)
            if self._index.get((*pair, "")) == person:
                del self._index[(*pair, "")]
        elif pair not in self._index:
            self._index[(*pair, "")] = person
        for key in _learnt_by(name):
            self._index.setdefault(key, person)
        self._misspelt.setdefault(slip_keys(name), (name, person))


@lru_cache(maxsize=50_000)
def _learnt_by(name: PersonName) -> tuple[Hashable, ...]:
    """By what a full name is known again, besides its second given name."""
    pair = (name.first, generation(name))
    keys: list[Hashable] = [pair, ("initial", name.first[0], pair[1])]
    if name.suffix == "jr" and name.middle:
        keys.append((name.first, name.last))
    keys += [("inner", name.first, word) for word in name.middle if len(word) > 2]
    keys += [("tail", *name.words[start:]) for start in range(1, len(name.words) - 1)]
    return tuple(keys)


def generation(name: PersonName) -> str:
    """The surname, and whether it is the father's or the son's."""
    return f"{name.last} {name.suffix}" if name.suffix in ("jr", "sr") else name.last


class People:
    """Learns the people of an article from all its full names, then tells whom each mention means.

    Of two who bear a surname it means the one whose role or sex is told, else the one whom the
    article names in full first: the person it is about.
    """

    def __init__(self, told: Sequence[tuple[str, Context]]) -> None:
        """`told`: the tidied names of all mentions of people in the order of the text."""
        self._full: dict[str, int] = {}
        self._sex: dict[int, str] = {}
        self._bare: dict[str, tuple[tuple[str, str], ...]] = {}
        self._bearers: dict[tuple[str, str], list[int]] = {}
        """Who can be called so, in the order of the article."""
        self._last: dict[tuple[tuple[str, str], str], int] = {}
        """Of several bearers the last one who was named with a role, or a sex."""
        self._shared: set[tuple[str, str]] = set()
        """What several can be called."""
        names = dict.fromkeys(name for name, _ in told)
        full = {name: parts for name in names if not (parts := person_name(name)).bare}
        known = FullNames()
        for name in sorted(full, key=lambda name: _rank(full[name])):
            self._full[name] = known.person(full[name])
        for name in names:
            if name not in full:
                self._bare[name] = _bare_keys(name)
        self._introduce(full, told)

    def whom(self, name: str, context: Context) -> int | None:
        """The person that the next mention means; None where no full name of the article fits."""
        person = self._full.get(name)
        if person is not None:
            self._note(name, person, context)
            return person
        for key in self._bare[name]:
            if key in self._bearers:
                return self._choose(key, context)
        return None

    def _introduce(
        self, full: Mapping[str, PersonName], told: Sequence[tuple[str, Context]]
    ) -> None:
        wanted = {key for keys in self._bare.values() for key in keys}
        for name, parts in full.items() if wanted else ():
            person = self._full[name]
            for key in _full_keys(parts):
                if key in wanted:
                    people = self._bearers.setdefault(key, [])
                    if people[-1:] != [person]:
                        people.append(person)
                        if len(people) > 1:
                            self._shared.add(key)
        for name, context in told:
            if context.sex and name in full:
                self._sex.setdefault(self._full[name], context.sex)
        for name, parts in full.items():
            if parts.written in women():
                self._sex.setdefault(self._full[name], "ms")

    def _note(self, name: str, person: int, context: Context) -> None:
        """A full mention was read: from here on its bearer is the last of that role and sex."""
        for key in _full_keys(person_name(name)) if self._shared else ():
            if key in self._shared:
                for tag in (self._sex.get(person, "either"), *context.roles):
                    self._last[key, tag] = person

    def _choose(self, key: tuple[str, str], context: Context) -> int | None:
        people = self._bearers[key]
        if len(people) == 1:
            return people[0]
        if key[0] not in ("surname", "other", "given"):
            return None
        for role in context.roles:
            if (key, role) in self._last:
                return self._last[key, role]
        if not context.sex:
            return people[0]
        for sex in (context.sex, "either"):
            if (key, sex) in self._last:
                return self._last[key, sex]
        fits = (one for one in people if self._sex.get(one, "either") in (context.sex, "either"))
        return next(fits, None)


def _rank(name: PersonName) -> tuple[bool, int]:
    """Names are learnt the fullest first, and those with an initial for a given name last."""
    return len(name.first) == 1, -len(name.words)


@lru_cache(maxsize=50_000)
def _full_keys(name: PersonName) -> tuple[tuple[str, str], ...]:
    """By what a bearer of a full name can be called, besides the full name."""
    keys = [("surname", name.last)]
    keys += [("other", word) for word in name.middle if len(word) > 1]
    keys += [("given", first) for first in dict.fromkeys((name.first, name.written))]
    if generation(name) != name.last:
        keys += [("son", f"{part} {name.suffix}") for part in (name.first, name.last)]
    keys += [("slip", skeleton(name.last)), ("initials", initials(name.words))]
    fronts = range(4, min(len(name.first), 10))
    return (*keys, *(("front", name.first[:length]) for length in fronts))


@lru_cache(maxsize=50_000)
def _bare_keys(name: str) -> tuple[tuple[str, str], ...]:
    """By what the bearer of a bare name is looked for, the best first."""
    parts = person_name(name)
    word = parts.last
    keys = [("surname", word), ("other", word), ("given", word)]
    if generation(parts) != word:
        keys.insert(0, ("son", generation(parts)))
    if len(word) > 4:
        keys.append(("slip", skeleton(word)))
    if name.isupper() and len(word) > 2:
        keys.append(("initials", word))
    if len(word) > 3:
        keys.append(("front", word))
    return tuple(keys)
