"""Where things stand in the site, and how one page leads to another."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
SEARCH = "search.html"
SEARCH_HELP = "search-help.html"
FEED = "feed.xml"
RSS = "rss.xml"
JSON_FEED = "feed.json"
DATA = "data/index.html"
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


def feed_of(page: str) -> str:
    """The feed of a name, by its page: `people/ada-quill.xml`."""
    return f"{page.removesuffix('.html')}.xml"


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


def further_pages(entries: int, size: int) -> int:
    """How many further pages a list has, of `size` entries a page: its own page has the newest."""
    return -(-max(entries - size, 0) // size)


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
    """Of those authors that have a page of their own: all of them, unless files are few."""
    sources: Mapping[str, str]
    new: tuple[Published, ...]
    """Addresses that entities claim for the first time, sorted."""


def settle(edition: Edition) -> Addresses:
    """Give everything its address; the order in which things come makes no difference.

    Entities have different names within a kind. What was published first has the first claim: a
    name that comes back, after a merge is undone, has its old address again.
    """
    named = _with_a_page(edition)
    entities = _entity_addresses(named, edition.published)
    known = set(edition.published)
    claims = _claims(named, entities, edition.config.page_size)
    new = (claim for claim in claims if claim not in known)
    articles = [filed.article for filed in edition.archive]
    authors = (author for article in articles for author in article.authors)
    sources = (
        name for article in articles for name in (article.publication, article.agency) if name
    )
    return Addresses(
        entities,
        _named_pages("authors", _often(authors, edition.scope.least)),
        _named_pages("sources", sources),
        tuple(sorted(new, key=lambda entry: (entry.thing, entry.name, entry.address))),
    )


def _often(names: Iterable[str], least: int) -> Iterator[str]:
    """The names that stand at least so often; "" is none."""
    return (name for name, count in Counter(names).items() if name and count >= least)


def _claims(
    entities: Iterable[Entity], addresses: Mapping[EntityKey, str], size: int
) -> Iterator[Published]:
    """Each entity's own page and the further ones."""
    for entity in entities:
        first = addresses[entity.key]
        for number in range(further_pages(len(entity.appearances), size) + 1):
            address = further_page(first, number) if number else first
            yield Published(address, entity.kind.value, entity.name)


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
