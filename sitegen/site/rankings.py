"""Indexes in another order: the names in the most articles first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.site.addresses import by_number, link
from sitegen.site.catalogue import Entry, Index, orders, shown
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, Proofs
from sitegen.site.parts import Letter, Link, Pager
from sitegen.site.views import IndexView

_MOST = 1_000
"""Names on one page; it keeps the page below about 200 kB."""


def ranking_pages(desk: Desk, index: Index, what: str) -> Iterator[Page]:
    """The names that have a page, those in the most articles first."""
    ranked = index.ranked
    if len(ranked) > 1:
        first = by_number(index.address)
        cut = [ranked[start : start + _MOST] for start in range(0, len(ranked), _MOST)]
        for number, entries in enumerate(cut):
            view = partial(_ranked, desk, index, number, len(cut), entries)
            title = f"{desk.words[index.sort]}: {desk.words['by_number']}"
            address = _rank_page(first, number)
            yield Page(address, "index.html", title, f"{what} by number", view, listed=False)


def _rank_page(first: str, number: int) -> str:
    return first.replace("index.html", f"sheet-{number + 1}.html") if number else first


def _ranked(
    desk: Desk, index: Index, number: int, of: int, entries: list[Entry], _proofs: Proofs
) -> IndexView:
    first, words = by_number(index.address), desk.words
    page = _rank_page(first, number)
    before = link(page, _rank_page(first, number - 1)) if number else ""
    after = link(page, _rank_page(first, number + 1)) if number + 1 < of else ""
    rare = any(not entry.address for entry in index.entries)
    return IndexView(
        heading=words[index.sort],
        trail=(Link(words[index.sort], link(page, index.address)),),
        summary="",
        note=words["rare_elsewhere"] if rare else "",
        orders=orders(desk, index, page),
        beside=(),
        alphabet=(),
        leading=(),
        letters=(Letter("", "", shown(desk, page, tuple(entries))),),
        pager=Pager(
            Link(words["more_often"], before) if before else None,
            Link(words["less_often"], after) if after else None,
        ),
    )
