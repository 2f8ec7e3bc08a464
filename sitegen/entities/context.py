"""What the words around a person's name tell: what the person does, and the sex."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sitegen.entities.gazetteer import gazetteer, sections
from sitegen.entities.letters import letters

_REACH = 60
"""Characters looked at on either side."""
_STOPS = frozenset("who which whose that and said but told met with as was is has had".split())


@dataclass(frozen=True, slots=True)
class Context:
    """What is told of a person where one mention stands."""

    roles: tuple[str, ...] = ()
    """Words for what the person does, in small letters: `judge`."""
    sex: str = ""
    """`mr`, `ms` or "": not told."""


NOTHING = Context()


def context(text: str, start: int, end: int, titles: str) -> Context:
    """`titles` are the words of the mention itself that are no part of the name."""
    before = _before(text[max(0, start - _REACH) : start], titles)
    after = _after(text[end : end + _REACH])
    if not before and not after:
        return NOTHING
    words = (*before, *after)
    roles = tuple(word for word in words if word in walks())
    sexes = {sex for word in words for sex in ("mr", "ms") if word in sections("roles")[sex]}
    return Context(roles, sexes.pop() if len(sexes) == 1 else "")


def _before(passage: str, titles: str) -> list[str]:
    """The title words that end a passage, the nearest first: `Defense Secretary`, `judge`."""
    found: list[str] = []
    line = f"{passage} {titles}" if titles else passage
    if not titles and not passage[-1:].isspace():
        return found
    for word in reversed(line.rsplit("\n", 1)[-1].split()[-6:]):
        bare = word.rstrip(".,").casefold()
        if bare in role_words():
            found.append(bare)
        elif word not in gazetteer().qualifiers:
            break
    return found


def _after(passage: str) -> list[str]:
    """The first word for a role in the clause after a comma: `, a judge in Hollow`."""
    if not passage.startswith(", "):
        return []
    for word in passage[2:].split()[:7]:
        bare = word.rstrip(".,;").casefold()
        if bare in walks():
            return [bare]
        if bare in _STOPS or bare != word.casefold():
            break
    return []


@lru_cache(maxsize=1)
def walks() -> dict[str, str]:
    """Each word for what people do, with the walk of life that it belongs to."""
    return {
        word: walk
        for walk, words in sections("roles").items()
        if walk not in ("mr", "ms")
        for word in words
    }


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """The words that tell a walk of life or a sex."""
    return frozenset(word for words in sections("roles").values() for word in words)


@lru_cache(maxsize=1)
def women() -> frozenset[str]:
    """Given names that women bear, as letters."""
    return frozenset(letters(name) for name in sections("women")["women"])
