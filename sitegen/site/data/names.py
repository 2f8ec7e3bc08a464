"""People, organisations and places, and which article names which."""

from __future__ import annotations

from functools import partial

from sitegen.model import Entity, Kind
from sitegen.site.data.articles import DATE
from sitegen.site.data.periods import Part, csv_file, index_table, parts_of
from sitegen.site.data.stock import Collection, Column, DataFile
from sitegen.site.desk import Desk
from sitegen.site.pages import Proofs
from sitegen.text.tables import list_cell

NAME_COLUMNS = (
    Column("name", "The usual full form; no two of a kind share one."),
    Column("other_names", "Other forms of it, parted by |."),
    Column("articles", "How many articles name it.", "integer"),
    Column("mentions", "How often it is named in all of them.", "integer"),
    Column("first", "The date of the oldest article that names it.", pattern=DATE),
    Column("last", "The date of the newest article that names it.", pattern=DATE),
    Column("page", "Its page, from the site's root; empty where it has none."),
    Column("description", "What those who keep the archive say of it."),
    Column("same_as", "Addresses of the same thing elsewhere (Wikidata, VIAF), parted by |."),
)
MENTION_COLUMNS = (
    Column("article", "The article's address, as in archive.csv."),
    Column("kind", "person, organization or place.", pattern="person|organization|place"),
    Column("name", "As people.csv, organizations.csv or places.csv has it."),
    Column(
        "times",
        "How often the text names it; 0 where only the article's agency, publication or dateline "
        "does, or a person said so.",
        "integer",
    ),
)


def names_data(desk: Desk) -> Collection:
    files = [
        DataFile(f"data/{kind.key}.csv", f"the table of {kind.key}", partial(_names, desk, kind))
        for kind in Kind
    ]
    about = (
        "People, organisations and places that the articles name, in the order of their indexes."
    )
    return Collection("Names", about, tuple(files), NAME_COLUMNS)


def mentions_data(desk: Desk) -> Collection:
    parts = parts_of(desk)
    files: list[DataFile] = []
    if parts[0].year:
        what = "the index of the mentions by year"
        make = partial(index_table, "mentions", parts)
        files.append(DataFile("data/mentions.csv", what, make, is_index=True))
    for part in parts:
        year = f" of {part.year}" if part.year else ""
        address, what = part.address("mentions", "csv"), f"the mentions{year}"
        files.append(DataFile(address, what, partial(_mentions, desk, part)))
    about = "Which article names which person, organisation or place, and how often."
    return Collection("Mentions", about, tuple(files), MENTION_COLUMNS)


def _names(desk: Desk, kind: Kind, _proofs: Proofs) -> bytes:
    return csv_file(NAME_COLUMNS, [_row(desk, one) for one in desk.of_kind[kind]])


def _row(desk: Desk, entity: Entity) -> list[str]:
    dates = [filed.article.date for filed in desk.articles_of(entity) if filed.article.date]
    return [
        entity.name,
        list_cell(entity.other_names),
        str(len(entity.appearances)),
        str(sum(len(one.spans) for one in entity.appearances)),
        str(dates[-1]) if dates else "",
        str(dates[0]) if dates else "",
        desk.addresses.entities.get(entity.key, ""),
        entity.description,
        list_cell(entity.same_as),
    ]


def _mentions(desk: Desk, part: Part, _proofs: Proofs) -> bytes:
    rows = [
        [filed.address, one.key[0], one.key[1], str(len(one.spans))]
        for filed in part.articles
        for one in desk.named_in.get(filed.address, ())
    ]
    return csv_file(MENTION_COLUMNS, rows)
