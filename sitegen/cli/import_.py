"""sitegen import: read clippings into articles."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import click
from rich.table import Table

from sitegen.archive.comparing import Changes
from sitegen.archive.doubts import kind_of, open_doubts
from sitegen.archive.importing import Orders, import_clippings, not_imported
from sitegen.archive.incoming import bring_in
from sitegen.archive.intake import CONTENT
from sitegen.archive.ledger import Outcome
from sitegen.archive.report import Report
from sitegen.archive.undo import undo_import
from sitegen.build import LOCK
from sitegen.cli import Session, counted
from sitegen.cli.progress import Watcher
from sitegen.engine import Engine
from sitegen.errors import readable
from sitegen.publish import only_one
from sitegen.reading import file_of

_MOST_DOUBTS = 20
"""Doubts that the report tells one by one."""


@click.command("import")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Read known clippings anew; edited articles stay.")
@click.option("--failed", is_flag=True, help="Read only those anew that were refused.")
@click.option("--undo", is_flag=True, help="Take the last import back.")
@click.option(
    "--check", is_flag=True, help="Read nothing; exit with 1 if there is something to import."
)
@click.pass_obj
def command(
    session: Session,
    sources: tuple[Path, ...],
    again: bool,
    failed: bool,
    undo: bool,
    check: bool,
) -> None:
    """Read clippings into articles.

    Without SOURCES: everything new under content/clippings. Files and folders from elsewhere are
    copied there first. Originals are never changed. A clipping whose article you deleted is made
    again only if you name it.
    """
    if undo and (sources or again or failed or check):
        raise click.UsageError("--undo takes the last import back as a whole; it goes alone.")
    if check and (sources or again or failed):
        raise click.UsageError("--check asks about all that is new; it goes alone.")
    for source in sources:
        if not source.exists() and not source.with_name(file_of(source.name)).exists():
            raise click.BadParameter(f"'{source}' does not exist.", param_hint="'[SOURCES]...'")
    if again and failed:
        raise click.UsageError("--again reads everything, --failed only what was refused: one.")
    config = session.config
    if check:
        _check(session)
        return
    with only_one(session.project / LOCK):
        if undo:
            _undo(session)
            return
        with Watcher(session) as watcher, Engine(config.workers) as engine:
            watcher.stage("import")
            incoming = bring_in(session.project, sources, config)
            for sentence in incoming.passed_over:
                session.out.print(f"refused    {readable(sentence)}", markup=False)
            if sources and not incoming.paths:
                return
            orders = Orders(incoming.paths, again=again, failed=failed)
            report = import_clippings(
                session.project, config, engine, orders, lambda _: watcher.step()
            )
    show_report(session, report)


def _check(session: Session) -> None:
    with Engine(session.config.workers) as engine:
        changes = not_imported(session.project, session.config, engine)
    lines = list(_waiting(changes))
    for line in lines:
        session.out.print(readable(line), markup=False)
    if lines:
        waiting = "1 clipping waits" if len(lines) == 1 else f"{len(lines):,} clippings wait"
        advice = "Run sitegen import, look at the articles, and keep content/ as it is then."
        session.err.print(f"{waiting} to be imported. {advice}")
        sys.exit(1)
    if not session.quiet:
        session.out.print(f"Nothing to import: {counted(len(changes.known), 'clipping')} known.")


def _waiting(changes: Changes) -> Iterator[str]:
    """A line for each clipping that an import would write something about."""
    for path in changes.new:
        yield f"new        content/{path}"
    for path, twin in changes.twins:
        yield f"duplicate  content/{path}: the same as content/{twin}."
    for path, _ in changes.changed:
        yield f"changed    content/{path}"
    for line, path in changes.moved:
        yield f"moved      content/{line.path} -> content/{path}"


def _undo(session: Session) -> None:
    undone = undo_import(session.project)
    for word, articles in (
        ("removed", undone.removed),
        ("restored", undone.restored),
        ("kept, because it was edited:", undone.kept),
    ):
        for article in articles:
            session.out.print(f"{word} content/{article}", markup=False)
    if not undone.lines and not undone.kept:
        session.out.print("There is no import to take back.")
    elif not session.quiet:
        session.out.print(f"{counted(undone.lines, 'line')} of the ledger set back.")
        session.out.print("The files stay; the next import reads those that are new to it.")


def show_report(session: Session, report: Report) -> None:
    """What became of the clippings: everything that needs a person by name, the rest counted."""
    out = session.out
    for line in _told(report, session.verbose):
        out.print(readable(line), markup=False)
    for conflict in report.conflicts:
        record = conflict.record
        out.print(f"conflict   content/{record.path}: {record.reason}.", markup=False)
        out.print(conflict.diff, markup=False)
    if not session.quiet:
        out.print(_counts(report))
    for line in _doubtful(session.project, report):
        out.print(line, markup=False)


def _told(report: Report, verbose: bool) -> Iterator[str]:
    for record in report.decided:
        name = f"content/{record.path}"
        if record.outcome is Outcome.REFUSED:
            yield f"refused    {name}: {record.reason}."
        elif record.outcome is Outcome.DUPLICATE:
            yield f"duplicate  {name}: the same as content/{record.reason}."
        elif record.outcome is Outcome.PUBLISHED and verbose:
            yield f"published  {name} -> content/{record.article}"
    yield from _moved(report.moved)
    for record in report.missing:
        kept = f"; content/{record.article} is kept" if record.article else ""
        yield f"missing    content/{record.path}: the clipping is gone{kept}."
    for record in report.article_gone:
        again = f"sitegen import content/{record.path}"
        yield f"left out   content/{record.path}: its article was deleted; {again} makes it anew."


def _doubtful(project: Path, report: Report) -> Iterator[str]:
    """What a person should look at: each doubt with its place, and many of them counted."""
    doubts = list(open_doubts(project / CONTENT, report.decided))
    if len(doubts) > _MOST_DOUBTS:
        yield f"{len(doubts):,} values are doubtful:"
        counts = Counter(kind_of(one.doubt) for one in doubts)
        for kind, number in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
            yield f"{number:>7,}  {kind}"
        yield f"The first {_MOST_DOUBTS} of them; sitegen check lists them all:"
    for one in doubts[:_MOST_DOUBTS]:
        yield str(one)


def _moved(moved: Collection[tuple[str, str]]) -> Iterator[str]:
    """Each file that moved; the articles of a file of many are told together."""
    files = Counter((file_of(old), file_of(new)) for old, new in moved)
    told: set[tuple[str, str]] = set()
    for old, new in moved:
        pair = file_of(old), file_of(new)
        if pair == (old, new):
            yield f"moved      content/{old} -> content/{new}"
        elif pair not in told:
            told.add(pair)
            number = counted(files[pair], "article")
            if pair[0] == pair[1]:
                yield f"moved      {number} inside content/{pair[0]}"
            else:
                yield f"moved      {number} of content/{pair[0]} -> content/{pair[1]}"


def _counts(report: Report) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    for outcome in Outcome:
        number = sum(record.outcome is outcome for record in report.decided)
        table.add_row(str(outcome), f"{number:,}")
    table.add_row("unchanged", f"{report.unchanged:,}")
    table.add_row("clippings", f"{report.found:,}", style="bold")
    if report.files != report.found:
        table.add_row("in files", f"{report.files:,}", style="bold")
    return table
