"""When are two names one name? Writing them differently makes no second thing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sitegen.entities.gazetteer import Known, gazetteer, usual_names
from sitegen.model import Kind

_POSSESSIVE = re.compile(r"(?<=\w)(?:['’][sS]|(?<=[sS])['’])$")
_JOINTS = str.maketrans("-–‐‑/", "     ")
_INITIAL = re.compile(r"(?<=\w )(?:\w )(?=\w\w)")


@lru_cache(maxsize=100_000)
def identity(kind: Kind, name: str) -> str:
    """The same text for all ways to write one name of a kind; never shown to anybody.

    Capitals, accents, dots, hyphens, a leading article, a person's middle initial and a company's
    legal form make no difference, and the tables' other names lead to the usual one.
    """
    known = _usual().get(letters(name))
    plain = letters(known.usual if known and known.kind is kind else name)
    if kind is Kind.PERSON:
        return _INITIAL.sub("", plain, count=1) if len(plain.split()) == 3 else plain
    if kind is Kind.ORGANIZATION:
        return _without_legal_form(plain)
    return plain


def usual_name(kind: Kind, name: str) -> str:
    """The tables' usual form of a name; "" when they do not have it for this kind."""
    known = _usual().get(letters(name))
    return known.usual if known and known.kind is kind else ""


@lru_cache(maxsize=100_000)
def letters(name: str) -> str:
    """The bare letters and digits of a name: small, without accents, words parted by a space."""
    folded = unicodedata.normalize("NFKD", name.translate(_JOINTS).casefold())
    bare = "".join(sign for sign in folded if sign.isalnum() or sign.isspace())
    words = bare.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=100_000)
def tidy(kind: Kind, surface: str) -> str:
    """A name as it stands in a text, without possessive, title, article and line breaks.

    A name in capitals alone is written as names are (`PORT HOLLOW` as `Port Hollow`), unless it is
    an acronym.
    """
    name = _POSSESSIVE.sub("", " ".join(surface.split()))
    words = name.split()
    tables = gazetteer()
    while kind is Kind.PERSON and len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    if len(words) > 1 and words[0].casefold() == "the" and not usual_name(kind, name):
        words = words[1:]
    name = " ".join(words) or surface
    shouted = name.isupper() and len(name) > 4 and "." not in name
    if shouted and (kind is not Kind.ORGANIZATION or " " in name):
        known = tables.folded.get(tuple(word.casefold() for word in words))
        return known.usual if known and known.kind is kind else name.title()
    return name


def _is_title(word: str) -> bool:
    tables = gazetteer()
    return word in tables.honorifics or word in tables.titles


@lru_cache(maxsize=1)
def _usual() -> dict[str, Known]:
    return {letters(form): known for form, known in usual_names().items()}


def _without_legal_form(plain: str) -> str:
    words = plain.split()
    while len(words) > 1 and words[-1] in _legal_forms():
        words = words[:-1]
    return " ".join(words)


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return frozenset(letters(form) for form in gazetteer().body_endings)
