"""Learning the weights: two linear-chain conditional random fields, one upon the other.

The first reads each island by itself. The second is shown in addition what the first found in the
document; so that it sees as many mistakes as it will later, the first readings of the examples are
made by models that have not learnt from them.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

from sitegen.entities.trained.casing import Casing
from sitegen.entities.trained.labels import LABELS
from sitegen.entities.trained.lexicon import Lexicon
from sitegen.entities.trained.second_reading import FirstReading
from sitegen.entities.trained.sheets import sheets
from sitegen.entities.trained.traits import Sheet, place_traits, speakers, word_traits
from sitegen.entities.trained.weights import SCALE, stored
from training.names.examples import Example, labels

FOLDS = 5
_ORDERS = {"c1": 0.05, "c2": 0.3, "max_iterations": 60, "feature.possible_transitions": True}
"""Of L-BFGS: how strongly many and large weights are held back, and how long it looks. On
news that was not learnt from, 40 to 100 iterations and bounds of 0 to .2 and .1 to 1 gave F1 of
.921 to .927 for a single first reading."""
_SECOND: tuple[dict[str, float], ...] = ({}, {"c2": 1.0}, {"max_iterations": 45})
"""What differs between the models whose mean the second reading is. They are to lean
less on the luck of one; no gain in F1 beyond chance was seen."""
_TINY = 0.02
"""Weights below this are left out."""


@dataclass(frozen=True)
class Island:
    """An island of a sheet with the traits and the right labels of its tokens."""

    sheet: Sheet
    place: range
    traits: list[list[str]]
    answers: list[str]


@dataclass(frozen=True)
class Read:
    """An example made ready to be learnt from."""

    name: str
    islands: list[Island]
    sheets: list[Sheet]


def make_ready(example: Example, casing: Casing, names: Lexicon) -> Read:
    read = example.passages()
    ready = sheets(read, casing, names)
    answers = labels(example, read)
    islands = [
        Island(
            sheet,
            island,
            [_traits(sheet, index, island, casing) for index in island],
            [row[index] for index in island],
        )
        for sheet, row in zip(ready, answers, strict=True)
        for island in sheet.islands
        if island
    ]
    return Read(example.name, islands, ready)


def _traits(sheet: Sheet, index: int, island: range, casing: Casing) -> list[str]:
    habit = casing.habit(sheet.tokens[index].text)
    traits = place_traits(sheet, index, island, habit)
    for text, role in speakers(sheet, index):
        traits += word_traits(text, role, habit)
    return traits


def learn(examples: Sequence[Read]) -> dict[str, Any]:
    """The weights as `Weights.from_json` reads them: means of several models."""
    seen, taggers = _first_readings(examples)
    islands = [island for example in examples for island in example.islands]
    first = [*taggers, _fit(islands)]
    informed = [
        _with_first(island, found, labelled)
        for example, readings in zip(examples, seen, strict=True)
        for found in [first_reading(example, readings)]
        for island, labelled in zip(example.islands, readings, strict=True)
    ]
    second = [_fit(informed, **orders) for orders in _SECOND]
    return _as_json(first, second)


def first_reading(example: Read, labelled: Sequence[list[str]]) -> FirstReading:
    """What `labelled` (for each island the labels of its tokens) say of the whole example."""
    return FirstReading(
        [
            (
                sheet,
                [
                    (island.place, labels)
                    for island, labels in zip(example.islands, labelled, strict=True)
                    if island.sheet is sheet
                ],
            )
            for sheet in example.sheets
        ]
    )


def _with_first(island: Island, found: FirstReading, labelled: list[str]) -> Island:
    more = found.traits(island.sheet, island.place, labelled)
    traits = [[*own, *new] for own, new in zip(island.traits, more, strict=True)]
    return Island(island.sheet, island.place, traits, island.answers)


def _first_readings(examples: Sequence[Read]) -> tuple[list[list[list[str]]], list[Any]]:
    """For each example the labels of its islands, by a model that has not learnt from it; and
    these models."""
    folds = [zlib.crc32(example.name.encode()) % FOLDS for example in examples]
    readings: list[list[list[str]]] = [[] for _ in examples]
    taggers = []
    for fold in range(FOLDS):
        others = (example for example, own in zip(examples, folds, strict=True) if own != fold)
        tagger = _fit(island for example in others for island in example.islands)
        taggers.append(tagger)
        for place, own in enumerate(folds):
            if own == fold:
                readings[place] = [
                    tagger.tag(pycrfsuite.ItemSequence(island.traits))
                    for island in examples[place].islands
                ]
    return readings, taggers


def _fit(islands: Iterable[Island], **orders: float) -> Any:
    """A tagger that has learnt from the islands."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for island in islands:
        trainer.append(pycrfsuite.ItemSequence(island.traits), island.answers)
    trainer.set_params({**_ORDERS, **orders})
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
    return tagger


def _as_json(first: Sequence[Any], second: Sequence[Any]) -> dict[str, Any]:
    lanes: dict[str, list[int]] = {}
    moves = []
    for reading, taggers in enumerate((first, second)):
        known = [tagger.info() for tagger in taggers]
        _add_lanes(lanes, _mean([info.state_features for info in known]), reading * len(LABELS))
        steps = _mean([info.transitions for info in known])
        moves.append(
            [
                [round(SCALE * steps.get((before, label), 0.0)) for before in LABELS]
                for label in LABELS
            ]
        )
    traits = sorted(lanes)
    return {"moves": moves, "traits": traits, "weights": stored(lanes[trait] for trait in traits)}


def _mean(models: Sequence[Mapping[tuple[str, str], float]]) -> dict[tuple[str, str], float]:
    total: dict[tuple[str, str], float] = defaultdict(float)
    for weights in models:
        for key, weight in weights.items():
            total[key] += weight
    return {key: weight / len(models) for key, weight in total.items()}


def _add_lanes(
    lanes: dict[str, list[int]], weights: Mapping[tuple[str, str], float], first: int
) -> None:
    for (trait, label), weight in weights.items():
        if abs(weight) >= _TINY:
            row = lanes.setdefault(trait, [0] * (2 * len(LABELS)))
            row[first + LABELS.index(label)] = round(SCALE * weight)
