"""A feed in the format RSS 2.0 (rssboard.org), authors after Dublin Core."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from sitegen.archive.archive import Filed
from sitegen.site.desk import date_of
from sitegen.site.feeds.bulletin import Bulletin, moment, terms, writers
from sitegen.site.templates import printable

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MOMENT = re.compile(r"(.{10})T(\d\d:\d\d:\d\d)(?:\.\d+)?(.+)")


def rss(bulletin: Bulletin) -> bytes:
    config = bulletin.config
    root = Element("rss", {"version": "2.0", **_NAMESPACES})
    channel = SubElement(root, "channel")
    _text(channel, "title", bulletin.title)
    _text(channel, "link", bulletin.href(bulletin.home))
    _text(channel, "description", bulletin.description or bulletin.title)
    _text(channel, "language", config.language)
    if bulletin.articles:
        _text(channel, "lastBuildDate", as_rfc_822(bulletin.updated))
    own = {"rel": "self", "type": "application/rss+xml", "href": bulletin.href(bulletin.address)}
    SubElement(channel, "atom:link", own)
    for filed in bulletin.articles:
        _item(bulletin, SubElement(channel, "item"), filed)
    head = b'<?xml version="1.0" encoding="utf-8"?>\n'
    return head + printable(tostring(root, encoding="unicode")) + b"\n"


def _item(bulletin: Bulletin, item: Element, filed: Filed) -> None:
    article = filed.article
    identifier, href = bulletin.identifier(filed.address), bulletin.href(filed.address)
    _text(item, "title", article.title)
    _text(item, "link", href)
    is_link = {"isPermaLink": "true" if identifier == href else "false"}
    SubElement(item, "guid", is_link).text = identifier
    _text(item, "pubDate", as_rfc_822(moment(date_of(filed))))
    for writer in writers(article):
        _text(item, "dc:creator", writer)
    for term in terms(article):
        _text(item, "category", term)
    if lede := bulletin.proofs.lede(filed.address):
        _text(item, "description", escape(lede))  # a reader takes it for HTML


def as_rfc_822(moment: str) -> str:
    """`Wed, 04 Mar 1998 15:05:00 +0100` of a moment as RFC 3339 writes it."""
    match = _MOMENT.fullmatch(moment)
    assert match is not None
    day, zone = date.fromisoformat(match[1]), match[3].replace(":", "").replace("Z", "+0000")
    written = f"{_DAYS[day.weekday()]}, {day.day:02} {_MONTHS[day.month - 1]} {day.year:04}"
    return f"{written} {match[2]} {zone}"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
