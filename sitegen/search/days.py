"""The dates of a query: `date:2020-02..2020-03`, `before:1998`, `after:1998-03-04`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sitegen.search.pieces import SPACE, shown
from sitegen.text.dates import NewsDate

DATE_FIELDS = ("date", "before", "after")

Days = tuple[date, date]
"""The first and the last day, both included; `date.min` and `date.max` are open ends."""

_EVER = (date.min, date.max)
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[Tt][0-9:.Zz+-]*)?)?)?")


def read_days(field: str, text: str, notes: list[str]) -> Days | None:
    """Which days a date field asks for; None, with a note, when it asks for none or for all."""
    compact = re.sub(f"[{SPACE}]", "", text)
    try:
        days = _range(compact, notes) if field == "date" else _beyond(field, _parsed(compact))
    except ValueError:
        notes.append(
            f"'{shown(text)}' is not a date and was left out. "
            f"Write {field}:2020, {field}:2020-02 or {field}:2020-02-13."
        )
        return None
    if days == _EVER:
        notes.append(f"'{field}:{shown(text)}' leaves no day out and says nothing.")
        return None
    if not days:
        notes.append(f"No day is {field} '{shown(text)}', so it was left out.")
    return days


def _range(text: str, notes: list[str]) -> Days:
    start, dots, end = text.partition("..")
    first = _parsed(start) if start else None
    last = _parsed(end) if end else None if dots else first
    if first and last and first.first > last.last:
        notes.append(f"'{shown(text)}' runs backwards; it was read the other way round.")
        first, last = last, first
    return first.first if first else date.min, last.last if last else date.max


def _beyond(field: str, given: NewsDate) -> Days | None:
    """Up to the day before the first that a date may mean, or from the day after the last."""
    if field == "before":
        return None if given.first == date.min else (date.min, given.first - timedelta(1))
    return None if given.last == date.max else (given.last + timedelta(1), date.max)


def _parsed(text: str) -> NewsDate:
    """A year, a month or a day; of a moment its day. Raises ValueError for anything else."""
    match = _DAY.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    return NewsDate(year or 0, month, day)
