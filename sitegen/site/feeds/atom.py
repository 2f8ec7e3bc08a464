"""A feed in the Atom format (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from sitegen.archive.archive import Filed
from sitegen.site.desk import date_of
from sitegen.site.feeds.bulletin import Bulletin, changed, moment, terms, writers
from sitegen.site.templates import printable

_ATOM = "http://www.w3.org/2005/Atom"


def atom(bulletin: Bulletin) -> bytes:
    config = bulletin.config
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": config.language})
    _text(feed, "title", bulletin.title)
    if bulletin.description:
        _text(feed, "subtitle", bulletin.description)
    _text(feed, "id", bulletin.identifier(bulletin.address))
    _text(feed, "updated", bulletin.updated)
    _text(SubElement(feed, "author"), "name", config.title)
    SubElement(feed, "link", {"rel": "self", "href": bulletin.href(bulletin.address)})
    home = {"rel": "alternate", "type": "text/html", "href": bulletin.href(bulletin.home)}
    SubElement(feed, "link", home)
    for filed in bulletin.articles:
        _entry(bulletin, SubElement(feed, "entry"), filed)
    head = b'<?xml version="1.0" encoding="utf-8"?>\n'
    return head + printable(tostring(feed, encoding="unicode")) + b"\n"


def _entry(bulletin: Bulletin, entry: Element, filed: Filed) -> None:
    article = filed.article
    if article.language:
        entry.set("xml:lang", article.language)
    _text(entry, "title", article.title)
    _text(entry, "id", bulletin.identifier(filed.address))
    _text(entry, "published", moment(date_of(filed)))
    _text(entry, "updated", changed(article))
    address = bulletin.href(filed.address)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    for writer in writers(article):
        _text(SubElement(entry, "author"), "name", writer)
    for term in terms(article):
        SubElement(entry, "category", {"term": term})
    if lede := bulletin.proofs.lede(filed.address):
        _text(entry, "summary", lede)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
