"""Pages that lead from where something stood to where it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from sitegen.errors import Problems, Where
from sitegen.model import Entity, Kind
from sitegen.site.addresses import index_of, is_legal, link
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, Proofs
from sitegen.site.parts import Link
from sitegen.site.views import RedirectView


def alias_pages(desk: Desk, problems: Problems) -> Iterator[tuple[Page, Where]]:
    """A page for each old address that an article names, and the file that names it."""
    for filed in desk.edition.archive:
        for alias in filed.article.aliases:
            address = _alias_address(alias)
            if is_legal(address):
                what = f"the old address '{alias}' of {filed.path}"
                page = _page(desk, address, what, filed.article.title, filed.address)
                yield page, Where(filed.path)
            else:
                problems.add(
                    f"'{alias}' in 'aliases' is not an address in this site.",
                    "Write it from the site's root: old/harbor.html.",
                    Where(filed.path),
                )


def _alias_address(alias: str) -> str:
    """The file that a host shows for an old address: `/old/harbor/` is `old/harbor/index.html`."""
    address = unquote(alias.strip()).removeprefix("/")
    if address.endswith("/"):
        return f"{address}index.html"
    return address if address.endswith((".html", ".htm")) else f"{address}/index.html"


def moved_pages(desk: Desk) -> Iterator[Page]:
    """A page for each published address; the plan drops those that something still claims."""
    find = _Whereabouts(desk)
    for entry in dict.fromkeys(desk.edition.published):
        if is_legal(entry.address) and entry.address.endswith(".html"):
            title, target = find.now(entry.thing, entry.name)
            what = f"the old address of '{entry.name}'"
            if target:
                yield _page(desk, entry.address, what, title, target)


class _Whereabouts:
    """Where something is now that had an address once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._by_name: dict[tuple[Kind, str], Entity] = {}
        self._by_other_name: dict[tuple[Kind, str], Entity] = {}
        for kind in Kind:
            for entity in desk.of_kind[kind]:
                if entity.key in desk.addresses.entities:
                    self._by_name[entity.key] = entity
                    for name in entity.other_names:
                        self._by_other_name.setdefault((kind, name), entity)
        self._by_clipping = {
            filed.article.original: filed
            for filed in reversed(desk.edition.archive.filed)
            if filed.article.original
        }

    def now(self, thing: str, name: str) -> tuple[str, str]:
        """The title and the address of its page; of the index of its kind when it is gone.

        An article that is gone leads nowhere: ("", "").
        """
        if thing == "article":
            filed = self._by_clipping.get(name)
            return (filed.article.title, filed.address) if filed else ("", "")
        own = Kind(thing)
        for names in (self._by_name, self._by_other_name):
            for kind in (own, *(kind for kind in Kind if kind is not own)):
                if entity := names.get((kind, name)):
                    return entity.name, self._desk.addresses.entities[entity.key]
        return self._desk.words[own.key], index_of(own)


def _page(desk: Desk, address: str, what: str, title: str, target: str) -> Page:
    view = partial(_view, desk, address, title, target)
    return Page(address, "redirect.html", title, what, view, listed=False)


def _view(desk: Desk, address: str, title: str, target: str, _proofs: Proofs) -> RedirectView:
    return RedirectView(desk.words["moved"], Link(title, link(address, target)))
