"""sitegen entities: the names of the archive, and what a person says of them."""

from __future__ import annotations

import importlib

import click

from sitegen.cli import Commands, Session

_USAGE = (
    "Name one of the commands that sitegen entities --help lists, or say sitegen entities --jsonl: "
    'one {"id": ..., "text": ...} a line on standard input gives one {"id": ..., "mentions": '
    "[...]} a line on standard output."
)
_LOOKING = {
    "list": "list people, organisations and places",
    "show": "show where a name stands, and who decided what it is",
    "suggest": "list names that are probably one, and names that are probably none",
    "diff": "show what the changed file will change in the site",
}
_CORRECTING = {
    "merge": "let one name mean another",
    "unmerge": "let an alias be a name of its own again",
    "split": "let a name mean somebody else in some articles",
    "rename": "give the preferred name",
    "retype": "say that a name is of another kind",
    "block": "say that a name is none",
    "pin": "give a name a page however seldom it stands",
    "describe": "say what a name is, and link to the same thing elsewhere",
    "forget": "take back all that was said of a name",
}


class _Commands(Commands):
    """Loads the module of a command when it is called: the editor of YAML is slow to start."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_LOOKING, *_CORRECTING]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for module, commands in (("looking", _LOOKING), ("correcting", _CORRECTING)):
            if cmd_name in commands:
                loaded = importlib.import_module(f"sitegen.cli.entities.{module}")
                command: click.Command = loaded.COMMANDS[cmd_name]
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands that look"):
            formatter.write_dl(list(_LOOKING.items()))
        with formatter.section("Commands that write into content/entities.yaml"):
            formatter.write_dl(list(_CORRECTING.items()))


@click.group("entities", cls=_Commands, invoke_without_command=True)
@click.option("--jsonl", is_flag=True, help="Read texts as JSON lines, write their names so.")
@click.option("--recogniser", "name", default="trained", help="What finds the names for --jsonl.")
@click.pass_context
def command(context: click.Context, jsonl: bool, name: str) -> None:
    """Look at the names of the archive and correct them, or find the names in texts (--jsonl)."""
    if context.invoked_subcommand is not None:
        return
    if not jsonl:
        raise click.UsageError(_USAGE)
    from sitegen.cli.entities.pipe import find_names_in_lines

    session: Session = context.obj
    find_names_in_lines(session, name)
