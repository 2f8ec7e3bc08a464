"""What was found out once, kept by what it was found out from. Deleting it costs only time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class Cache:
    """Values by key, in one file. Never an error: a cache that cannot be used is an empty one."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        """The value kept under a key."""
        for (value,) in self._run("SELECT value FROM kept WHERE key = ?", (key,)):
            return str(value)
        return None

    def put(self, key: str, value: str) -> None:
        self._run("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, value))

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget everything that was not asked for in this build."""
        wanted = set(keys)
        for (key,) in self._run("SELECT key FROM kept"):
            if key not in wanted:
                self._run("DELETE FROM kept WHERE key = ?", (key,))

    def _run(self, statement: str, values: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error:
            return []


@contextmanager
def open_cache(path: Path, *, to_read: bool = False) -> Iterator[Cache]:
    """Opens, or begins, the cache; a damaged one is begun anew.

    `to_read`: nothing is begun, mended or kept; what is not there is not found.
    """
    connection = _glance(path) if to_read else _connect(path)
    try:
        yield Cache(connection)
    finally:
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.commit()
            connection.close()


def _glance(path: Path) -> sqlite3.Connection | None:
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return None


def _connect(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path)
            connection.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT)")
            return connection
        except sqlite3.DatabaseError:
            with suppress(OSError):
                path.unlink()
        except OSError:
            return None
    return None
