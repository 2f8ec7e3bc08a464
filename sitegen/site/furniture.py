"""Page furniture: what stands around and between the articles, whatever the page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from sitegen.archive.archive import Filed
from sitegen.config import Config
from sitegen.model import Article, Kind
from sitegen.site import addresses
from sitegen.site.addresses import calendar_page, link
from sitegen.site.parts import DateView, Line, Link
from sitegen.site.views import Frame
from sitegen.site.words import Words, direction, has_words, words_of
from sitegen.text.dates import NewsDate
from sitegen.text.sentences import opening

_SECTIONS = (
    ("people", addresses.index_of(Kind.PERSON)),
    ("organizations", addresses.index_of(Kind.ORGANIZATION)),
    ("places", addresses.index_of(Kind.PLACE)),
    ("sources", addresses.SOURCES),
    ("authors", addresses.AUTHORS),
    ("indexes", addresses.INDEXES),
    ("archive", addresses.YEARS),
    ("about", addresses.ABOUT),
)
_HOSTS = (
    ("wikidata.org", "Wikidata"), ("wikipedia.org", "Wikipedia"), ("viaf.org", "VIAF"),
    ("isni.org", "ISNI"), ("id.loc.gov", "Library of Congress"), ("d-nb.info", "GND"),
    ("geonames.org", "GeoNames"), ("orcid.org", "ORCID"),
)  # fmt: skip
"""What readers call the places that hosts stand for."""
_LEDE = 180
"""Characters of the text that a list shows."""


@dataclass(frozen=True)
class Furniture:
    """Makes the parts that all pages share, from the options alone."""

    config: Config
    days: bool = True
    """Days have pages of their own."""

    @property
    def words(self) -> Words:
        return words_of(self.config.language)

    @property
    def language(self) -> str:
        """What the pages speak besides their articles: the archive's language, or English where
        there are no words for it; so that it is read aloud, ordered and set as what it is."""
        own = self.config.language
        return own if has_words(own) else self.words.language

    def frame(self, address: str, title: str = "", description: str = "") -> Frame:
        """The frame of the page at an address; `title` is "" for the home page."""
        name = self.config.title
        return Frame(
            title=name,
            language=self.language,
            direction=direction(self.language),
            address=address,
            page_title=f"{title} · {name}" if title else name,
            description=description or self.config.description,
            home=link(address, addresses.HOME),
            stylesheet=link(address, addresses.STYLESHEET),
            icon=link(address, addresses.ICON),
            feed=link(address, addresses.FEED),
            rss=link(address, addresses.RSS),
            json_feed=link(address, addresses.JSON_FEED),
            data=link(address, addresses.DATA),
            about=link(address, addresses.ABOUT),
            search=link(address, addresses.SEARCH),
            canonical=self.absolute(address),
            base=self._base() if address == addresses.MISSING else "",
            sections=tuple(
                Link(self.words[word], link(address, target), target == address)
                for word, target in _SECTIONS
            ),
        )

    def absolute(self, address: str) -> str:
        """The whole URL of a page; "" without a base_url."""
        base = self.config.base_url
        return f"{base.rstrip('/')}/{link('', address)}" if base else ""

    def _base(self) -> str:
        """A host shows 404.html at any depth, so its links must start at the site's root."""
        path = urlsplit(self.config.base_url).path.strip("/")
        if not self.config.base_url:
            return ""
        return f"/{path}/" if path else "/"

    def date(self, page: str, date: NewsDate | None) -> DateView | None:
        if date is None:
            return None
        words = self.words
        return DateView(
            text=words.date(date),
            short=words.date(date, short=True),
            iso=str(date),
            href=link(page, self.page_of(date)),
        )

    def page_of(self, date: NewsDate) -> str:
        """The page of a date; of its month where days have no pages of their own."""
        known = date if self.days or not date.day else NewsDate(date.year, date.month)
        return calendar_page(known)

    def line(self, page: str, filed: Filed, lede: str = "", longest: int = _LEDE) -> Line:
        """An article as a list on `page` shows it."""
        article = filed.article
        return Line(
            title=article.title,
            href=link(page, filed.address),
            date=self.date(page, article.date),
            source=article.source,
            lede=opening(lede, longest),
            language=self.other_language(article),
        )

    def outward(self, url: str) -> Link | None:
        """A way out of the archive under its host's name; None if no browser may follow it."""
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or not host:
            return None
        return Link(next((name for end, name in _HOSTS if _is_of(host, end)), host), url)

    def other_language(self, article: Article) -> str:
        """The article's language where it is not that of the pages, else ""."""
        language = article.language or self.config.language
        return language if language != self.language else ""


def _is_of(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
