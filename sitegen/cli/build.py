"""sitegen build: make the site."""

from __future__ import annotations

from functools import partial

import click

from sitegen.archive.report import Report
from sitegen.build import Built, build
from sitegen.cli import Session, counted
from sitegen.cli.import_ import show_report
from sitegen.cli.progress import Watcher
from sitegen.colophon import Before, look_before, tell
from sitegen.site.edition import Edition
from sitegen.site.plan import Plan


@click.command("build")
@click.option("--no-import", is_flag=True, help="Build from the articles; read no clippings.")
@click.option(
    "--explain",
    "asked",
    metavar="PAGE",
    help="Say what a page was made from, and why it was written or not: its address, its file "
    "under build/site, or the article's file.",
)
@click.pass_obj
def command(session: Session, no_import: bool, asked: str | None) -> None:
    """Import new clippings, then make the site and the search index.

    The site is put in place whole, at the end; until then the one before stays.
    """
    looked: list[Before] = []
    with Watcher(session) as watcher:
        built = build(
            session.project,
            session.config,
            importing=not no_import,
            listener=watcher,
            on_plan=partial(_look, session, asked, looked),
        )
    report = built.imported
    if report and (report.decided or report.moved):
        show_report(session, report)
    elif report and not session.quiet:
        _show_gaps(session, report)
    if not session.quiet:
        _show(session, built, watcher.seconds)
    for before in looked:
        for line in tell(before):
            session.out.print(line, markup=False)


def _look(
    session: Session, asked: str | None, looked: list[Before], edition: Edition, planned: Plan
) -> None:
    """Note how the page that a person asks about was before; a page that is none ends the build."""
    if asked is not None:
        before = look_before(session.project, edition, planned, asked)
        if isinstance(before, str):
            raise click.BadParameter(before, param_hint="--explain")
        looked.append(before)


def _show_gaps(session: Session, report: Report) -> None:
    """What a person may have forgotten; `sitegen import` tells it by name."""
    for number, one, many in (
        (len(report.missing), "clipping is gone; its article is kept",
         "clippings are gone; their articles are kept"),
        (len(report.article_gone), "clipping has no article any more, because it was deleted",
         "clippings have no article any more, because it was deleted"),
    ):  # fmt: skip
        if number:
            what = one if number == 1 else many
            session.out.print(f"{number:,} {what} (sitegen import lists them)")


def _show(session: Session, built: Built, seconds: dict[str, float]) -> None:
    out = session.out
    drafts = f" (and {counted(built.drafts, 'draft')}, left out)" if built.drafts else ""
    made = counted(built.entities, "name"), counted(built.pages, "page")
    out.print(f"{counted(built.articles, 'article')}{drafts}, {', '.join(made)}")
    files = built.files
    written = counted(files.written, "file")
    out.print(f"{written} written, {files.unchanged:,} unchanged, {files.removed:,} removed")
    spent = ", ".join(f"{stage} {time:.1f}" for stage, time in seconds.items())
    out.print(f"{sum(seconds.values()):.1f} seconds: {spent}")
    index = (built.site / "index.html").resolve()
    out.print(f"Open {index} in a browser, or show it with: sitegen serve", markup=False)
