"""A person's edits of an article's name lists overrule what the program found."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.entities.identity import identity, tidy
from sitegen.entities.naming import Named, occurrences
from sitegen.model import Kind

NameLists = Mapping[Kind, tuple[str, ...]]


def edited(
    text: str, named: tuple[Named, ...], file: NameLists, written: NameLists
) -> tuple[Named, ...]:
    """The names of an article after the edits of its lists.

    `file` are the lists as they stand (Article.names), `written` as they were written at import; {}
    for an article made by hand. Of each kind: no list in the file, or the list as written: what
    was found stands. An empty list: none. A name in the file alone is added, with every place
    where the text has it, and pinned; a name in `written` alone is suppressed.
    """
    for kind in Kind:
        if kind in file and file[kind] != written.get(kind):
            named = _edited_kind(text, named, kind, file[kind], written.get(kind, ()))
    return named


def _edited_kind(
    text: str, named: tuple[Named, ...], kind: Kind, file: tuple[str, ...], written: tuple[str, ...]
) -> tuple[Named, ...]:
    if not file:
        return tuple(one for one in named if one.kind is not kind)
    stays = {identity(kind, name) for name in file}
    before = {identity(kind, name) for name in written}
    gone = before - stays
    kept = tuple(one for one in named if one.kind is not kind or one.identity not in gone)
    for name in file:
        if identity(kind, name) not in before:
            kept = _with_added(text, kept, kind, name)
    return kept


def _with_added(text: str, named: tuple[Named, ...], kind: Kind, name: str) -> tuple[Named, ...]:
    """The names with one more that a person wrote; one that was found is pinned."""
    key = identity(kind, name)
    if any(one.kind is kind and one.identity == key for one in named):
        return tuple(
            _pinned(one, name) if (one.kind, one.identity) == (kind, key) else one for one in named
        )
    spans = [span for span in occurrences(text, name) if not _lies_inside(span, named)]
    freed = tuple(_without(one, spans) for one in named)
    left = tuple(now for was, now in zip(named, freed, strict=True) if now.spans or not was.spans)
    added = Named(kind, name, (tidy(kind, name),), tuple(spans), pinned=True)
    return (*left, added)


def _pinned(one: Named, name: str) -> Named:
    forms = tuple(sorted({*one.forms, one.name} - {name}))
    return Named(one.kind, name, forms, one.spans, pinned=True)


def _lies_inside(span: tuple[int, int], named: tuple[Named, ...]) -> bool:
    """A longer name covers it: `Hollow` in `Hollow Harbor Council`."""
    start, end = span
    return any(
        first <= start and end <= last and (first, last) != span
        for one in named
        for first, last in one.spans
    )


def _without(one: Named, spans: list[tuple[int, int]]) -> Named:
    """The name without the places that overlap the spans."""
    free = tuple(
        (first, last)
        for first, last in one.spans
        if not any(start < last and first < end for start, end in spans)
    )
    return one if free == one.spans else Named(one.kind, one.name, one.forms, free, one.pinned)
