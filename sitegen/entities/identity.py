"""When are two names one name? Writing them differently makes no second thing."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.entities.bodies import body_key
from sitegen.entities.gazetteer import gazetteer, usual_names
from sitegen.entities.letters import letters
from sitegen.model import Kind

_POSSESSIVE = re.compile(r"(?<=\w)(?:['’][sS]|(?<=[sS])['’])$")
_INITIAL = re.compile(r"(?<=\w )(?:\w )(?=\w\w)")
_STATE_OF = re.compile(
    r"(?:(?:federal|islamic|democratic|people s|peoples|socialist|hashemite|arab)? ?)*"
    r"(?:republic|kingdom|sultanate|state|commonwealth|principality|grand duchy|emirate) of "
)


@lru_cache(maxsize=100_000)
def identity(kind: Kind, name: str) -> str:
    """The same text for all ways to write one name of a kind; never shown to anybody.

    Capitals, accents, dots, hyphens, a leading article, a person's middle initial and a company's
    legal form make no difference, nor does `United States` before a public body; the tables' other
    names lead to the usual one.
    """
    plain = letters(usual_name(kind, name) or name)
    if kind is Kind.PERSON:
        return _INITIAL.sub("", plain, count=1) if len(plain.split()) == 3 else plain
    if kind is Kind.ORGANIZATION:
        return body_key(plain)
    return plain.replace(" international airport", " airport")


@lru_cache(maxsize=100_000)
def usual_name(kind: Kind, name: str) -> str:
    """The tables' usual form of a name; "" when they do not have it for this kind."""
    tables = usual_names()
    plain = letters(name)
    usual = tables.get((kind, plain), "")
    if not usual and kind is Kind.PLACE and (state := _STATE_OF.match(plain)):
        usual = tables.get((kind, plain[state.end() :]), "")
    return usual


@lru_cache(maxsize=100_000)
def tidy(kind: Kind, surface: str) -> str:
    """A name as it stands in a text, without possessive, titles, article and line breaks.

    A name in capitals alone is written as names are (`PORT HOLLOW` as `Port Hollow`), unless it is
    an acronym.
    """
    name = _POSSESSIVE.sub("", " ".join(surface.split()))
    words = name.split()
    if kind is Kind.PERSON:
        words = words[titles_end(words) :]
    if len(words) > 1 and words[0].casefold() == "the" and not usual_name(kind, name):
        words = words[1:]
    name = " ".join(words) or surface
    shouted = name.isupper() and len(name) > 4 and "." not in name
    if shouted and (kind is not Kind.ORGANIZATION or " " in name):
        known = gazetteer().folded.get(tuple(word.casefold() for word in words))
        return known.usual if known and known.kind is kind else name.title()
    return name


def titles_end(words: list[str]) -> int:
    """How many of the first words of a person's name are titles: 2 of `Defense Secretary Quill`."""
    tables = gazetteer()
    end = 0
    for place, word in enumerate(words[:-1]):
        if word in tables.honorifics or word in tables.titles:
            end = place + 1
        elif word not in tables.qualifiers and word not in tables.peoples:
            break
    return end
