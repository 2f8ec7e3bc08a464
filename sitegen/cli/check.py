"""sitegen check: list everything that is wrong with the content."""

from __future__ import annotations

import sys

import click

from sitegen.check import find_problems
from sitegen.cli import Session, counted
from sitegen.engine import Engine
from sitegen.errors import Severity


@click.command("check")
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.pass_obj
def command(session: Session, strict: bool) -> None:
    """List everything that is wrong with the content: where, what, and what to do.

    Errors keep the site from being built; warnings are for a person to look at. The exit code is 1
    when there are errors.
    """
    config = session.config
    with Engine(config.workers) as engine:
        problems = find_problems(session.project, config, engine)
    for problem in problems:
        label = "warning: " if problem.severity is Severity.WARNING else ""
        session.out.print(f"{label}{problem}", markup=False)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not session.quiet:
        session.out.print(
            f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
        )
    if errors or (strict and problems):
        sys.exit(1)
