"""What the last plan knew of each article and each name, so that one page can be set alone.

It lies in a file that the process of a build writes and the preview reads: a large archive's
knowledge need not stand in memory for the one article that a person edits.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.archive.naming import written_lists
from sitegen.entities.edits import NameLists
from sitegen.site.edition import Edition
from sitegen.site.pages import Copy, Named
from sitegen.site.plan import Plan

_TABLES = """
CREATE TABLE articles (path TEXT PRIMARY KEY, digest TEXT, known BLOB);
CREATE TABLE names (form TEXT, named BLOB);
CREATE TABLE shelves (sort TEXT, name TEXT, address TEXT, PRIMARY KEY (sort, name));
"""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article as it was planned."""

    template: str
    copy: Copy
    written: NameLists
    """Its name lists as the import wrote them."""
    days: bool
    """Days have pages of their own."""


class Known:
    """Read from a file that `write_known` made; without one, nothing is known."""

    def __init__(self, path: Path | None = None) -> None:
        self._connection = sqlite3.connect(path or ":memory:")
        if path is None:
            self._connection.executescript(_TABLES)

    def close(self) -> None:
        self._connection.close()

    def article(self, path: str) -> KnownArticle | None:
        """By its file, from the project folder."""
        known = self._value("SELECT known FROM articles WHERE path = ?", path)
        article: KnownArticle | None = pickle.loads(known) if known else None
        return article

    def digest(self, path: str) -> str:
        """SHA-256 of the article's file as it was planned; "" for one that was not there."""
        return str(self._value("SELECT digest FROM articles WHERE path = ?", path))

    def entities(self, form: str) -> list[Named]:
        """The entities that are called so somewhere, without their places; sorted."""
        rows = self._connection.execute("SELECT named FROM names WHERE form = ?", (form,))
        return sorted((pickle.loads(named) for (named,) in rows), key=lambda named: named.key)

    def shelf(self, sort: str, name: str) -> str:
        """The page of a name of one of the SHELVES; "" when it has none yet."""
        query = "SELECT address FROM shelves WHERE sort = ? AND name = ?"
        return str(self._value(query, sort, name))

    def _value(self, query: str, *keys: str) -> Any:
        """The one value that is asked for; "" when there is none."""
        return next((value for (value,) in self._connection.execute(query, keys)), "")


def write_known(path: Path, edition: Edition, planned: Plan) -> None:
    """Everything that `Known` answers, into a new file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_TABLES)
        shelves: dict[tuple[str, str], str] = {}
        articles = _articles(edition, planned, shelves)
        connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", articles)
        connection.executemany("INSERT INTO names VALUES (?, ?)", _names(edition, planned))
        rows = ((*shelf, address) for shelf, address in shelves.items())
        connection.executemany("INSERT INTO shelves VALUES (?, ?, ?)", rows)
        connection.execute("CREATE INDEX forms ON names (form)")
        connection.commit()


def _articles(
    edition: Edition, planned: Plan, shelves: dict[tuple[str, str], str]
) -> Iterator[tuple[str, str, bytes]]:
    """A row for each; what `Known.shelf` tells is gathered on the way."""
    for one in planned.articles:
        copy = one.copy()
        for sort, places in _filed_under(copy):
            shelves.update(((sort, name), address) for name, address in places)
        written = written_lists(copy.filed, edition.ledger)
        known = KnownArticle(one.template, copy, written, edition.scope.days)
        yield copy.filed.path, copy.filed.digest, pickle.dumps(known)


def _filed_under(copy: Copy) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """Names with their pages, by sort: what `articles.shelved` put into the copy."""
    yield "author", copy.authors
    yield "source", filter(None, (copy.publication, copy.agency))
    yield "section", filter(None, (copy.section,))
    yield "tag", copy.tags


def _names(edition: Edition, planned: Plan) -> Iterator[tuple[str, bytes]]:
    for entity in edition.entities:
        address = planned.entities.get(entity.key, "")
        named = pickle.dumps(Named(entity.key, address, (), entity.same_as))
        for form in dict.fromkeys((entity.name, *entity.other_names)):
            yield form, named
