"""The stretch of lines that reads most like running text, by words of furniture and prose alone.

The model (`judging`) is told of it; it has the last word on what the body is.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.extraction.labels import Label
from sitegen.extraction.looks import Look

_FURNITURE_WEIGHT = {
    Label.COMMENTS: -40.0,
    Label.COPYRIGHT: -30.0,
    Label.TRENDING: -22.0,
    Label.RELATED: -16.0,
    Label.BIOGRAPHY: -14.0,
    Label.TAGS: -12.0,
    Label.NEWSLETTER: -8.0,
    Label.NAVIGATION: -5.0,
    Label.SHARE_BAR: -3.0,
    Label.PLAYER: -3.0,
    Label.ADVERT: -2.0,
    Label.DISCLOSURE: -2.0,
    Label.READING_TIME: -2.0,
    Label.NOTICE: 0.0,
    Label.SOCIAL_POST: 0.0,
}
"""What a line of furniture takes from the stretch that holds it."""
_HEADINGS = frozenset(
    {
        Label.COMMENTS, Label.TRENDING, Label.RELATED, Label.BIOGRAPHY, Label.NEWSLETTER,
        Label.COPYRIGHT, Label.TAGS,
    }
)  # fmt: skip
"""Furniture that is followed by more of its kind, prose included."""
_MOST = 60
"""Words of one line that count."""


_ENOUGH = 100
"""Words of running text after which a heading `Comments` ends the article."""


def weigh(looks: Sequence[Look]) -> list[float]:
    """For each line, how much it speaks for being inside the body; below zero, against."""
    weights: list[float] = []
    under: Label | None = None
    in_row = words = 0
    for this in looks:
        if this.furniture in _HEADINGS and under is not Label.COMMENTS:
            in_row = 0
            under = this.furniture
            if under is Label.COMMENTS and words < _ENOUGH:
                under = None  # it counts the comments, above the article
        elif this.prose and not this.furniture and not this.caption:
            in_row += 1
            words += this.words
            if under and _goes_on(under, this, in_row, words):
                under = None
        elif not this.blank and not this.sentence and not this.furniture:
            in_row = 0
        weights.append(_weight(this, under))
    return weights


def _goes_on(under: Label, this: Look, in_row: int, words: int) -> bool:
    """Whether running text below a heading of furniture is the article again."""
    if under is Label.COMMENTS:
        return False
    if under in _LAST and words - this.words >= _ENOUGH:
        return in_row >= 3 and this.words >= 20
    return this.words >= 30 or (in_row >= 2 and this.words >= 20)


_LAST = frozenset({Label.TAGS, Label.BIOGRAPHY, Label.COPYRIGHT})
"""Furniture that stands at the end of an article, hardly ever in it."""


def _weight(this: Look, under: Label | None) -> float:
    if this.blank:
        return 0.0
    if this.furniture:
        return _FURNITURE_WEIGHT[this.furniture]
    if this.header:
        return -6.0
    if this.prose:
        worth = min(this.words, _MOST) * (0.4 if this.line.bullet else 1.0)
        return worth * _WORTH_UNDER.get(under, 0.15) if under else worth
    if this.caption or this.credit or this.post:
        return -1.0
    if this.sentence and this.words >= 3:
        return 3.0 if not under else 0.0
    return -2.5 if this.line.bullet else -3.5


_WORTH_UNDER = {Label.COMMENTS: 0.0}
"""What running text is still worth below a heading of furniture."""


def best_stretch(weights: Sequence[float]) -> tuple[int, int]:
    """The range of lines whose weights have the greatest sum; (0, 0) where none is above zero."""
    best, found = 0.0, (0, 0)
    running, begin = 0.0, 0
    for index, weight in enumerate(weights):
        if running <= 0:
            running, begin = 0.0, index
        running += weight
        if running > best:
            best, found = running, (begin, index + 1)
    return found
