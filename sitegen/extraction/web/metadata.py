"""What a page's metadata say of its article, each field by the order in which it can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from sitegen.extraction.agencies import agency
from sitegen.extraction.bylines import Byline, read_byline
from sitegen.extraction.dates import find_dates
from sitegen.extraction.names import proper
from sitegen.extraction.web.linked_data import Described, Signature, described_articles
from sitegen.extraction.web.page import Page
from sitegen.extraction.web.titles import alike, site_names
from sitegen.text.dates import NewsDate

_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title")
_AUTHORS = (
    "author", "byline", "byl", "article:author", "article_author", "og:article:author",
    "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "article.published", "article_date_original", "citation_publication_date",
    "publish-date", "publish_date", "published_time", "published-date", "pubdate",
    "publication_date", "sailthru.date", "originalpublicationdate", "ptime", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "article.updated", "article_date_updated",
)  # fmt: skip
_SITES = ("og:site_name", "dc.publisher", "citation_journal_title", "application-name")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_NO_PERSON = re.compile(r"https?:|www\.|[@/\\]|\d{3}")
_NOBODY = frozenset(
    "admin administrator anonymous author editor guest none null staff root".split()
)
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+")

NOBODY = Byline()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the metadata say. Empty and None mean: not said."""

    titles: tuple[str, ...] = ()
    """The most trusted first, as they stand."""
    sites: tuple[str, ...] = ()
    """The names of the site, which may stand in a title."""
    signed: Byline = NOBODY
    """Authors are persons, or houses that are not the site itself."""
    by_house: bool = False
    """The authors are a house; a person whom the page names goes before it."""
    date: NewsDate | None = None
    updated: NewsDate | None = None
    stamp: NewsDate | None = None
    """The first time in the article: its date, where nothing else tells one."""
    publication: str = ""
    section: str = ""
    url: str = ""
    language: str = ""
    description: str = ""


def read_metadata(page: Page) -> Metadata:
    """Weigh linked data, OpenGraph, named metadata and microdata of a page."""
    article = _article(page, described_articles(page.scripts))
    url = _url(page, article)
    publication = article.publisher or _first(page.metas, _SITES)
    sites = tuple(site_names(url, [publication, *(page.metas.get(key, "") for key in _SITES)]))
    signed, by_house = _signed(page, article, {name.casefold() for name in sites})
    date, updated = _dates(page, article)
    return Metadata(
        titles=tuple(filter(None, [article.headline, *_all(page.metas, _TITLES), page.title])),
        sites=sites,
        signed=signed,
        by_house=by_house,
        date=date,
        updated=updated,
        stamp=_first_date(page.times[:1]),
        publication=publication if not _NO_PERSON.search(publication) else "",
        section=_section(article.section or _first(page.metas, _SECTIONS)),
        url=url,
        language=_language(page.language or article.language),
        description=_first(page.metas, ("description", "og:description")),
    )


def _all(metas: dict[str, str], names: Iterable[str]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _first(metas: dict[str, str], names: Iterable[str]) -> str:
    return next(iter(_all(metas, names)), "")


def _article(page: Page, described: Sequence[Described]) -> Described:
    """The article that the page is about: a page may describe those it links to as well."""
    titles = [*page.headings, page.title, *_all(page.metas, _TITLES)]

    def is_ours(one: Described) -> bool:
        return any(alike(one.headline, title) for title in titles)

    ours = [one for one in described if one.headline and is_ours(one)]
    dated = [one for one in ours if one.published]
    if chosen := dated or ours:
        return chosen[0]
    return described[0] if len(described) == 1 and described[0].published else Described()


# --- who -----------------------------------------------------------------------------------------


def _signed(page: Page, article: Described, sites: set[str]) -> tuple[Byline, bool]:
    """Who signs, from the surest source that names a person; else a house that is not the site."""
    sources = [article.authors]
    sources += [(Signature(name, False),) for name in _all(page.metas, _AUTHORS)]
    sources += [(Signature(page.items.get("author", ""), False),)]
    wire, houses = "", NOBODY
    for signatures in sources:
        people = [byline for one in signatures if (byline := _person(one, sites))]
        wire = wire or next((byline.agency for byline in people if byline.agency), "")
        if authors := tuple(name for byline in people for name in byline.authors):
            paper = next((byline.publication for byline in people if byline.publication), "")
            return Byline(tuple(dict.fromkeys(authors)), wire, paper), False
        houses = houses or _houses(signatures, sites)
    return Byline(houses.authors, wire or houses.agency), bool(houses.authors)


def _person(signature: Signature, sites: set[str]) -> Byline | None:
    name = signature.name
    if wire := agency(name):
        return Byline(agency=wire)
    if signature.organization or name.casefold() in sites or name.casefold() in _NOBODY:
        return None
    if _NO_PERSON.search(name.split("|")[0]) or (" " not in name and name.islower()):
        return None
    return read_byline(f"By {_written(name)}")


def _written(name: str) -> str:
    """The names without a `By` of their own; small letters throughout are no way to sign."""
    bare = re.sub(r"^by[\s:]+", "", name, flags=re.IGNORECASE)
    return proper(bare) if bare.islower() else bare


def _houses(signatures: Iterable[Signature], sites: set[str]) -> Byline:
    names = [
        one.name
        for one in signatures
        if one.organization and one.name.casefold() not in sites and not _NO_PERSON.search(one.name)
    ]
    wire = next((found for name in names if (found := agency(name))), "")
    return Byline(tuple(dict.fromkeys(name for name in names if not agency(name))), wire)


# --- when ----------------------------------------------------------------------------------------


def _dates(page: Page, article: Described) -> tuple[NewsDate | None, NewsDate | None]:
    """Published and updated; an update that says nothing new is left out."""
    items = page.items
    date = _first_date(
        [article.published, *_all(page.metas, _PUBLISHED), items.get("datepublished", "")]
    )
    updated = _first_date(
        [article.modified, *_all(page.metas, _MODIFIED), items.get("datemodified", "")]
    )
    if date and updated and updated.order <= date.order:
        updated = None
    return date, updated


def _first_date(values: Iterable[str]) -> NewsDate | None:
    """The date of the first value that is one."""
    return next((date for value in values if (date := read_date(value))), None)


def read_date(value: str) -> NewsDate | None:
    """A date as machines or people write it, with its zone where it has one."""
    text = _FRACTION.sub("", value.strip())
    date: NewsDate | None
    try:
        date = NewsDate.parse(text)
    except ValueError:
        dates = [found.date for found in find_dates(text[:80])]
        date = dates[0] if len(dates) == 1 else None
    if date is None or not 1600 <= date.year <= 2100:
        return None
    midnight = date.time.startswith("00:00") and len(date.time) <= len("00:00:00")
    return NewsDate(date.year, date.month, date.day) if midnight else date


# --- where ---------------------------------------------------------------------------------------


def _url(page: Page, article: Described) -> str:
    """The address the page wants to be known by, else the one it was saved from."""
    wanted = (page.links.get("canonical"), page.metas.get("og:url"), article.url)
    return next(filter(None, (_absolute(page.address, url or "") for url in wanted)), page.address)


def _absolute(base: str, url: str) -> str:
    """An address of the web that leads to more than a front page, or ""."""
    try:
        whole = urljoin(base, url)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    proper_host = "." in parts.netloc and not re.search(r"[\s<>\"']", whole)
    front_page = parts.path in ("", "/") and not parts.query
    return whole if parts.scheme in ("http", "https") and proper_host and not front_page else ""


def _section(text: str) -> str:
    return "" if _NO_PERSON.search(text) or "," in text or len(text) > 40 else text


def _language(text: str) -> str:
    """A BCP 47 tag as one writes it: `en-GB`."""
    if not _TAG.fullmatch(text):
        return ""
    first, *others = re.split("[-_]", text)
    parts = [part.upper() if len(part) < 4 else part.title() for part in others]
    return "-".join([first.lower(), *parts])
