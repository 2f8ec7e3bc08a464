"""Intake: what one clipping says, before it has a place in the archive."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sitegen.archive.doubts import doubtful_authors
from sitegen.archive.naming import name_article
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.entities.naming import name_lists
from sitegen.entities.recognisers import recogniser
from sitegen.errors import ContentError, Problem, Where
from sitegen.extraction import Unreadable, extract
from sitegen.frontmatter import ArticleFile
from sitegen.model import Extract
from sitegen.reading import Refused, find_clippings, read_clipping

CONTENT = "content"
CLIPPINGS = "clippings"


@dataclass(frozen=True, slots=True)
class Reading:
    """A clipping's article, or why it has none."""

    path: str
    sha256: str
    encoding: str = ""
    extract: Extract | None = None
    reason: str = ""
    """Why there is no extract."""


def digests_of(project: Path, config: Config, engine: Engine) -> dict[str, str]:
    """The SHA-256 of every clipping by its path; "" for one that will be refused unread."""
    folder = project / CONTENT / CLIPPINGS
    if folder.exists() and not folder.is_dir():
        where = Where(f"{CONTENT}/{CLIPPINGS}")
        what = "A file stands where the folder of the clippings belongs."
        raise ContentError(Problem(what, "Move it into a folder of that name.", where))
    there = find_clippings(folder) if folder.exists() else []
    paths = [f"{CLIPPINGS}/{path}" for path in there]
    return dict(engine.map(partial(_digest, project / CONTENT, config.largest_clipping), paths))


def _digest(content: Path, largest: int, path: str) -> tuple[str, str]:
    """Runs in a worker: (path, SHA-256)."""
    try:
        if not path.isprintable() or (content / path).stat().st_size > largest:
            return path, ""
        with (content / path).open("rb") as file:
            return path, hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return path, ""


def understand(project: Path, config: Config, path: str) -> Reading:
    """Runs in a worker: everything about one clipping that needs no knowledge of the others."""
    if not path.isprintable():
        return Reading(path, "", reason="its name has characters that cannot be kept; rename it")
    clipping = read_clipping(project / CONTENT, path, config.largest_clipping)
    if isinstance(clipping, Refused):
        return Reading(path, clipping.sha256, reason=clipping.reason)
    found = extract(clipping)
    if isinstance(found, Unreadable):
        return Reading(path, clipping.sha256, clipping.encoding, reason=found.reason)
    file = ArticleFile(found.article, found.body)
    finder = recogniser(config.recogniser)
    names = name_lists(name_article(file, finder, written={}))
    looked_at = replace(
        found,
        article=replace(found.article, names=names),
        doubts=(*found.doubts, *doubtful_authors(clipping, found, finder)),
    )
    return Reading(path, clipping.sha256, clipping.encoding, looked_at)
