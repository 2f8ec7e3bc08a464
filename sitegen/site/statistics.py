"""The archive in figures: who is named when, what came from where, and where it is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from sitegen.archive.ledger import Outcome
from sitegen.site.addresses import ABOUT, SOURCES, TIMELINE, calendar_page, link
from sitegen.site.desk import Desk, date_of
from sitegen.site.parts import Link, Row, Table
from sitegen.site.timeline import era_name, leading_of, times_of
from sitegen.text.dates import NewsDate

_TIMES = 120
"""Rows of the table of times; a longer archive is told by decade or century."""
_NAMES = 3
_SOURCES = 40
_SILENCES = 20
"""Rows of these tables: the most, and the longest."""


def tables(desk: Desk) -> Iterator[Table]:
    """Those that have something to tell."""
    for table in (_silent(desk), _sources(desk), _languages(desk), _named_most(desk)):
        if table.rows:
            yield table


def doubtful(desk: Desk) -> int:
    """Articles that were read with a doubt and that nobody has edited since."""
    digests = {filed.path: filed.digest for filed in desk.edition.archive}
    return sum(
        bool(record.doubts)
        and record.outcome is Outcome.PUBLISHED
        and digests.get(f"content/{record.article}") == record.written
        for record in desk.edition.ledger
    )


def silent_months(dates: list[NewsDate]) -> list[tuple[int, int]]:
    """The runs of months without an article between the first and the last, oldest first.

    Each as its first and last month, counted from January of the year 0. A date without a month
    may be any month of its year, so that no month of it is silent.
    """
    covered: set[int] = set()
    for date in dates:
        january = 12 * date.year
        covered |= {january + date.month - 1} if date.month else set(range(january, january + 12))
    if not covered:
        return []
    empty = (one for one in range(min(covered), max(covered)) if one not in covered)
    runs = groupby(enumerate(empty), key=lambda one: one[1] - one[0])
    found = ([month for _, month in run] for _, run in runs)
    return [(run[0], run[-1]) for run in found]


# --- tables ------------------------------------------------------------------------------------


def _named_most(desk: Desk) -> Table:
    words = desk.words
    times = times_of(desk, _TIMES)
    rows = []
    for year, articles in times.eras:
        names = leading_of(desk, articles, _NAMES)
        href = link(ABOUT, calendar_page(NewsDate(year))) if times.step == 1 else ""
        name = Link(era_name(desk, times.step, year), href)
        leading = tuple(Link(key[1], link(ABOUT, desk.addresses.entities[key])) for key, _ in names)
        rows.append(Row(((name,), _text(words.number(len(articles))), leading)))
    columns = (words["year"], words["fact_articles"], words["much_named"])
    more = Link(words["timeline"], link(ABOUT, TIMELINE))
    return Table(words["by_time"], "", columns, tuple(rows), more)


def _silent(desk: Desk) -> Table:
    words = desk.words
    runs = silent_months([date_of(filed) for filed in desk.dated])
    longest = sorted(runs, key=lambda run: (run[0] - run[1], -run[0]))[:_SILENCES]
    rows = tuple(
        Row(
            (
                _text(words.span(_month(first), _month(last))),
                _text(words.number(last - first + 1)),
            )
        )
        for first, last in longest
    )
    months = sum(last - first + 1 for first, last in runs)
    note = words.count("silent_months", months)
    return Table(words["silent"], note, (words["time"], words["months"]), rows)


def _sources(desk: Desk) -> Table:
    words, articles_of = desk.words, desk.by_source
    most = sorted(articles_of, key=lambda name: (-len(articles_of[name]), name))[:_SOURCES]
    rows = tuple(
        Row(
            (
                (Link(name, link(ABOUT, desk.addresses.sources[name])),),
                _text(words.number(len(articles_of[name]))),
                _text(desk.span(articles_of[name])),
            )
        )
        for name in most
    )
    columns = (words["source"], words["fact_articles"], words["fact_span"])
    more = Link(words["all_sources"], link(ABOUT, SOURCES))
    return Table(words["sources"], "", columns, rows, more)


def _languages(desk: Desk) -> Table:
    """Only where there are several."""
    words = desk.words
    own = desk.edition.config.language
    counts = Counter(filed.article.language or own for filed in desk.edition.archive)
    rows = tuple(
        Row((_text(language), _text(words.number(count))))
        for language, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )
    columns = (words["language"], words["fact_articles"])
    return Table(words["languages"], "", columns, rows if len(rows) > 1 else ())


def _text(text: str) -> tuple[Link, ...]:
    return (Link(text, ""),)


def _month(number: int) -> NewsDate:
    return NewsDate(number // 12, number % 12 + 1)
