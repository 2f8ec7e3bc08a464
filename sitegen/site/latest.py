"""The front page, and the list of all articles behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.archive.archive import Filed
from sitegen.model import Entity, Kind
from sitegen.site import addresses
from sitegen.site.addresses import HOME, index_of, link
from sitegen.site.desk import Desk, date_of
from sitegen.site.heatmap import heat_map
from sitegen.site.on_this_day import on_this_day
from sitegen.site.pages import Page, Proofs
from sitegen.site.paging import Sheet, sheets
from sitegen.site.parts import Line, Link, Name, NameGroup, Pager
from sitegen.site.views import HomeView, ListView

_LEADING = 12
"""Names of each kind on the front page."""


def latest_pages(desk: Desk) -> Iterator[Page]:
    """Undated articles have a list of their own, so that they do not move the numbered pages."""
    articles = desk.dated or desk.undated
    for sheet in sheets(articles, desk.edition.config.page_size):
        if sheet.number:
            title = desk.words["latest_page"]
            address = sheet.address(HOME)
            what = f"page {sheet.number} of the list of all articles"
            yield Page(address, "list.html", title, what, partial(_further, desk, sheet))
        else:
            yield Page(HOME, "home.html", "", "the front page", partial(_home, desk, sheet))


def _home(desk: Desk, sheet: Sheet[Filed], proofs: Proofs) -> HomeView:
    return HomeView(
        description=desk.edition.config.description,
        span=desk.span(desk.dated),
        count=desk.words.count("articles", len(desk.edition.archive)),
        lines=_lines(desk, sheet, proofs),
        older=_pager(desk, sheet).older,
        leading=tuple(group for kind in Kind if (group := _leading(desk, kind)).names),
        map=heat_map(HOME, map(date_of, desk.dated), desk.words),
        on_this_day=on_this_day(desk),
    )


def _lines(desk: Desk, sheet: Sheet[Filed], proofs: Proofs) -> tuple[Line, ...]:
    """The first article says more of its text than the others."""
    lead = (
        desk.furniture.line(HOME, filed, lede, longest=len(lede))
        for filed in sheet.entries[:1]
        for lede in [proofs.lede(filed.address)]
    )
    return (*lead, *desk.lines(HOME, sheet.entries[1:], proofs))


def _leading(desk: Desk, kind: Kind) -> NameGroup:
    return NameGroup(
        kind.key,
        desk.words[kind.key],
        leading_names(desk, HOME, desk.of_kind[kind], _LEADING),
        Link(desk.words[f"all_{kind.key}"], link(HOME, index_of(kind))),
    )


def leading_names(desk: Desk, page: str, entities: list[Entity], most: int) -> tuple[Name, ...]:
    """The entities in the most articles, of those that have a page. What most of its articles only
    come from, a paper or an agency, stands among the sources instead."""
    with_page = [
        entity
        for entity in entities
        if entity.key in desk.addresses.entities
        and 2 * desk.times_named(entity) >= len(entity.appearances)
    ]
    with_page.sort(key=lambda entity: (-len(entity.appearances), entity.name))
    return tuple(
        Name(
            entity.name,
            link(page, desk.addresses.entities[entity.key]),
            desk.words.number(len(entity.appearances)),
        )
        for entity in with_page[:most]
    )


def _further(desk: Desk, sheet: Sheet[Filed], proofs: Proofs) -> ListView:
    page = sheet.address(HOME)
    return ListView(
        kicker="",
        heading=desk.words["latest_page"],
        trail=(),
        summary=desk.span(sheet.entries),
        groups=desk.one_group(page, sheet.entries, proofs),
        pager=_pager(desk, sheet),
    )


def _pager(desk: Desk, sheet: Sheet[Filed]) -> Pager:
    """Behind the oldest dated article come the undated ones."""
    pager = sheet.pager(HOME, desk.words)
    if pager.older or not (desk.dated and desk.undated):
        return pager
    undated = link(sheet.address(HOME), addresses.UNDATED)
    return Pager(pager.newer, Link(desk.words["undated"], undated))
