"""All that one run of the press needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitegen.archive.addresses import Published
from sitegen.archive.archive import Archive
from sitegen.archive.ledger import Ledger
from sitegen.config import Config
from sitegen.model import Entity


@dataclass(frozen=True, slots=True)
class Scope:
    """How much of a site is made: all of it, unless a host takes too few files (`limits`)."""

    least: int = 1
    """In how many articles a name or an author must stand at least to get a page."""
    readings: bool = True
    """There are pages that show how clippings were read."""
    days: bool = True
    """Days have pages of their own; else their articles stand with their month."""
    old_names: bool = True
    """Where a name had a page that is gone, there is one that leads to the index."""
    originals: bool = True
    """There are copies of the clippings."""
    few_search_files: bool = False
    """The search has fewer and larger files."""


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
    scope: Scope = field(default_factory=Scope)
