"""Themes: where their templates are, and how a page is printed with them.

The only module that knows the template engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.meta import find_referenced_templates

from sitegen.errors import Problem, ThemeError, Where
from sitegen.site.words import words_of

DEFAULT = "default"
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Signs that neither HTML nor XML may hold; clippings have them where a file was damaged."""


def printable(text: str) -> bytes:
    """The text as UTF-8, without signs that no page may hold."""
    return _UNPRINTABLE.sub("", text).encode("utf-8", "replace")


def shipped_themes() -> Path:
    """The folder of the themes that come with sitegen: in the wheel, or in the repository."""
    package = Path(__file__).parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_folders(project: Path, name: str) -> tuple[Path, ...]:
    """The folders of a theme, the first one first asked: the archive's own, the shipped, default.

    Raises ThemeError when there is no theme of that name.
    """
    own = [project / "themes" / name, shipped_themes() / name]
    is_plain = name and name not in (".", "..") and not set(name) & set("/\\:")
    found = [folder for folder in own if is_plain and folder.is_dir()]
    if not found:
        looked = " and ".join(str(folder) for folder in own)
        raise ThemeError(
            Problem(
                f"There is no theme '{name}'.",
                f"sitegen looked for {looked}. Correct 'theme' in sitegen.toml.",
            )
        )
    return tuple(dict.fromkeys((*found, shipped_themes() / DEFAULT)))


def assets_of(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Stylesheets and the like: address and file, by address; the first folder that has it wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted((folder / "assets").rglob("*")):
            if path.is_file():
                found.setdefault(path.relative_to(folder).as_posix(), path)
    yield from sorted(found.items())


@dataclass(frozen=True)
class Printer:
    """Prints pages with a theme's templates. Picklable; each process compiles them once."""

    folders: tuple[Path, ...]
    """Of the theme, the first one first asked."""
    language: str
    """Of the interface's words."""

    def print(self, template: str, address: str, **values: Any) -> bytes:
        """The page at an address. Raises ThemeError with template, line, cause and the page."""
        try:
            text = _environment(self.folders, self.language).get_template(template).render(values)
        except Exception as error:  # a template may raise anything at all
            raise ThemeError(self._problem(error, template, address)) from None
        return printable(text)

    def _problem(self, error: Exception, template: str, address: str) -> Problem:
        page = f"It was met while {address} was made."
        if isinstance(error, TemplateNotFound):
            looked = ", ".join(str(folder / "templates") for folder in self.folders)
            return Problem(
                f"The theme has no template '{error.name}'.", f"sitegen looked in {looked}. {page}"
            )
        cause = str(error).rstrip(".") or type(error).__name__
        if isinstance(error, TemplateSyntaxError):
            where = Where(error.filename or error.name or template, error.lineno)
            return Problem(f"The template is not well formed: {cause}.", page, where)
        where = _place(error.__traceback__, self.folders) or Where(template)
        what = f"The template fails: {cause}."
        return Problem(what, f"{page} themes/README.md lists what a template is given.", where)


@lru_cache
def _environment(folders: tuple[Path, ...], language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([folder / "templates" for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # A global, so that the macros of an imported template have it too and are made only once.
    environment.globals["words"] = words_of(language)
    return environment


def template_files(folders: tuple[Path, ...], language: str, template: str) -> tuple[Path, ...]:
    """The files that a template is made of: its own, then those that it extends, imports and
    includes by name, each once. For a theme that has printed it."""
    environment = _environment(folders, language)
    found: dict[str, Path] = {}
    waiting = [template]
    while waiting:
        name = waiting.pop(0)
        if name not in found and environment.loader:
            source, file, _ = environment.loader.get_source(environment, name)
            found[name] = Path(file or name)
            waiting += filter(None, find_referenced_templates(environment.parse(source)))
    return tuple(dict.fromkeys(found.values()))


def _place(trace: TracebackType | None, folders: tuple[Path, ...]) -> Where | None:
    """The line of a template in which an error arose: the innermost one."""
    place = None
    for frame, line in walk_tb(trace):
        name = frame.f_code.co_filename
        if any(Path(name).is_relative_to(folder) for folder in folders):
            place = Where(name, line)
    return place
