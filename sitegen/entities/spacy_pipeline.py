"""Names found by a pipeline of spaCy that a person has installed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sitegen.errors import ConfigError, Problem
from sitegen.model import Kind, Mention

_KINDS = {
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
}
"""Of the labels that spaCy's pipelines use; all others are no names of ours."""


class SpacyPipeline:
    """Reads with one pipeline, known by its package's name or by the folder it lies in."""

    def __init__(self, name: str) -> None:
        """Raises ConfigError when spaCy or the pipeline is not installed."""
        self.name = name
        _loaded(name)

    def recognise(self, text: str) -> tuple[Mention, ...]:
        pipeline = _loaded(self.name)
        # A pipeline refuses texts that are longer than it was told to expect.
        pipeline.max_length = max(pipeline.max_length, len(text) + 1)
        return tuple(
            Mention(entity.start_char, entity.end_char, _KINDS[entity.label_])
            for entity in pipeline(text).ents
            if entity.label_ in _KINDS
        )


@lru_cache(maxsize=1)
def _loaded(name: str) -> Any:
    try:
        import spacy  # an extra, and slow to start
    except ImportError:
        raise ConfigError(
            Problem(
                f"The recogniser 'spacy:{name}' needs spaCy, which is not installed.",
                "Install it: pip install 'sitegen[spacy]'. Or set recogniser to 'trained'.",
            )
        ) from None
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ConfigError(
            Problem(
                f"spaCy cannot load the pipeline '{name}': {first}",
                f"Install it: python -m spacy download {name}. Or name another one that is there.",
            )
        ) from None
