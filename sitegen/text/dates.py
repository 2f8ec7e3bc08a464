"""Dates as newspapers give them: a year, a month, a day, or a moment. Never more than is known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[Tt ](?P<clock>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(?P<zone>[Zz]|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class NewsDate:
    """A date as far as it is known. `str()` gives ISO 8601, which `parse` reads back unchanged."""

    year: int
    """1 to 9999."""
    month: int | None = None
    day: int | None = None
    time: str = ""
    """Hours, minutes, seconds and zone as given, e.g. `15:05:00+01:00`; "" when unknown."""

    def __post_init__(self) -> None:
        """Raises ValueError for a day that no calendar has."""
        month = 1 if self.month is None else self.month
        date(self.year, month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> NewsDate:
        """Read ISO 8601: `1998`, `1998-03`, `1998-03-04`, `1998-03-04T15:05:00+01:00`.

        Raises ValueError for anything else and for days that do not exist.
        """
        match = _ISO.fullmatch(text.strip())
        if not match:
            raise ValueError(f"'{text}' is not a date")
        clock, zone = match["clock"] or "", (match["zone"] or "").upper()
        if clock and not ("00" <= clock[:2] <= "23" and clock[3:5] <= "59" and clock[6:8] <= "60"):
            raise ValueError(f"'{clock}' is not a time of day")
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
        return cls(int(match["year"]), month, day, clock + zone)

    def __str__(self) -> str:
        return self.day_text + (f"T{self.time}" if self.time else "")

    @property
    def day_text(self) -> str:
        """The date without its time: `1998`, `1998-03` or `1998-03-04`."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day the date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Sorts oldest first. `1998` stands before `1998-03`, and that before `1998-03-04`."""
        return self.year, self.month or 0, self.day or 0, self.time
