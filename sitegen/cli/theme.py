"""sitegen theme: the themes that there are, and their files for a person to change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from sitegen.cli import Commands, Session
from sitegen.errors import Problem, Problems, SitegenError, ThemeError, Where, did_you_mean
from sitegen.site.themes import (
    DEFAULT,
    Theme,
    assets_of,
    templates_of,
    theme_line,
    theme_names,
)


@click.group("theme", cls=Commands)
def command() -> None:
    """List the themes, or take a file of the theme in use to change it."""


@command.command("list", short_help="list the themes that there are")
@click.option("--json", "as_json", is_flag=True, help="As one list in JSON.")
@click.pass_obj
def list_themes(session: Session, as_json: bool) -> None:
    """List the themes: what they are, where they lie, and what the archive has of its own."""
    problems = Problems()
    themes = []
    used = session.config.theme
    for name in sorted({*theme_names(session.project), used}):
        try:
            themes.append(theme_line(session.project, name)[0])
        except SitegenError as error:
            problems.found += error.problems
    if as_json:
        told = [_as_json(theme, used) for theme in themes]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for theme in themes:
            _show(session, theme, used)
        if not session.quiet:
            session.err.print("* is in use; 'theme' in sitegen.toml names another")
    if problems.found:
        raise ThemeError(dict.fromkeys(problems.found))


def _as_json(theme: Theme, used: str) -> dict[str, Any]:
    return {
        "name": theme.name,
        "title": theme.label.title or theme.name,
        "description": theme.label.description,
        "parent": None if theme.name == DEFAULT else theme.label.parent,
        "in_use": theme.name == used,
        "in_archive": theme.own.as_posix() if theme.own else None,
        "with_sitegen": theme.shipped.as_posix() if theme.shipped else None,
        "files_in_archive": _files_in_archive(theme),
    }


def _show(session: Session, theme: Theme, used: str) -> None:
    mark = "*" if theme.name == used else " "
    label = theme.label
    parent = "" if theme.name == DEFAULT else f"  (what it lacks comes from {label.parent})"
    lines = [f"{mark} {theme.name}  {label.title}".rstrip() + parent, f"    {label.description}"]
    if theme.shipped:
        lines.append(f"    comes with sitegen: {theme.shipped}")
    if theme.own:
        files = ", ".join(_files_in_archive(theme)) or "nothing yet"
        lines.append(f"    in this archive: {theme.own} ({files})")
    for line in filter(str.strip, lines):
        session.out.print(line, markup=False)


def _files_in_archive(theme: Theme) -> list[str]:
    """As `sitegen theme eject` names them."""
    return list(_files((theme.own,))) if theme.own else []


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Templates as `article.html`, assets as `assets/site.css`."""
    return {**dict(templates_of(folders)), **dict(assets_of(folders))}


@command.command("eject", short_help="copy a file of the theme in use, to be changed")
@click.argument("names", nargs=-1, required=True, metavar="TEMPLATE...")
@click.pass_obj
def eject(session: Session, names: tuple[str, ...]) -> None:
    """Copy files of the theme in use into the archive, where you can change them.

    TEMPLATE is a name like article.html, or that of an asset: assets/site.css. No file that is
    there is ever overwritten; where one name is wrong, nothing is copied.
    """
    name = session.config.theme
    line = theme_line(session.project, name)
    folders = tuple(folder for theme in line for folder in theme.folders)
    files, problems = _files(folders), Problems()
    target = session.project / "themes" / name
    copies: dict[Path, bytes] = {}
    for one in dict.fromkeys(each.removeprefix("templates/") for each in names):
        place = target / (one if one.startswith("assets/") else f"templates/{one}")
        if one not in files:
            _tell_unknown(one, name, files, problems)
        elif place.exists() or place.is_symlink():
            what = "This file is in the archive already, and stays as it is."
            problems.add(what, "Change it there, or move it away first.", Where(place.as_posix()))
        else:
            copies[place] = _read(files[one], problems)
    if problems.found:
        raise ThemeError(problems.found)
    for place, data in copies.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(data)
        session.out.print(f"Copied {place}", markup=False)
    if not session.quiet:
        whole = next(theme.name for theme in line if theme.shipped or theme.name != name)
        _tell_what_next(session, whole, list(copies))


def _tell_unknown(one: str, theme: str, files: dict[str, Path], problems: Problems) -> None:
    advice = did_you_mean(one, files) or f"It has {', '.join(files)}."
    problems.add(f"The theme '{theme}' has no file '{one}'.", advice)


def _read(path: Path, problems: Problems) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"This file of the theme cannot be read: {error.strerror}."
        problems.found.append(Problem(what, "", Where(path.as_posix())))
        return b""


def _tell_what_next(session: Session, theme: str, places: list[Path]) -> None:
    """`theme` has the templates as they were."""
    say = session.err.print
    say("Change it and build. Delete it, and the theme's own is back.", markup=False)
    template = next((place.name for place in places if place.parent.name == "templates"), "")
    if template:
        extends = f'{{% extends "{theme}/{template}" %}}'
        hint = f"To change a part only, write {extends} and the blocks that differ into it."
        say(f"{hint} themes/README.md of sitegen tells what a template is given.", markup=False)
