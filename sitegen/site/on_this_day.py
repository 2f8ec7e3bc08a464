"""On this day: a small script for each day of the year that has articles.

Only the reader's browser knows which day it is; the pages say the same every day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.site.addresses import HOME, ON_THIS_DAY, link
from sitegen.site.desk import Desk, date_of
from sitegen.site.pages import PlainFile, Proofs
from sitegen.site.parts import OnThisDay

_MOST = 8
"""Articles of one day, each of another year."""
_SCRIPT = "assets/on-this-day.js"

Day = tuple[int, int]
"""Month and day."""


def on_this_day_files(desk: Desk) -> Iterator[PlainFile]:
    """`on-this-day/03-04.js` calls the page's script with the articles of 4 March."""
    for (month, day), articles in sorted(_by_day(desk).items()):
        address = f"{ON_THIS_DAY}{month:02}-{day:02}.js"
        what = f"the articles of {month:02}-{day:02} in all years"
        yield PlainFile(address, what, partial(_script, desk, articles))


def on_this_day(desk: Desk) -> OnThisDay | None:
    """What the front page needs for it; None where no article has a day."""
    known = _by_day(desk)
    if not known:
        return None
    bits = [0] * 12
    for month, day in known:
        bits[month - 1] |= 1 << (day - 1)
    return OnThisDay(
        script=link(HOME, _SCRIPT),
        folder=ON_THIS_DAY,
        days="".join(f"{month:08x}" for month in bits),
    )


def _by_day(desk: Desk) -> dict[Day, list[Filed]]:
    """Of each day and year the article that the archive has first; the newest year first."""
    found: dict[Day, list[Filed]] = {}
    with_day = (filed for filed in desk.dated if date_of(filed).day)
    for _, articles in groupby(with_day, key=lambda filed: date_of(filed).day_text):
        first = next(articles)
        date = date_of(first)
        found.setdefault((date.month or 0, date.day or 0), []).append(first)
    return found


def _script(desk: Desk, articles: list[Filed], _proofs: Proofs) -> bytes:
    """Oldest first; of more years than are shown, years at equal steps."""
    oldest_first = articles[::-1]
    shown = min(_MOST, len(articles))
    chosen = [oldest_first[number * len(articles) // shown] for number in range(shown)]
    lines = [
        {
            "title": filed.article.title,
            "href": link(HOME, filed.address),
            "year": date_of(filed).year,
            "date": desk.words.date(date_of(filed)),
            "language": desk.furniture.other_language(filed.article),
        }
        for filed in chosen
    ]
    return f"onThisDay({json.dumps(lines)});\n".encode()
