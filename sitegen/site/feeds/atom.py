"""A feed in the Atom format (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from sitegen.archive.archive import Filed
from sitegen.site.desk import date_of
from sitegen.site.feeds.bulletin import Bulletin, changed, moment, terms, writers
from sitegen.site.printable import add_text, xml_file

_ATOM = "http://www.w3.org/2005/Atom"


def atom(bulletin: Bulletin) -> bytes:
    config = bulletin.config
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": config.language})
    add_text(feed, "title", bulletin.title)
    if bulletin.description:
        add_text(feed, "subtitle", bulletin.description)
    add_text(feed, "id", bulletin.identifier(bulletin.address))
    add_text(feed, "updated", bulletin.updated)
    add_text(SubElement(feed, "author"), "name", config.title)
    SubElement(feed, "link", {"rel": "self", "href": bulletin.href(bulletin.address)})
    home = {"rel": "alternate", "type": "text/html", "href": bulletin.href(bulletin.home)}
    SubElement(feed, "link", home)
    for filed in bulletin.articles:
        _entry(bulletin, SubElement(feed, "entry"), filed)
    return xml_file(feed)


def _entry(bulletin: Bulletin, entry: Element, filed: Filed) -> None:
    article = filed.article
    if article.language:
        entry.set("xml:lang", article.language)
    add_text(entry, "title", article.title)
    add_text(entry, "id", bulletin.identifier(filed.address))
    add_text(entry, "published", moment(date_of(filed)))
    add_text(entry, "updated", changed(article))
    address = bulletin.href(filed.address)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    for writer in writers(article):
        add_text(SubElement(entry, "author"), "name", writer)
    for term in terms(article):
        SubElement(entry, "category", {"term": term})
    if lede := bulletin.proofs.lede(filed.address):
        add_text(entry, "summary", lede)
