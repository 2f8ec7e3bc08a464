"""From examples to weights: boosted trees, grown by LightGBM and kept as plain lists."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy

from sitegen.extraction.features import Column, Sheet, first_look, lay_sheet, second_look
from sitegen.extraction.judging import could_be_headline
from sitegen.extraction.trees import LEAVES
from training.lines.examples import BODY, HEADLINE, Example

_SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": LEAVES,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10,
    "max_bin": 63,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}
_TREES = 120
_ASKED = 36
"""Columns that a forest may ask for: those that told most in a first growth. Each costs time on
every line of every page, and the rest adds nothing that could be measured."""
_INNER = 3
"""Parts in which the examples are judged by a model that has not seen them, so that the headline
is learnt from opinions as good as those on new pages."""
_HALF_KNOWN = 0.25
"""What a line counts that may be body although the known body, which is not whole, lacks it."""

Weights = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Prepared:
    example: Example
    page: Sheet
    numbers: dict[str, Column]
    answers: list[str]
    """For the lines that are not blank."""
    weights: list[float]


def learn(examples: Iterable[Example]) -> Weights:
    """The weights of both forests, ready to be written as JSON."""
    prepared = [_prepare(example) for example in examples]
    prepared = [one for one in prepared if one.answers]
    body = _grow(prepared, BODY, [one.numbers for one in prepared], 20)
    for one, opinion in zip(prepared, _unseen_opinions(prepared), strict=True):
        one.numbers.update(second_look(one.page, opinion))
    titled = [_only_candidates(one) for one in prepared if one.example.titled]
    headline = _grow(titled, HEADLINE, [one.numbers for one in titled], 10)
    return {"body": _as_lists(body), "headline": _as_lists(headline)}


def _prepare(example: Example) -> _Prepared:
    page = lay_sheet(example.looks)
    answers = [example.answers[place] for place in page.places]
    return _Prepared(
        example, page, first_look(page), answers, _weights(example, page.looks, answers)
    )


def _weights(example: Example, looks: Sequence[Any], answers: Sequence[str]) -> list[float]:
    """Long lines count more, and lines of long pages less: each page matters about the same."""
    bodies = [row for row, answer in enumerate(answers) if answer == BODY]
    inside = range(bodies[0], bodies[-1]) if bodies and not example.whole else range(0)
    scale = example.weight / max(20, len(answers)) ** 0.5
    return [
        scale
        * (1 + min(this.words, 80) / 10)
        * (_HALF_KNOWN if row in inside and answers[row] != BODY else 1.0)
        for row, this in enumerate(looks)
    ]


def _only_candidates(one: _Prepared) -> _Prepared:
    """The rows of lines that can be a headline, each counting the same."""
    rows = [row for row, this in enumerate(one.page.looks) if could_be_headline(this)]
    return _Prepared(
        one.example,
        one.page,
        {name: [column[row] for row in rows] for name, column in one.numbers.items()},
        [one.answers[row] for row in rows],
        [one.example.weight] * len(rows),
    )


def _part(outlet: str) -> int:
    return zlib.crc32(f"inner {outlet}".encode()) % _INNER


def _unseen_opinions(prepared: Sequence[_Prepared]) -> list[list[float]]:
    """For each example, how likely its lines are body, by a model that has not seen its outlet."""
    opinions: list[list[float]] = [[] for _ in prepared]
    for part in range(_INNER):
        seen = [one for one in prepared if _part(one.example.outlet) != part]
        model = _grow(seen, BODY, [one.numbers for one in seen], 20)
        for place, one in enumerate(prepared):
            if _part(one.example.outlet) == part:
                opinions[place] = _opinion(model, one.numbers)
    return opinions


def _opinion(model: Any, numbers: dict[str, Column]) -> list[float]:
    asked = {name.replace("_", " ") for name in model.feature_name()}
    columns = {name: numbers[name] for name in sorted(asked)}
    likely: list[float] = model.predict(_matrix([columns])).tolist()
    return likely


def _matrix(numbers: Sequence[dict[str, Column]]) -> Any:
    pages = [numpy.array(list(columns.values()), dtype=float).T for columns in numbers]
    return numpy.concatenate(pages)


def _grow(
    prepared: Sequence[_Prepared],
    wanted: str,
    numbers: Sequence[dict[str, Column]],
    least: int,
) -> Any:
    """A forest that tells the wanted answer; a leaf needs at least so many lines."""
    numbers = [dict(columns) for columns in numbers]
    first = _forest(prepared, wanted, numbers, least)
    gains = zip(first.feature_importance("gain"), numbers[0], strict=True)
    chosen = [name for _, name in sorted(gains, reverse=True)[:_ASKED]]
    kept = [{name: columns[name] for name in sorted(chosen)} for columns in numbers]
    return _forest(prepared, wanted, kept, least)


def _forest(
    prepared: Sequence[_Prepared],
    wanted: str,
    numbers: Sequence[dict[str, Column]],
    least: int,
) -> Any:
    answers = [float(answer == wanted) for one in prepared for answer in one.answers]
    weights = numpy.array([weight for one in prepared for weight in one.weights])
    data = lightgbm.Dataset(
        _matrix(numbers),
        answers,
        weight=weights / weights.mean(),
        feature_name=[name.replace(" ", "_") for name in numbers[0]],
    )
    return lightgbm.train({**_SETTINGS, "min_data_in_leaf": least}, data, _TREES)


def _as_lists(model: Any) -> list[Any]:
    """The forest as nested lists: [number asked for, threshold, at most that, more], or a value."""
    dump = model.dump_model()
    names = [name.replace("_", " ") for name in dump["feature_names"]]
    return [_tree(one["tree_structure"], names) for one in dump["tree_info"]]


def _tree(node: dict[str, Any], names: Sequence[str]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    return [
        names[node["split_feature"]],
        round(node["threshold"], 6),
        _tree(node["left_child"], names),
        _tree(node["right_child"], names),
    ]
