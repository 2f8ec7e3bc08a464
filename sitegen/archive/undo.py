"""Taking the last import back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.archive.intake import CONTENT
from sitegen.archive.ledger import Before, Outcome, Record, is_edited, load_ledger, save_ledger
from sitegen.publish import write_aside


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back did; articles are named from content/."""

    lines: int = 0
    """How many clippings stand in the ledger as before the import, or not at all."""
    removed: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    """They read again as before the import."""
    kept: tuple[str, ...] = ()
    """They were edited since, and so stay."""


def undo_import(project: Path) -> Undone:
    """The last import's articles go, what it replaced returns, and the ledger forgets it.

    Articles edited since stay, and so do their lines. What was taken back once cannot be taken back
    again. Raises ContentError for a ledger that cannot be used, and OSError.
    """
    content = project / CONTENT
    ledger = load_ledger(project)
    last = [record for record in ledger if record.before is not None]
    kept = [
        record
        for record in last
        if record.outcome is Outcome.PUBLISHED and is_edited(content, record)
    ]
    back: list[Record] = []
    gone: list[str] = []
    removed: list[str] = []
    restored: list[str] = []
    for record in last:
        if record in kept or record.before is None:
            continue
        if record.before.record:
            back.append(Record.from_json(record.before.record))
        else:
            gone.append(record.path)
        if record.outcome is Outcome.PUBLISHED:
            changed = _take_back(content, record, record.before)
            (removed if record.before.article is None else restored).extend(changed)
    save_ledger(project, ledger.with_records(back, gone))
    edited = tuple(record.article for record in kept)
    return Undone(len(back) + len(gone), tuple(removed), tuple(restored), edited)


def _take_back(content: Path, record: Record, before: Before) -> Iterator[str]:
    """Yields the article if its file was changed."""
    path = content / record.article
    if before.article is not None:
        write_aside(path, before.article.encode())
        yield record.article
    elif path.is_file():
        path.unlink()
        _remove_empty_folders(path.parent, content / "articles")
        yield record.article


def _remove_empty_folders(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
