"""Shows work in progress: a bar in a terminal, nothing elsewhere; and how long each stage took."""

from __future__ import annotations

import time
from types import TracebackType

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from sitegen.cli import Session
from sitegen.errors import Problem, Severity


class Watcher:
    """A listener for people. A context manager: leaving it takes the bar away."""

    def __init__(self, session: Session) -> None:
        self._console = session.err
        self._quiet = session.quiet
        self._shown = session.err.is_terminal and not session.quiet
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        self._bar = Progress(
            *columns, TimeRemainingColumn(), console=session.err, transient=True,
            disable=not self._shown,
        )  # fmt: skip
        self._task: TaskID | None = None
        self._began = time.monotonic()
        self._stage = ""
        self.seconds: dict[str, float] = {}
        """Wall seconds by stage, in order."""
        self.problems: list[Problem] = []

    def __enter__(self) -> Watcher:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_stage()
        self._bar.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        self._end_stage()
        self._stage, self._began = name, time.monotonic()
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=total)

    def step(self) -> None:
        if self._task is not None and self._shown:
            self._bar.advance(self._task)

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)
        label = "" if problem.severity is Severity.ERROR else "warning: "
        self._console.print(f"{label}{problem}", markup=False)

    def note(self, what: str) -> None:
        if not self._quiet:
            self._console.print(what, markup=False)

    def _end_stage(self) -> None:
        if self._stage:
            spent = time.monotonic() - self._began
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + spent
        self._stage = ""
