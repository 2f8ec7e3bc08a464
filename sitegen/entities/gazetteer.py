"""What the program knows of the world: tables of names and words, read from the files in data/.

Whatever finds names or says who is who asks them; the weights that ship were learnt with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from sitegen.entities.letters import letters
from sitegen.entities.tokens import tokenise
from sitegen.model import Kind

Words = tuple[str, ...]
"""A name as the texts of its tokens."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the tables."""

    kind: Kind | None
    """None for words that look like a name and are none: `South Korean`."""
    usual: str
    """The usual form of the same thing's name: `United States` for `U.S.`"""


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All tables. Words are written as in the middle of a sentence."""

    names: dict[Words, Known]
    folded: dict[Words, Known]
    """The same by case-folded tokens, for texts in capitals."""
    longest: dict[str, int]
    """How many tokens the longest name has that begins with this one (folded)."""
    small_starts: frozenset[str]
    """Words in small letters that a name may begin with: al, van, eBay."""
    states: frozenset[str]
    """U.S. states and their abbreviations, which follow a town's name and a comma."""
    peoples: frozenset[str]
    calendar: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]
    """In small letters."""
    honorifics: frozenset[str]
    titles: frozenset[str]
    qualifiers: frozenset[str]
    after_title: frozenset[str]
    """What may follow a title's `of`: Secretary of the Treasury."""
    callings: frozenset[str]
    body_heads: frozenset[str]
    body_endings: frozenset[str]
    topics: frozenset[str]
    place_heads: frozenset[str]
    place_fronts: frozenset[str]
    before_place: frozenset[str]
    after_place: frozenset[str]
    surname_heads: frozenset[str]
    """Head words that are also surnames: Hill, Woods."""
    thing_heads: frozenset[str]
    thing_fronts: frozenset[str]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    names = dict(_names())
    longest: dict[str, int] = {}
    for words in names:
        first = words[0].casefold()
        longest[first] = max(longest.get(first, 0), len(words))
    titles, bodies = sections("titles"), sections("organisation-words")
    places, things = sections("place-words"), sections("things")
    return Gazetteer(
        names=names,
        folded={tuple(word.casefold() for word in words): name for words, name in names.items()},
        longest=longest,
        small_starts=_small_starts(names),
        states=frozenset(form for forms, _ in rows("us-states") for form in forms),
        peoples=frozenset(people for people in _peoples() if " " not in people),
        calendar=_words("calendar"),
        given=_words("given-names"),
        common=_words("common-words"),
        honorifics=titles["honorifics"],
        titles=titles["titles"],
        qualifiers=titles["qualifiers"],
        after_title=bodies["topics"] | titles["qualifiers"] | {"of", "the", "and"},
        callings=titles["callings"],
        body_heads=bodies["heads"],
        body_endings=bodies["endings"],
        topics=bodies["topics"],
        place_heads=places["heads"],
        place_fronts=places["fronts"],
        before_place=places["before"],
        after_place=places["after"],
        surname_heads=places["surnames"],
        thing_heads=things["heads"],
        thing_fronts=things["fronts"],
    )


def _small_starts(names: Iterable[Words]) -> frozenset[str]:
    firsts = {words[0] for words in names if words[0][0].islower()}
    clues = sections("clue-words")
    return clues["articles with a hyphen"] | clues["particles that begin a surname"] | firsts


@lru_cache(maxsize=1)
def usual_names() -> dict[tuple[Kind, str], str]:
    """The letters of every form in the tables, by kind, with the usual form."""
    usual: dict[tuple[Kind, str], str] = {}
    for form, known in _forms():
        if known.kind:
            usual.setdefault((known.kind, letters(form)), known.usual)
    for forms, _ in rows("us-states"):
        for form in forms:
            usual.setdefault((Kind.PLACE, letters(form)), forms[0])
    for kind in Kind:
        for line in section_lines("other-names", kind):
            forms = _split(line)
            usual.update(((kind, letters(form)), forms[0]) for form in forms)
    return usual


@lru_cache(maxsize=1)
def land_forms() -> dict[str, str]:
    """Every name of a country and every word for its people with the country's usual name."""
    return {
        form.replace("-", " "): forms[0]
        for forms, columns in rows("countries")
        for form in (*columns[1].split(), *forms)
    }


@lru_cache(maxsize=1)
def lands() -> dict[str, str]:
    """The same by the letters of each form."""
    return {letters(form): land for form, land in land_forms().items()}


def _names() -> Iterator[tuple[Words, Known]]:
    """Later tables yield to earlier ones."""
    seen = set()
    for form, known in _forms():
        words = tuple(token.text for token in tokenise(form))
        if words not in seen:
            seen.add(words)
            yield words, known


def _forms() -> Iterator[tuple[str, Known]]:
    for forms, columns in rows("countries"):
        yield from _all_as(Kind.PLACE, forms)
        yield from _all_as(Kind.PLACE, _split(columns[0]))
    for forms, _ in rows("us-states"):
        yield from _all_as(Kind.PLACE, [forms[0], *(form for form in forms[1:] if form == "D.C.")])
    yield from ((people, Known(None, people)) for people in _peoples() if " " in people)
    for table, kind in (
        ("organisations", Kind.ORGANIZATION),
        ("regions", Kind.PLACE),
        ("cities", Kind.PLACE),
    ):
        for forms, _ in rows(table):
            yield from _all_as(kind, forms)


def _all_as(kind: Kind, forms: list[str]) -> Iterator[tuple[str, Known]]:
    return ((form, Known(kind, forms[0])) for form in forms)


def _peoples() -> Iterator[str]:
    """Words for peoples; in the tables a hyphen stands for the space in `South-Korean`."""
    yield from _words("peoples")
    for table, column in (("countries", 1), ("us-states", 0)):
        for _, columns in rows(table):
            yield from (word.replace("-", " ") for word in columns[column].split())


def rows(table: str) -> Iterator[tuple[list[str], list[str]]]:
    """The forms of a name, and the other columns of its line."""
    for line in lines(table):
        first, *columns = (column.strip() for column in line.split("|"))
        yield _split(first), columns


def _split(forms: str) -> list[str]:
    return [form.strip() for form in forms.split(";") if form.strip()]


def _words(table: str) -> frozenset[str]:
    return frozenset(word for line in lines(table) for word in line.split())


@lru_cache
def sections(table: str) -> dict[str, frozenset[str]]:
    """The words under each [heading] of a table."""
    found: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in lines(table):
        if line.startswith("["):
            words = found.setdefault(line.strip("[] "), set())
        else:
            words.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def section_lines(table: str, section: str) -> Iterator[str]:
    """The lines under one [heading] of a table."""
    inside = False
    for line in lines(table):
        if line.startswith("["):
            inside = line.strip("[] ") == section
        elif inside:
            yield line


def lines(table: str) -> Iterable[str]:
    """The lines of a table, without its comments."""
    file = resources.files("sitegen.entities") / "data" / f"{table}.txt"
    written = file.read_text(encoding="utf-8").splitlines()
    return (line for line in written if line.strip() and not line.startswith("#"))
