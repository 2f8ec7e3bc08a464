"""Names that are probably one, and names that are probably none, each with what speaks for it.

Every rule puts names into buckets by a key that alike names share, so that the time grows with the
names and never with their pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sitegen.entities.authority.entry import Authority
from sitegen.entities.gazetteer import gazetteer
from sitegen.entities.identity import usual_name
from sitegen.entities.letters import letters
from sitegen.model import Entity, Kind

_MOST = 30
"""Articles that are looked at for company, and names that are tried for a surname."""
_SHORTEST = 6
"""Letters of a name whose spelling is compared: among shorter ones nearly all are one apart."""
_CLEARLY = 2
"""How many times better the best of several must fit."""
_MOST_TEXTS = 300
"""Articles that are read to see how they write a word."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A correction that a person may want."""

    verb: str
    """`merge`, `retype` or `block`."""
    entity: Entity
    """What would change."""
    lead: Entity | None
    """For a merge what it would mean; for a retype the other with its name; None for a block."""
    why: str
    """What speaks for it."""

    @property
    def touched(self) -> int:
        """Mentions that would change."""
        return mentions(self.entity)


def mentions(entity: Entity) -> int:
    """How often it is named; where an article only lists it, once."""
    return sum(len(seen.spans) or 1 for seen in entity.appearances)


def suggestions(
    entities: Iterable[Entity], authority: Authority, text_of: Callable[[str], str]
) -> tuple[Suggestion, ...]:
    """Those that touch most mentions first. What the file speaks of already is left to it.

    `text_of` gives an article's text by its address; it is asked for few of them.
    """
    desk = _Desk(tuple(entities), text_of)
    ruled = {entry.key for entry in authority.entries}
    chosen: dict[tuple[Kind, str], Suggestion] = {}
    for rule in RULES:
        for one in rule(desk):
            if one.entity.key not in ruled:
                chosen.setdefault(one.entity.key, one)
    # Two names that each rule wants to be the other would go round in a circle.
    kept = [one for one in chosen.values() if not _turns_round(one, chosen)]
    return tuple(sorted(kept, key=lambda one: (-one.touched, one.entity.kind, one.entity.name)))


def _turns_round(one: Suggestion, chosen: dict[tuple[Kind, str], Suggestion]) -> bool:
    other = chosen.get(one.lead.key) if one.lead else None
    if other is None or other.verb == "block":
        return False
    return (
        other.lead is not None
        and other.lead.key == one.entity.key
        and _weight(one.entity) > _weight(other.entity)
    )


def _weight(entity: Entity) -> tuple[int, int, str]:
    return mentions(entity), len(entity.name), entity.name


class _Desk:
    """The names of the archive, sorted so that every rule sees the weightiest first."""

    def __init__(self, entities: tuple[Entity, ...], text_of: Callable[[str], str]) -> None:
        self.text_of = text_of
        self.entities = sorted(entities, key=_weight, reverse=True)

    def of(self, kind: Kind) -> Iterator[Entity]:
        return (one for one in self.entities if one.kind is kind)

    @cached_property
    def _in_article(self) -> dict[str, list[Entity]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for one in self.entities:
            for seen in one.appearances:
                found[seen.address].append(one)
        return found

    def company(self, entity: Entity) -> Counter[str]:
        """Who is named in the same articles, and in how many of them; places tell too little."""
        return Counter(
            other.name
            for seen in entity.appearances[:_MOST]
            for other in self._in_article[seen.address]
            if other.key != entity.key and other.kind is not Kind.PLACE
        )

    def together(self, one: Entity, other: Entity) -> str:
        """What the articles say of two names: `both are named with Tom Reed`."""
        with_other = self.company(other)
        shared = [name for name in self.company(one) if name in with_other]
        own = {one.name, other.name}
        names = [name for name in sorted(shared, key=lambda name: (-with_other[name], name))
                 if name not in own]  # fmt: skip
        same = {seen.address for seen in one.appearances} & {
            seen.address for seen in other.appearances
        }
        told = [f"both are named with {' and '.join(names[:2])}"] if names else []
        told += [f"{len(same)} of their articles name both"] if same else []
        return "; ".join(told)


def _because(reason: str, *more: str) -> str:
    return "; ".join(part for part in (reason, *more) if part)


# -- rules: each gives what it finds, with what speaks for it ---------------------------------


def no_names(desk: _Desk) -> Iterator[Suggestion]:
    """What nobody is called."""
    for one in desk.entities:
        words = one.name.split()
        if is_known(one):
            continue
        if not any(sign.isalpha() for sign in one.name):
            why = "there is no letter in it"
        elif is_common(words) and (len(words) == 1 or one.kind is Kind.PERSON):
            why = "everybody uses this word" if len(words) == 1 else "everybody uses these words"
        elif len(words) > 1 and one.name.isupper():
            why = "it is a line in capitals"
        elif words[0].casefold() in _SMALL or words[-1].casefold() in _SMALL:
            why = "it begins or ends like a part of a sentence"
        elif any(sign in one.name for sign in "|•@#<>=_"):
            why = "there is a sign in it that no name has"
        else:
            continue
        yield Suggestion("block", one, None, why)


def is_known(one: Entity) -> bool:
    """The program's own tables have the name."""
    known = tuple(one.name.split()) in gazetteer().names
    return known or bool(usual_name(one.kind, one.name))


def is_common(words: list[str]) -> bool:
    tables = gazetteer()
    return all(word.casefold() in tables.common and word not in tables.given for word in words)


def is_full_name(name: str) -> bool:
    """It looks like a given name and a surname, and nothing else."""
    words, tables = name.split(), gazetteer()
    return (
        2 <= len(words) <= 4
        and all(word[0].isupper() and not is_common([word]) for word in words)
        and not any(word.isupper() and len(word) > 2 and "." not in word for word in words)
        and (words[0] in tables.given or words[0].rstrip(".").isalpha())
        and not any(word.casefold() in _SMALL or word in tables.body_endings for word in words)
    )


def small_words(desk: _Desk) -> Iterator[Suggestion]:
    """A single word that the same article writes in small letters. Only the weightiest are read."""
    tried = 0
    for one in desk.entities:
        known = is_known(one) or one.name in gazetteer().given
        if " " in one.name or known or one.name.isupper() or tried == _MOST_TEXTS:
            continue
        tried += 1
        word = re.compile(rf"(?<![\w-]){re.escape(one.name.casefold())}(?![\w-])")
        if word.search(desk.text_of(one.appearances[0].address)):
            why = f"its article also writes '{one.name.casefold()}', in small letters"
            yield Suggestion("block", one, None, why)


_SMALL = frozenset("and or but of in on at by for with from to is was that this as".split())


def two_kinds(desk: _Desk) -> Iterator[Suggestion]:
    """One name under two kinds."""
    first: dict[str, Entity] = {}
    for one in desk.entities:
        lead = first.setdefault(letters(one.name), one)
        if lead is not one and lead.kind is not one.kind:
            most = len(lead.appearances)
            why = f"'{lead.name}' is filed as {lead.kind} in {most} article{'s' * (most > 1)}"
            yield Suggestion("retype", one, lead, _because(why, desk.together(one, lead)))


def longer_forms(desk: _Desk) -> Iterator[Suggestion]:
    """A person's name with words before it: `Skipper Ada Quill`."""
    people = {letters(one.name): one for one in desk.of(Kind.PERSON) if is_full_name(one.name)}
    for one in desk.of(Kind.PERSON):
        words = letters(one.name).split()
        lead = people.get(" ".join(words[-2:])) if len(words) > 2 else None
        if lead:
            yield Suggestion("merge", one, lead, _because("it ends with this name",
                                                          desk.together(one, lead)))  # fmt: skip


def lone_surnames(desk: _Desk) -> Iterator[Suggestion]:
    """A surname that stands alone, and the one full name that fits best."""
    bearers: dict[str, list[Entity]] = defaultdict(list)
    for one in desk.of(Kind.PERSON):
        if is_full_name(one.name):
            bearers[letters(one.name).split()[-1]].append(one)
    for one in desk.of(Kind.PERSON):
        known = bearers.get(letters(one.name), [])[:_MOST]
        if not known or is_common([one.name]):
            continue
        company = desk.company(one)
        fits = [sum((company & desk.company(bearer)).values()) for bearer in known]
        best = max(range(len(known)), key=lambda place: (fits[place], -place))
        others = [fit for place, fit in enumerate(fits) if place != best]
        if others and fits[best] <= _CLEARLY * max(others):
            continue
        why = (
            f"of {len(known)} with this surname the one in most of its company"
            if others
            else "nobody else has this surname"
        )
        lead = known[best]
        yield Suggestion("merge", one, lead, _because(why, desk.together(one, lead)))


def given_names(desk: _Desk) -> Iterator[Suggestion]:
    """`A. Quill` and `Ada Quill`, `Thom Reed` and `Thomas Reed`."""
    alike: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for one in desk.of(Kind.PERSON):
        words = letters(one.name).split()
        if len(words) > 1:
            alike[words[0][0], words[-1]].append(one)
    for people in alike.values():
        for one in people:
            given = letters(one.name).split()[0]
            longer = [other for other in people[:_MOST] if _begins(given, other)]
            if len(longer) != 1 or len(given) == 2:
                continue
            full = longer[0]
            # Of two given names the usual one leads; an initial never does.
            turned = len(given) > 1 and mentions(one) > mentions(full)
            entity, lead = (full, one) if turned else (one, full)
            why = _because("same surname, and one given name begins like the other",
                           desk.together(entity, lead))  # fmt: skip
            yield Suggestion("merge", entity, lead, why)


def _begins(given: str, other: Entity) -> bool:
    first = letters(other.name).split()[0]
    return len(first) > len(given) and first.startswith(given)


def acronyms(desk: _Desk) -> Iterator[Suggestion]:
    """An acronym, and the one organisation with these initials that is named about as often."""
    full: dict[str, list[Entity]] = defaultdict(list)
    for one in desk.of(Kind.ORGANIZATION):
        words = one.name.replace("-", " ").split()
        capitals = [word for word in words if word[0].isupper()]
        for chosen in dict.fromkeys((tuple(words), tuple(capitals))):
            if len(chosen) > 2:
                full["".join(word[0] for word in chosen).casefold()].append(one)
    for one in desk.of(Kind.ORGANIZATION):
        bare = one.name.replace(".", "")
        leads = [lead for lead in full.get(bare.casefold(), [])
                 if mentions(lead) * _CLEARLY**2 >= mentions(one)]  # fmt: skip
        if bare.isupper() and " " not in bare and len(leads) == 1 and not is_known(one):
            why = _because("these are its initials", desk.together(one, leads[0]))
            yield Suggestion("merge", one, leads[0], why)


def spellings(desk: _Desk) -> Iterator[Suggestion]:
    """Names of one kind that are one letter apart. Figures are no letters: Pier 1 is not Pier 2."""
    first: dict[tuple[Kind, str], Entity] = {}
    for one in desk.entities:
        bare = letters(one.name)
        if len(bare) < _SHORTEST:
            continue
        keys = [(one.kind, bare)]
        keys += [
            (one.kind, bare[:place] + bare[place + 1 :])
            for place, sign in enumerate(bare)
            if not sign.isdigit() and sign != " "
        ]
        leads = [lead for key in keys if (lead := first.get(key)) and _is_near(bare, lead)]
        if leads:
            lead = max(leads, key=_weight)
            why = _because("one letter apart", desk.together(one, lead))
            yield Suggestion("merge", one, lead, why)
        for key in keys:
            first.setdefault(key, one)


def _is_near(bare: str, lead: Entity) -> bool:
    """One of their words differs, by one letter more, less or other, or by two that changed places;
    the word is no initial, and begins alike in both."""
    words, others = bare.split(), letters(lead.name).split()
    pairs = [(one, two) for one, two in zip(words, others, strict=False) if one != two]
    if len(words) != len(others) or len(pairs) != 1:
        return False
    short, long = sorted(pairs[0], key=len)
    if len(short) < 3 or short[0] != long[0] or not (short + long).isalpha():
        return False
    if len(short) < len(long):
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    differ = [place for place in range(len(short)) if short[place] != long[place]]
    first, last = differ[0], differ[-1]
    swapped = last == first + 1 and short[first] + short[last] == long[last] + long[first]
    return len(differ) == 1 or swapped


RULES: tuple[Callable[[_Desk], Iterator[Suggestion]], ...] = (
    no_names, two_kinds, small_words, longer_forms, lone_surnames, given_names, acronyms,
    spellings,
)  # fmt: skip
"""In the order in which their opinions on one name count."""
