"""sitegen build: make the site."""

from __future__ import annotations

import click

from sitegen.archive.report import Report
from sitegen.build import Built, build
from sitegen.cli import Session, counted
from sitegen.cli.import_ import show_report
from sitegen.cli.progress import Watcher


@click.command("build")
@click.option("--no-import", is_flag=True, help="Build from the articles; read no clippings.")
@click.pass_obj
def command(session: Session, no_import: bool) -> None:
    """Import new clippings, then make the site and the search index.

    The site is put in place whole, at the end; until then the one before stays.
    """
    with Watcher(session) as watcher:
        built = build(session.project, session.config, importing=not no_import, listener=watcher)
    report = built.imported
    if report and (report.decided or report.moved):
        show_report(session, report)
    elif report and not session.quiet:
        _show_gaps(session, report)
    if not session.quiet:
        _show(session, built, watcher.seconds)


def _show_gaps(session: Session, report: Report) -> None:
    """What a person may have forgotten; `sitegen import` tells it by name."""
    for number, what in (
        (len(report.missing), "clippings are gone; their articles are kept"),
        (len(report.article_gone), "clippings have no article any more, because it was deleted"),
    ):
        if number:
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
