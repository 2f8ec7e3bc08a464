"""Names found by a pipeline of spaCy that a person has installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_LONGEST = 100_000
"""Characters that are read at once: a pipeline may need a gigabyte for them."""
_HALF_SIGN = re.compile("[\ud800-\udfff]")
"""A lone surrogate, which cannot be written in UTF-8; spaCy stops at it."""


class SpacyPipeline:
    """Reads with one pipeline, known by its package's name or by the folder it lies in."""

    def __init__(self, name: str) -> None:
        """Raises ConfigError when spaCy or the pipeline is not installed."""
        self.name = name
        _loaded(name)

    def recognise(self, text: str) -> tuple[Mention, ...]:
        pipeline = _loaded(self.name)
        return tuple(
            mention
            for start, stretch in _stretches(_HALF_SIGN.sub("\ufffd", text))
            for entity in pipeline(stretch).ents
            if (mention := _mention(entity, start))
        )


def _mention(entity: Any, start: int) -> Mention | None:
    """Without the white space that a pipeline may take for the end of a name."""
    words, kind = entity.text, _KINDS.get(entity.label_)
    if kind is None or not words.strip():
        return None
    first = start + entity.start_char + len(words) - len(words.lstrip())
    return Mention(first, first + len(words.strip()), kind)


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text in stretches that a pipeline has memory for, each with where it begins; cut where
    a line ends, else between two words, else anywhere."""
    start = 0
    while len(text) - start > _LONGEST:
        middle, end = start + _LONGEST // 2, start + _LONGEST
        cut = text.rfind("\n", middle, end) + 1 or text.rfind(" ", middle, end) + 1 or end
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


@lru_cache(maxsize=1)
def _loaded(name: str) -> Any:
    try:
        import spacy  # an extra, and slow to start
    except ImportError:
        raise ConfigError(
            Problem(
                f"The recogniser 'spacy:{name}' needs spaCy, which is not installed.",
                "Install it: pip install spacy. Or set recogniser to 'trained'.",
            )
        ) from None
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        first = str(error).partition("\n")[0].rstrip(".") or type(error).__name__
        advice = (
            "A pipeline is a folder that spaCy has written: nlp.to_disk(FOLDER)."
            if "/" in name or "\\" in name
            else f"Install it: python -m spacy download {name}. Or name another one that is there."
        )
        what = f"spaCy cannot load the pipeline '{name}': {first}."
        raise ConfigError(Problem(what, advice)) from None
