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
from sitegen.errors import ContentError, Problem, Problems, Where
from sitegen.model import Kind
from sitegen.publish import write_aside

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
    problems, published = Problems(), []
    for number, line in enumerate(_read(project).split("\n"), 1):
        try:
            if line.strip():
                published.append(_entry(line))
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


def _read(project: Path) -> str:
    """The file's text; "" when there is none yet."""
    advice = "Take the file back from a copy; without it, old addresses may lead nowhere."
    try:
        data = (project / FILE).read_bytes()
        return data.decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(Problem("This file is not UTF-8.", advice, Where(FILE, line))) from None
    except OSError as error:
        what = f"This file cannot be read: {error.strerror}."
        raise ContentError(Problem(what, advice, Where(FILE))) from None


def _entry(line: str) -> Published:
    entry = Published(**json.loads(line))
    if not all(isinstance(text, str) for text in (entry.address, entry.name)):
        raise TypeError
    if entry.thing not in {"article", *Kind}:
        raise ValueError
    return entry


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
    """Add the lines that are not there yet, all of them or none.

    Raises OSError where content/ cannot be written.
    """
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
        before = _read(project)
        if before and not before.endswith("\n"):
            before += "\n"
        added = "".join(f"{line}\n" for line in lines)
        write_aside(project / FILE, f"{before}{added}".encode())
