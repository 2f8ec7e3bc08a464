"""Small graphs in ink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sitegen.site.parts import Bar, Chart
from sitegen.site.words import Words

_STEP = 6
"""Units from one year to the next; a bar fills all but one of them."""
_HEIGHT = 32


def years_chart(years: Iterable[int], words: Words) -> Chart | None:
    """How many articles each year has; None where a graph would say nothing: fewer than two years.

    The years are those of the articles alone, so that a graph changes only with its own articles.
    """
    counts = Counter(years)
    if len(counts) < 2:
        return None
    first, last, most = min(counts), max(counts), max(counts.values())
    labels = {
        year: words.fill(
            "chart_year", year=str(year), articles=words.count("articles", counts[year])
        )
        for year in sorted(counts)
    }
    bars = tuple(
        Bar((year - first) * _STEP, _HEIGHT - height, _STEP - 1, height, label)
        for year, label in labels.items()
        for height in [max(2, round(counts[year] / most * _HEIGHT))]
    )
    return Chart(
        label=words.fill("chart", years="; ".join(labels.values())),
        width=(last - first + 1) * _STEP - 1,
        height=_HEIGHT,
        first=str(first),
        last=str(last),
        bars=bars,
    )
