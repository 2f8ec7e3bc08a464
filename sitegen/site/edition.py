"""All that one run of the press needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.archive.addresses import Published
from sitegen.archive.archive import Archive
from sitegen.archive.ledger import Ledger
from sitegen.config import Config
from sitegen.model import Entity


@dataclass(frozen=True)
class Edition:
    """What a site is made from, and nothing else: the same edition gives the same bytes."""

    config: Config
    archive: Archive
    """In archive order; the texts are read from their files when their pages are set."""
    entities: tuple[Entity, ...]
    """With their appearances: an article's address and places in its galley. In any order."""
    published: tuple[Published, ...]
    """content/addresses.jsonl, in the order of publication."""
    ledger: Ledger = field(default_factory=Ledger)
    """What became of each clipping; asked how it was read, and which came last."""
