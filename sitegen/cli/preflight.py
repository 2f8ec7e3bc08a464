"""sitegen preflight: whether the built site fits the place it shall go to."""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path

import click

from sitegen.build import SITE
from sitegen.cli import Session, counted
from sitegen.errors import Problem, PublishError, Where
from sitegen.preflight.fitting import Fit, Load, Misfit, fit
from sitegen.preflight.limits import in_size
from sitegen.preflight.site import BuiltSite, look_at
from sitegen.preflight.targets import TARGETS, Target

_MOST_TOLD = 20
"""Misfits of one kind that are told one by one."""


@click.command("preflight")
@click.option(
    "--target", required=True, type=click.Choice(list(TARGETS)), help="Where the site shall go."
)
@click.option("--json", "as_json", is_flag=True, help="Everything, as one object.")
@click.pass_obj
def command(session: Session, target: str, as_json: bool) -> None:
    """Tell whether build/site fits the place that it shall go to.

    Counts and sizes of files, lengths of names and paths, and names that are not possible there are
    held against what the target's makers have written down. The exit code is 1 when something does
    not fit.
    """
    folder = session.project / SITE
    if not (folder / "index.html").is_file():
        raise PublishError(Problem("There is no site yet.", "Make it: sitegen build."))
    site = look_at(folder)
    found = fit(site, TARGETS[target])
    if as_json:
        click.echo(json.dumps(_as_json(target, site, found), ensure_ascii=False, indent=2))
    else:
        _show(session, TARGETS[target], site, found)
    if found.misfits:
        sys.exit(1)


def _show(session: Session, target: Target, site: BuiltSite, found: Fit) -> None:
    for thing, group in groupby(found.misfits, key=lambda one: one.thing):
        misfits = list(group)
        for one in misfits[:_MOST_TOLD]:
            session.out.print(str(_problem(one)), markup=False)
        if len(misfits) > _MOST_TOLD:
            more = f"{len(misfits) - _MOST_TOLD:,} more of this kind ({thing}); --json lists all."
            session.out.print(more, markup=False)
    if found.misfits:
        what = f"It does not fit {target.title}: {counted(len(found.misfits), 'problem')}."
        session.out.print(what, markup=False)
    elif not session.quiet:
        size = f"{counted(len(site.files), 'file')}, {in_size(site.bytes)}"
        near = "; ".join(map(_told, found.loads))
        session.out.print(f"It fits {target.title}: {size}. Of the limits: {near}.", markup=False)


def _problem(misfit: Misfit) -> Problem:
    path = Path(SITE, misfit.path).as_posix()
    return Problem(misfit.what, misfit.advice, Where(path))


def _told(load: Load) -> str:
    most = load.limit.unit(load.limit.most)
    return f"{load.limit.thing} {load.limit.unit(load.amount)} of {most} ({load.percent} %)"


def _as_json(target: str, site: BuiltSite, found: Fit) -> dict[str, object]:
    return {
        "target": target,
        "fits": not found.misfits,
        "files": len(site.files),
        "bytes": site.bytes,
        "limits": [
            {
                "thing": load.limit.thing,
                "most": load.limit.most,
                "amount": load.amount,
                "path": load.path,
                "source": load.limit.source,
                "known": load.limit.known,
            }
            for load in found.loads
        ],
        "problems": [
            {"thing": one.thing, "path": one.path, "what": one.what, "advice": one.advice}
            for one in found.misfits
        ],
    }
