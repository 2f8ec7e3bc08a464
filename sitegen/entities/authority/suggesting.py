"""Names that are probably one, and names that are probably none, each with what speaks for it.

Every rule puts names into buckets by a key that alike names share, so that the time grows with the
names and never with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sitegen.entities.authority.entry import Authority
from sitegen.entities.authority.evidence import Desk, mentions, weight
from sitegen.entities.gazetteer import gazetteer
from sitegen.entities.identity import usual_name
from sitegen.entities.letters import letters
from sitegen.entities.people import is_given
from sitegen.model import Entity, Kind

_MOST = 30
"""Names that are tried for a surname."""
_SHORTEST = 6
"""Letters of a name whose spelling is compared: among shorter ones nearly all are one apart."""
_CLEARLY = 2
"""How many times better the best of several must fit."""
_ENOUGH = 0.2
"""How close a name must be to the best of several: they share one that stands in five articles."""
_USUAL = 5
"""How many times more often a word alone is named than its slips."""
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
    backed: bool = True
    """The articles speak for it; otherwise it is likeness alone."""

    @property
    def touched(self) -> int:
        """Mentions that would change."""
        return mentions(self.entity)


def suggestions(
    entities: Iterable[Entity], authority: Authority, text_of: Callable[[str], str]
) -> tuple[Suggestion, ...]:
    """Those first that the articles speak for, and of these those that touch most mentions. What
    the file speaks of already is left to it.

    `text_of` gives an article's text by its address; it is asked for few of them.
    """
    desk = Desk(tuple(entities), text_of)
    ruled = {entry.key for entry in authority.entries}
    chosen: dict[tuple[Kind, str], Suggestion] = {}
    for rule in RULES:
        for one in rule(desk):
            if one.entity.key not in ruled:
                chosen.setdefault(one.entity.key, one)
    # Two names that each rule wants to be the other would go round in a circle.
    kept = [one for one in chosen.values() if not _turns_round(one, chosen)]
    return tuple(sorted(kept, key=_order))


def _order(one: Suggestion) -> tuple[bool, int, Kind, str]:
    return not one.backed, -one.touched, one.entity.kind, one.entity.name


def _turns_round(one: Suggestion, chosen: dict[tuple[Kind, str], Suggestion]) -> bool:
    other = chosen.get(one.lead.key) if one.lead else None
    if other is None or other.verb == "block":
        return False
    return (
        other.lead is not None
        and other.lead.key == one.entity.key
        and weight(one.entity) > weight(other.entity)
    )


def _as_one(desk: Desk, one: Entity, lead: Entity, why: str, verb: str = "merge") -> Suggestion:
    """With what the articles say of the two names besides."""
    told = desk.together(one, lead)
    return Suggestion(verb, one, lead, f"{why}; {told}" if told else why, backed=bool(told))


# -- rules: each gives what it finds, with what speaks for it ---------------------------------


def no_names(desk: Desk) -> Iterator[Suggestion]:
    """What nobody is called."""
    for one in desk.entities:
        words = one.name.split()
        if is_known(one):
            continue
        if not any(sign.isalpha() for sign in one.name):
            why = "there is no letter in it"
        elif len(words) > 1 and one.kind is Kind.PERSON and is_common(words):
            why = "everybody uses these words"
        elif len(words) > 1 and one.name.isupper() and any(is_common([word]) for word in words):
            why = "it is a line in capitals"
        elif any(word.lower() in _SMALL and not word.isupper() for word in (words[0], words[-1])):
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


def small_words(desk: Desk) -> Iterator[Suggestion]:
    """A single word that the same article writes in small letters. Only the weightiest are read."""
    tried = 0
    for one in desk.entities:
        told = is_known(one) or one.name in gazetteer().given or letters(one.name) in _WORLD
        if " " in one.name or told or not one.name[1:].islower() or tried == _MOST_TEXTS:
            continue
        tried += 1
        if desk.writes_small(one):
            why = f"its article also writes '{one.name.lower()}', in small letters"
            everybody = "everybody uses this word, and " if is_common([one.name]) else ""
            yield Suggestion("block", one, None, everybody + why)


_WORLD = frozenset("north south east west earth sun moon".split())
"""Names of places that are written small as often."""
_SMALL = frozenset("and or but of in on at by for with from to is was that this as".split())


def two_kinds(desk: Desk) -> Iterator[Suggestion]:
    """One name under two kinds."""
    first: dict[str, Entity] = {}
    for one in desk.entities:
        lead = first.setdefault(letters(one.name), one)
        if lead is not one and lead.kind is not one.kind:
            most = len(lead.appearances)
            why = f"'{lead.name}' is filed as {lead.kind} in {most} article{'s' * (most > 1)}"
            yield _as_one(desk, one, lead, why, "retype")


def longer_forms(desk: Desk) -> Iterator[Suggestion]:
    """A person's name with words before it: `Skipper Ada Quill`. Another given name before it
    mostly makes another person."""
    people = {letters(one.name): one for one in desk.of(Kind.PERSON) if is_full_name(one.name)}
    for one in desk.of(Kind.PERSON):
        words = letters(one.name).split()
        lead = people.get(" ".join(words[-2:])) if len(words) > 2 else None
        if lead and (not is_given(words[0]) or desk.closeness(one, lead)):
            yield _as_one(desk, one, lead, "it ends with this name")


def lone_surnames(desk: Desk) -> Iterator[Suggestion]:
    """A surname that stands alone, and the one full name that fits best."""
    bearers: dict[str, list[Entity]] = defaultdict(list)
    for one in desk.of(Kind.PERSON):
        if is_full_name(one.name):
            bearers[letters(one.name).split()[-1]].append(one)
    bodies = {letters(one.name).split()[0] for one in desk.of(Kind.ORGANIZATION)}
    for one in desk.of(Kind.PERSON):
        bare = letters(one.name)
        known = bearers.get(bare, [])[:_MOST]
        if not known or is_common([one.name]) or {bare, f"{bare}s"} & {*bodies, "jr", "sr"}:
            continue
        fits = [desk.closeness(one, bearer) for bearer in known]
        best = max(range(len(known)), key=lambda place: (fits[place], -place))
        others = [fit for place, fit in enumerate(fits) if place != best]
        if others and fits[best] <= max(_CLEARLY * max(others), _ENOUGH):
            continue
        why = (
            f"of {len(known)} with this surname the one in most of its company"
            if others
            else "nobody else has this surname"
        )
        yield _as_one(desk, one, known[best], why)


def given_names(desk: Desk) -> Iterator[Suggestion]:
    """`A. Quill` and `Ada Quill`, `Thom Reed` and `Thomas Reed`; Eric and Erica are two."""
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
            why = "same surname, and one given name begins like the other"
            yield _as_one(desk, entity, lead, why)


def _begins(given: str, other: Entity) -> bool:
    first = letters(other.name).split()[0]
    longer = len(first) > len(given) and first.startswith(given)
    return longer and not (len(given) > 1 and is_given(given) and is_given(first))


def acronyms(desk: Desk) -> Iterator[Suggestion]:
    """An acronym, and the one organisation with these initials that is named about as often.

    Three letters are the initials of many a name, so they need more than that.
    """
    full: dict[str, list[Entity]] = defaultdict(list)
    for one in desk.of(Kind.ORGANIZATION):
        words = one.name.replace("-", " ").split()
        if any(word.isupper() and word.isalpha() and len(word) > 1 for word in words):
            continue
        capitals = [word for word in words if word[0].isupper()]
        for chosen in dict.fromkeys((tuple(words), tuple(capitals))):
            if len(chosen) > 2:
                full["".join(word[0] for word in chosen).casefold()].append(one)
    for one in desk.of(Kind.ORGANIZATION):
        bare = one.name.replace(".", "")
        leads = [lead for lead in full.get(bare.casefold(), [])
                 if mentions(lead) * _CLEARLY**2 >= mentions(one)]  # fmt: skip
        if len(leads) != 1 or not bare.isupper() or " " in bare or is_known(one):
            continue
        if len(bare) > 3 or desk.closeness(one, leads[0]):
            yield _as_one(desk, one, leads[0], "these are its initials")


def spellings(desk: Desk) -> Iterator[Suggestion]:
    """Names of one kind that are one letter apart. Figures are no letters: Pier 1 is not Pier 2.

    What the tables know is no slip, nor is a word alone unless the other one is far more usual.
    """
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
        if leads and not is_known(one):
            lead = max(leads, key=weight)
            if " " in bare or mentions(lead) >= _USUAL * mentions(one):
                yield _as_one(desk, one, lead, "one letter apart")
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
    if lead.kind is Kind.PERSON and words[1:] == others[1:] and is_given(short) and is_given(long):
        return False
    if len(short) < 3 or short[0] != long[0] or not (short + long).isalpha():
        return False
    if len(short) < len(long):
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    differ = [place for place in range(len(short)) if short[place] != long[place]]
    first, last = differ[0], differ[-1]
    swapped = last == first + 1 and short[first] + short[last] == long[last] + long[first]
    return len(differ) == 1 or swapped


RULES: tuple[Callable[[Desk], Iterator[Suggestion]], ...] = (
    no_names, two_kinds, small_words, longer_forms, lone_surnames, given_names, acronyms,
    spellings,
)  # fmt: skip
"""In the order in which their opinions on one name count."""
