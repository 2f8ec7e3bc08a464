"""Pages that lead from where something stood to where it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from sitegen.archive.addresses import Published
from sitegen.errors import Problems, Where
from sitegen.model import Entity, Kind
from sitegen.site.addresses import EntityKey, index_of, is_legal, link
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
    find, indexes = _Whereabouts(desk), frozenset(map(index_of, Kind))
    stood_at: dict[str, list[Published]] = {}
    for entry in desk.edition.published:
        stood_at.setdefault(entry.address, []).append(entry)
    for address, entries in stood_at.items():
        if is_legal(address) and address.endswith(".html"):
            # Who stood there last is asked for first.
            found = filter(None, map(find.now, reversed(entries)))
            title, target = next(found, find.index_for(entries[-1]))
            if target and (desk.edition.scope.old_names or target not in indexes):
                what = f"the old address of '{entries[-1].name}'"
                yield _page(desk, address, what, title, target)


class _Whereabouts:
    """Where something is now that had an address once: a title and an address."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._by_name = {entity.key: entity for entity in desk.edition.entities}
        self._by_other_name: dict[EntityKey, Entity] = {}
        for kind in Kind:
            # A name that several things share leads to the one that is named most.
            for entity in sorted(desk.of_kind[kind], key=lambda one: -len(one.appearances)):
                for name in entity.other_names:
                    self._by_other_name.setdefault((kind, name), entity)
        self._by_clipping = {
            filed.article.original: filed
            for filed in reversed(desk.edition.archive.filed)
            if filed.article.original
        }

    def now(self, entry: Published) -> tuple[str, str] | None:
        """Its page; for a name without a page the index that has it. None when it is gone."""
        if entry.thing == "article":
            filed = self._by_clipping.get(entry.name)
            return (filed.article.title, filed.address) if filed else None
        entity = self._entity(Kind(entry.thing), entry.name)
        if entity is None:
            return None
        address = self._desk.addresses.entities.get(entity.key)
        return (entity.name, address) if address else self._index(entity.kind)

    def index_for(self, entry: Published) -> tuple[str, str]:
        """The index of its kind. An article that is gone leads nowhere: ("", "")."""
        return ("", "") if entry.thing == "article" else self._index(Kind(entry.thing))

    def _entity(self, own: Kind, name: str) -> Entity | None:
        """Of its own kind by name or by other name; else of another kind: it was retyped."""
        for kind in (own, *(kind for kind in Kind if kind is not own)):
            for names in (self._by_name, self._by_other_name):
                if entity := names.get((kind, name)):
                    return entity
        return None

    def _index(self, kind: Kind) -> tuple[str, str]:
        return self._desk.words[kind.key], index_of(kind)


def _page(desk: Desk, address: str, what: str, title: str, target: str) -> Page:
    view = partial(_view, desk, address, title, target)
    return Page(address, "redirect.html", title, what, view, listed=False)


def _view(desk: Desk, address: str, title: str, target: str, _proofs: Proofs) -> RedirectView:
    return RedirectView(desk.words["moved"], Link(title, link(address, target)))
