"""One page for each person, organisation and place that earns one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.archive.archive import Filed
from sitegen.model import Entity, Kind
from sitegen.site.addresses import index_of, link
from sitegen.site.charts import years_chart
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, Proofs
from sitegen.site.paging import Sheet, sheets
from sitegen.site.parts import Link, Passage
from sitegen.site.views import EntityView


def name_pages(desk: Desk) -> Iterator[Page]:
    for kind in Kind:
        for entity in desk.of_kind[kind]:
            first = desk.addresses.entities.get(entity.key)
            if first:
                articles = desk.articles_of(entity)
                for sheet in sheets(articles, desk.edition.config.page_size):
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
    sheet: Sheet[Filed],
    proofs: Proofs,
) -> EntityView:
    page, words = sheet.address(first), desk.words
    years = (filed.article.date.year for filed in articles if filed.article.date)
    others = words.and_list(list(entity.other_names))
    return EntityView(
        kind=entity.kind.value,
        kicker=words[entity.kind.value],
        heading=entity.name,
        trail=_trail(desk, entity, page, first),
        # A further page says nothing that a newer article would change.
        summary=desk.span(sheet.entries) if sheet.number else desk.summary(articles),
        other_names=words.fill("also", names=others) if others else "",
        chart=None if sheet.number else years_chart(years, words),
        passages=tuple(
            Passage(
                desk.furniture.line(page, filed),
                proofs.sentence(filed.address, entity.key),
            )
            for filed in sheet.entries
        ),
        pager=sheet.pager(first, words),
    )


def _trail(desk: Desk, entity: Entity, page: str, first: str) -> tuple[Link, ...]:
    index = Link(desk.words[entity.kind.key], link(page, index_of(entity.kind)))
    return (index,) if page == first else (index, Link(entity.name, link(page, first)))
