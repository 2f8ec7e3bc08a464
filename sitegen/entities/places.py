"""Places: the country or state they are in, and their short forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sitegen.entities.bodies import acronyms, is_acronym
from sitegen.entities.gazetteer import lands, rows
from sitegen.entities.identity import usual_name
from sitegen.entities.letters import letters, slips
from sitegen.model import Kind

_SIDES = frozenset(("north", "south", "gulf"))


def region_of(name: str) -> str:
    """The usual name of a country or a state; "" for any other name, and for New York and
    Washington, which are cities as well."""
    region = _regions().get(letters(name), "")
    return "" if region in ("New York", "Washington") else region


def may_be_in(name: str) -> bool:
    """Whether a place can be in a country or a state: it is none, nor a part of the world."""
    return letters(name) not in _no_towns()


def home_of(name: str) -> str:
    """The country whose capital bears this name (given as letters); "" for any other name."""
    return _capitals().get(name, "")


def is_country(plain: str) -> bool:
    """Whether letters are a country's name."""
    return plain in lands()


def short_places(names: Mapping[str, str]) -> dict[str, str]:
    """The identities of an article's places that are short forms, with those they stand for:
    `the North` and `North Quell`, `NQ` and `New Quell`.

    `names` are the tidied names with their identities.
    """
    fronts: dict[str, set[str]] = {}
    by_initials: dict[str, set[str]] = {}
    for name, key in names.items():
        if " " in name:
            fronts.setdefault(letters(name).partition(" ")[0], set()).add(key)
            for letter_word in acronyms(name):
                by_initials.setdefault(letter_word, set()).add(key)
    shorts = slips({key: bool(usual_name(Kind.PLACE, name)) for name, key in names.items()})
    for name, key in names.items():
        leads = fronts.get(key, set()) if key in _SIDES else set()
        if is_acronym(name) and len(key) > 2 and not usual_name(Kind.PLACE, name):
            leads = by_initials.get(letters(name), set())
        if len(leads - {key}) == 1:
            shorts[key] = next(iter(leads - {key}))
    return shorts


@lru_cache(maxsize=1)
def _no_towns() -> frozenset[str]:
    parts = {letters(form) for forms, _ in rows("regions") for form in forms}
    return frozenset(parts | _regions().keys())


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    """The letters of every form of a country's or state's name, with its usual name; Georgia is
    the state, as after a comma it mostly is."""
    return {
        letters(form): forms[0]
        for table in ("countries", "us-states")
        for forms, _ in rows(table)
        for form in forms
    }


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {
        letters(city.strip()): forms[0]
        for forms, columns in rows("countries")
        for city in columns[0].split(";")
        if city.strip()
    }
