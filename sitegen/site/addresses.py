"""Where things stand in the site, and how one page leads to another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from sitegen.archive.addresses import Published
from sitegen.model import Entity, Kind
from sitegen.site.edition import Edition
from sitegen.text.dates import NewsDate
from sitegen.text.slugs import numbered, slug

HOME = "index.html"
ABOUT = "about.html"
MISSING = "404.html"
FEED = "feed.xml"
YEARS = "archive/index.html"
UNDATED = "undated/index.html"
AUTHORS = "authors/index.html"
SOURCES = "sources/index.html"
STYLESHEET = "assets/site.css"
ICON = "assets/icon.svg"

EntityKey = tuple[Kind, str]


def link(from_page: str, to_page: str) -> str:
    """The relative URL from one page to another; both from the site's root, not quoted.

    It always names the file, so it works at a domain's root, under a sub-path and from disk.
    """
    here, there = from_page.split("/")[:-1], to_page.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + quote("/".join(there[shared:]), safe="/")


def index_of(kind: Kind) -> str:
    return f"{kind.key}/index.html"


def calendar_page(date: NewsDate) -> str:
    """The page of a day, or of the month or year when no more is known."""
    return f"{date.day_text.replace('-', '/')}/index.html"


def further_page(address: str, number: int) -> str:
    """A further page of a long list: `people/ada-quill.html` goes on in `people/ada-quill/`."""
    if address == HOME:
        return f"latest/page-{number}.html"
    folder = address.removesuffix(".html")
    if folder.endswith("/index"):
        folder = folder.removesuffix("index") + "pages"
    return f"{folder}/page-{number}.html"


def is_legal(address: str) -> bool:
    """Whether an address stays inside the site and can be a file on every system."""
    parts = address.split("/")
    return all(
        part and part.strip(" .") and not any(sign in '<>:"\\|?*' or sign < " " for sign in part)
        for part in parts
    )


def spelling(address: str) -> str:
    """What two addresses share that are one file on some system: case and accents' make-up."""
    return unicodedata.normalize("NFC", address.casefold())


def folders_of(address: str) -> Iterator[str]:
    """Every folder the file lies in, the outermost first."""
    place = address.find("/")
    while place >= 0:
        yield address[:place]
        place = address.find("/", place + 1)


@dataclass(frozen=True)
class Addresses:
    """The pages of everything that has a name."""

    entities: Mapping[EntityKey, str]
    """Of those entities that have a page of their own."""
    authors: Mapping[str, str]
    sources: Mapping[str, str]
    new: tuple[Published, ...]
    """Addresses that entities claim for the first time, sorted."""


def settle(edition: Edition) -> Addresses:
    """Give everything its address; the order in which things come makes no difference."""
    entities = _entity_addresses(_with_a_page(edition), edition.published)
    known = {(entry.thing, entry.name, entry.address) for entry in edition.published}
    new = [
        Published(address, kind.value, name)
        for (kind, name), address in sorted(entities.items())
        if (kind, name, address) not in known
    ]
    articles = [filed.article for filed in edition.archive]
    authors = (author for article in articles for author in article.authors)
    sources = (
        name for article in articles for name in (article.publication, article.agency) if name
    )
    return Addresses(
        entities, _named_pages("authors", authors), _named_pages("sources", sources), tuple(new)
    )


def appearances_needed(edition: Edition) -> int:
    """In how many articles a name must stand to get a page."""
    if edition.config.names_on_pages:
        return edition.config.names_on_pages
    size = len(edition.archive)
    return 1 if size <= 1_000 else 2 if size <= 10_000 else 3


def _with_a_page(edition: Edition) -> list[Entity]:
    least = appearances_needed(edition)
    return [entity for entity in edition.entities if len(entity.appearances) >= least]


def _entity_addresses(
    entities: Iterable[Entity], published: Iterable[Published]
) -> dict[EntityKey, str]:
    """Published addresses first, then slugs, in the order of the names' code points."""
    waiting = sorted(entities, key=lambda entity: (entity.kind.value, entity.name))
    stands_at = {entry.address: (entry.thing, entry.name) for entry in published}
    names = {entity.key for entity in waiting}
    settled = {
        (Kind(thing), name): address
        for address, (thing, name) in stands_at.items()
        if (thing, name) in names and _is_of(Kind(thing), address)
    }
    claimed = set(settled.values())
    taken = {address.removesuffix(".html") for address in stands_at}
    for entity in waiting:
        if entity.key not in settled:
            address = _former_address(entity, stands_at, names)
            if not address or address in claimed:
                address = f"{_free(f'{entity.kind.key}/{slug(entity.name)}', taken)}.html"
            settled[entity.key] = address
            claimed.add(address)
            taken.add(address.removesuffix(".html"))
    return settled


def _is_of(kind: Kind, address: str) -> bool:
    return address.startswith(f"{kind.key}/") and address.endswith(".html") and is_legal(address)


def _former_address(
    entity: Entity, stands_at: Mapping[str, tuple[str, str]], names: set[EntityKey]
) -> str:
    """The slug's address, where it was published under another name of the same entity; or "".

    So correcting `Jose` to `José` moves nothing.
    """
    address = f"{entity.kind.key}/{slug(entity.name)}.html"
    thing, name = stands_at.get(address, ("", ""))
    own = thing == entity.kind and name in entity.other_names
    return address if own and (entity.kind, name) not in names else ""


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
