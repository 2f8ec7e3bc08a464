"""The catalogue: all names of each sort, in the order of their index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sitegen.archive.archive import Filed
from sitegen.model import Kind
from sitegen.site import addresses
from sitegen.site.addresses import by_number, index_of, link
from sitegen.site.desk import Desk, filing_key
from sitegen.site.parts import Link, Name
from sitegen.text.filing import letter, person_key, title_key
from sitegen.text.sentences import opening

_TITLE = 40
"""Characters of an undated article's title, which stands for the date in an index."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, the key it is filed under, and where it leads."""

    name: str
    key: tuple[str, str]
    address: str
    """Its page; "" when it has none."""
    articles: Sequence[Filed]

    @property
    def references(self) -> int:
        return 1 if self.address else max(1, len(self.articles))


@dataclass(frozen=True, slots=True)
class Index:
    """All names of one sort."""

    sort: str
    """The phrase that names it: `people`, `tags`."""
    address: str
    summary: str
    entries: tuple[Entry, ...]

    @property
    def ranked(self) -> list[Entry]:
        """The names that have a page, those in the most articles first."""
        with_page = (entry for entry in self.entries if entry.address)
        return sorted(with_page, key=lambda entry: (-len(entry.articles), entry.key))


def all_indexes(desk: Desk) -> list[Index]:
    """The navigation leads to some of them, so these stand there without a name too."""
    book, of_shelf = desk.addresses, partial(_of_shelf, desk)
    always = (
        *_of_entities(desk),
        of_shelf("authors", addresses.AUTHORS, desk.by_author, book.authors, person_key),
        of_shelf("sources", addresses.SOURCES, desk.by_source, book.sources),
    )
    others = (
        of_shelf("publications", addresses.PUBLICATIONS, desk.by_publication, book.sources),
        of_shelf("agencies", addresses.AGENCIES, desk.by_agency, book.sources),
        of_shelf("sections", addresses.SECTIONS, desk.by_section, book.sections),
        of_shelf("tags", addresses.TAGS, desk.by_tag, book.tags),
    )
    return [*always, *(index for index in others if index.entries)]


def _of_entities(desk: Desk) -> Iterator[Index]:
    for kind in Kind:
        entities = desk.of_kind[kind]
        entries = [
            Entry(
                entity.name,
                filing_key(entity.key),
                desk.addresses.entities.get(entity.key, ""),
                desk.articles_of(entity),
            )
            for entity in entities
        ]
        summary = desk.words.count(kind.value, len(entities))
        yield Index(kind.key, index_of(kind), summary, _in_order(entries))


def _of_shelf(
    desk: Desk,
    sort: str,
    address: str,
    articles_of: Mapping[str, list[Filed]],
    address_of: Mapping[str, str],
    filed_as: Callable[[str], tuple[str, str]] = title_key,
) -> Index:
    entries = [
        Entry(name, filed_as(name), address_of.get(name, ""), articles)
        for name, articles in articles_of.items()
    ]
    return Index(sort, address, desk.words.count(sort, len(entries)), _in_order(entries))


def _in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    """By letter, digits and signs last; so that each heading stands once."""

    def order(entry: Entry) -> tuple[bool, str, tuple[str, str]]:
        heading = letter(entry.key)
        return heading == "#", heading, entry.key

    return tuple(sorted(entries, key=order))


# --- as pages show them ------------------------------------------------------------------------


def shown(desk: Desk, page: str, entries: tuple[Entry, ...]) -> tuple[Name, ...]:
    return tuple(
        Name(entry.name, link(page, entry.address), desk.words.number(len(entry.articles)))
        if entry.address
        else Name(entry.name, "", "", tuple(_reference(desk, page, one) for one in entry.articles))
        for entry in entries
    )


def _reference(desk: Desk, page: str, filed: Filed) -> Link:
    """An article by its date, as a book's index gives the page number."""
    date = filed.article.date
    text = desk.words.date(date, short=True) if date else opening(filed.article.title, _TITLE)
    return Link(text, link(page, filed.address))


def orders(desk: Desk, index: Index, page: str) -> tuple[Link, ...]:
    """By name, by number; nothing where there is nothing to order."""
    if sum(bool(entry.address) for entry in index.entries) < 2:
        return ()
    ranked = by_number(index.address)
    is_ranked = page.startswith(ranked.removesuffix("index.html"))
    return (
        Link(desk.words["by_name"], link(page, index.address), not is_ranked),
        Link(desk.words["by_number"], link(page, ranked), is_ranked),
    )


def parts_of(desk: Desk, index: Index) -> tuple[Link, ...]:
    """Sources are publications or agencies, where the archive has both."""
    kinds = (
        ("sources", addresses.SOURCES),
        ("publications", addresses.PUBLICATIONS),
        ("agencies", addresses.AGENCIES),
    )
    here = index.address
    if index.sort not in dict(kinds) or not (desk.by_publication and desk.by_agency):
        return ()
    return tuple(Link(desk.words[word], link(here, to), to == here) for word, to in kinds)


def other_ways(desk: Desk, page: str) -> tuple[Link, ...]:
    """To lists by time: the timeline and what was added last, as far as there are such."""
    ways = (
        ("timeline", addresses.TIMELINE, desk.dated),
        ("recent", addresses.RECENT, desk.recent),
    )
    return tuple(Link(desk.words[word], link(page, to)) for word, to, listed in ways if listed)
