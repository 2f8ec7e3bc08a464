"""The words of a span: those of its periods, joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.search.sheaf import Places, SheafFile

Words = dict[str, Places]
"""Places whose articles are counted from the first of the span."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A span's words that begin alike."""

    title: Words
    body: Words
    names: Words
    count: int
    """Articles of the span, with these words or without."""


def buckets_of(sheaves: Iterable[Path]) -> tuple[int, ...]:
    """All buckets of these sheaves, in the order of their keys."""
    buckets: set[int] = set()
    for path in sheaves:
        with SheafFile(path) as file:
            buckets.update(file.buckets)
    return tuple(sorted(buckets))


def gather(sheaves: Sequence[Path], bucket: int) -> Gathered:
    """One bucket of a span's sheaves, which are given newest first."""
    title, body, names = {}, {}, {}  # type: Words, Words, Words
    first = 0
    for path in sheaves:
        with SheafFile(path) as file:
            words = file.bucket(bucket, first)
            _join(title, words.title)
            _join(body, words.body)
            _join(names, words.names)
            first += file.count
    return Gathered(title, body, names, first)


def _join(words: Words, more: Mapping[str, Places]) -> None:
    """Add a period's words. Its arrays are taken over: they were read for this alone."""
    for key, places in more.items():
        known = words.setdefault(key, places)
        if known is not places:
            for row, further in zip(known, places, strict=True):
                row.extend(further)
