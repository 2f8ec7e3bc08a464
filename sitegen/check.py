"""Check: everything that is wrong with the content, found without building anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sitegen.archive.addresses import load_published
from sitegen.archive.archive import Archive, Filed, read_filed
from sitegen.archive.ledger import Ledger, Outcome, load_ledger
from sitegen.archive.loading import load_archive
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.errors import Problem, Problems, SitegenError, Where
from sitegen.text.prose import links_in


def find_problems(project: Path, config: Config, engine: Engine) -> list[Problem]:
    """All of them, errors and warnings, in the order of their places. Never raises for content."""
    problems = Problems()
    ledger = Ledger()
    try:
        ledger = load_ledger(project)
    except SitegenError as error:
        problems.found += error.problems
    try:
        load_published(project)
    except SitegenError as error:
        problems.found += error.problems
    loaded = load_archive(project, engine)
    problems.found += loaded.problems
    problems.found += _ledger_problems(ledger)
    problems.found += _lost_originals(project, loaded.archive)
    addresses = frozenset(filed.address for filed in loaded.archive)
    for found in engine.map(partial(_dead_links, project, addresses), loaded.archive):
        problems.found += found
    return sorted(problems.found, key=lambda problem: problem.order)


def _ledger_problems(ledger: Ledger) -> Iterator[Problem]:
    """What an import left for a person."""
    problems = Problems()
    for record in ledger:
        clipping = Where(f"content/{record.path}")
        article = Where(f"content/{record.article}")
        if record.outcome is Outcome.REFUSED:
            advice = "Mend the file and run sitegen import --failed, or take it away."
            problems.warn(f"This clipping was refused: {record.reason}.", advice, clipping)
        elif record.outcome is Outcome.CONFLICT:
            advice = f"Compare: sitegen import --again content/{record.path}"
            problems.warn(f"Of its clipping: {record.reason}.", advice, article)
        for doubt in record.doubts:
            problems.warn(doubt, "Compare it with its clipping.", article)
    return iter(problems.found)


def _lost_originals(project: Path, archive: Archive) -> Iterator[Problem]:
    problems = Problems()
    for filed in archive:
        original = filed.article.original
        if original and not (project / "content" / original).is_file():
            problems.warn(
                f"Its clipping content/{original} is gone.",
                "Put it back, or remove the line 'original' from the article.",
                Where(filed.path),
            )
    return iter(problems.found)


def _dead_links(project: Path, addresses: frozenset[str], filed: Filed) -> list[Problem]:
    """Runs in a worker: links of one article's text to articles that are not there."""
    problems = Problems()
    try:
        text = (project / filed.path).read_text(encoding="utf-8")
        body = read_filed(project, filed).body
    except (OSError, SitegenError):
        return []
    for href in links_in(body):
        target = _target(filed.address, href)
        if target is not None and target not in addresses:
            line = text[: text.find(href)].count("\n") + 1
            what = f"This link leads to no article: {href}"
            problems.add(what, "Mend or remove it.", Where(filed.path, line))
    return problems.found


def _target(page: str, href: str) -> str | None:
    """The address a link of a page leads to; None when it does not lead to an article."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not re.search(r"\.(md|html)$", parts.path):
        return None
    steps: list[str] = []
    for step in (PurePosixPath(page).parent / unquote(parts.path)).parts:
        if step == "..":
            steps = steps[:-1]
        else:
            steps.append(step)
    return "/".join(steps).removesuffix(".md").removesuffix(".html") + ".html"
