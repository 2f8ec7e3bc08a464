"""The command line: one module a command, loaded when it is called; libraries when needed."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from sitegen import __version__
from sitegen.errors import Severity, SitegenError, did_you_mean

if TYPE_CHECKING:
    from rich.console import Console

    from sitegen.config import Config

_COMMANDS = {
    "new": "make a new archive",
    "import": "read clippings into articles",
    "build": "make the site",
    "search": "search the archive",
    "serve": "show the site on this computer",
    "explain": "show how a clipping is read, line by line",
    "check": "list everything that is wrong with the content",
    "preflight": "tell whether the site fits the host it shall go to",
    "articles": "list articles a person should look at",
    "entities": "list names, correct them, find them in texts",
    "theme": "list themes, take a file of one to change it",
    "clean": "delete what can be made again",
}


def counted(number: int, thing: str) -> str:
    """`1 article`, `12,000 articles`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


@dataclass(frozen=True)
class Session:
    """What every command is told: where the archive is, and how much to say."""

    project: Path
    quiet: bool = False
    verbose: bool = False

    @cached_property
    def config(self) -> Config:
        from sitegen.config import load_config

        return load_config(self.project)

    @cached_property
    def out(self) -> Console:
        """For what the person asked for."""
        return _console()

    @cached_property
    def err(self) -> Console:
        """For progress, warnings and problems."""
        return _console(stderr=True)


def _console(stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=True)


class Commands(click.Group):
    """Commands by their names; of a name that is none it says which is like it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args[0] not in known and (near := did_you_mean(args[0], known)):
            ctx.fail(f"There is no command '{args[0]}'. {near}")
        return super().resolve_command(ctx, args)


class _Commands(Commands):
    """Loads a command's module when the command is called, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"sitegen.cli.{cmd_name.replace('import', 'import_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project", type=click.Path(path_type=Path), default=".", help="The archive's folder."
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.version_option(__version__, prog_name="sitegen")
@click.pass_context
def cli(context: click.Context, project: Path, quiet: bool, verbose: bool) -> None:
    """Turn a folder of news clippings into an archive to browse and search."""
    context.obj = Session(project, quiet, verbose)


_SELDOM = (10_000, 20, 50)
"""How often rubbish is looked for. An archive is millions of values and hardly a circle among them;
to walk them all as often as Python does by itself takes a third of the time."""


def main() -> None:
    """Run, and turn problems into sentences and an exit code."""
    gc.set_threshold(*_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # any name can be shown anywhere
    try:
        cli(prog_name="sitegen")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has gone
        sys.exit(0)
    except SitegenError as error:
        _show(error)
    except OSError as error:
        from sitegen.publish import disk_problem

        _show(disk_problem(error, Path(error.filename or "")))


def _show(error: SitegenError) -> NoReturn:
    console = _console(stderr=True)
    for problem in error.problems:
        label = "" if problem.severity is Severity.ERROR else "warning: "
        console.print(f"{label}{problem}", markup=False)
    sys.exit(error.exit_code)
