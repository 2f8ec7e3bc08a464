"""A person's edits of an article's name lists overrule what the program found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitegen.entities.identity import identity, tidy
from sitegen.entities.naming import Named, occurrences, with_strings
from sitegen.model import Kind, Mention

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
    found = set(occurrences(text, name))
    mentions = [Mention(*span, one.kind) for one in named for span in one.spans]
    left = {(left.start, left.end) for left in with_strings(text, mentions, {name: kind})}
    freed = tuple(_with_spans(one, left - found) for one in named)
    stay = tuple(now for was, now in zip(named, freed, strict=True) if now.spans or not was.spans)
    spans = tuple(sorted(left & found))
    return (*stay, Named(kind, name, (tidy(kind, name),), spans, pinned=True))


def _pinned(one: Named, name: str) -> Named:
    forms = tuple(sorted({*one.forms, one.name} - {name}))
    return replace(one, name=name, forms=forms, pinned=True)


def _with_spans(one: Named, left: set[tuple[int, int]]) -> Named:
    """The name in those of its places that are left to it."""
    spans = tuple(span for span in one.spans if span in left)
    return replace(one, spans=spans)
