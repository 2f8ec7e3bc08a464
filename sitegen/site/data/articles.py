"""All articles with all that is known of them besides their text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from sitegen.archive.archive import Filed
from sitegen.model import Kind
from sitegen.site.data.periods import Part, csv_file, index_table, parts_of
from sitegen.site.data.stock import Collection, Column, DataFile
from sitegen.site.desk import Desk
from sitegen.site.pages import Proofs
from sitegen.site.printable import printable
from sitegen.text.tables import list_cell

DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
"""ISO 8601, as much as is known of it: `1998`, `1998-03`, `1998-03-04`, a moment."""

COLUMNS = (
    Column("address", "The article's page, from the site's root; no two articles share one."),
    Column("title", "The headline."),
    Column("date", "The date printed, as much as is known of it: 1998, 1998-03, 1998-03-04.",
           pattern=DATE),
    Column("updated", "When it was updated, likewise.", pattern=DATE),
    Column("authors", "Who wrote it, parted by |."),
    Column("agency", "The wire service that wrote it."),
    Column("publication", "The paper or site that printed it."),
    Column("section", "The section it stood in."),
    Column("language", "The language of the article, as BCP 47."),
    Column("dateline", "Where it was written, as printed."),
    Column("tags", "What it is filed under, parted by |."),
    Column("people", "The people it names, parted by |, under the names that people.csv has."),
    Column("organizations", "The organisations it names, likewise."),
    Column("places", "The places it names, likewise."),
    Column("lead", "The standfirst, or the first words of the text."),
    Column("url", "Where it was first published."),
    Column("original", "The clipping that it was read from."),
    Column("original_sha256", "The SHA-256 of that clipping, in hexadecimal.",
           pattern="[0-9a-f]{64}"),
)  # fmt: skip
"""Of the table; the same words are the keys in JSON, where the lists are lists."""

_ABOUT = (
    "All articles, newest first, and all that is known of each besides its text. "
    "What is not known is empty in the table, and absent in JSON."
)


def articles_data(desk: Desk) -> Collection:
    parts = parts_of(desk)
    files: list[DataFile] = []
    if parts[0].year:
        files += _indexes(desk, parts)
    for part in parts:
        year = f" of {part.year}" if part.year else ""
        for form, make in (("csv", _table), ("json", _json)):
            address = part.address("archive", form)
            files.append(DataFile(address, f"the articles{year}", partial(make, desk, part)))
    return Collection("Articles", _ABOUT, tuple(files), COLUMNS)


def _indexes(desk: Desk, parts: tuple[Part, ...]) -> Iterator[DataFile]:
    what = "the index of the articles by year"
    yield DataFile("data/archive.csv", what, partial(index_table, "archive", parts), True)
    yield DataFile("data/archive.json", what, partial(_index_json, desk, parts), True)


def _index_json(desk: Desk, parts: tuple[Part, ...], _proofs: Proofs) -> bytes:
    years = [
        {
            "year": part.year,
            "articles": len(part.articles),
            "file": part.address("archive", "json").removeprefix("data/"),
        }
        for part in parts
    ]
    text = json.dumps({"archive": desk.edition.config.title, "years": years}, ensure_ascii=False)
    return printable(text) + b"\n"


def _table(desk: Desk, part: Part, proofs: Proofs) -> bytes:
    rows = [
        [_text(known.get(column.name, "")) for column in COLUMNS]
        for filed in part.articles
        for known in [_known(desk, filed, proofs)]
    ]
    return csv_file(COLUMNS, rows)


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else list_cell(value)


def _json(desk: Desk, part: Part, proofs: Proofs) -> bytes:
    """An article a line, so that it can be read line by line as well."""
    articles = (_known(desk, filed, proofs) for filed in part.articles)
    lines = ",\n".join(json.dumps(article, ensure_ascii=False) for article in articles)
    title = json.dumps(desk.edition.config.title, ensure_ascii=False)
    return printable(f'{{"archive": {title}, "articles": [\n{lines}\n]}}\n')


def _known(desk: Desk, filed: Filed, proofs: Proofs) -> dict[str, str | list[str]]:
    """What is known of an article, by the names of the columns and in their order."""
    article = filed.article
    named = desk.named_in.get(filed.address, ())
    names = {kind.key: [one.key[1] for one in named if one.key[0] is kind] for kind in Kind}
    values: dict[str, str | list[str]] = {
        "address": filed.address,
        "title": article.title,
        "date": str(article.date or ""),
        "updated": str(article.updated or ""),
        "authors": list(article.authors),
        "agency": article.agency,
        "publication": article.publication,
        "section": article.section,
        "language": article.language or desk.edition.config.language,
        "dateline": article.dateline,
        "tags": list(article.tags),
        **names,
        "lead": proofs.lede(filed.address),
        "url": article.url,
        "original": article.original,
        "original_sha256": article.original_sha256,
    }
    return {name: value for name, value in values.items() if value}
