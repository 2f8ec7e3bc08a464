"""One page for each person, organisation and place that earns one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from sitegen.archive.archive import Filed
from sitegen.model import Entity, Kind
from sitegen.site.addresses import index_of, link
from sitegen.site.charts import years_chart
from sitegen.site.desk import Desk, date_of
from sitegen.site.pages import Page, Proofs
from sitegen.site.paging import Sheet, sheets
from sitegen.site.parts import Link, Name, NameGroup, Passage
from sitegen.site.views import EntityView


def name_pages(desk: Desk) -> Iterator[Page]:
    for kind in Kind:
        for entity in desk.of_kind[kind]:
            first = desk.addresses.entities.get(entity.key)
            if first:
                articles = desk.articles_of(entity)
                for sheet in sheets(list(enumerate(articles)), desk.edition.config.page_size):
                    yield Page(
                        sheet.address(first),
                        "entity.html",
                        entity.name,
                        f"the page of the {kind.value} '{entity.name}'",
                        partial(_entity, desk, entity, first, articles, sheet),
                    )


def _entity(
    desk: Desk,
    entity: Entity,
    first: str,
    articles: list[Filed],
    sheet: Sheet[tuple[int, Filed]],
    proofs: Proofs,
) -> EntityView:
    page, words = sheet.address(first), desk.words
    others = words.and_list(list(entity.other_names))
    view = EntityView(
        kind=entity.kind.value,
        kicker=words[entity.kind.value],
        heading=entity.name,
        trail=_trail(desk, entity, page, first),
        summary=desk.span(filed for _, filed in sheet.entries),
        other_names=words.fill("also", names=others) if others else "",
        passages=tuple(
            Passage(
                desk.furniture.line(page, filed),
                proofs.quotes.of(entity.key, number).pieces,
            )
            for number, filed in sheet.entries
        ),
        pager=sheet.pager(first, words),
    )
    return view if sheet.number else _with_the_whole(view, desk, entity, articles, page)


def _with_the_whole(
    view: EntityView, desk: Desk, entity: Entity, articles: list[Filed], page: str
) -> EntityView:
    """What only the first page says, because every new article may change it."""
    dated = [filed for filed in articles if filed.article.date]
    newest, oldest = (dated[0], dated[-1]) if len(dated) > 1 else (None, None)
    furniture = desk.furniture
    return replace(
        view,
        summary=desk.summary(articles),
        description=entity.description,
        same_as=tuple(filter(None, map(furniture.outward, entity.same_as))),
        first=furniture.line(page, oldest) if oldest else None,
        last=furniture.line(page, newest) if newest else None,
        chart=years_chart((date_of(filed).year for filed in dated), desk.words),
        together=tuple(_together(desk, entity, page)),
        feed=link(page, feed) if (feed := desk.feeds.get(entity.key, "")) else "",
    )


def _together(desk: Desk, entity: Entity, page: str) -> Iterator[NameGroup]:
    for kind, companions in desk.company.of(entity).items():
        names = tuple(
            Name(
                one.entity.name,
                link(page, desk.addresses.entities[one.entity.key]),
                desk.words.number(one.shared),
            )
            for one in companions
        )
        if names:
            yield NameGroup(kind.key, desk.words[kind.key], names)


def _trail(desk: Desk, entity: Entity, page: str, first: str) -> tuple[Link, ...]:
    index = Link(desk.words[entity.kind.key], link(page, index_of(entity.kind)))
    return (index,) if page == first else (index, Link(entity.name, link(page, first)))
