"""The archive by year, month and day. An undated article stands on none of these pages."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.site import addresses
from sitegen.site.addresses import YEARS, calendar_page, link
from sitegen.site.catalogue import other_ways
from sitegen.site.charts import years_chart
from sitegen.site.desk import Desk, date_of
from sitegen.site.pages import Page, Proofs
from sitegen.site.paging import Sheet, sheets
from sitegen.site.parts import Day, Group, Link, MonthCalendar, Pager, YearRow
from sitegen.site.views import ListView, MonthView, View, YearsView, YearView
from sitegen.text.dates import NewsDate

_CROWDED = 200
"""Articles; a month with more leaves them to its days, so that its page stays small."""
_BY_DECADE = 200
"""Years with articles; the table of more has a row for each decade, so that it stays small."""


def calendar_pages(desk: Desk) -> Iterator[Page]:
    title = desk.words["archive"]
    yield Page(YEARS, "years.html", title, "the archive by year", partial(_years, desk))
    years = _periods(desk, 4)
    for number, (year, articles) in enumerate(years):
        beside = _around(years, number)
        loose = desk.by_date.get(year, [])
        yield from _sheets(desk, "year.html", year, articles, loose, beside)
    months = _periods(desk, 7)
    for number, (month, articles) in enumerate(months):
        beside = _around(months, number)
        is_left_to_days = len(articles) > _CROWDED and desk.edition.scope.days
        loose = desk.by_date.get(month, []) if is_left_to_days else articles
        yield from _sheets(desk, "month.html", month, articles, loose, beside)
    days = _periods(desk, 10) if desk.edition.scope.days else []
    for number, (day, articles) in enumerate(days):
        yield from _sheets(desk, "list.html", day, articles, articles, _around(days, number))
    yield from _undated_pages(desk)


Beside = tuple[str, str]
"""The period before and the period after, as dates; "" at the ends."""


def _periods(desk: Desk, length: int) -> list[tuple[str, list[Filed]]]:
    """The years (4), months (7) or days (10 letters of a date) with articles, newest first."""
    known = (filed for filed in desk.dated if len(date_of(filed).day_text) >= length)
    return [
        (period, list(articles))
        for period, articles in groupby(known, key=lambda one: date_of(one).day_text[:length])
    ]


def _around(periods: Sequence[tuple[str, list[Filed]]], number: int) -> Beside:
    older = periods[number + 1][0] if number + 1 < len(periods) else ""
    return older, periods[number - 1][0] if number else ""


def _sheets(
    desk: Desk,
    template: str,
    period: str,
    articles: list[Filed],
    shown: list[Filed],
    beside: Beside,
) -> Iterator[Page]:
    """The page of a year, month or day, and the further pages of its list."""
    date = NewsDate.parse(period)
    title, first = desk.words.date(date), calendar_page(date)
    size = _CROWDED if template == "month.html" else desk.edition.config.page_size
    for sheet in sheets(shown, size):
        own = template if sheet.number == 0 else "list.html"
        view: Callable[[Proofs], View] = partial(_VIEWS[own], desk, date, articles, sheet, beside)
        yield Page(sheet.address(first), own, title, f"the articles of {period}", view)


# --- views -------------------------------------------------------------------------------------


def _years(desk: Desk, _proofs: Proofs) -> YearsView:
    words, years = desk.words, Counter(filed.year for filed in desk.dated)
    is_long = len(years) > _BY_DECADE
    months = tuple(words.short_month(month) for month in range(1, 13))
    return YearsView(
        heading=words["archive"],
        summary=desk.summary(list(desk.edition.archive)),
        ways=other_ways(desk, YEARS),
        caption=words["map_years" if is_long else "map_months"],
        columns=tuple(map(str, range(10))) if is_long else months,
        rows=tuple(_decades(desk, years) if is_long else _rows(desk, years)),
        chart=years_chart((date_of(filed).year for filed in desk.dated), words),
        undated=desk.way_to_undated(YEARS),
    )


def _rows(desk: Desk, years: Counter[str]) -> Iterator[YearRow]:
    counts = Counter(date_of(filed).day_text[:7] for filed in desk.dated)
    for year, total in years.items():
        name = Link(str(int(year)), link(YEARS, calendar_page(NewsDate.parse(year))))
        yield _row(desk, name, total, counts, [f"{year}-{month:02}" for month in range(1, 13)])


def _decades(desk: Desk, years: Counter[str]) -> Iterator[YearRow]:
    totals = Counter(filed.year[:3] for filed in desk.dated)
    for decade, total in totals.items():
        name = Link(desk.words.fill("decade", year=str(int(f"{decade}0"))), "")
        yield _row(desk, name, total, years, [f"{decade}{digit}" for digit in range(10)])


def _row(desk: Desk, name: Link, total: int, counts: Counter[str], periods: list[str]) -> YearRow:
    """The cells are months or years, each with its own number of articles."""
    number = desk.words.number
    cells = (
        Link(number(counts[period]), link(YEARS, calendar_page(NewsDate.parse(period))))
        if counts[period]
        else None
        for period in periods
    )
    return YearRow(name, number(total), tuple(cells))


def _year(
    desk: Desk,
    date: NewsDate,
    articles: list[Filed],
    sheet: Sheet[Filed],
    beside: Beside,
    proofs: Proofs,
) -> YearView:
    page = calendar_page(date)
    months = (NewsDate(date.year, number) for number in range(1, 13))
    groups = desk.one_group(page, sheet.entries, proofs)
    return YearView(
        heading=desk.words.date(date),
        trail=_trail(desk, page, date),
        summary=desk.words.count("articles", len(articles)),
        weekdays=desk.words.weekdays,
        months=tuple(_calendar(desk, page, month, articles) for month in months),
        groups=tuple(_headed(group, desk.words["year_note"]) for group in groups),
        pager=sheet.pager(page, desk.words),
        beside=_beside(desk, page, beside),
    )


def _month(
    desk: Desk,
    date: NewsDate,
    articles: list[Filed],
    sheet: Sheet[Filed],
    beside: Beside,
    proofs: Proofs,
) -> MonthView:
    page = calendar_page(date)
    return MonthView(
        heading=desk.words.date(date),
        trail=_trail(desk, page, date),
        summary=desk.words.count("articles", len(articles)),
        weekdays=desk.words.weekdays,
        calendar=_calendar(desk, page, date, articles),
        groups=tuple(_by_day(desk, page, sheet.entries, proofs)),
        pager=sheet.pager(page, desk.words),
        beside=_beside(desk, page, beside),
    )


def _by_day(desk: Desk, page: str, articles: Iterable[Filed], proofs: Proofs) -> Iterator[Group]:
    for day, group in groupby(articles, key=lambda filed: date_of(filed).day_text):
        date = NewsDate.parse(day)
        lines = desk.lines(page, group, proofs)
        if date.day:
            href = link(page, calendar_page(date)) if desk.edition.scope.days else ""
            yield Group(desk.words.date(date), href, f"day-{date.day}", lines)
        else:
            yield Group(desk.words["month_note"], "", "no-day", lines)


def _list(
    desk: Desk,
    date: NewsDate,
    articles: list[Filed],
    sheet: Sheet[Filed],
    beside: Beside,
    proofs: Proofs,
) -> ListView:
    first = calendar_page(date)
    page = sheet.address(first)
    return ListView(
        kicker="",
        heading=desk.words.date(date),
        trail=_trail(desk, page, date),
        summary="" if sheet.number else desk.words.count("articles", len(articles)),
        groups=desk.one_group(page, sheet.entries, proofs),
        pager=sheet.pager(first, desk.words),
        beside=Pager() if sheet.number else _beside(desk, page, beside),
    )


def _undated_pages(desk: Desk) -> Iterator[Page]:
    for sheet in sheets(desk.undated, desk.edition.config.page_size):
        address = sheet.address(addresses.UNDATED)
        title, what = desk.words["undated"], "the undated articles"
        view, has_any = partial(_undated, desk, sheet), bool(desk.undated)
        yield Page(address, "list.html", title, what, view, listed=has_any)


def _undated(desk: Desk, sheet: Sheet[Filed], proofs: Proofs) -> ListView:
    page = sheet.address(addresses.UNDATED)
    return ListView(
        kicker="",
        heading=desk.words["undated"],
        trail=(Link(desk.words["archive"], link(page, YEARS)),),
        summary=desk.words["undated_note"],
        groups=desk.one_group(page, sheet.entries, proofs),
        pager=sheet.pager(addresses.UNDATED, desk.words),
    )


_VIEWS: dict[str, Callable[..., View]] = {
    "year.html": _year,
    "month.html": _month,
    "list.html": _list,
}


# --- parts -------------------------------------------------------------------------------------


def _headed(group: Group, heading: str) -> Group:
    return Group(heading, "", "", group.lines)


def _trail(desk: Desk, page: str, date: NewsDate) -> tuple[Link, ...]:
    """From the archive down to the period; the page itself is no part of it."""
    trail = [Link(desk.words["archive"], link(page, YEARS))]
    for period in (
        NewsDate(date.year),
        NewsDate(date.year, date.month) if date.month else None,
        date if date.day else None,
    ):
        if period and calendar_page(period) != page:
            text = desk.words.date(period)
            if period.month and not period.day:
                text = desk.words.month(period.month)
            trail.append(Link(text, link(page, calendar_page(period))))
    return tuple(dict.fromkeys(trail))


def _beside(desk: Desk, page: str, beside: Beside) -> Pager:
    older, newer = (
        Link(desk.words.date(date), link(page, calendar_page(date)))
        if (date := NewsDate.parse(text) if text else None)
        else None
        for text in beside
    )
    return Pager(newer, older)


def _calendar(desk: Desk, page: str, month: NewsDate, articles: Iterable[Filed]) -> MonthCalendar:
    """The weeks of a month; days with articles lead to their pages."""
    assert month.month
    here = [date_of(filed) for filed in articles if date_of(filed).month == month.month]
    counts = Counter(date.day for date in here if date.day)
    weeks = calendar.Calendar().monthdayscalendar(month.year, month.month)
    own = calendar_page(month)
    return MonthCalendar(
        heading=desk.words.month(month.month),
        href=link(page, own) if here and own != page else "",
        count=desk.words.number(len(here)) if here else "",
        weeks=tuple(
            tuple(_day(desk, page, month, day, counts[day]) for day in week) for week in weeks
        ),
    )


def _day(desk: Desk, page: str, month: NewsDate, day: int, count: int) -> Day:
    if not day or not count:
        return Day(str(day) if day else "")
    date = NewsDate(month.year, month.month, day)
    label = f"{desk.words.date(date)}: {desk.words.count('articles', count)}"
    return Day(str(day), link(page, desk.furniture.page_of(date)), label)
