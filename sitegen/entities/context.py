"""What the words around a person's name tell: what the person does, and the sex."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sitegen.entities.gazetteer import gazetteer, sections
from sitegen.entities.letters import letters

_REACH = 60
"""Characters looked at on either side."""
_ENDS = frozenset("abcdefghijklmnopqrstuvwxyzñ.,")
"""What the last word before a name may end in if it is a title."""
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
    found: list[str] = []
    if titles:
        found += _before(titles)
    if text[start - 1 : start].isspace() and (text[start - 2 : start - 1] in _ENDS or titles):
        found += _before(text[max(0, start - _REACH) : start])
    if text.startswith(", ", end):
        found += _after(text[end + 2 : end + _REACH])
    if not found:
        return NOTHING
    roles = tuple(word for word in found if word in walks())
    men, women = sections("roles")["mr"], sections("roles")["ms"]
    sexes = {"mr" for word in found if word in men} | {"ms" for word in found if word in women}
    return Context(roles, sexes.pop() if len(sexes) == 1 else "")


def _before(passage: str) -> list[str]:
    """The title words that end a passage, the nearest first: `Defense Secretary`, `judge`."""
    found: list[str] = []
    qualifiers, words = gazetteer().qualifiers, role_words()
    end = len(passage.rstrip(" "))
    while end > 0 and len(found) < 6:
        start = max(passage.rfind(" ", 0, end), passage.rfind("\n", 0, end)) + 1
        word = passage[start:end]
        bare = word.rstrip(".,").casefold()
        if bare in words:
            found.append(bare)
        elif word not in qualifiers:
            break
        end = start - 1
    return found


def _after(passage: str) -> list[str]:
    """The first word for a role in the clause after a comma: `, a judge in Hollow`."""
    for word in passage.split()[:7]:
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
