"""Where things stand in the site, and how one page leads to another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from sitegen.model import Kind
from sitegen.text.dates import NewsDate

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
TIMELINE = "archive/timeline.html"
RECENT = "archive/recent.html"
INDEXES = "indexes.html"
AUTHORS = "authors/index.html"
SOURCES = "sources/index.html"
PUBLICATIONS = "publications/index.html"
AGENCIES = "agencies/index.html"
SECTIONS = "sections/index.html"
TAGS = "tags/index.html"
STYLESHEET = "assets/site.css"
ICON = "assets/icon.svg"
ON_THIS_DAY = "on-this-day/"
"""The folder of a file for each day of the year."""

SHELVES = {"author": AUTHORS, "source": SOURCES, "section": SECTIONS, "tag": TAGS}
"""What articles are filed under, and the index of each sort."""

DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
"""How a file's name begins that Windows keeps for a device."""

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


_MANY_PAGES = 20
"""A list that would need more further pages than these goes by year instead."""


def goes_by_year(entries: int, size: int) -> bool:
    """Whether a name's list is too long for numbered pages: then each year has its own."""
    return entries > _MANY_PAGES * size


def year_page(address: str, year: str) -> str:
    """The page of one year of a name's long list: `people/ada-quill/1998.html`."""
    return f"{address.removesuffix('.html')}/{year or 'undated'}.html"


def by_number(index: str) -> str:
    """An index in another order: most articles first. No name can have this address."""
    return index.replace("index.html", "by-number/index.html")


def is_legal(address: str) -> bool:
    """Whether an address stays inside the site and can be a file on every system."""
    parts = address.split("/")
    return all(
        part and part.strip(" .") and not any(sign in '<>:"\\|?*' or sign < " " for sign in part)
        for part in parts
    )


_LONGEST = 200
"""Bytes of an address that may become a file's path on Windows, below a folder of its owner's."""


def fits_everywhere(address: str) -> bool:
    """Whether every disk and every host takes the address as it is."""
    parts = address.split("/")
    is_short = len(address.encode()) <= _LONGEST
    names = (not DEVICE.match(one) and not one.endswith((".", " ")) for one in parts)
    return is_legal(address) and is_short and "#" not in address and all(names)


def spelling(address: str) -> str:
    """What two addresses share that are one file on some system: case and accents' make-up."""
    return unicodedata.normalize("NFC", address.casefold())


def folders_of(address: str) -> Iterator[str]:
    """Every folder the file lies in, the outermost first."""
    place = address.find("/")
    while place >= 0:
        yield address[:place]
        place = address.find("/", place + 1)
