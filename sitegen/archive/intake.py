"""Intake: what one clipping says, before it has a place in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
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
from sitegen.reading import (
    Raw,
    Refused,
    file_of,
    find_clippings,
    is_collection,
    open_file,
    read,
    read_clipping,
)

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
    """The SHA-256 of every clipping by its path; "" for one that will be refused unread.

    Raises ContentError where no clippings can be found, or two have one name.
    """
    folder = project / CONTENT / CLIPPINGS
    if folder.exists() and not folder.is_dir():
        where = Where(f"{CONTENT}/{CLIPPINGS}")
        what = "A file stands where the folder of the clippings belongs."
        raise ContentError(Problem(what, "Move it into a folder of that name.", where))
    there = find_clippings(folder) if folder.exists() else []
    paths = [f"{CLIPPINGS}/{path}" for path in there]
    digests: dict[str, str] = {}
    for found in engine.map(partial(_digests, project / CONTENT, config), paths):
        for path, digest in found:
            if path in digests:
                what = f"This file has the name of an article in {file_of(path)}."
                raise ContentError(Problem(what, "Rename it.", Where(f"{CONTENT}/{path}")))
            digests[path] = digest
    return digests


def _digests(content: Path, config: Config, path: str) -> list[tuple[str, str]]:
    """Runs in a worker: (path, SHA-256) of each clipping in a file."""
    if not path.isprintable():
        return [(path, "")]
    return [(clipping.path, clipping.sha256) for clipping in open_file(content, path, config)]


def jobs(project: Path, config: Config, paths: Iterable[str]) -> Iterator[str | Raw]:
    """The clippings to understand, in order: a file by its path, so that a worker opens it; an
    article of a file of many with its bytes, so that the file is opened but once.

    `paths` are sorted by `in_order`.
    """
    for file, wanted in groupby(paths, key=file_of):
        there: dict[str, Raw] = {}
        if is_collection(file) and file.isprintable():
            opened = open_file(project / CONTENT, file, config)
            there = {raw.path: raw for raw in opened if isinstance(raw, Raw)}
        for path in wanted:
            yield there.pop(path, path)


def understand(project: Path, config: Config, job: str | Raw) -> Reading:
    """Runs in a worker: everything about one clipping that needs no knowledge of the others."""
    path = job if isinstance(job, str) else job.path
    if not path.isprintable():
        return Reading(path, "", reason="its name has characters that cannot be kept; rename it")
    if isinstance(job, Raw):
        clipping = read(job, config)
    else:
        clipping = read_clipping(project / CONTENT, job, config)
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
