"""Sources, authors, sections and tags: a page each, with their articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.archive.archive import Filed
from sitegen.site.addresses import SHELVES, link
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, Proofs
from sitegen.site.paging import Sheet, sheets
from sitegen.site.parts import Link
from sitegen.site.views import ListView

_WORDS = {"author": "authors", "source": "sources", "section": "sections", "tag": "tags"}
"""What a shelf holds, and its index's heading."""


def shelf_pages(desk: Desk) -> Iterator[Page]:
    for sort, articles_of, address_of in (
        ("author", desk.by_author, desk.addresses.authors),
        ("source", desk.by_source, desk.addresses.sources),
        ("section", desk.by_section, desk.addresses.sections),
        ("tag", desk.by_tag, desk.addresses.tags),
    ):
        for name in sorted(address_of):
            articles = articles_of[name]
            for sheet in sheets(articles, desk.edition.config.page_size):
                address = sheet.address(address_of[name])
                view = partial(_shelf, desk, sort, name, address_of[name], articles, sheet)
                yield Page(address, "list.html", name, f"the page of the {sort} '{name}'", view)


def _shelf(
    desk: Desk,
    sort: str,
    name: str,
    first: str,
    articles: list[Filed],
    sheet: Sheet[Filed],
    proofs: Proofs,
) -> ListView:
    page = sheet.address(first)
    trail = [Link(desk.words[_WORDS[sort]], link(page, SHELVES[sort]))]
    if sheet.number:
        trail.append(Link(name, link(page, first)))
    return ListView(
        kicker=desk.words[sort],
        heading=name,
        trail=tuple(trail),
        summary=desk.span(sheet.entries) if sheet.number else desk.summary(articles),
        groups=desk.one_group(page, sheet.entries, proofs),
        pager=sheet.pager(first, desk.words),
        see_also=() if sheet.number else tuple(_see_also(desk, first)),
    )


def _see_also(desk: Desk, page: str) -> Iterator[Link]:
    for name, address in desk.crossings.entities.get(page, ()):
        yield Link(desk.words.fill("articles_naming", name=name), link(page, address))
