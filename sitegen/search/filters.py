"""Choosing among the hits by who and what they name, by source and by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sitegen.errors import Problem, QueryError, did_you_mean
from sitegen.search.evaluation import numbers_of
from sitegen.search.reader import IndexReader

FILTERED = ("person", "org", "place", "source", "year")
"""The fields that can be filtered by."""


class Mode(StrEnum):
    """How a filter chooses."""

    ANY = "any"
    """An article must have one of the values asked for so, in each field."""
    ALL = "all"
    """It must have this one."""
    NONE = "none"
    """It must not have this one."""


_SIGNS = {"+": Mode.ALL, "-": Mode.NONE, "=": Mode.ANY}


@dataclass(frozen=True, slots=True)
class Filter:
    """A whole name, source or year that the hits shall have, or shall not have."""

    field: str
    """One of FILTERED."""
    value: str
    """The thing itself, not its words: `Ada Quill`, `1998`."""
    mode: Mode = Mode.ANY


def read_filter(text: str) -> Filter:
    """A filter as it is typed: `person=Ada Quill`, `person=+Ada Quill`, `source=-Harbor Wire`.

    A value that itself begins with a sign has one more before it: `source==+Plus` means any of
    `+Plus`. Raises QueryError for anything else.
    """
    field, _, value = text.partition("=")
    field, value = field.strip().casefold(), value.strip()
    mode = _SIGNS.get(value[:1])
    value = value[1:].strip() if mode else value
    if not value:
        raise QueryError(
            Problem(f"'{text}' is no filter.", 'Write a field and a value: "person=Ada Quill".')
        )
    if field not in FILTERED:
        advice = did_you_mean(field, FILTERED) or f"The fields are {', '.join(FILTERED)}."
        raise QueryError(Problem(f"'{field}' is not a field to filter by.", advice))
    if field == "year" and not re.fullmatch("[0-9]{4}", value):
        raise QueryError(Problem(f"'{value}' is no year.", "Write its four digits: year=1998."))
    return Filter(field, value, mode or Mode.ANY)


def chosen(numbers: set[int], filters: Sequence[Filter], index: IndexReader) -> set[int]:
    """Those of the articles that pass every filter."""
    for field in dict.fromkeys(one.field for one in filters):
        of_field = [one for one in filters if one.field == field]
        any_of = [_having(one, index) for one in of_field if one.mode is Mode.ANY]
        if any_of:
            numbers = numbers & set().union(*any_of)
        for one in of_field:
            if one.mode is Mode.ALL:
                numbers = numbers & _having(one, index)
            elif one.mode is Mode.NONE:
                numbers = numbers - _having(one, index)
    return numbers


def _having(one: Filter, index: IndexReader) -> set[int]:
    if one.field == "year":
        return numbers_of(day for day in index.days if day.date[:4] == one.value)
    return set(index.postings("identity", f"{one.field}={one.value}").numbers)
