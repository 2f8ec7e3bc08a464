"""Taking the last import back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.archive.ledger import Outcome, Record, load_ledger, save_ledger
from sitegen.publish import write_aside


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back did to the articles; each is named from content/."""

    removed: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    """They read again as before the import."""
    kept: tuple[str, ...] = ()
    """They were edited since, and so stay."""


def undo_import(project: Path) -> Undone:
    """The last import's articles go, what it replaced returns, and the ledger forgets it.

    Articles edited since stay, and so do their lines. Raises ContentError for a ledger that cannot
    be used, and OSError.
    """
    content = project / "content"
    ledger = load_ledger(project)
    last = [record for record in ledger if record.run == ledger.last_run]
    edited = {record.path for record in last if _is_edited(content, record)}
    back: list[Record] = []
    gone: list[str] = []
    removed: list[str] = []
    restored: list[str] = []
    for record in last:
        if record.path in edited:
            continue
        if record.before:
            back.append(Record.from_json(record.before.record))
        else:
            gone.append(record.path)
        if record.outcome is Outcome.PUBLISHED:
            changed = _take_back(content, record)
            (restored if record.before and record.before.article else removed).extend(changed)
    save_ledger(project, ledger.with_records(back, gone))
    kept = [record.article for record in last if record.path in edited]
    return Undone(tuple(removed), tuple(restored), tuple(kept))


def _is_edited(content: Path, record: Record) -> bool:
    path = content / record.article
    if record.outcome is not Outcome.PUBLISHED or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() != record.written


def _take_back(content: Path, record: Record) -> Iterator[str]:
    """Yields the article if its file was changed."""
    path = content / record.article
    if record.before and record.before.article is not None:
        write_aside(path, record.before.article.encode())
        yield record.article
    elif path.is_file():
        path.unlink()
        _remove_empty_folders(path.parent, content / "articles")
        yield record.article


def _remove_empty_folders(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
