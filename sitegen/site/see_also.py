"""See also: who is named may have written too, and what is named may be a source. Each of the two
pages leads to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.model import Entity, Kind
from sitegen.site.addressbook import Addresses
from sitegen.site.credits import bare

Place = tuple[str, str]
"""A name, and the address of its page."""


@dataclass(frozen=True, slots=True)
class Crossings:
    """The pages of one name, each by the address of the other."""

    shelves: Mapping[str, tuple[Place, ...]]
    """By the page of a person or an organisation: the authors or the sources of that name."""
    entities: Mapping[str, tuple[Place, ...]]
    """By the page of an author or a source: the people or the organisations of that name, of those
    that some text names."""


def crossings(book: Addresses, entities: Iterable[Entity]) -> Crossings:
    """Of all names that have both pages. Case, accents and a leading article make no difference;
    whether two of one name are one, a reader must judge."""
    waiting: dict[tuple[Kind, str], list[Place]] = defaultdict(list)
    for kind, shelf in ((Kind.PERSON, book.authors), (Kind.ORGANIZATION, book.sources)):
        for place in shelf.items():
            waiting[kind, bare(place[0])].append(place)
    shelves: dict[str, tuple[Place, ...]] = {}
    found: dict[str, list[Place]] = defaultdict(list)
    for entity in entities:
        page = book.entities.get(entity.key)
        names = {bare(name) for name in (entity.name, *entity.other_names)} if page else ()
        places = sorted(place for name in names for place in waiting.get((entity.kind, name), ()))
        if page and places:
            shelves[page] = tuple(places)
            if any(one.spans for one in entity.appearances):
                for _, shelf_page in places:
                    found[shelf_page].append((entity.name, page))
    return Crossings(shelves, {page: tuple(sorted(places)) for page, places in found.items()})
