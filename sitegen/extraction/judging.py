"""How likely each line is the headline, or body: the opinion of a small trained model.

The model is two forests of decision trees (`trees`) that look at numbers about each line
(`features`). `weights.json` holds them; the program in `training/` makes that file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sitegen.extraction.features import Sheet, first_look, lay_sheet, second_look
from sitegen.extraction.looks import Look
from sitegen.extraction.trees import Forest

LONGEST_HEADLINE = 250
"""Characters; no longer line is taken for a headline."""

_WEEKDAY = 12
"""Characters: a line of a date that begins before is a date and no headline."""
_LABELLED_FIGURES = re.compile(r"[^\d:]{4,20}: ?.{0,20}\d(?:\D{0,20}\d){3}")
"""A date with its label that is none in any calendar: `Published: 31 February 2020`. Fewer figures
than a year has are no date: `Updated: 12 boats sink`."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """For each line of a page, blank ones too, probabilities from 0 to 1."""

    body: tuple[float, ...]
    headline: tuple[float, ...]


@dataclass(frozen=True)
class Judge:
    """A trained model."""

    body: Forest
    headline: Forest

    def opinion(self, looks: Sequence[Look]) -> Opinion:
        """What the model makes of the lines of one page."""
        page = lay_sheet(looks)
        columns = first_look(page)
        body = self.body.likelihoods(columns, len(page.places))
        last = max((row for row, chance in enumerate(body) if chance > 0.5), default=len(body))
        chosen = [row for row, this in enumerate(page.looks[: last + 1]) if could_be_headline(this)]
        columns |= second_look(page, body)
        asked = {name: [columns[name][row] for row in chosen] for name in self.headline.columns}
        headline = self.headline.likelihoods(asked, len(chosen))
        return Opinion(
            _spread(page, range(len(body)), body, len(looks)),
            _spread(page, chosen, headline, len(looks)),
        )


def could_be_headline(this: Look) -> bool:
    """Whether a line can be the headline at all, by its form."""
    dated = this.stamp and (
        this.dates[0].start < _WEEKDAY
        if this.dates
        else bool(_LABELLED_FIGURES.match(this.line.text))
    )
    return (
        bool(this.line.text)
        and len(this.line.text) <= LONGEST_HEADLINE
        and not (this.furniture or this.url or this.credit or this.byline or dated)
    )


def _spread(
    page: Sheet, rows: Sequence[int], numbers: Sequence[float], count: int
) -> tuple[float, ...]:
    """The numbers of some rows at the places of their lines; 0 elsewhere."""
    spread = [0.0] * count
    for row, number in zip(rows, numbers, strict=True):
        spread[page.places[row]] = number
    return tuple(spread)


def judge_from(weights: dict[str, Any]) -> Judge:
    """A model from what `weights.json` holds: the trees of each forest."""
    return Judge(body=Forest(weights["body"]), headline=Forest(weights["headline"]))


@lru_cache(maxsize=1)
def trained_judge() -> Judge:
    """The model that comes with the package."""
    text = files("sitegen.extraction").joinpath("weights.json").read_text(encoding="utf-8")
    return judge_from(json.loads(text))
