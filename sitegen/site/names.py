"""The pages of each person, organisation and place that earns one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.model import Entity, Kind
from sitegen.site.addresses import goes_by_year, index_of, link, year_page
from sitegen.site.charts import years_chart
from sitegen.site.credits import credit
from sitegen.site.desk import Desk, date_of
from sitegen.site.pages import Page, Proofs
from sitegen.site.paging import Sheet, sheets
from sitegen.site.parts import Link, Name, NameGroup, Pager, Passage
from sitegen.site.views import EntityView

Numbered = tuple[int, Filed]
"""One of a name's articles, and which one it is, from 0 in the order of the archive."""


@dataclass(frozen=True)
class _Card:
    """A name with its articles, as its pages need them."""

    entity: Entity
    address: str
    """Its own page."""
    articles: list[Filed]

    def years(self) -> list[tuple[str, list[Numbered]]]:
        """Newest first; the undated articles last, under ""."""
        groups = groupby(enumerate(self.articles), key=lambda one: one[1].year)
        return [(year, list(articles)) for year, articles in groups]


def name_pages(desk: Desk) -> Iterator[Page]:
    for kind in Kind:
        for entity in desk.of_kind[kind]:
            address = desk.addresses.entities.get(entity.key)
            if address:
                yield from _pages(desk, _Card(entity, address, desk.articles_of(entity)))


def _pages(desk: Desk, card: _Card) -> Iterator[Page]:
    size = desk.edition.config.page_size
    cut = list(sheets(list(enumerate(card.articles)), size))
    if not goes_by_year(len(card.articles), size):
        for sheet in cut:
            view = partial(_sheet, desk, card, sheet)
            yield _page(card, sheet.address(card.address), "", view)
        return
    yield _page(card, card.address, "", partial(_with_years, desk, card, cut[0]))
    years = card.years()
    for number, (year, articles) in enumerate(years):
        first = year_page(card.address, year)
        around = [years[at][0] if 0 <= at < len(years) else None for at in (number - 1, number + 1)]
        for sheet in sheets(articles, size):
            view = partial(_year, desk, card, year, sheet, around)
            yield _page(card, sheet.address(first), year, view)


def _page(card: _Card, address: str, year: str, view: partial[EntityView]) -> Page:
    entity = card.entity
    title = f"{entity.name}: {int(year)}" if year else entity.name
    what = f"the page of the {entity.kind.value} '{entity.name}'"
    return Page(address, "entity.html", title, what, view)


# --- views -------------------------------------------------------------------------------------


def _sheet(desk: Desk, card: _Card, sheet: Sheet[Numbered], proofs: Proofs) -> EntityView:
    """A page of a list whose further pages are numbered."""
    view = _list(desk, card, card.address, sheet, proofs)
    return view if sheet.number else _with_the_whole(view, desk, card)


def _with_years(desk: Desk, card: _Card, sheet: Sheet[Numbered], proofs: Proofs) -> EntityView:
    """The name's own page, where its further pages are those of the years."""
    page, words = card.address, desk.words
    view = replace(_list(desk, card, page, sheet, proofs), pager=Pager())
    return replace(
        _with_the_whole(view, desk, card),
        years=tuple(
            Name(
                _year_name(desk, year),
                link(page, year_page(page, year)),
                words.number(len(articles)),
            )
            for year, articles in card.years()
        ),
    )


def _year(
    desk: Desk,
    card: _Card,
    year: str,
    sheet: Sheet[Numbered],
    around: Sequence[str | None],
    proofs: Proofs,
) -> EntityView:
    first = year_page(card.address, year)
    page = sheet.address(first)
    newer, older = (
        Link(_year_name(desk, one), link(page, year_page(card.address, one)))
        if one is not None
        else None
        for one in around
    )
    view = _list(desk, card, first, sheet, proofs)
    return view if sheet.number else replace(view, beside=Pager(newer, older))


def _list(
    desk: Desk, card: _Card, first: str, sheet: Sheet[Numbered], proofs: Proofs
) -> EntityView:
    """What each page of a name has; `first` is the page that the sheets belong to."""
    entity, page, words = card.entity, sheet.address(first), desk.words
    others = words.and_list(list(entity.other_names))
    return EntityView(
        kind=entity.kind.value,
        kicker=words[entity.kind.value],
        heading=entity.name,
        trail=_trail(desk, card, page),
        summary=desk.span(filed for _, filed in sheet.entries),
        other_names=words.fill("also", names=others) if others else "",
        passages=tuple(_passage(desk, card, page, one, proofs) for one in sheet.entries),
        pager=sheet.pager(first, words),
        beside=Pager(),
    )


def _passage(desk: Desk, card: _Card, page: str, one: Numbered, proofs: Proofs) -> Passage:
    number, filed = one
    quotes, words = proofs.quotes.of(card.entity.key, number), desk.words
    if quotes.shown:
        note = words.count("mentions", quotes.more) if quotes.more else ""
    else:
        note = words[credit(card.entity, filed.article)]
    sentences = tuple(quote.pieces for quote in quotes.shown)
    return Passage(desk.furniture.line(page, filed), sentences, note)


def _with_the_whole(view: EntityView, desk: Desk, card: _Card) -> EntityView:
    """What only the first page says, because every new article may change it."""
    entity, articles, page = card.entity, card.articles, card.address
    dated = [filed for filed in articles if filed.article.date]
    newest, oldest = (dated[0], dated[-1]) if len(dated) > 1 else (None, None)
    furniture = desk.furniture
    return replace(
        view,
        summary=desk.summary(articles),
        description=entity.description,
        same_as=tuple(filter(None, map(furniture.outward, entity.same_as))),
        see_also=tuple(_see_also(desk, card)),
        first=furniture.line(page, oldest) if oldest else None,
        last=furniture.line(page, newest) if newest else None,
        chart=years_chart((date_of(filed).year for filed in dated), desk.words),
        together=tuple(_together(desk, entity, page)),
        feed=link(page, feed) if (feed := desk.feeds.get(entity.key, "")) else "",
    )


# --- parts -------------------------------------------------------------------------------------


def _see_also(desk: Desk, card: _Card) -> Iterator[Link]:
    phrase = "articles_by" if card.entity.kind is Kind.PERSON else "articles_from"
    for name, address in desk.crossings.shelves.get(card.address, ()):
        yield Link(desk.words.fill(phrase, name=name), link(card.address, address))


def _together(desk: Desk, entity: Entity, page: str) -> Iterator[NameGroup]:
    """The most telling names, in the order of their numbers, as a reader expects of numbers."""
    for kind, companions in desk.company.of(entity).items():
        names = tuple(
            Name(
                one.entity.name,
                link(page, desk.addresses.entities[one.entity.key]),
                desk.words.number(one.shared),
            )
            for one in sorted(companions, key=lambda one: -one.shared)
        )
        if names:
            yield NameGroup(kind.key, desk.words[kind.key], names)


def _trail(desk: Desk, card: _Card, page: str) -> tuple[Link, ...]:
    kind = card.entity.kind
    index = Link(desk.words[kind.key], link(page, index_of(kind)))
    if page == card.address:
        return (index,)
    return (index, Link(card.entity.name, link(page, card.address)))


def _year_name(desk: Desk, year: str) -> str:
    return str(int(year)) if year else desk.words["undated"]
