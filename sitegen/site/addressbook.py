"""The address book: the page of everything that has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sitegen.archive.addresses import Published
from sitegen.model import Article, Entity, Kind
from sitegen.site.addresses import (
    EntityKey,
    further_page,
    further_pages,
    goes_by_year,
    is_legal,
    year_page,
)
from sitegen.site.edition import Edition
from sitegen.text.slugs import numbered, slug


@dataclass(frozen=True)
class Addresses:
    """The pages of everything that has a name."""

    entities: Mapping[EntityKey, str]
    """Of those entities that have a page of their own."""
    authors: Mapping[str, str]
    """Of those authors that have a page of their own: all of them, unless files are few."""
    sources: Mapping[str, str]
    """Publications and agencies."""
    sections: Mapping[str, str]
    tags: Mapping[str, str]
    """Of those sections and tags that have a page of their own."""
    new: tuple[Published, ...]
    """Addresses that entities claim for the first time, sorted."""

    def shelf(self, sort: str, name: str) -> str:
        """The page of a name of one of the SHELVES; "" when it has none."""
        pages = {
            "author": self.authors,
            "source": self.sources,
            "section": self.sections,
            "tag": self.tags,
        }
        return pages[sort].get(name, "")


def settle(edition: Edition) -> Addresses:
    """Give everything its address; the order in which things come makes no difference.

    Entities have different names within a kind. What was published first has the first claim: a
    name that comes back, after a merge is undone, has its old address again.
    """
    named = _with_a_page(edition)
    entities = _entity_addresses(named, edition.published)
    known = set(edition.published)
    claims = _claims(edition, named, entities)
    new = (claim for claim in claims if claim not in known)
    articles = [filed.article for filed in edition.archive]
    least = appearances_needed(edition)
    authors = (name for one in articles for name in one.authors)
    return Addresses(
        entities=entities,
        authors=_named_pages("authors", _often(authors, edition.scope.least)),
        sources=_named_pages("sources", chain.from_iterable(map(sources_of, articles))),
        sections=_named_pages("sections", _often((one.section for one in articles), least)),
        tags=_named_pages("tags", _often(chain.from_iterable(map(tags_of, articles)), least)),
        new=tuple(sorted(new, key=lambda entry: (entry.thing, entry.name, entry.address))),
    )


def sources_of(article: Article) -> tuple[str, ...]:
    """The publication and the agency, as far as they are known, each once."""
    return tuple(name for name in dict.fromkeys((article.publication, article.agency)) if name)


def tags_of(article: Article) -> tuple[str, ...]:
    """Each once."""
    return tuple(dict.fromkeys(article.tags))


def _often(names: Iterable[str], least: int) -> Iterator[str]:
    """The names that stand at least so often; "" is none."""
    return (name for name, count in Counter(names).items() if name and count >= least)


def _claims(
    edition: Edition, entities: Iterable[Entity], addresses: Mapping[EntityKey, str]
) -> Iterator[Published]:
    """Each entity's own page and the further ones."""
    for entity in entities:
        for address in _pages_of(edition, entity, addresses[entity.key]):
            yield Published(address, entity.kind.value, entity.name)


def _pages_of(edition: Edition, entity: Entity, first: str) -> Iterator[str]:
    """The addresses of an entity's page and of all its further pages."""
    size, appearances = edition.config.page_size, entity.appearances
    yield first
    if not goes_by_year(len(appearances), size):
        yield from _further(first, len(appearances), size)
        return
    archive = edition.archive.by_address
    for year, count in Counter(archive[one.address].year for one in appearances).items():
        address = year_page(first, year)
        yield address
        yield from _further(address, count, size)


def _further(first: str, entries: int, size: int) -> Iterator[str]:
    for number in range(1, further_pages(entries, size) + 1):
        yield further_page(first, number)


def appearances_needed(edition: Edition) -> int:
    """In how many articles a name must stand to get a page."""
    size = len(edition.archive)
    by_size = 1 if size <= 1_000 else 2 if size <= 10_000 else 3
    return max(edition.config.names_on_pages or by_size, edition.scope.least)


def _with_a_page(edition: Edition) -> list[Entity]:
    least = appearances_needed(edition)
    return [
        entity
        for entity in edition.entities
        if len(entity.appearances) >= (1 if entity.pinned else least)
    ]


def _entity_addresses(
    entities: Iterable[Entity], published: Sequence[Published]
) -> dict[EntityKey, str]:
    """Published addresses in the order of publication, then slugs, by the names' code points."""
    waiting = sorted(entities, key=lambda entity: entity.key)
    names = {entity.key for entity in waiting}
    stood_at: dict[str, list[EntityKey]] = {}
    settled: dict[EntityKey, str] = {}
    claimed: set[str] = set()
    for entry in published:
        if entry.thing != "article":
            key = Kind(entry.thing), entry.name
            stood_at.setdefault(entry.address, []).append(key)
            is_free = key not in settled and entry.address not in claimed
            if is_free and key in names and _is_of(key[0], entry.address):
                settled[key] = entry.address
                claimed.add(entry.address)
    taken = {entry.address.removesuffix(".html") for entry in published}
    for entity in waiting:
        if entity.key not in settled:
            address = _former_address(entity, stood_at, names)
            if not address or address in claimed:
                address = f"{_free(f'{entity.kind.key}/{slug(entity.name)}', taken)}.html"
            settled[entity.key] = address
            claimed.add(address)
            taken.add(address.removesuffix(".html"))
    return settled


def _is_of(kind: Kind, address: str) -> bool:
    """Whether it can be the own page of something of a kind: no index, no further page."""
    folder, _, file = address.partition("/")
    fits = folder == kind.key and "/" not in file and file != "index.html"
    return fits and file.endswith(".html") and is_legal(address)


def _former_address(
    entity: Entity, stood_at: Mapping[str, Sequence[EntityKey]], names: set[EntityKey]
) -> str:
    """The slug's address, if nothing but other names of this entity ever had it; else "".

    So correcting `Jose` to `José` moves nothing.
    """
    address = f"{entity.kind.key}/{slug(entity.name)}.html"
    own = {(entity.kind, name) for name in entity.other_names} - names
    stood = stood_at.get(address, ())
    return address if stood and own.issuperset(stood) else ""


def _free(stem: str, taken: set[str]) -> str:
    return numbered(stem, taken) if stem in taken else stem


def _named_pages(folder: str, names: Iterable[str]) -> dict[str, str]:
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        stem = _free(slug(name), taken)
        taken.add(stem)
        pages[name] = f"{folder}/{stem}.html"
    return pages
