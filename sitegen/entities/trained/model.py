"""Everything that training made, as it ships."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from sitegen.entities.trained.casing import Casing
from sitegen.entities.trained.lexicon import Lexicon, lexicon
from sitegen.entities.trained.weights import Weights


@dataclass(frozen=True, slots=True)
class Model:
    casing: Casing
    lexicon: Lexicon


@lru_cache(maxsize=1)
def model() -> Model:
    """What ships of words and names."""
    names = _file("lexicon")
    return Model(
        casing=Casing(**_file("casing")),
        lexicon=lexicon({tuple(name.split(" ")): counts for name, counts in names.items()}),
    )


@lru_cache(maxsize=2)
def weights(capitals: bool) -> Weights:
    """The weights that ship: for passages in capitals, or for all others."""
    return Weights.from_json(_file("weights-capitals" if capitals else "weights"))


def _file(name: str) -> Mapping[str, Any]:
    place = resources.files("sitegen.entities.trained") / "data" / f"{name}.json"
    file: Mapping[str, Any] = json.loads(place.read_bytes())
    return file
