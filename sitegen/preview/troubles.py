"""What is wrong now, and who was told of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from sitegen.config import FILE as CONFIG
from sitegen.errors import Problem, Where
from sitegen.preview.showing import Showing

THEMES = "themes/"
"""Stands for all files of all themes: a page is made from several of them."""
BUILD = ""
"""Stands for what a build looks at: everything."""


class Troubles:
    """Problems by what was looked at when they were found: a file's path, THEMES or BUILD."""

    def __init__(self, project: Path, showing: Showing, say: Callable[[str], None]) -> None:
        self._folder = project.absolute()
        self._showing = showing
        self._say = say
        self._found: dict[str, tuple[Problem, ...]] = {}

    def found(self, source: str, problems: Iterable[Problem]) -> None:
        """These, and no others, were found there now."""
        self._found[source] = tuple(map(self._placed, problems))

    def forgive(self, changed: Collection[str]) -> None:
        """What was wrong with these files may be mended; what the options say bears on all."""
        if CONFIG in changed:
            self._found = {}
            return
        sources = {THEMES if path.startswith(THEMES) else path for path in changed}
        self._found = {
            source: tuple(one for one in problems if _path_of(one) not in changed)
            for source, problems in self._found.items()
            if source not in sources
        }

    def tell(self) -> None:
        """Show them in the browser; say those in the terminal that were not told before."""
        told = set(map(str, self._showing.problems))
        found = {str(one): one for problems in self._found.values() for one in problems}
        for sentence in found:
            if sentence not in told:
                self._say(sentence)
        self._showing.tell(sorted(found.values(), key=lambda problem: problem.order))

    def _placed(self, problem: Problem) -> Problem:
        """With its file named from the project folder, where it lies in it."""
        path = Path(_path_of(problem))
        if problem.where is None or not path.is_relative_to(self._folder):
            return problem
        inside = path.relative_to(self._folder).as_posix()
        return replace(problem, where=replace(problem.where, path=inside))


def fault(error: Exception, where: Where | None = None) -> Problem:
    """What is said of an error that nobody foresaw; its trace goes to the terminal."""
    traceback.print_exception(error)
    what = f"sitegen stumbled: {type(error).__name__}: {error}."
    return Problem(what, "This is a fault of sitegen; please report it.", where)


def _path_of(problem: Problem) -> str:
    return problem.where.path if problem.where else ""
