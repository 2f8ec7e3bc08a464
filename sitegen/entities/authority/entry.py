"""What a person says of names. None of these values ever changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.errors import Where
from sitegen.model import Kind

FILE = "content/entities.yaml"
"""From the project folder."""
BLOCK = "block"
"""The section of names that are none; the others are named by Kind.key."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Only:
    """Where an entry's aliases mean it: where all that is given here holds."""

    articles: tuple[str, ...] = ()
    """Addresses of articles: `1998/03/04/harbor.html`."""
    dates: tuple[Period, ...] = ()
    """The article's date touches one of these."""
    near: tuple[str, ...] = ()
    """One of these stands in a sentence that names it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, organisation or place, as a person wants it."""

    kind: Kind
    name: str
    """The preferred name. Wherever an article has it, it means this entry."""
    aliases: tuple[str, ...] = ()
    """Other names that mean it too, in every article or where `only` says; those of entries that
    were merged into it among them."""
    same_as: tuple[str, ...] = ()
    """URLs of the same thing elsewhere."""
    description: str = ""
    """For the reader."""
    note: str = ""
    """For those who keep the file; shown nowhere else."""
    pin: bool = True
    """It has a page however seldom it is named."""
    only: Only | None = None
    where: Where | None = None

    @property
    def key(self) -> tuple[Kind, str]:
        """The entity it is."""
        return self.kind, self.name


@dataclass(frozen=True, slots=True)
class Block:
    """A name that is no entity, or none of a kind."""

    name: str
    kind: Kind | None = None
    """None: of no kind."""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """The whole file."""

    entries: tuple[Entry, ...] = ()
    """In the order of the file."""
    blocks: tuple[Block, ...] = ()

    def called(self, name: str, kind: Kind | None = None) -> Iterator[Entry]:
        """The entries with just this preferred name, of one kind or of any."""
        return (one for one in self.entries if one.name == name and kind in (None, one.kind))
