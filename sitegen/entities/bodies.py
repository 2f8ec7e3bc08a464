"""Organisations' names: legal forms, public bodies and their countries, acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from sitegen.entities.gazetteer import (
    gazetteer,
    land_forms,
    lands,
    lines,
    section_lines,
    sections,
    usual_names,
)
from sitegen.entities.letters import initials, letters, slips
from sitegen.model import Kind

_LONGEST = 14
"""Words of a name that are looked at; no body has more."""


@lru_cache(maxsize=100_000)
def body_key(plain: str) -> str:
    """An organisation's letters without legal form; a public body's core with its country first.

    `department of defense` and `us defense department` are `defense department`; `parliament of
    norway` is `norway parliament`.
    """
    words = plain.split()
    forms = legal_forms()
    while len(words) > 1 and words[-1] in forms:
        words = words[:-1]
    if len(words) > 1 and words[0] in forms and len(words[0]) < 4:
        words = words[1:]
    plain = " ".join(words)
    for full, short in _POWERS.items():
        if plain.startswith(full):
            plain = short + plain[len(full) :]
    return _public(plain)


def _public(plain: str) -> str:
    """A public body that many countries have: its core, and its country after `of`.

    `department of defense` and `us defense department` are both `defense department`: without a
    country it is that of the United States, as in the tables.
    """
    words = plain.split()
    if len(words) > 1:
        country, rest = _country_before(words)
        if not country:
            core, of, last = plain.rpartition(" of ")
            country = lands().get(last.removeprefix("the "), "") if of else ""
            rest = core if country else plain
        core = _core(rest)
        if core in common_bodies() or core.endswith((" ministry", " department")):
            return f"{core} of {letters(country)}" if country not in _OURS else core
    return plain


_POWERS = {
    "united states ": "us ",
    "united nations ": "un ",
    "european union ": "eu ",
    "united kingdom ": "uk ",
}
"""What public bodies' names begin with, in full and in short."""
_OURS = ("", "United States")


def _country_before(words: list[str]) -> tuple[str, str]:
    """The country named by the first words, and the other words."""
    for length in range(min(3, len(words) - 1), 0, -1):
        country = lands().get(" ".join(words[:length]))
        if country:
            return country, " ".join(words[length:])
    return "", " ".join(words)


def _core(plain: str) -> str:
    """A ministry or a department with its word last: `ministry of trade` as `trade ministry`."""
    head, of, field = plain.partition(" of ")
    if of and head in ("ministry", "department"):
        plain = f"{field.removeprefix('the ')} {head}"
    for spelt, usual in _FIELDS.items():
        plain = plain.replace(spelt, usual)
    return plain


_FIELDS = {"foreign affairs": "foreign", "defence": "defense", "labour": "labor"}


def country_wanted(key: str) -> bool:
    """Whether a body's identity is one that many countries have, without its country."""
    return key in common_bodies() or (
        key.endswith((" ministry", " department")) and len(key.split()) < 4
    )


def country_before(passage: str) -> str:
    """The country in the last word or two of a passage: `Pakistan's`, `the South Korean`."""
    words = letters(passage.replace("'s", "").replace("’s", "")).split()[-2:]
    for start in range(len(words)):
        if country := lands().get(" ".join(words[start:])):
            return country
    return ""


class Lands:
    """The countries that a text names, their people included. Counted when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counted: Counter[str] | None = None

    def whose(self, key: str) -> str:
        """The country whose body is meant by a bare identity: the one named twice as often as any
        other; "" where there is none such, and for a department, a senate and the like where the
        United States are named at all."""
        if self._counted is None:
            self._counted = _lands_named(self._text)
        ours = key in _mostly_ours() or key.endswith(" department")
        if ours and self._counted["United States"]:
            return ""
        first, second = (*self._counted.most_common(2), ("", 0), ("", 0))[:2]
        return first[0] if first[1] > 0 and first[1] >= 2 * second[1] else ""


def _lands_named(text: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    short, long = _one_word_lands(), _long_lands()
    written = _CAPITAL.findall(text)
    for word in written:
        if country := short.get(word.rstrip(".,;:!?)'’s")):
            counted[country] += 1
    seen = frozenset(written)
    for first, forms in long.items():
        for words, country in forms if first in seen else ():
            counted[country] += text.count(words)
    return counted


_CAPITAL = re.compile(r"(?<!\S)[A-Z]\S*")


@lru_cache(maxsize=1)
def _one_word_lands() -> dict[str, str]:
    """Without the marks that a word of a text may end in, a plural's s among them."""
    return {form.rstrip(".s"): land for form, land in land_forms().items() if " " not in form}


@lru_cache(maxsize=1)
def _long_lands() -> dict[str, list[tuple[str, str]]]:
    """By the first of their words."""
    long: dict[str, list[tuple[str, str]]] = {}
    for form, land in land_forms().items():
        if " " in form:
            long.setdefault(form.partition(" ")[0], []).append((form, land))
    return long


@lru_cache(maxsize=1)
def legal_forms() -> frozenset[str]:
    """Company, Inc, AG ...: their letters."""
    more = sections("organisation-words")["companies"]
    return frozenset(letters(form) for form in gazetteer().body_endings | more)


@lru_cache(maxsize=50_000)
def is_acronym(name: str) -> bool:
    bare = name.replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


@lru_cache(maxsize=50_000)
def acronyms(name: str) -> frozenset[str]:
    """The acronyms that a full name can have: with and without its small words, its legal form."""
    words = name.replace("-", " ").replace("U.S.", "U S").replace("U.N.", "U N").split()
    chosen = [words, [word for word in words if word[0].isupper() or word[0].isdigit()]]
    chosen += [some[:-1] for some in chosen if letters(some[-1] if some else "") in legal_forms()]
    return frozenset(initials(some).casefold() for some in chosen if len(some) > 1)


def short_forms(names: Mapping[str, str]) -> dict[str, str]:
    """The identities of an article's bodies that are short forms, with those they stand for.

    `names` are the tidied names with their identities. A short form is the first or the last words
    of just one longer name (`Hollow` and `Hollow Ferries Inc.`, `Senate` and `Quellish Senate`),
    or its initials. A name of the tables is no short form, but for a body that many countries have.
    """
    full = {key: key for key in names.values()}
    ends: dict[str, set[str]] = {}
    for name, key in sorted(names.items(), key=lambda one: -len(one[1].split())):
        leads = ends[key] - {key} if key in ends else ()
        if len(leads) == 1 and _may_be_short(name, key):
            full[key] = next(iter(leads))
        lead = full[key]
        for form in (key, letters(name)):
            for part in _ends(form):
                ends.setdefault(part, set()).add(lead)
    _join_acronyms(names, full)
    known = {key: (Kind.ORGANIZATION, key) in usual_names() for key in names.values()}
    full.update(slips(known))
    for key in names.values():
        if full.get(f"{key}s", key) != key:
            full[key] = full[f"{key}s"]
    return {key: lead for key, lead in full.items() if key != lead}


def _join_acronyms(names: Mapping[str, str], full: dict[str, str]) -> None:
    """`PRI` may have its letters in the order of another language, and no letter for the first
    word."""
    by_initials: dict[str, str] = {}
    acronyms_here = [name for name in names if is_acronym(name)]
    for name, key in names.items() if acronyms_here else ():
        if " " in name:
            for made in sorted(acronyms(name)):
                by_initials.setdefault(made, full[key])
                if len(made) > 2:
                    by_initials.setdefault("any order " + "".join(sorted(made)), full[key])
                if len(made) > 3:
                    by_initials.setdefault(made[1:], full[key])
    for name in acronyms_here:
        bare = _bare(name)
        lead = by_initials.get(bare)
        if (Kind.ORGANIZATION, letters(name)) not in usual_names():
            anyhow = by_initials.get("any order " + "".join(sorted(bare)))
            full[names[name]] = lead or anyhow or full[names[name]]
        elif lead and len(bare) > 2 and (Kind.ORGANIZATION, lead) not in usual_names():
            full[lead] = names[name]  # the tables know what it stands for


def _may_be_short(name: str, key: str) -> bool:
    """Whether a name may be the first or last words of another: no acronym, no known body."""
    known = (Kind.ORGANIZATION, letters(name)) in usual_names()
    return key in common_bodies() or not (known or is_acronym(name))


@lru_cache(maxsize=1)
def common_bodies() -> frozenset[str]:
    """Bodies that many countries have, as letters: `senate`, `supreme court`."""
    return frozenset(letters(line) for line in lines("common-bodies") if line[0] != "[")


@lru_cache(maxsize=1)
def _mostly_ours() -> frozenset[str]:
    """Those that are of the United States wherever these are named."""
    return frozenset(letters(line) for line in section_lines("common-bodies", "ours"))


@lru_cache(maxsize=50_000)
def _ends(form: str) -> tuple[str, ...]:
    """What a name may be called in short: its first words, or its last; not its field alone
    (`Senate` of `Senate Trade Committee`), nor a firm's name without the country it is in."""
    words = form.split()[:_LONGEST]
    found = []
    for place in range(1, len(words)):
        front, back = " ".join(words[:place]), " ".join(words[place:])
        if (front not in common_bodies() or words[place] == "of") and back not in lands():
            found.append(front)
        if (Kind.PLACE, back) not in usual_names():
            found.append(back)
    return tuple(found)


def _bare(name: str) -> str:
    return name.replace(".", "").replace("&", "").casefold()
