"""The work says what happens; who listens decides what to show."""

from __future__ import annotations

from typing import Protocol

from sitegen.errors import Problem


class Listener(Protocol):
    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins; `total` is how many steps it will take, if that is known."""

    def step(self) -> None:
        """One step of the stage is done."""

    def problem(self, problem: Problem) -> None:
        """Something a person should know; the work goes on."""

    def note(self, what: str) -> None:
        """A sentence about what is as it should be, and may surprise a person."""


class Silence:
    """A listener that shows nothing."""

    def stage(self, name: str, total: int | None = None) -> None:
        pass

    def step(self) -> None:
        pass

    def problem(self, problem: Problem) -> None:
        pass

    def note(self, what: str) -> None:
        pass
