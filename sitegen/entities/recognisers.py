"""What finds names in a text: a plain table of recognisers, and what all of them promise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sitegen.entities.rules import Rules
from sitegen.entities.spacy_pipeline import SpacyPipeline
from sitegen.entities.trained.recogniser import Trained
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


RECOGNISERS: dict[str, Callable[[], Recogniser]] = {
    "trained": Trained,
    "rules": Rules,
    "none": NoNames,
}
SPACY = "spacy:"
"""Before the name of a pipeline: `spacy:en_core_web_sm`."""


def recogniser(name: str) -> Recogniser:
    """Raises ConfigError for a name that is not in the table, or a pipeline that is not there."""
    if name.startswith(SPACY) and name != SPACY:
        return SpacyPipeline(name.removeprefix(SPACY))
    if name not in RECOGNISERS:
        known = ", ".join(f"'{known}'" for known in RECOGNISERS)
        advice = did_you_mean(name, RECOGNISERS)
        advice = advice or f"There are {known}, and 'spacy:NAME' for a pipeline of spaCy."
        raise ConfigError(Problem(f"There is no recogniser '{name}'.", advice))
    return RECOGNISERS[name]()
