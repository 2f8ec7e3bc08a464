"""Indexes of names, run like the index of a book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.model import Kind
from sitegen.site import addresses
from sitegen.site.addresses import index_of, link
from sitegen.site.desk import Desk, filing_key
from sitegen.site.pages import Page, Proofs
from sitegen.site.parts import Letter, Link, Name, Pager
from sitegen.site.views import IndexView
from sitegen.text.filing import letter, person_key, title_key
from sitegen.text.sentences import opening

_MOST = 1_500
"""References on one page; an index with more is split by letter, a letter with more into sheets of
half as many. It keeps every page of an index below about 200 kB."""
_LEADING = 60
_TITLE = 40
"""Characters of an undated article's title, which stands for the date in an index."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, the key it is filed under, and where it leads."""

    name: str
    key: tuple[str, str]
    address: str
    """Its page; "" when it has none."""
    articles: Sequence[Filed]

    @property
    def references(self) -> int:
        return 1 if self.address else max(1, len(self.articles))


@dataclass(frozen=True, slots=True)
class Index:
    """All names of one sort."""

    address: str
    heading: str
    summary: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page of an index that is split."""

    address: str
    letter: str
    number: int
    entries: tuple[Entry, ...]


def index_pages(desk: Desk) -> Iterator[Page]:
    for index in (*_of_entities(desk), _of_authors(desk), _of_sources(desk)):
        what = f"the index '{index.heading}'"
        if sum(entry.references for entry in index.entries) <= _MOST:
            view = partial(_whole, desk, index)
            yield Page(index.address, "index.html", index.heading, what, view)
        else:
            yield from _split(desk, index, what)


def _of_entities(desk: Desk) -> Iterator[Index]:
    for kind in Kind:
        entities = desk.of_kind[kind]
        entries = [
            Entry(
                entity.name,
                filing_key(entity.key),
                desk.addresses.entities.get(entity.key, ""),
                desk.articles_of(entity),
            )
            for entity in entities
        ]
        summary = desk.words.count(kind.value, len(entities))
        yield Index(index_of(kind), desk.words[kind.key], summary, _in_order(entries))


def _of_authors(desk: Desk) -> Index:
    entries = [
        Entry(name, person_key(name), desk.addresses.authors.get(name, ""), articles)
        for name, articles in desk.by_author.items()
    ]
    summary = desk.words.count("authors", len(entries))
    return Index(addresses.AUTHORS, desk.words["authors"], summary, _in_order(entries))


def _of_sources(desk: Desk) -> Index:
    entries = [
        Entry(name, title_key(name), desk.addresses.sources[name], articles)
        for name, articles in desk.by_source.items()
    ]
    summary = desk.words.count("sources", len(entries))
    return Index(addresses.SOURCES, desk.words["sources"], summary, _in_order(entries))


def _in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    """By letter, digits and signs last; so that each heading stands once."""

    def order(entry: Entry) -> tuple[bool, str, tuple[str, str]]:
        heading = letter(entry.key)
        return heading == "#", heading, entry.key

    return tuple(sorted(entries, key=order))


# --- pages -------------------------------------------------------------------------------------


def _whole(desk: Desk, index: Index, _proofs: Proofs) -> IndexView:
    letters = tuple(
        Letter(heading, _anchor(heading), _names(desk, index.address, tuple(entries)))
        for heading, entries in groupby(index.entries, key=lambda entry: letter(entry.key))
    )
    return IndexView(
        heading=index.heading,
        trail=(),
        summary=index.summary,
        note=_note(desk, index.entries),
        alphabet=tuple(Link(one.heading, f"#{one.anchor}") for one in letters),
        leading=(),
        letters=letters,
        pager=Pager(),
    )


def _split(desk: Desk, index: Index, what: str) -> Iterator[Page]:
    cut = tuple(_sheets(index))
    view = partial(_contents, desk, index, cut)
    yield Page(index.address, "index.html", index.heading, what, view)
    for number, sheet in enumerate(cut):
        title = f"{index.heading}: {sheet.letter}"
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
    most = sorted(
        (entry for entry in index.entries if entry.address),
        key=lambda entry: (-len(entry.articles), entry.key),
    )
    return IndexView(
        heading=index.heading,
        trail=(),
        summary=index.summary,
        note="",
        alphabet=_alphabet(index.address, cut),
        leading=_names(desk, index.address, tuple(most[:_LEADING])),
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
    names = _names(desk, page, sheet.entries)
    return IndexView(
        heading=index.heading,
        trail=(Link(index.heading, link(page, index.address)),),
        summary="",
        note=_note(desk, sheet.entries),
        alphabet=_alphabet(page, cut),
        leading=(),
        letters=(Letter(heading, _anchor(sheet.letter), names),),
        pager=Pager(_way(page, before), _way(page, after)),
    )


def _way(page: str, sheet: _Sheet | None) -> Link | None:
    return Link(_extent(sheet.entries), link(page, sheet.address)) if sheet else None


def _extent(entries: tuple[Entry, ...]) -> str:
    """`Quill – Quorn`: the first and the last name of a sheet, as far as the comma."""
    first, last = (opening(entry.name.split(",")[0], 24) for entry in (entries[0], entries[-1]))
    return first if first == last else f"{first} – {last}"


def _alphabet(page: str, cut: tuple[_Sheet, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(sheet.letter, link(page, sheet.address), sheet.address == page)
        for sheet in cut
        if sheet.number == 1
    )


def _names(desk: Desk, page: str, entries: tuple[Entry, ...]) -> tuple[Name, ...]:
    return tuple(
        Name(entry.name, link(page, entry.address), desk.words.number(len(entry.articles)))
        if entry.address
        else Name(entry.name, "", "", tuple(_reference(desk, page, one) for one in entry.articles))
        for entry in entries
    )


def _reference(desk: Desk, page: str, filed: Filed) -> Link:
    """An article by its date, as a book's index gives the page number."""
    date = filed.article.date
    text = desk.words.date(date, short=True) if date else opening(filed.article.title, _TITLE)
    return Link(text, link(page, filed.address))


def _note(desk: Desk, entries: Sequence[Entry]) -> str:
    return "" if all(entry.address for entry in entries) else desk.words["rare_note"]


def _anchor(heading: str) -> str:
    return "signs" if heading == "#" else heading.casefold()
