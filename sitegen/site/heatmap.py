"""The heat map: the whole archive as a sheet of squares, each inked by its number of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sitegen.site.addresses import YEARS, calendar_page, link
from sitegen.site.parts import HeatMap, HeatRow, Link, Square
from sitegen.site.words import Words
from sitegen.text.dates import NewsDate

_BY_MONTH = 30
"""Years; a longer archive has a row for each decade and a square for each year."""
_ACROSS, _DOWN, _GAP = 40, 18, 2
"""A square, and the room between two, in units of the view box."""
_LEFT, _TOP = 60, 20
"""Room for the names of rows and columns."""
_SHADES = 5

Place = tuple[int, int]
"""A year and a month, 0 where none is known; or a decade and a year in it."""


@dataclass(frozen=True)
class _Sheet:
    counts: Counter[Place]
    by_month: bool

    def date(self, place: Place) -> NewsDate:
        row, column = place
        if self.by_month:
            return NewsDate(row, column or None)
        return NewsDate(10 * row + column)

    def column(self, place: Place) -> int:
        """Articles without a month stand behind December."""
        return place[1] if not self.by_month else (place[1] or 13) - 1


def heat_map(page: str, dates: Iterable[NewsDate], words: Words) -> HeatMap | None:
    """The articles of these dates; None where there are none."""
    known = list(dates)
    if not known:
        return None
    sheet = _sheet(known)
    columns = _columns(sheet, words)
    rows = tuple(_rows(page, sheet, words))
    most = max(sheet.counts.values())
    return HeatMap(
        label=words["map_months" if sheet.by_month else "map_years"],
        note=words.fill("map_note", most=words.count("articles", most)),
        table=Link(words["map_table"], link(page, YEARS)),
        width=_LEFT + len(columns) * (_ACROSS + _GAP) - _GAP,
        height=_TOP + len(rows) * (_DOWN + _GAP) - _GAP,
        across=_ACROSS,
        down=_DOWN,
        columns=tuple((text, _x(number)) for number, text in enumerate(columns)),
        rows=rows,
    )


def _sheet(dates: list[NewsDate]) -> _Sheet:
    years = [date.year for date in dates]
    if max(years) - min(years) < _BY_MONTH:
        return _Sheet(Counter((date.year, date.month or 0) for date in dates), by_month=True)
    return _Sheet(Counter(divmod(year, 10) for year in years), by_month=False)


def _columns(sheet: _Sheet, words: Words) -> tuple[str, ...]:
    if not sheet.by_month:
        return tuple(str(number) for number in range(10))
    months = tuple(words.short_month(month) for month in range(1, 13))
    return (*months, "?") if any(month == 0 for _, month in sheet.counts) else months


def _rows(page: str, sheet: _Sheet, words: Words) -> Iterator[HeatRow]:
    """Newest first. Two empty rows or more are one, so that a stray date makes no long sheet."""
    places: dict[int, list[Place]] = {}
    for place in sorted(sheet.counts):
        places.setdefault(place[0], []).append(place)
    order = range(max(places), min(places) - 1, -1)
    y = _TOP
    for is_empty, group in groupby(order, key=lambda row: row not in places):
        run = list(group)
        for row in run[:1] if is_empty else run:
            yield _row(page, sheet, words, y, row, places.get(row, []), is_gap=len(run) > 1)
            y += _DOWN + _GAP


def _row(
    page: str,
    sheet: _Sheet,
    words: Words,
    y: int,
    row: int,
    places: list[Place],
    *,
    is_gap: bool,
) -> HeatRow:
    name = str(row) if sheet.by_month else words.fill("decade", year=str(10 * row))
    leads = sheet.by_month and places
    return HeatRow(
        name=name if places or not is_gap else "⋯",
        href=link(page, calendar_page(NewsDate(row))) if leads else "",
        y=y,
        squares=tuple(_square(page, sheet, words, place) for place in places),
    )


def _square(page: str, sheet: _Sheet, words: Words, place: Place) -> Square:
    date, count = sheet.date(place), sheet.counts[place]
    shape = "map_no_month" if sheet.by_month and not date.month else "chart_year"
    return Square(
        x=_x(sheet.column(place)),
        shade=_shade(count, max(sheet.counts.values())),
        label=words.fill(shape, year=words.date(date), articles=words.count("articles", count)),
        href=link(page, calendar_page(date)),
    )


def _x(column: int) -> int:
    return _LEFT + column * (_ACROSS + _GAP)


def _shade(count: int, most: int) -> int:
    """From 1 to 5, by the square root: a month that towers over all others leaves them a shade."""
    return next(shade for shade in range(1, _SHADES + 1) if shade**2 * most >= _SHADES**2 * count)
