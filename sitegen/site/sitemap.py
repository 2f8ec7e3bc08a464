"""What search engines are told: robots.txt, and a sitemap where the site's own address is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import escape

from sitegen.site.desk import Desk
from sitegen.site.pages import PlainFile, Proofs
from sitegen.site.printable import add_text, xml_file

_MOST = 50_000
"""Addresses that one file may hold (sitemaps.org),"""
_LARGEST = 50_000_000
"""and bytes: 52,428,800 are allowed."""
_LONGEST = 2_047
"""Characters of an address; a longer one may not stand in a sitemap."""
_AROUND = 64
"""Bytes around an address, its date included, about."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(desk: Desk, addresses: Iterable[str]) -> Iterator[PlainFile]:
    """`addresses`: of all pages that search engines should know."""
    known = sorted(addresses)
    robots = "User-agent: *\nAllow: /\n"
    if whole := desk.furniture.absolute("sitemap.xml"):
        robots += f"\nSitemap: {whole}\n"
        yield from _sitemap(desk, known)
    yield PlainFile("robots.txt", "the word to robots", partial(_as_is, robots.encode()))
    # GitHub Pages would leave out files that begin with an underscore.
    yield PlainFile(".nojekyll", "the word to GitHub Pages", partial(_as_is, b""))


def _sitemap(desk: Desk, known: list[str]) -> Iterator[PlainFile]:
    parts = list(_parts(desk, known)) or [[]]
    if len(parts) == 1:
        yield PlainFile("sitemap.xml", "the sitemap", partial(_urls, desk, parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield PlainFile(name, "a part of the sitemap", partial(_urls, desk, part))
    yield PlainFile("sitemap.xml", "the sitemap", partial(_index, desk, names))


def _parts(desk: Desk, known: list[str]) -> Iterator[list[str]]:
    """The addresses of each file, so that none is larger than it may be."""
    part: list[str] = []
    size = 0
    for address in known:
        whole = escape(desk.furniture.absolute(address))
        if len(whole) > _LONGEST:
            continue
        if len(part) == _MOST or size + len(whole) + _AROUND > _LARGEST:
            yield part
            part, size = [], 0
        part.append(address)
        size += len(whole) + _AROUND
    if part:
        yield part


def _urls(desk: Desk, addresses: list[str], _proofs: Proofs) -> bytes:
    root = Element("urlset", {"xmlns": _NAMESPACE})
    for address in addresses:
        url = SubElement(root, "url")
        add_text(url, "loc", desk.furniture.absolute(address))
        filed = desk.edition.archive.by_address.get(address)
        date = filed and (filed.article.updated or filed.article.date)
        if date:
            add_text(url, "lastmod", date.day_text)
    return xml_file(root)


def _index(desk: Desk, names: list[str], _proofs: Proofs) -> bytes:
    root = Element("sitemapindex", {"xmlns": _NAMESPACE})
    for name in names:
        add_text(SubElement(root, "sitemap"), "loc", desk.furniture.absolute(name))
    return xml_file(root)


def _as_is(data: bytes, _proofs: Proofs) -> bytes:
    return data
