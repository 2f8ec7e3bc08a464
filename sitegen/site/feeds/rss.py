"""A feed in the format RSS 2.0 (rssboard.org), authors after Dublin Core."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from xml.etree.ElementTree import Element, SubElement

from sitegen.archive.archive import Filed
from sitegen.site.desk import date_of
from sitegen.site.feeds.bulletin import Bulletin, moment, terms, writers
from sitegen.site.printable import add_text, xml_file

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
    add_text(channel, "title", bulletin.title)
    add_text(channel, "link", bulletin.href(bulletin.home))
    add_text(channel, "description", bulletin.description or bulletin.title)
    add_text(channel, "language", config.language)
    if bulletin.articles:
        add_text(channel, "lastBuildDate", as_rfc_822(bulletin.updated))
    own = {"rel": "self", "type": "application/rss+xml", "href": bulletin.href(bulletin.address)}
    SubElement(channel, "atom:link", own)
    for filed in bulletin.articles:
        _item(bulletin, SubElement(channel, "item"), filed)
    return xml_file(root)


def _item(bulletin: Bulletin, item: Element, filed: Filed) -> None:
    article = filed.article
    identifier, href = bulletin.identifier(filed.address), bulletin.href(filed.address)
    add_text(item, "title", article.title)
    add_text(item, "link", href)
    is_link = {"isPermaLink": "true" if identifier == href else "false"}
    SubElement(item, "guid", is_link).text = identifier
    add_text(item, "pubDate", as_rfc_822(moment(date_of(filed))))
    for writer in writers(article):
        add_text(item, "dc:creator", writer)
    for term in terms(article):
        add_text(item, "category", term)
    if lede := bulletin.proofs.lede(filed.address):
        add_text(item, "description", escape(lede))  # a reader takes it for HTML


def as_rfc_822(moment: str) -> str:
    """`Wed, 04 Mar 1998 15:05:00 +0100` of a moment as RFC 3339 writes it."""
    match = _MOMENT.fullmatch(moment)
    assert match is not None
    day, zone = date.fromisoformat(match[1]), match[3].replace(":", "").replace("Z", "+0000")
    written = f"{_DAYS[day.weekday()]}, {day.day:02} {_MONTHS[day.month - 1]} {day.year:04}"
    return f"{written} {match[2]} {zone}"
