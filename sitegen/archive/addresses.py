"""content/addresses.jsonl: every address that was ever published, so that none of them dies.

Build appends to it and reads it like any other input: an entity keeps the address it has, and an
address that nothing claims any more leads to where its thing is now.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sitegen.archive.archive import Archive, page_address
from sitegen.archive.ledger import Ledger
from sitegen.errors import ContentError, Problems, Where
from sitegen.model import Kind

FILE = "content/addresses.jsonl"


@dataclass(frozen=True, slots=True)
class Published:
    """An address, and what stood there."""

    address: str
    """From the site's root: `people/mark-esper.html`."""
    thing: str
    """`person`, `organization`, `place`, or `article`."""
    name: str
    """The entity's name; for an article the clipping it was read from (`clippings/harbor.txt`)."""


def load_published(project: Path) -> tuple[Published, ...]:
    """In the order of publication. Raises ContentError for lines that are not addresses."""
    path = project / FILE
    if not path.exists():
        return ()
    problems, published = Problems(), []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            entry = Published(**json.loads(line))
            if not all(isinstance(text, str) for text in (entry.address, entry.name)):
                raise TypeError
            if entry.thing not in {"article", *Kind}:
                raise ValueError
            published.append(entry)
        except (ValueError, TypeError):
            problems.add(
                "This line is not an address that sitegen wrote.",
                'Each line reads {"address": ..., "thing": ..., "name": ...}. '
                "Take the file back from a copy, or remove the line.",
                Where(FILE, number),
            )
    if problems.found:
        raise ContentError(problems.found)
    return tuple(published)


def moved_articles(ledger: Ledger, archive: Archive) -> tuple[Published, ...]:
    """Addresses where the ledger left an article that stands elsewhere now."""
    homes = {filed.article.original: filed.address for filed in archive if filed.article.original}
    first = [(page_address(record.article), record.path) for record in ledger if record.article]
    return tuple(
        Published(address, "article", path)
        for address, path in first
        if path in homes and homes[path] != address and address not in archive.by_address
    )


def append_published(project: Path, new: Iterable[Published]) -> None:
    """Add the lines that are not there yet. Raises OSError where content/ cannot be written."""
    known = set(load_published(project))
    lines = [
        json.dumps(
            {"address": entry.address, "thing": entry.thing, "name": entry.name},
            ensure_ascii=False,
        )
        for entry in dict.fromkeys(new)
        if entry not in known
    ]
    if lines:
        with (project / FILE).open("a", encoding="utf-8", newline="\n") as file:
            file.write("".join(f"{line}\n" for line in lines))
