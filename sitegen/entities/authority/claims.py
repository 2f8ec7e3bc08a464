"""Which entry a name belongs to, found by the name itself: no entry is ever searched for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.entities.authority.entry import Authority, Block, Entry
from sitegen.entities.identity import identity
from sitegen.entities.letters import letters
from sitegen.errors import Problem
from sitegen.model import Kind

Claim = tuple[Kind, str]
"""A kind, and a name's bare letters or identity."""


_OTHERS = {kind: tuple(other for other in Kind if other is not kind) for kind in Kind}


def claimed_by(entry: Entry) -> Iterator[str]:
    """The names that mean an entry wherever they stand."""
    yield entry.name
    if entry.only is None:
        yield from entry.aliases


@dataclass(frozen=True, slots=True)
class Claimants:
    """Who claims a name that was found as some kind."""

    sometimes: tuple[Entry, ...] = ()
    """Entries of this kind that have it where their `only` holds, in the order of the file."""
    always: Entry | None = None
    """The entry of this kind that has it in every article."""
    block: Block | None = None
    otherwise_sometimes: tuple[Entry, ...] = ()
    """Entries of other kinds, in the order of Kind, that have just these letters."""
    otherwise: Entry | None = None


_NOBODY = Claimants()


class Claims:
    """The names of an authority file that holds no contradiction.

    A name belongs to the entry that has just its letters; where there is none, to the only one
    that has a name of the same identity. So `John A. Smith` and `John B. Smith` can be two entries,
    and where one of them stands alone it means `John Smith` as well.
    """

    def __init__(self, authority: Authority) -> None:
        self._always: dict[Claim, Entry] = {}
        self._by_identity: dict[Claim, tuple[Entry, str] | None] = {}
        self._sometimes: dict[Claim, list[Entry]] = {}
        self._blocks: dict[tuple[Kind | None, str], Block] = {}
        self._known: dict[tuple[Kind, str], Claimants | None] = {}
        for entry in authority.entries:
            self._add(entry)
        for block in authority.blocks:
            self._blocks.setdefault((block.kind, letters(block.name)), block)

    def _add(self, entry: Entry) -> None:
        for name in claimed_by(entry):
            self._always[entry.kind, letters(name)] = entry
            same = entry.kind, identity(entry.kind, name)
            first = self._by_identity.setdefault(same, (entry, name))
            if first is None or first[0] is not entry:
                self._by_identity[same] = None
        if entry.only is not None:
            for name in entry.aliases:
                for claim in {letters(name), identity(entry.kind, name)}:
                    self._sometimes.setdefault((entry.kind, claim), []).append(entry)

    def on(self, kind: Kind, name: str) -> Claimants | None:
        """Who claims a name that was found as a kind; None when nobody does, as for most names."""
        key = kind, name
        if key not in self._known:
            self._known[key] = self._claimants(kind, name)
        return self._known[key]

    def _claimants(self, kind: Kind, name: str) -> Claimants | None:
        bare = letters(name)
        alike = self._sometimes.get((kind, bare)) or self._sometimes.get(
            (kind, identity(kind, name)), []
        )
        others = _OTHERS[kind]
        elsewhere = [self._always[other, bare] for other in others if (other, bare) in self._always]
        found = Claimants(
            tuple(alike),
            self._always.get((kind, bare)) or self._only_alike(kind, name),
            self._blocks.get((kind, bare)) or self._blocks.get((None, bare)),
            tuple(entry for other in others for entry in self._sometimes.get((other, bare), [])),
            elsewhere[0] if elsewhere else None,
        )
        return found if found != _NOBODY else None

    def _only_alike(self, kind: Kind, name: str) -> Entry | None:
        alike = self._by_identity.get((kind, identity(kind, name)))
        return alike[0] if alike and not _initials_differ(alike[1], name) else None


def _initials_differ(one: str, other: str) -> bool:
    """`John A. Smith` and `John B. Smith`."""
    middles = {words[1][0] for name in (one, other) if len(words := letters(name).split()) == 3}
    return len(middles) > 1


def contradictions(authority: Authority) -> list[Problem]:
    """What an authority file says twice, and differently."""
    problems: list[Problem] = []
    first: dict[Claim, tuple[Entry, str]] = {}
    names = {(entry.kind, letters(entry.name)): entry for entry in reversed(authority.entries)}
    for entry in authority.entries:
        for name in claimed_by(entry):
            claim = entry.kind, letters(name)
            other, _ = first.setdefault(claim, (entry, name))
            if other is not entry:
                problems.append(_claimed_twice(entry, name, other, names))
        if (shared := _limits_nothing(entry)) is not None:
            problems.append(shared)
    problems += _blocked_and_claimed(authority, first)
    return problems


def _claimed_twice(entry: Entry, name: str, other: Entry, names: dict[Claim, Entry]) -> Problem:
    line = other.where.line if other.where else 0
    own = letters(name) == letters(entry.name)
    if own and letters(other.name) == letters(name):
        what = f"'{name}' has an entry already, in line {line}."
        return Problem(what, "Make one entry of the two.", entry.where)
    lead = other if own else entry
    merged = names.get((entry.kind, letters(name)))
    if merged is None or merged is lead:
        what = f"'{name}' is an alias of '{entry.name}' here and of '{other.name}' in line {line}."
        advice = "Take it out of one of them, or say with 'only' where it means which."
        return Problem(what, advice, entry.where)
    if _has(merged, lead.name) and _has(lead, merged.name):
        what = f"'{entry.name}' and '{other.name}' (line {line}) are each other's alias."
        advice = "Keep the entry with the name you prefer, and delete the other."
        return Problem(what, advice, entry.where)
    what = f"'{name}' is an alias of '{lead.name}' and has an entry of its own"
    where = f" (line {line})." if lead is entry or merged is entry else "."
    advice = f"Put the aliases of '{name}' to '{lead.name}' and delete its entry."
    return Problem(f"{what}{where}", advice, entry.where)


def _has(entry: Entry, name: str) -> bool:
    return letters(name) in map(letters, entry.aliases)


def _limits_nothing(entry: Entry) -> Problem | None:
    own = identity(entry.kind, entry.name)
    shared = [name for name in entry.aliases if identity(entry.kind, name) == own]
    if entry.only is None or not shared:
        return None
    what = f"'{shared[0]}' is just another way to write '{entry.name}', so 'only' limits nothing."
    advice = f"Give the entry a name of its own: name: {shared[0]} (bishop)."
    return Problem(what, advice, entry.where)


def _blocked_and_claimed(
    authority: Authority, claimed: dict[Claim, tuple[Entry, str]]
) -> Iterator[Problem]:
    for block in authority.blocks:
        for kind in Kind if block.kind is None else (block.kind,):
            entry, name = claimed.get((kind, letters(block.name)), (None, ""))
            if entry is not None:
                line = entry.where.line if entry.where else 0
                what = f"'{block.name}' is blocked here, and '{name}' stands in line {line}."
                advice = "Delete one of the two, or block it as one kind only: kind: person."
                yield Problem(what, advice, block.where)
                break
