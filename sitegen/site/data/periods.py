"""A large archive's tables are cut by year, so that a spreadsheet can open each of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sitegen.archive.archive import Filed
from sitegen.site.data.stock import Column
from sitegen.site.desk import Desk
from sitegen.site.pages import Proofs
from sitegen.site.printable import printable
from sitegen.text.tables import BOM, table

ONE_FILE = 10_000
"""Articles of an archive whose tables are not cut."""
UNDATED = "undated"
INDEX_COLUMNS = (
    Column("year", "The year; undated for articles whose date is not known."),
    Column("articles", "How many articles it has.", "integer"),
    Column("file", "The file that holds them, in the same folder."),
)
"""Of the index that stands for a table that was cut."""


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that share a file."""

    year: str
    """`1998` or `undated`; "" for all articles."""
    articles: tuple[Filed, ...]
    """In archive order."""

    def address(self, stem: str, form: str) -> str:
        """`data/archive-1998.csv`, or `data/archive.csv` of all."""
        name = f"{stem}-{self.year}" if self.year else stem
        return f"data/{name}.{form}"


def parts_of(desk: Desk) -> tuple[Part, ...]:
    """All articles in one part; above ONE_FILE by year, newest first, the undated last."""
    archive = desk.edition.archive
    if len(archive) <= ONE_FILE:
        return (Part("", archive.filed),)
    by_year: dict[str, list[Filed]] = defaultdict(list)
    for filed in archive:
        by_year[filed.year or UNDATED].append(filed)
    return tuple(Part(year, tuple(articles)) for year, articles in by_year.items())


def csv_file(columns: tuple[Column, ...], rows: list[list[str]]) -> bytes:
    """A table with its headings."""
    return printable(BOM + table([[column.name for column in columns], *rows]))


def index_table(stem: str, parts: tuple[Part, ...], _proofs: Proofs) -> bytes:
    """Which years there are, and the file of each."""
    rows = [
        [part.year, str(len(part.articles)), part.address(stem, "csv").removeprefix("data/")]
        for part in parts
    ]
    return csv_file(INDEX_COLUMNS, rows)
