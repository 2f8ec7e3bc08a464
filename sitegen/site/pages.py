"""What a plan is made of: pages to be set, and files that are ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitegen.archive.archive import Filed
from sitegen.archive.ledger import Record
from sitegen.errors import Where
from sitegen.site.addresses import EntityKey
from sitegen.site.parts import Line
from sitegen.site.pictures import PictureFile
from sitegen.site.quotes import QuoteFile
from sitegen.site.views import View


@dataclass(frozen=True, slots=True)
class Proofs:
    """What is known only when the articles are set and indexed, and other pages need."""

    ledes: dict[str, str]
    """The first words of each article, by its address."""
    quotes: QuoteFile
    search_root: str
    """The address of the file with which the search files begin."""

    def lede(self, address: str) -> str:
        return self.ledes.get(address, "")


@dataclass(frozen=True, slots=True)
class Page:
    """A page that can be set when the articles are."""

    address: str
    template: str
    title: str
    """For the head of the browser's window; "" for the home page."""
    what: str
    """For a person who reads of it: `the page of Ada Quill (person)`."""
    view: Callable[[Proofs], View]
    """Makes the template's value; nothing is made before the page is set."""
    listed: bool = True
    """Whether search engines should be told of it."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity in one article."""

    key: EntityKey
    address: str
    """Its page; "" when it has none."""
    spans: Sequence[tuple[int, int]]
    """Places in the article's galley."""
    same_as: tuple[str, ...] = ()
    """URLs of the same thing elsewhere."""
    is_source: bool = False
    """No sentence names it: the article only comes from it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An article handed to the compositor: all that its page needs besides its text. Picklable."""

    filed: Filed
    named: tuple[Named, ...] = ()
    """People, organisations, places, each as an index files them."""
    authors: tuple[tuple[str, str], ...] = ()
    """Each with the address of its page."""
    publication: tuple[str, str] | None = None
    agency: tuple[str, str] | None = None
    section: tuple[str, str] | None = None
    tags: tuple[tuple[str, str], ...] = ()
    newer: Filed | None = None
    older: Filed | None = None
    original: str = ""
    """Where the clipping's copy stands in the site; ""."""
    reading: str = ""
    """Where the page stands that shows how it was read; ""."""
    pictures: tuple[tuple[PictureFile, str], ...] = ()
    """That belong to the clipping, each with where its copy stands in the site."""
    related: tuple[Line, ...] = ()
    """A few older articles that are most like it."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article's page: set in a worker, because its text must be read."""

    address: str
    template: str
    what: str
    where: Where
    copy: Callable[[], Copy]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page that shows how a clipping was read: set in a worker, from the clipping. Picklable."""

    address: str
    template: str
    what: str
    where: Where
    """The clipping."""
    filed: Filed
    """The article that was made of it."""
    record: Record
    original: str
    """Where the clipping's copy stands in the site."""


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that needs no template."""

    address: str
    what: str
    data: Callable[[Proofs], bytes]
