"""sitegen articles: list articles that a person should look at."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.archive.archive import Filed
from sitegen.archive.doubts import open_doubts
from sitegen.archive.intake import CONTENT
from sitegen.archive.ledger import load_ledger
from sitegen.archive.loading import load_archive
from sitegen.cli import Session
from sitegen.engine import Engine
from sitegen.model import Kind

_FIELDS = (
    "date", "authors", "agency", "publication", "source", "dateline", "section", "language", "tags",
    "captions", "standfirst", "url", "original", *(kind.key for kind in Kind),
)  # fmt: skip


@click.command("articles")
@click.option(
    "--without",
    "missing",
    multiple=True,
    type=click.Choice(_FIELDS),
    help="Only articles that lack this field; several fields: all of them.",
)
@click.option(
    "--doubtful",
    is_flag=True,
    help="Only articles whose clipping left a doubt, and that nobody has edited since.",
)
@click.pass_obj
def command(session: Session, missing: tuple[str, ...], doubtful: bool) -> None:
    """List articles, one a line: file, date, title."""
    with Engine(session.config.workers) as engine:
        loaded = load_archive(session.project, engine)
    chosen = [filed for filed in loaded.archive if all(_lacks(filed, name) for name in missing)]
    if doubtful:
        in_doubt = _in_doubt(session.project)
        chosen = [filed for filed in chosen if filed.path in in_doubt]
    for filed in chosen:
        date = filed.article.date.day_text if filed.article.date else "undated"
        session.out.print(f"{filed.path}  {date}  {filed.article.title}", markup=False)
    for problem in loaded.problems:
        session.err.print(str(problem), markup=False)
    if not session.quiet:
        session.err.print(f"{len(chosen):,} of {len(loaded.archive):,} articles")


def _in_doubt(project: Path) -> set[str]:
    """The files of the articles, from the project folder."""
    content = project / CONTENT
    return {f"{CONTENT}/{one.article}" for one in open_doubts(content, load_ledger(project))}


def _lacks(filed: Filed, name: str) -> bool:
    for kind in Kind:
        if kind.key == name:
            return not filed.article.names.get(kind)
    return not getattr(filed.article, name)
