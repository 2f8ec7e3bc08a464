"""Saved web pages to articles.

A page is parsed once (`page`). Its metadata give the fields (`linked_data`, `metadata`, `titles`),
trafilatura gives the body (`body`), and where they are silent the page is read as pasted text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.extraction.datelines import Dateline, read_dateline
from sitegen.extraction.lines import Line
from sitegen.extraction.looks import look
from sitegen.extraction.pasted import read_pasted
from sitegen.extraction.unreadable import Unreadable
from sitegen.extraction.web.body import Block, blocks_as_markdown, find_body
from sitegen.extraction.web.headlines import find_headline
from sitegen.extraction.web.metadata import Metadata, read_metadata
from sitegen.extraction.web.page import Page, parse_page
from sitegen.extraction.web.proofs import proofread
from sitegen.extraction.web.titles import alike
from sitegen.model import Article, Clipping, Doubt, Extract

__all__ = ["read_page"]

MOST_LINES = 20_000
"""Lines of a page that are read as text, so that no page keeps its reader for minutes."""
_LITTLE = 300
"""Characters; a shorter body was hardly found where the page as text has a longer one."""


def read_page(clipping: Clipping) -> Extract | Unreadable:
    """The article of a saved page, or why there is none. Never raises, whatever the page.

    There are no spans: an article is told from a page's tags, scripts and tree as a whole, and no
    character of the file becomes this or that field.
    """
    page = parse_page(clipping.text)
    if page is None:
        return Unreadable(clipping.path, "no words could be found in it")
    seen = read_pasted(replace(clipping, text="\n".join(page.lines[:MOST_LINES]), html=False))
    if isinstance(seen, Unreadable):
        return seen
    told = read_metadata(page)
    title = find_headline(page, told, seen.article.title)
    found = find_body(page.tree)
    standfirst = _standfirst(page, told, title, seen.article, found)
    fields = [title, standfirst, *page.captions]
    body, dateline = _body(proofread(found, fields, page.linked), seen)
    article = replace(
        _article(page, told, seen.article, dateline), title=title, standfirst=standfirst
    )
    doubts = _doubts(page, told, article, seen.article, body)
    return Extract(article, body, spans=(), doubts=(*clipping.doubts, *doubts))


def _body(blocks: list[Block], seen: Extract) -> tuple[str, Dateline]:
    """The body without its dateline; what was read as text where next to nothing was found."""
    dateline = read_dateline(blocks[0].text) if blocks and not blocks[0].mark else None
    if dateline is not None:
        blocks = [replace(blocks[0], text=blocks[0].text[dateline.length :]), *blocks[1:]]
    body = blocks_as_markdown(blocks)
    if len(body) < _LITTLE < len(seen.body):
        return seen.body, Dateline(seen.article.dateline, "", 0)
    return body, dateline or Dateline("", "", 0)


def _article(page: Page, told: Metadata, seen: Article, dateline: Dateline) -> Article:
    """The fields that the metadata tell, and where they are silent what can be read."""
    signed = told.signed
    authors = signed.authors if signed.authors and not told.by_house else seen.authors
    date = told.date or seen.date or told.stamp
    return replace(
        seen,
        date=date or told.updated,
        updated=told.updated if date else None,
        authors=authors or signed.authors,
        agency=signed.agency or seen.agency or dateline.agency,
        publication=told.publication or signed.publication or seen.publication,
        dateline=dateline.place,
        captions=page.captions,
        section=told.section,
        url=told.url,
        language=told.language,
    )


def _standfirst(page: Page, told: Metadata, title: str, seen: Article, blocks: list[Block]) -> str:
    """The description, where it is printed above the body; elsewhere it is for searchers alone."""
    texts = {block.text for block in blocks}
    printed = told.description in page.lines and told.description not in page.captions
    if printed and (told.description not in texts or _byline_follows(page, told.description)):
        return told.description
    read = seen.standfirst if seen.title == title else ""
    return read if read not in texts and read not in page.captions else ""


def _byline_follows(page: Page, standfirst: str) -> bool:
    """Whether byline or date stand below it before the text goes on; it is the lead otherwise."""
    below = page.lines.index(standfirst) + 1
    for line in page.lines[below : below + 3]:
        this = look(Line(0, 0, line))
        if this.header or this.prose:
            return this.header
    return False


def _doubts(
    page: Page, told: Metadata, article: Article, seen: Article, body: str
) -> Iterator[Doubt]:
    agreed = article.title in page.headings and any(
        alike(article.title, title) for title in told.titles
    )
    if not agreed and not alike(article.title, seen.title):
        yield Doubt(f"The headline may also be: {seen.title}")
    if article.date is None:
        yield Doubt("No date was found.")
    elif article.date == told.updated:
        yield Doubt("Only the date of an update was found.")
    if not body:
        yield Doubt("No body was found.")
    if len(page.lines) > MOST_LINES:
        yield Doubt(f"The page has {len(page.lines)} lines; only {MOST_LINES} were read.")
