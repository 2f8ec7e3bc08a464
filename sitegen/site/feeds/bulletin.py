"""What a feed holds, whatever its form.

Its times come from the articles, never from the clock. With a base_url the addresses are whole;
without one, identifiers are digests and links are relative, which readers resolve against the
address they fetched the feed from.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from sitegen.archive.archive import Filed
from sitegen.config import Config
from sitegen.model import Article
from sitegen.site.addresses import link
from sitegen.site.furniture import Furniture
from sitegen.site.pages import Proofs
from sitegen.text.dates import NewsDate

NO_TIME = "1970-01-01T00:00:00Z"
"""Standards demand a time even of a feed without entries."""
_WHOLE_TIME = re.compile(r"(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?")


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The newest articles of the archive, or of a name."""

    address: str
    """Of the feed."""
    title: str
    description: str
    home: str
    """The address of the page that the feed belongs to."""
    articles: tuple[Filed, ...]
    """Newest first; all have a date."""
    furniture: Furniture
    proofs: Proofs

    @property
    def config(self) -> Config:
        return self.furniture.config

    @property
    def updated(self) -> str:
        return max((changed(one.article) for one in self.articles), default=NO_TIME)

    def identifier(self, address: str) -> str:
        """Stays the same however often the feed is made: the whole URL, or a digest."""
        named = f"{self.config.title}\n{address}"
        digest = hashlib.sha256(named.encode()).hexdigest()
        return self.furniture.absolute(address) or f"urn:sha256:{digest}"

    def href(self, address: str) -> str:
        return self.furniture.absolute(address) or link(self.address, address)


def changed(article: Article) -> str:
    """When an article that has a date was last changed, as far as that is known."""
    moments = [moment(date) for date in (article.date, article.updated) if date]
    return max(moments, default=NO_TIME)


def moment(date: NewsDate) -> str:
    """As RFC 3339: the first moment the date may mean; a time without a zone counts as UTC."""
    day = date.first.isoformat()
    match = _WHOLE_TIME.fullmatch(date.time)
    if not match:
        return f"{day}T00:00:00Z"
    return f"{day}T{match[1]}{match[2] or ':00'}{match[3] or ''}{match[4] or 'Z'}"


def writers(article: Article) -> tuple[str, ...]:
    """Who wrote an article: its authors, else its agency; else who printed it, as far as known."""
    source = article.agency or article.publication
    return article.authors or ((source,) if source else ())


def terms(article: Article) -> tuple[str, ...]:
    """What an article is filed under."""
    return tuple(term for term in dict.fromkeys((article.section, *article.tags)) if term)
