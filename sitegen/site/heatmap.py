"""The heat map: the whole archive as a sheet of squares, each inked by its number of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
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
    page: str
    """The page that it stands on."""
    words: Words
    by_month: bool
    counts: Counter[Place]

    @cached_property
    def most(self) -> int:
        return max(self.counts.values())

    def date(self, place: Place) -> NewsDate:
        row, column = place
        return NewsDate(row, column or None) if self.by_month else NewsDate(10 * row + column)

    def column(self, place: Place) -> int:
        """Articles without a month stand behind December."""
        return (place[1] or 13) - 1 if self.by_month else place[1]

    def row_name(self, row: int) -> str:
        return str(row) if self.by_month else self.words.fill("decade", year=str(10 * row))

    def row_href(self, row: int) -> str:
        return link(self.page, calendar_page(NewsDate(row))) if self.by_month else ""


def heat_map(page: str, dates: Iterable[NewsDate], words: Words) -> HeatMap | None:
    """The articles of these dates; None where there are none."""
    known = list(dates)
    if not known:
        return None
    sheet = _sheet(page, words, known)
    columns, rows = _columns(sheet), tuple(_rows(sheet))
    return HeatMap(
        label=words["map_months" if sheet.by_month else "map_years"],
        note=words.fill("map_note", most=words.count("articles", sheet.most)),
        table=Link(words["map_table"], link(page, YEARS)),
        width=_x(len(columns)) - _GAP,
        height=_TOP + len(rows) * (_DOWN + _GAP) - _GAP,
        across=_ACROSS,
        down=_DOWN,
        columns=tuple((text, _x(number)) for number, text in enumerate(columns)),
        rows=rows,
    )


def _sheet(page: str, words: Words, dates: list[NewsDate]) -> _Sheet:
    years = [date.year for date in dates]
    by_month = max(years) - min(years) < _BY_MONTH
    if by_month:
        return _Sheet(page, words, by_month, Counter((one.year, one.month or 0) for one in dates))
    return _Sheet(page, words, by_month, Counter(divmod(year, 10) for year in years))


def _columns(sheet: _Sheet) -> tuple[str, ...]:
    if not sheet.by_month:
        return tuple(map(str, range(10)))
    months = tuple(map(sheet.words.short_month, range(1, 13)))
    return (*months, "?") if any(month == 0 for _, month in sheet.counts) else months


def _rows(sheet: _Sheet) -> Iterator[HeatRow]:
    """Newest first. Two empty rows or more are one, so that a stray date makes no long sheet."""
    places: dict[int, list[Place]] = {}
    for place in sorted(sheet.counts):
        places.setdefault(place[0], []).append(place)
    y = _TOP
    order = range(max(places), min(places) - 1, -1)
    for is_empty, group in groupby(order, key=lambda row: row not in places):
        run = list(group)
        if is_empty:
            yield HeatRow(sheet.row_name(run[0]) if len(run) == 1 else "⋯", "", y, ())
            y += _DOWN + _GAP
            continue
        for row in run:
            squares = tuple(_square(sheet, place) for place in places[row])
            yield HeatRow(sheet.row_name(row), sheet.row_href(row), y, squares)
            y += _DOWN + _GAP


def _square(sheet: _Sheet, place: Place) -> Square:
    date, count, words = sheet.date(place), sheet.counts[place], sheet.words
    shape = "map_no_month" if sheet.by_month and not date.month else "chart_year"
    return Square(
        x=_x(sheet.column(place)),
        shade=_shade(count, sheet.most),
        label=words.fill(shape, year=words.date(date), articles=words.count("articles", count)),
        href=link(sheet.page, calendar_page(date)),
    )


def _x(column: int) -> int:
    return _LEFT + column * (_ACROSS + _GAP)


def _shade(count: int, most: int) -> int:
    """From 1 to 5, by the square root: a month that towers over all others leaves them a shade."""
    return next(shade for shade in range(1, _SHADES + 1) if shade**2 * most >= _SHADES**2 * count)
