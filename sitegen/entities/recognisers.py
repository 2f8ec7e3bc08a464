"""What finds names in a text: a plain table of recognisers, and what all of them promise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sitegen.entities.rules import Rules
from sitegen.errors import ConfigError, Problem, did_you_mean
from sitegen.model import Mention


class Recogniser(Protocol):
    """Finds names. Picklable, and the same answer for the same text always."""

    def recognise(self, text: str) -> tuple[Mention, ...]:
        """The mentions in order; none overlaps another; offsets point into `text` as given."""
        ...


class NoNames:
    """Leaves every name to the person who writes the lists."""

    def recognise(self, text: str) -> tuple[Mention, ...]:
        return ()


RECOGNISERS: dict[str, Callable[[], Recogniser]] = {"rules": Rules, "none": NoNames}


def recogniser(name: str) -> Recogniser:
    """Raises ConfigError for a name that is not in the table."""
    if name not in RECOGNISERS:
        known = " and ".join(f"'{known}'" for known in RECOGNISERS)
        advice = did_you_mean(name, RECOGNISERS) or f"There are {known}."
        raise ConfigError(Problem(f"There is no recogniser '{name}'.", advice))
    return RECOGNISERS[name]()
