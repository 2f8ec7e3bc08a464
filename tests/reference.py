"""The pages of the documentation that are made from definitions in the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import cleandoc
from textwrap import dedent
from urllib.parse import urlsplit

import click
from conftest import REPOSITORY
from documents import configuration, themes_readme

from sitegen.cli import cli
from sitegen.preflight.targets import TARGETS
from sitegen.search.help import QUERY_HELP

DOCS = REPOSITORY / "docs"
_MADE = "<!-- Made from {}: python -m pytest tests/test_reference.py --update-docs -->\n"


def commands() -> str:
    """Every command with its arguments and options, as click has them."""
    lines = [
        "# Commands\n",
        _MADE.format("sitegen/cli"),
        "`sitegen COMMAND --help` shows the same in the terminal. These options stand before the "
        "command's name:\n",
        *_options(cli),
        "Exit codes: 0 all is well; 1 something in the content is wrong, or what was asked about "
        "is not so; 2 the command was called wrongly; 3 `sitegen.toml`; 4 the theme; 5 the search; "
        "6 the site could not be written. Whatever the code, the site that was published before "
        "is whole.\n",
    ]
    for path, command in _all(cli, ()):
        lines += [*_heading(path, command), *_paragraphs(command), *_options(command)]
    return "\n".join(lines)


def _all(
    group: click.Group, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command, name
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _all(command, (*path, name))


def _heading(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(("sitegen", *path)))
    yield f"{'#' * (len(path) + 1)} sitegen {' '.join(path)}\n"
    yield f"```text\n{' '.join(command.get_usage(context).split()[1:])}\n```\n"


def _paragraphs(command: click.Command) -> Iterator[str]:
    """What the command says of itself; what click shall not wrap becomes a block."""
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield f"```text\n{dedent(paragraph[2:]).rstrip()}\n```\n"
        elif paragraph:
            yield " ".join(paragraph.split()) + "\n"


def _options(command: click.Command) -> Iterator[str]:
    shown = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    if shown:
        yield "| option | what it does |\n| --- | --- |"
        yield from (_option(one, click.Context(command)) for one in shown)
        yield ""


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    assert record, option
    names, about = (" ".join(text.split()).replace("|", "\\|") for text in record)
    return f"| `{names}` | {about} |"


def query_language() -> str:
    """The query language, from the one definition that the command and the site tell."""
    example = "| `{}` | {} |".format
    return "\n".join(
        [
            "# How to ask a question\n",
            _MADE.format("sitegen/search/help.py"),
            "The same questions are understood by `sitegen search` and by the search page of the "
            "site, and find the same articles in the same order. In a terminal, put single quotes "
            "round a question that has double ones: "
            "`sitegen search 'person:\"Ada Quill\" ferry'`.\n",
            "| question | what it finds |\n| --- | --- |",
            *(example(query, about) for query, about in QUERY_HELP.examples),
            "\n## Fields\n",
            "| field | what it holds |\n| --- | --- |",
            *(example(f"{name}:", about) for name, about in QUERY_HELP.fields),
            "",
            *(f"{remark}\n" for remark in QUERY_HELP.remarks),
            "How the hits are put in order is told in [another page](how-it-ranks.md).\n",
        ]
    )


def limits() -> str:
    """What `sitegen preflight` asks about, with where it is written down."""
    lines = [
        "# What each host takes\n",
        _MADE.format("sitegen/preflight/targets.py"),
        "`sitegen preflight --target NAME` holds a built site against these. Only what the host's "
        "makers have written down stands here, with when that was last known to be so.\n",
    ]
    for name, target in TARGETS.items():
        lines += [
            f"## {target.title[0].upper()}{target.title[1:]}\n",
            f"`--target {name}`\n",
            "| what | at most | written down | known for |\n| --- | --- | --- | --- |",
            *(
                f"| {one.thing} | {one.unit(one.most)} | {_source(one.source)} | {one.known} |"
                for one in target.limits
            ),
            *(
                f"| {one.thing} | none | {_source(one.source)} | {one.known} |"
                for one in target.rules
            ),
            "",
        ]
    return "\n".join(lines)


def _source(source: str) -> str:
    url, comma, rest = source.partition(", ")
    host = urlsplit(url).netloc
    return f"[{host}]({url}){comma}{rest}" if host else source


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "query-language.md": query_language,
    "limits.md": limits,
    "configuration.md": configuration,
    "../themes/README.md": themes_readme,
}
"""By their names in docs/."""
