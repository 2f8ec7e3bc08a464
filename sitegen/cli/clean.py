"""sitegen clean: delete what can be made again."""

from __future__ import annotations

import shutil

import click

from sitegen.build import CACHE, INDEX, LOCK, SITE
from sitegen.cli import Session
from sitegen.config import load_config
from sitegen.publish import only_one, recover, remove_ours


@click.command("clean")
@click.pass_obj
def command(session: Session) -> None:
    """Delete the site, the index and the cache. Files in build/site that sitegen did not make
    stay, and nothing under content/ is touched."""
    project = session.project
    load_config(project)  # refuses a folder that is no archive
    with only_one(project / LOCK):
        recover(project / SITE)
        removed = remove_ours(project / SITE)
        shutil.rmtree(project / INDEX, ignore_errors=True)
        shutil.rmtree((project / CACHE).parent, ignore_errors=True)
    if not session.quiet:
        session.out.print(f"{removed:,} files of the site, the index and the cache were deleted.")
