"""What an import tells when it is done."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.archive.ledger import Record


@dataclass(frozen=True, slots=True)
class Conflict:
    """A clipping that reads differently now, and an article that a person has edited."""

    record: Record
    diff: str
    """From the article as it stands to the article as it would be written; unified diff."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import found and did. `found` is `unchanged` and the number of `decided`."""

    found: int = 0
    """Clippings looked at."""
    files: int = 0
    """Files that they stand in."""
    decided: tuple[Record, ...] = ()
    """Lines of the ledger that this import wrote, by path."""
    unchanged: int = 0
    moved: tuple[tuple[str, str], ...] = ()
    """Clippings that stand elsewhere now: (old path, new path)."""
    missing: tuple[Record, ...] = ()
    """Clippings that are gone; their articles are kept. Of one whose article is gone too, whoever
    took both away need not be told."""
    article_gone: tuple[Record, ...] = ()
    """Clippings whose article a person has deleted; it is not made again unasked."""
    conflicts: tuple[Conflict, ...] = ()
