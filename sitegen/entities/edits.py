"""A person's edits of an article's name lists overrule what the program found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sitegen.entities.identity import identity, tidy
from sitegen.entities.naming import Named, occurrences, with_places
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
    new = [name for name in file if identity(kind, name) not in before]
    return _with_written(text, kept, kind, new)


def _with_written(
    text: str, named: tuple[Named, ...], kind: Kind, names: Sequence[str]
) -> tuple[Named, ...]:
    """The names with those that a person wrote; one that is there already is pinned."""
    there = {one.identity for one in named if one.kind is kind}
    new: dict[str, str] = {}
    pinned: dict[str, list[str]] = {}
    for name in names:
        key = identity(kind, name)
        if key in there or key in new:
            pinned.setdefault(key, []).append(name)
        else:
            new[key] = name
    every = _with_added(text, named, kind, list(new.values()), pinned)
    return tuple(
        _pinned(one, pinned.get(one.identity, ())) if one.kind is kind else one for one in every
    )


def _with_added(
    text: str, named: tuple[Named, ...], kind: Kind, names: Sequence[str], stay: Collection[str]
) -> tuple[Named, ...]:
    """The names with more of them, which take their places in the text from others. Of these stay
    those that keep a place, and those of this kind with an identity in `stay`."""
    found = [tuple(occurrences(text, name)) for name in names]
    mentions = [Mention(*span, one.kind) for one in named for span in one.spans]
    places = [Mention(*span, kind) for spans in found for span in spans]
    left = {(left.start, left.end) for left in with_places(mentions, places)}
    others = left.difference(*found)
    freed = [(one, _with_spans(one, others)) for one in named]
    kept = [
        now
        for was, now in freed
        if now.spans or not was.spans or (now.kind is kind and now.identity in stay)
    ]
    added = [
        Named(kind, name, (tidy(kind, name),), tuple(span for span in spans if span in left), True)
        for name, spans in zip(names, found, strict=True)
    ]
    return (*kept, *added)


def _pinned(one: Named, names: Sequence[str]) -> Named:
    """With the last of the names that a person wrote for it."""
    if not names:
        return one
    forms = tuple(sorted({*one.forms, one.name, *names[:-1]} - {names[-1]}))
    return replace(one, name=names[-1], forms=forms, pinned=True)


def _with_spans(one: Named, left: set[tuple[int, int]]) -> Named:
    """The name in those of its places that are left to it."""
    spans = tuple(span for span in one.spans if span in left)
    return replace(one, spans=spans)
