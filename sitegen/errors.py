"""Problems as sentences: where, what, and what to do next.

Nothing here prints or exits. Functions that meet bad input either return their problems or raise
one SitegenError that carries all of them; only the command line turns them into text and codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import ClassVar


def readable(path: str) -> str:
    """A path as it can be printed on one line: control characters and stray bytes as escapes."""
    return path if path.isprintable() else path.encode("unicode_escape").decode("ascii")


class Severity(StrEnum):
    ERROR = "error"
    """The archive cannot be built, or not truthfully, until a person has mended it."""
    WARNING = "warning"
    """The archive can be built; a person should look."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a person's files."""

    path: str
    """From the project folder, with forward slashes."""
    line: int = 0
    """Counted from 1; 0 when the whole file is meant."""
    column: int = 0
    """Counted from 1; 0 when the whole line is meant."""

    def __str__(self) -> str:
        numbers = (str(number) for number in (self.line, self.column) if number)
        return ":".join([readable(self.path), *numbers])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, told so that a person can mend it."""

    what: str
    """A sentence: what is wrong."""
    advice: str = ""
    """A sentence: what to do next."""
    where: Where | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{place}{self.what}{advice}"

    @property
    def order(self) -> tuple[Where, str]:
        """Sorts problems by file, line and wording, whatever order they were found in."""
        return self.where or Where(""), self.what


class SitegenError(Exception):
    """Something a person can mend. Its text is for that person.

    SitegenError
    ├─ ConfigError     sitegen.toml is missing or says something it may not
    ├─ ContentError    an article, the ledger or another file under content/ is not usable
    ├─ ThemeError      a theme or a template is missing or fails
    ├─ QueryError      a search query has no reading at all
    ├─ IndexMissing    there is nothing to search yet
    └─ PublishError    the site could not be written; the one before it is whole
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = [problems] if isinstance(problems, Problem) else list(problems)
        self.problems = tuple(sorted(found, key=lambda problem: problem.order))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[SitegenError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # so that it survives the way back from a worker


class ConfigError(SitegenError):
    """sitegen.toml is missing or says something it may not."""

    exit_code = 3


class ContentError(SitegenError):
    """An article, the ledger or another file under content/ is not usable."""


class ThemeError(SitegenError):
    """A theme or a template is missing or fails."""

    exit_code = 4


class QueryError(SitegenError):
    """A search query has no reading at all."""

    exit_code = 5


class IndexMissing(SitegenError):
    """There is nothing to search yet."""

    exit_code = 5


class PublishError(SitegenError):
    """The site could not be written; the one before it is whole."""

    exit_code = 6


@dataclass(slots=True)
class Problems:
    """Collects problems, so that a person sees all of them at once."""

    found: list[Problem] = field(default_factory=list)

    def add(
        self,
        what: str,
        advice: str = "",
        where: Where | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.found.append(Problem(what, advice, where, severity))

    def warn(self, what: str, advice: str = "", where: Where | None = None) -> None:
        self.add(what, advice, where, Severity.WARNING)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.found if problem.severity is Severity.ERROR]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The sentence that names the nearest known word, or "" when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.75)
    return f"Did you mean '{near[0]}'?" if near else ""
