"""What was added last: in the order of the ledger, which no clock has a say in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from sitegen.site.addresses import RECENT, YEARS, link
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, Proofs
from sitegen.site.parts import Group, Link
from sitegen.site.views import ListView


def recent_pages(desk: Desk) -> Iterator[Page]:
    """One page; none where nothing was imported."""
    if desk.recent:
        title, what = desk.words["recent"], "the list of what was added last"
        yield Page(RECENT, "list.html", title, what, partial(_recent, desk))


def _recent(desk: Desk, proofs: Proofs) -> ListView:
    lines = tuple(
        replace(
            desk.furniture.line(RECENT, filed, proofs.lede(filed.address)),
            clipping=clipping,
        )
        for filed, clipping in desk.recent
    )
    return ListView(
        kicker="",
        heading=desk.words["recent"],
        trail=(Link(desk.words["archive"], link(RECENT, YEARS)),),
        summary=desk.words["recent_note"],
        groups=(Group("", "", "", lines),),
    )
