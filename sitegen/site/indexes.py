"""Indexes of names, run like the index of a book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sitegen.site import addresses
from sitegen.site.addresses import link
from sitegen.site.catalogue import Entry, Index, all_indexes, orders, other_ways, parts_of, shown
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, Proofs
from sitegen.site.parts import Letter, Link, NameGroup, Pager
from sitegen.site.rankings import ranking_pages
from sitegen.site.views import IndexesView, IndexView
from sitegen.text.filing import letter
from sitegen.text.sentences import opening

_MOST = 1_500
"""References on one page; an index with more is split by letter, a letter with more into sheets of
half as many. It keeps every page of an index below about 200 kB."""
_LEADING = 60
_FEW = 5
"""Names of each index on the page of all indexes."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page of an index that is split."""

    address: str
    letter: str
    number: int
    entries: tuple[Entry, ...]


def index_pages(desk: Desk) -> Iterator[Page]:
    indexes = all_indexes(desk)
    heading, what = desk.words["indexes"], "the page of all indexes"
    yield Page(addresses.INDEXES, "indexes.html", heading, what, partial(_indexes, desk, indexes))
    for index in indexes:
        heading = desk.words[index.sort]
        what = f"the index '{heading}'"
        if sum(entry.references for entry in index.entries) <= _MOST:
            view = partial(_whole, desk, index)
            yield Page(index.address, "index.html", heading, what, view)
        else:
            yield from _split(desk, index, what)
        yield from ranking_pages(desk, index, what)


# --- pages -------------------------------------------------------------------------------------


def _whole(desk: Desk, index: Index, _proofs: Proofs) -> IndexView:
    letters = tuple(
        Letter(heading, _anchor(heading), shown(desk, index.address, tuple(entries)))
        for heading, entries in groupby(index.entries, key=lambda entry: letter(entry.key))
    )
    return IndexView(
        heading=desk.words[index.sort],
        trail=(),
        summary=index.summary,
        note=_note(desk, index.entries),
        orders=orders(desk, index, index.address),
        beside=parts_of(desk, index),
        alphabet=tuple(Link(one.heading, f"#{one.anchor}") for one in letters),
        leading=(),
        letters=letters,
        pager=Pager(),
    )


def _split(desk: Desk, index: Index, what: str) -> Iterator[Page]:
    cut = tuple(_sheets(index))
    view = partial(_contents, desk, index, cut)
    yield Page(index.address, "index.html", desk.words[index.sort], what, view)
    for number, sheet in enumerate(cut):
        title = f"{desk.words[index.sort]}: {sheet.letter}"
        around = (cut[number - 1] if number else None, *cut[number + 1 : number + 2])
        view = partial(_letter, desk, index, cut, sheet, around)
        yield Page(sheet.address, "index.html", title, f"{what}, {sheet.letter}", view)


def _sheets(index: Index) -> Iterator[_Sheet]:
    folder = index.address.removesuffix("index.html")
    for heading, group in groupby(index.entries, key=lambda entry: letter(entry.key)):
        for number, entries in enumerate(_bounded(group), 1):
            stem = _anchor(heading) if number == 1 else f"{_anchor(heading)}-{number}"
            yield _Sheet(f"{folder}a-z/{stem}.html", heading, number, tuple(entries))


def _bounded(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    sheet: list[Entry] = []
    references = 0
    for entry in entries:
        if sheet and references + entry.references > _MOST // 2:
            yield sheet
            sheet, references = [], 0
        sheet.append(entry)
        references += entry.references
    yield sheet


def _contents(desk: Desk, index: Index, cut: tuple[_Sheet, ...], _proofs: Proofs) -> IndexView:
    return IndexView(
        heading=desk.words[index.sort],
        trail=(),
        summary=index.summary,
        note="",
        orders=orders(desk, index, index.address),
        beside=parts_of(desk, index),
        alphabet=_alphabet(index.address, cut),
        leading=shown(desk, index.address, tuple(index.ranked[:_LEADING])),
        letters=(),
        pager=Pager(),
    )


def _letter(
    desk: Desk,
    index: Index,
    cut: tuple[_Sheet, ...],
    sheet: _Sheet,
    around: tuple[_Sheet | None, ...],
    _proofs: Proofs,
) -> IndexView:
    page, words = sheet.address, desk.words
    heading = sheet.letter
    if sheet.number > 1:
        heading = words.fill("continued", letter=sheet.letter)
    before, after = around[0], around[1] if len(around) > 1 else None
    names = shown(desk, page, sheet.entries)
    return IndexView(
        heading=words[index.sort],
        trail=(Link(words[index.sort], link(page, index.address)),),
        summary="",
        note=_note(desk, sheet.entries),
        orders=orders(desk, index, page),
        beside=(),
        alphabet=_alphabet(page, cut),
        leading=(),
        letters=(Letter(heading, _anchor(sheet.letter), names),),
        pager=Pager(_way(page, before), _way(page, after)),
    )


# --- all of them -------------------------------------------------------------------------------


def _indexes(desk: Desk, indexes: list[Index], _proofs: Proofs) -> IndexesView:
    page, words = addresses.INDEXES, desk.words
    return IndexesView(
        heading=words["indexes"],
        groups=tuple(
            NameGroup(
                index.sort,
                words[index.sort],
                shown(desk, page, tuple(index.ranked[:_FEW])),
                Link(index.summary, link(page, index.address)),
            )
            for index in indexes
        ),
        ways=(Link(words["archive"], link(page, addresses.YEARS)), *other_ways(desk, page)),
    )


# --- parts -------------------------------------------------------------------------------------


def _way(page: str, sheet: _Sheet | None) -> Link | None:
    return Link(_extent(sheet.entries), link(page, sheet.address)) if sheet else None


def _extent(entries: tuple[Entry, ...]) -> str:
    """`Ada Quill – Tom Quorn`: the first and the last name of a sheet, short."""
    first, last = (opening(entry.name, 24) for entry in (entries[0], entries[-1]))
    return first if first == last else f"{first} – {last}"


def _alphabet(page: str, cut: tuple[_Sheet, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(sheet.letter, link(page, sheet.address), sheet.address == page)
        for sheet in cut
        if sheet.number == 1
    )


def _note(desk: Desk, entries: Sequence[Entry]) -> str:
    return "" if all(entry.address for entry in entries) else desk.words["rare_note"]


def _anchor(heading: str) -> str:
    return "signs" if heading == "#" else heading.casefold()
