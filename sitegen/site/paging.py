"""Long lists on several pages that stay what they are when the list grows.

The list's own page shows the newest entries. Further pages are numbered from the oldest entry and
exist only when they are full: a new entry changes the list's own page and no further one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sitegen.site.addresses import further_page, further_pages, link
from sitegen.site.parts import Link, Pager
from sitegen.site.words import Words

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Entry]):
    """One page of a list."""

    number: int
    """0 for the list's own page, else counted from the oldest."""
    entries: Sequence[Entry]
    """Newest first."""
    of: int
    """How many further pages there are."""

    def address(self, first: str) -> str:
        return further_page(first, self.number) if self.number else first

    def pager(self, first: str, words: Words) -> Pager:
        """Links to the pages before and after; `first` is the address of the list's own page."""
        here = self.address(first)
        newer, older = "", ""
        if self.number:
            newer = further_page(first, self.number + 1) if self.number < self.of else first
            older = further_page(first, self.number - 1) if self.number > 1 else ""
        elif self.of:
            older = further_page(first, self.of)
        return Pager(
            Link(words["newer"], link(here, newer)) if newer else None,
            Link(words["older"], link(here, older)) if older else None,
        )


def sheets(entries: Sequence[Entry], size: int) -> Iterator[Sheet[Entry]]:
    """Cut a list, newest first, into its pages. The first page always exists."""
    further = further_pages(len(entries), size)
    yield Sheet(0, entries[:size], further)
    for number in range(1, further + 1):
        end = len(entries) - (number - 1) * size
        yield Sheet(number, entries[end - size : end], further)
