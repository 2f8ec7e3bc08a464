"""Which way round a date of figures is to be read: what the rest of the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sitegen.extraction.dates import PrintedDate
from sitegen.extraction.looks import Look
from sitegen.text.dates import NewsDate

_NEAR_DAYS = 31
"""A date in the same text proves a reading that lies within so many days of it."""
_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2\d{2,4}(?![\d/-])")
_NAMED = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY_FIRST = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_NAMED},? \d{{4}}\b|£|₹|\b(?:Rs|crores?|lakhs?)\b"
    r"|\d ?(?:GMT|BST|CET|CEST|IST|AEST|AEDT|NZST|NZDT|SAST)\b|\.(?:co|com)\.(?:uk|au|nz|za|in)\b"
    r"|\b(?:colour|labour|favour|neighbour|honour|centre|theatre|programme|defence|licence)s?\b"
    r"|\b(?:organis|recognis|realis)\w+"
)
_MONTH_FIRST = re.compile(
    rf"\b{_NAMED} \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}\b"
    r"|\d ?(?:[ap]\.?m\.?)? ?(?:EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT)\b"
)
_REACH = 2_000
"""Characters of a line that are searched."""


def settle(printed: PrintedDate, looks: Sequence[Look]) -> NewsDate | None:
    """The one reading that the page proves: by a date near it, by a date of figures that can be
    read in one way only, or by the way in which this page writes its dates. None if it does not."""
    if len(printed.readings) < 2:
        return printed.date
    month_first, day_first = printed.readings
    near = [day for day in printed.readings if _is_near(day, looks)]
    if len(near) == 1:
        return near[0]
    texts = [this.line.text[:_REACH] for this in looks]
    for votes in (_by_figures(texts), _by_manner(texts)):
        if votes == {True}:
            return month_first
        if votes == {False}:
            return day_first
    return None


def _is_near(day: NewsDate, looks: Sequence[Look]) -> bool:
    return any(
        abs((day.first - other.date.first).days) <= _NEAR_DAYS
        for this in looks
        for other in this.dates
        if other.date is not None and other.date.day
    )


def _by_figures(texts: Iterable[str]) -> set[bool]:
    """Whether the month comes first in the dates that leave no choice."""
    pairs = [(int(found[1]), int(found[3])) for text in texts for found in _FIGURES.finditer(text)]
    return {first <= 12 for first, second in pairs if (first > 12) != (second > 12)}


def _by_manner(texts: Iterable[str]) -> set[bool]:
    """Whether the month comes first in the country that the page seems to come from."""
    page = "\n".join(texts)
    found = {False} if _DAY_FIRST.search(page) else set()
    return found | ({True} if _MONTH_FIRST.search(page) else set())
