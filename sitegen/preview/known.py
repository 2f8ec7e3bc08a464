"""What the last plan knew of each article and each name, so that one page can be set alone.

It lies in a file that the process of a build writes and the preview reads: a large archive's
knowledge need not stand in memory for the one article that a person edits.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sitegen.archive.naming import written_lists
from sitegen.entities.edits import NameLists
from sitegen.model import Kind
from sitegen.site.addresses import EntityKey
from sitegen.site.edition import Edition
from sitegen.site.pages import Copy
from sitegen.site.plan import Plan

_TABLES = """
CREATE TABLE articles (path TEXT PRIMARY KEY, digest TEXT, known BLOB);
CREATE TABLE names (form TEXT, kind TEXT, name TEXT, address TEXT);
CREATE TABLE pages (name TEXT PRIMARY KEY, address TEXT);
"""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article as it was planned."""

    template: str
    copy: Copy
    written: NameLists
    """Its name lists as the import wrote them."""


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
        for (known,) in self._connection.execute(
            "SELECT known FROM articles WHERE path = ?", (path,)
        ):
            article: KnownArticle = pickle.loads(known)
            return article
        return None

    def digest(self, path: str) -> str:
        """SHA-256 of the article's file as it was planned; "" for one that was not there."""
        query = "SELECT digest FROM articles WHERE path = ?"
        return next((digest for (digest,) in self._connection.execute(query, (path,))), "")

    def entities(self, form: str) -> list[tuple[EntityKey, str]]:
        """The entities that are called so somewhere, each with its page or "", sorted."""
        query = "SELECT kind, name, address FROM names WHERE form = ?"
        rows = self._connection.execute(query, (form,))
        return sorted(((Kind(kind), name), address) for kind, name, address in rows)

    def page(self, name: str) -> str:
        """The page of an author or a source; "" when it has none yet. See `author`, `source`."""
        query = "SELECT address FROM pages WHERE name = ?"
        return next((address for (address,) in self._connection.execute(query, (name,))), "")


def author(name: str) -> str:
    return f"author {name}"


def source(name: str) -> str:
    return f"source {name}"


def write_known(path: Path, edition: Edition, planned: Plan) -> None:
    """Everything that `Known` answers, into a new file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_TABLES)
        pages: dict[str, str] = {}
        connection.executemany(
            "INSERT INTO articles VALUES (?, ?, ?)", _articles(edition, planned, pages)
        )
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", _names(edition, planned))
        connection.executemany("INSERT INTO pages VALUES (?, ?)", pages.items())
        connection.execute("CREATE INDEX forms ON names (form)")
        connection.commit()


def _articles(
    edition: Edition, planned: Plan, pages: dict[str, str]
) -> Iterator[tuple[str, str, bytes]]:
    """A row for each; the pages of authors and sources are gathered on the way."""
    for one in planned.articles:
        copy = one.copy()
        pages.update((author(name), address) for name, address in copy.authors)
        sources = filter(None, (copy.publication, copy.agency))
        pages.update((source(name), address) for name, address in sources)
        known = KnownArticle(one.template, copy, written_lists(copy.filed, edition.ledger))
        yield copy.filed.path, copy.filed.digest, pickle.dumps(known)


def _names(edition: Edition, planned: Plan) -> Iterator[tuple[str, str, str, str]]:
    for entity in edition.entities:
        address = planned.entities.get(entity.key, "")
        for form in dict.fromkeys((entity.name, *entity.other_names)):
            yield form, entity.kind.value, entity.name, address
