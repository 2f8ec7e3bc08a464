"""Dates as news pages print them, made into values. What cannot be known stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.extraction.months import ANY, ENGLISH, MONTHS
from sitegen.text.dates import NewsDate

_ENDS = rf"(?:(?!\d)|(?=\d{{1,2}}(?:\s?(?:{ENGLISH})|:\d\d)))"
"""The year is over, or the next date is glued to it, as pasted pages have it."""
_TH = "(?:st|nd|rd|th|ST|ND|RD|TH|er|º)?"
_DATE = re.compile(
    rf"""(?<![\d/.])(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)(?![\d-])
           (?:T(?P<clock>\d\d:\d\d(?::\d\d)?)(?:\.\d{{1,9}})?(?P<zone>Z|[+-]\d\d:?\d\d)?)?
       | (?:(?<![A-Z])|(?<=[AP]M)|(?=[A-Z][a-z]))(?P<m2>{ENGLISH})\.?\s?(?P<d2>\d{{1,2}}){_TH}
           (?:\s?,\s?|\s)(?P<y2>\d{{4}}){_ENDS}
       | (?:(?<![\d:.])|(?<=[a-z]\s\d{{4}}))(?P<d3>\d{{1,2}}){_TH}[ .-]?\s?(?:of\s|de\s)?
           (?P<m3>{ANY})(?:[.,]?[ -]?|\sdel?\s)(?P<y3>\d{{4}}){_ENDS}
       | (?<![\d/.])(?P<y4>\d{{4}})[/.](?P<m4>\d{{1,2}})[/.](?P<d4>\d{{1,2}})(?![\d/.])
       | (?<![\d/.-])(?P<a5>\d{{1,2}})(?P<sep>[/.-])(?P<b5>\d{{1,2}})(?P=sep)
           (?P<y5>\d{{4}}|\d\d)(?![\d/-])
    """,
    re.VERBOSE,
)
_FIGURES = re.compile(r"\d{4}|\d[/.-]\d")
"""Without these there is no date with a year."""
_TIME = re.compile(
    r"[\s,|·•-]{0,4}(?:at\s)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?\s?\(?(?P<zone>(?-i:[A-Z]{1,4})\b(?:[+-]\d\d:?\d\d)?|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"(?P<month>{ENGLISH})\.?,?\s(?P<year>\d{{4}})")
_UPDATED = re.compile(r"\b(?:updated|modified|edited|revised|update)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|issued|released|filed|uploaded|dated?)\b|publi[eé]",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:accessed|archived|retrieved|born|died|expires?|until|since|copyright|reviewed|joined"
    r"|taken|pictured|deadline|due|ends?|starts?|begins?|valid|effective)\b|©|\(c\)",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|day|sday|nesday|rsday|urday)?[.,]?\s?$",
    re.IGNORECASE,
)
_OFFSETS = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "est": "-05:00", "edt": "-04:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
    "akst": "-09:00", "hst": "-10:00", "cet": "+01:00", "cest": "+02:00", "eest": "+03:00",
    "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
}  # fmt: skip
"""Zones that mean one offset only: IST, CST, BST and the like are left out, so is ET."""
_MONTH_FIRST_ZONES = {"et", "ct", "mt", "pt", "est", "edt", "cdt", "mdt", "pst", "pdt"}


class Role(StrEnum):
    """What a printed date says of the article."""

    PUBLISHED = "published"
    UPDATED = "updated"
    PLAIN = ""
    """Nothing is said beside it."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line of text."""

    start: int
    end: int
    """Offsets into the line, end exclusive; a time of day behind the date is included."""
    date: NewsDate | None
    """None when it has two readings."""
    role: Role
    readings: tuple[NewsDate, ...] = ()
    """The two readings of a date such as 02/03/2020: month first, day first."""


def find_dates(text: str) -> list[PrintedDate]:
    """All dates in a line, in order. Impossible dates, and days without a year, are no dates."""
    found: list[PrintedDate] = []
    if not _FIGURES.search(text):
        return found
    behind = 0
    for match in _DATE.finditer(text):
        before = text[max(behind, match.start() - 40) : match.start()]
        if _OTHER.search(before):
            continue
        time = _TIME.match(text, match.end())
        dates = _on_weekday(tuple(_readings(match, time)), before)
        if dates:
            behind = time.end() if time else match.end()
            date = dates[0] if len(dates) == 1 else None
            found.append(PrintedDate(match.start(), behind, date, _role(before), dates))
    return found


def month_alone(text: str) -> NewsDate | None:
    """The month that a whole line names, as magazines print it: `March 1998`."""
    match = _MONTH_ALONE.fullmatch(text.strip(" .|"))
    if not match or not 1600 <= int(match["year"]) <= 2100:
        return None
    return NewsDate(int(match["year"]), MONTHS[match["month"].casefold()])


def _role(before: str) -> Role:
    updated = max((match.end() for match in _UPDATED.finditer(before)), default=-1)
    published = max((match.end() for match in _PUBLISHED.finditer(before)), default=-1)
    if updated > published:
        return Role.UPDATED
    return Role.PUBLISHED if published >= 0 else Role.PLAIN


def _on_weekday(readings: tuple[NewsDate, ...], before: str) -> tuple[NewsDate, ...]:
    """The readings that fall on the day of the week printed before the date, if one does."""
    named = _WEEKDAY.search(before) if len(readings) > 1 else None
    if not named:
        return readings
    number = _WEEKDAYS.index(named[1].casefold())
    return tuple(day for day in readings if day.first.weekday() == number) or readings


def _readings(match: re.Match[str], time: re.Match[str] | None) -> Iterator[NewsDate]:
    """Each way to read the figures that gives a day of the calendar."""
    clock = _clock(match, time)
    seen = None
    for year, month, day in _figures(match, time):
        if 1600 <= year <= 2100:
            try:
                date = NewsDate(year, month, day, clock)
            except ValueError:
                continue
            if date != seen:
                seen = date
                yield date


def _figures(match: re.Match[str], time: re.Match[str] | None) -> Iterable[tuple[int, int, int]]:
    if match["y1"]:
        return [(int(match["y1"]), int(match["m1"]), int(match["d1"]))]
    if match["y2"]:
        return [(int(match["y2"]), MONTHS[match["m2"].casefold()], int(match["d2"]))]
    if match["y3"]:
        return [(int(match["y3"]), MONTHS[match["m3"].casefold()], int(match["d3"]))]
    if match["y4"]:
        return [(int(match["y4"]), int(match["m4"]), int(match["d4"]))]
    return _numbers(match, time)


def _numbers(match: re.Match[str], time: re.Match[str] | None) -> list[tuple[int, int, int]]:
    """The readings of a date that has no month by name: month first, day first."""
    year, first, second = int(match["y5"]), int(match["a5"]), int(match["b5"])
    if len(match["y5"]) == 2:
        if match["sep"] == "." or (match["sep"] == "-" and match[0] != match.string):
            return []  # 2.10.12 is as often the number of a version, 2-10-12 a score
        year += 2000 if year < 50 else 1900
    month_first, day_first = (year, first, second), (year, second, first)
    if match["sep"] == "." and not (time and time["half"]):
        return [day_first]  # points stand in dates only where the day comes first
    if time and (time["zone"] or "").casefold() in _MONTH_FIRST_ZONES:
        return [month_first]
    return [month_first, day_first]


def _clock(match: re.Match[str], time: re.Match[str] | None) -> str:
    """The time of day with its offset, or "" where one of the two is unknown."""
    if match["y1"] and match["clock"]:
        return _iso_clock(match["clock"], match["zone"] or "")
    if not time or not time["zone"]:
        return ""
    zone = time["zone"]
    offset = zone if zone[0] in "+-" else _OFFSETS.get(zone.casefold(), "")
    hour, minute = int(time["hour"]), int(time["minute"])
    if time["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if time["half"][0] in "pP" else 0)
    if not offset or hour > 23 or minute > 59:
        return ""
    return f"{hour:02}:{minute:02}:00{_colon(offset)}"


def _iso_clock(clock: str, zone: str) -> str:
    possible = "00" <= clock[:2] <= "23" and clock[3:5] <= "59" and clock[6:8] <= "59"
    return f"{clock:0<5}{_colon(zone)}" if zone and possible else ""


def _colon(offset: str) -> str:
    return f"{offset[:3]}:{offset[3:]}" if len(offset) == 5 else offset
