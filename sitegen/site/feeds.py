"""The newest articles as an Atom feed (RFC 4287).

Its times come from the articles, never from the clock. With a base_url the addresses are whole;
without one, identifiers are digests and links are relative, which readers resolve against the
address they fetched the feed from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element, SubElement, tostring

from sitegen.archive.archive import Filed
from sitegen.model import Article
from sitegen.site.addresses import FEED, HOME, link
from sitegen.site.desk import Desk, date_of
from sitegen.site.pages import PlainFile, Proofs
from sitegen.site.templates import printable
from sitegen.text.dates import NewsDate

_ATOM = "http://www.w3.org/2005/Atom"
_NO_TIME = "1970-01-01T00:00:00Z"
"""The standard demands a time even of a feed without entries."""
_WHOLE_TIME = re.compile(r"(\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def feed_files(desk: Desk) -> Iterator[PlainFile]:
    yield PlainFile(FEED, "the feed", partial(_feed, desk))


def _feed(desk: Desk, proofs: Proofs) -> bytes:
    config = desk.edition.config
    newest = desk.dated[: config.feed_size]
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": config.language})
    _text(feed, "title", config.title)
    if config.description:
        _text(feed, "subtitle", config.description)
    _text(feed, "id", _identifier(desk, FEED))
    _text(feed, "updated", max((_changed(one.article) for one in newest), default=_NO_TIME))
    _text(SubElement(feed, "author"), "name", config.title)
    SubElement(feed, "link", {"rel": "self", "href": _href(desk, FEED)})
    home = {"rel": "alternate", "type": "text/html", "href": _href(desk, HOME)}
    SubElement(feed, "link", home)
    for filed in newest:
        _entry(desk, SubElement(feed, "entry"), filed, proofs)
    head = b'<?xml version="1.0" encoding="utf-8"?>\n'
    return head + printable(tostring(feed, encoding="unicode")) + b"\n"


def _entry(desk: Desk, entry: Element, filed: Filed, proofs: Proofs) -> None:
    article = filed.article
    if article.language:
        entry.set("xml:lang", article.language)
    _text(entry, "title", article.title)
    _text(entry, "id", _identifier(desk, filed.address))
    _text(entry, "published", moment(date_of(filed)))
    _text(entry, "updated", _changed(article))
    address = _href(desk, filed.address)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    for author in article.authors or ((article.source,) if article.source else ()):
        _text(SubElement(entry, "author"), "name", author)
    for term in dict.fromkeys((article.section, *article.tags)):
        if term:
            SubElement(entry, "category", {"term": term})
    if lede := proofs.lede(filed.address):
        _text(entry, "summary", lede)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _changed(article: Article) -> str:
    moments = [moment(date) for date in (article.date, article.updated) if date]
    return max(moments, default=_NO_TIME)


def moment(date: NewsDate) -> str:
    """As RFC 3339: the first moment the date may mean; a time without a zone counts as UTC."""
    day = date.first.isoformat()
    match = _WHOLE_TIME.fullmatch(date.time)
    if not match:
        return f"{day}T00:00:00Z"
    return f"{day}T{match[1]}{match[2] or ':00'}{match[3] or ''}{match[4] or 'Z'}"


def _identifier(desk: Desk, address: str) -> str:
    whole = desk.furniture.absolute(address)
    named = f"{desk.edition.config.title}\n{address}"
    return whole or f"urn:sha256:{hashlib.sha256(named.encode()).hexdigest()}"


def _href(desk: Desk, address: str) -> str:
    return desk.furniture.absolute(address) or link(FEED, address)
