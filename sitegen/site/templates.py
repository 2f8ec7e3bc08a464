"""Templates: how a page is printed with those of a theme.

The only module that knows the template engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, partial
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.meta import find_referenced_templates
from jinja2.utils import missing

from sitegen.errors import Problem, Problems, SitegenError, ThemeError, Where, did_you_mean
from sitegen.site import views
from sitegen.site.printable import printable
from sitegen.site.themes import TEMPLATES, templates_of
from sitegen.site.words import words_of


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
            page = f"It was met while {address} was made."
            raise ThemeError(self._problem(error, template, page)) from None
        return printable(text)

    def proofread(self) -> None:
        """Compile the templates of all kinds of pages, and those that they name.

        Raises ThemeError with all that is not well formed; what a template does with the values
        that it is given shows when it prints.
        """
        environment, problems = _environment(self.folders, self.language), Problems()
        for template in _reached(self.folders, environment, views.TEMPLATES):
            try:
                environment.get_template(template)
            except Exception as error:
                problems.found.append(self._problem(error, template))
        if problems.found:
            raise ThemeError(dict.fromkeys(problems.found))

    def _problem(self, error: Exception, template: str, page: str = "") -> Problem:
        """`page` is the sentence that tells which one was made."""
        if isinstance(error, SitegenError):
            return error.problems[0]
        if isinstance(error, TemplateNotFound):
            return self._missing(error, page)
        cause = str(error).rstrip(".") or type(error).__name__
        if isinstance(error, TemplateSyntaxError):
            where = Where(error.filename or error.name or template, error.lineno)
            return Problem(f"The template is not well formed: {cause}.", where=where)
        where = _place(error.__traceback__, self.folders) or Where(template)
        if isinstance(error, RecursionError):
            advice = "To extend the one of the same name in another theme, name it: "
            advice += '{% extends "default/article.html" %}.'
            return Problem("Templates extend or call each other in a circle.", advice, where)
        what = f"The template fails: {cause}{'' if cause.endswith('?') else '.'}"
        return Problem(what, f"{page} themes/README.md lists what a template is given.", where)

    def _missing(self, error: TemplateNotFound, page: str) -> Problem:
        name = str(error.name)
        where = _place(error.__traceback__, self.folders)
        looked = ", ".join(str(folder / TEMPLATES) for folder in self.folders)
        near = did_you_mean(name, [template for template, _ in templates_of(self.folders)])
        advice = f"sitegen looked in {looked}. {page}"
        what = f"The theme has no template '{name}'."
        return Problem(what, f"{near} {advice}".strip(), where)


@lru_cache
def _environment(folders: tuple[Path, ...], language: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(partial(_source, folders)),
        autoescape=True,
        undefined=_Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # A global, so that the macros of an imported template have it too and are made only once.
    environment.globals["words"] = words_of(language)
    return environment


class _Unknown(StrictUndefined):
    """What a template asks for and is not given: a field that no view has is told by its names."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        if hint is None and name and is_dataclass(obj):
            near = did_you_mean(name, [field.name for field in fields(obj)])
            hint = f"{type(obj).__name__} has no '{name}'. {near}".strip()
        super().__init__(hint, obj, name, exc)


def _source(folders: tuple[Path, ...], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """What the engine asks for: a template's text, its file, and whether both are still so."""
    path = _find(folders, name)
    if path is None:
        return None
    return _read(path), str(path), partial(_is_current, folders, name, path, _changed(path))


def _find(folders: tuple[Path, ...], name: str) -> Path | None:
    """The file of a template. None when no folder has it.

    `article.html` is that of the first folder that has one. `default/article.html` is that of the
    theme `default` or of its parents, as it comes with sitegen; so the archive's own article.html
    of that theme may extend it. Of a theme that only the archive has, it is the archive's.
    """
    theme, _, rest = name.partition("/")
    named = [number for number, folder in enumerate(folders) if folder.name == theme]
    if named and rest:
        folders, name = folders[named[-1] :], rest
    parts = name.split("/")
    if set(parts) & {"", ".", ".."} or "\\" in name:
        return None
    paths = (folder.joinpath(TEMPLATES, *parts) for folder in folders)
    return next((path for path in paths if path.is_file()), None)


def _is_current(folders: tuple[Path, ...], name: str, path: Path, changed: int) -> bool:
    return _find(folders, name) == path and _changed(path) == changed


def _changed(path: Path) -> int:
    """When a file changed; 0 for one that is gone."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _read(path: Path) -> str:
    """Raises ThemeError where it cannot be read as a text."""
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        problem = Problem(f"This template cannot be read: {error.strerror}.", "", Where(str(path)))
    except UnicodeDecodeError as error:
        where = Where(str(path), data.count(b"\n", 0, error.start) + 1)
        problem = Problem("This template is not UTF-8.", "Save the file in UTF-8.", where)
    raise ThemeError(problem)


def template_files(folders: tuple[Path, ...], language: str, template: str) -> tuple[Path, ...]:
    """The files that a template is made of: its own, then those that it extends, imports and
    includes by name, each once."""
    found = _reached(folders, _environment(folders, language), [template])
    return tuple(dict.fromkeys(found.values()))


def _reached(
    folders: tuple[Path, ...], environment: Environment, templates: Iterable[str]
) -> dict[str, Path]:
    """Templates and those that they extend, import and include by name, each with its file."""
    waiting, found = list(templates), dict[str, Path]()
    for name in waiting:  # grows on the way
        path = _find(folders, name)
        if path and name not in found:
            found[name] = path
            with suppress(Exception):  # one that is not well formed names none
                waiting += filter(None, find_referenced_templates(environment.parse(_read(path))))
    return found


def _place(trace: TracebackType | None, folders: tuple[Path, ...]) -> Where | None:
    """The line of a template in which an error arose: the innermost one."""
    place = None
    for frame, line in walk_tb(trace):
        name = frame.f_code.co_filename
        if any(Path(name).is_relative_to(folder) for folder in folders):
            place = Where(name, line)
    return place
