"""Loading: the files under content/articles become the archive."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sitegen.archive.archive import Archive, Filed, page_address
from sitegen.engine import Engine
from sitegen.errors import Problem, Problems, Where
from sitegen.frontmatter import ArticleFile, parse_article

ARTICLES = "content/articles"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The archive, and everything that is wrong with its files."""

    archive: Archive
    """Without drafts and without the files that have an error."""
    problems: tuple[Problem, ...]
    drafts: int


def load_archive(
    project: Path, engine: Engine, on_load: Callable[[str], None] = lambda path: None
) -> Loaded:
    """Read every article. Never raises for bad files: each is a problem, and the rest goes on."""
    problems, filed, drafts = Problems(), [], 0
    paths = article_paths(project, problems)
    for article, found in engine.map(partial(file_article, project), paths):
        problems.found += found
        if article is None:
            continue
        on_load(article.path)
        if article.article.draft:
            drafts += 1
        else:
            filed.append(article)
    return Loaded(Archive.of(project, filed), tuple(problems.found), drafts)


def article_paths(project: Path, problems: Problems | None = None) -> list[str]:
    """Every Markdown file under content/articles, from the project folder, sorted.

    Hidden files and folders are left out, and so are links, which could lead out of the project;
    a link is a warning. A folder that cannot be listed is a problem.
    """
    found = Problems() if problems is None else problems
    return sorted(_markdown_files(project / ARTICLES, project, found))


def _markdown_files(folder: Path, project: Path, problems: Problems) -> Iterator[str]:
    def complain(error: OSError) -> None:
        if error.filename != str(folder) or folder.exists():
            where = Where(Path(error.filename).relative_to(project).as_posix())
            problems.add(f"This folder cannot be listed: {error.strerror}.", where=where)

    for root, folders, files in os.walk(folder, onerror=complain):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            _is_link(Path(root) / name, project, problems)
        for name in files:
            if name.endswith(".md") and not name.startswith("."):
                path = Path(root) / name
                if not _is_link(path, project, problems):
                    yield path.relative_to(project).as_posix()


def _is_link(path: Path, project: Path, problems: Problems) -> bool:
    """Whether it is a link, which is told."""
    if not path.is_symlink():
        return False
    where = Where(_shown(path.relative_to(project).as_posix()))
    problems.warn("A link is not read.", "Put what it leads to in its place.", where)
    return True


def file_article(project: Path, path: str) -> tuple[Filed | None, list[Problem]]:
    """One article without its text, and what is wrong with its file; with an error, None.

    `path` is from the project folder. Runs in a worker.
    """
    problems = Problems()
    data = _bytes_of(project / path, path, problems)
    file = None if data is None else _parsed(data, path, problems)
    if data is None or file is None:
        return None, problems.found
    address = page_address(path.removeprefix("content/"))
    return Filed(file.article, path, address, hashlib.sha256(data).hexdigest()), problems.found


def _bytes_of(file: Path, path: str, problems: Problems) -> bytes | None:
    if not path.isprintable():
        what = "This file's name has characters that no address can have."
        problems.add(what, "Rename it.", Where(_shown(path)))
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        problems.add(f"This file cannot be read: {error.strerror}.", where=Where(path))
        return None


def _shown(path: str) -> str:
    """A path for a person's eyes, whatever signs are in it."""
    if path.isprintable():
        return path
    return repr(path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def _parsed(data: bytes, path: str, problems: Problems) -> ArticleFile | None:
    try:
        return parse_article(data.decode("utf-8"), path, problems)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what, advice = "This file is not UTF-8.", "Save it again with the encoding UTF-8."
        problems.add(what, advice, Where(path, line))
        return None
