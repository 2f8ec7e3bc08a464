"""What the index is told about one article."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.text.dates import NewsDate


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it can be searched. Names are whole; any word of a name finds it."""

    address: str
    """From the site's root: `1998/03/04/harbor.html`."""
    title: str
    body: str = ""
    """Its galley without the title: standfirst, captions, text."""
    people: tuple[str, ...] = ()
    """Every form of the names that shall find the article."""
    organizations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    agency: str = ""
    source: str = ""
    """The publication, else the agency."""
    section: str = ""
    date: NewsDate | None = None
    lead: str = ""
    """How its text begins, in some 150 characters: what a list of hits shows of it."""
    named: tuple[tuple[str, str, str], ...] = ()
    """Whom and what it names, each once: kind (`person`, `org` or `place`), name, and the address
    of its page or "". The most mentioned first. This is what facets count and filters choose."""
