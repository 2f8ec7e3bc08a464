"""Dates as pages print them."""

import pytest

from sitegen.extraction.dates import Role, find_dates, month_alone


def dates(text: str) -> list[str]:
    return [str(found.date) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("13 February 2020", "2020-02-13"),
        ("February 13, 2020", "2020-02-13"),
        ("FEB. 13, 2020", "2020-02-13"),
        ("13th of February 2020", "2020-02-13"),
        ("Feb 13th 2020 at 11:15AM", "2020-02-13"),
        ("2020-02-13", "2020-02-13"),
        ("2020/2/13", "2020-02-13"),
        ("13.2.2020", "2020-02-13"),
        ("13/02/2020", "2020-02-13"),
        ("02/13/2020", "2020-02-13"),
        ("02/02/2020", "2020-02-02"),
        ("02/03/20 12:24 PM ET", "2020-02-03"),
        ("by Ada QuillFebruary 13, 2020", "2020-02-13"),
        ("February 13, 20205:00 AM ET", "2020-02-13"),
        ("By Ada OFeb. 13, 2020", "2020-02-13"),
        ("02-13-2020", "2020-02-13"),
        ("13-02-20", "2020-02-13"),
        ("2.13.2020 10:09 AM", "2020-02-13"),
        ("Tuesday 04/02/2020", "2020-02-04"),
        ("13. Februar 2020", "2020-02-13"),
        ("13 février 2020", "2020-02-13"),
        ("13 de febrero de 2020", "2020-02-13"),
        ("13 febbraio 2020", "2020-02-13"),
        ("13 februari 2020", "2020-02-13"),
        ("13 de fevereiro de 2020", "2020-02-13"),
    ],
)
def test_a_day_is_read_in_every_usual_form(text, date):
    """The zone's offset is not known in these, so the day stands alone."""
    assert dates(text) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Feb. 13, 2020 3:05 p.m. EST", "2020-02-13T15:05:00-05:00"),
        ("Thu 13 Feb 2020 15.05 GMT", "2020-02-13T15:05:00+00:00"),
        ("2020-02-13T15:05:00Z", "2020-02-13T15:05:00Z"),
        ("2020-02-13T15:05:00+0100", "2020-02-13T15:05:00+01:00"),
        ("February 13, 2020 12:05 AM PDT", "2020-02-13T00:05:00-07:00"),
        ("Feb 13, 2020, 19:28 IST", "2020-02-13"),
        ("Feb 13, 2020 3:05 p.m.", "2020-02-13"),
        ("Feb 13, 2020 25:05 GMT", "2020-02-13"),
    ],
)
def test_a_time_is_kept_where_its_zone_is_clear(text, date):
    """IST is India, Israel and Ireland; a time without a zone is no moment."""
    assert dates(text) == [date]


@pytest.mark.parametrize(
    "text",
    ["31 February 2020", "13/13/2020", "2020-13-01", "Published 2 days ago", "January 2",
     "May 2020", "version 2.10.12", "won 2-10-12", "9999-12-31",
     "0000-01-01", "00/00/0000", "13/13/2020 25:61", "© 2020", "12/2020", "Born May 4, 1911",
     "Copyright May 4, 1998"],
)  # fmt: skip
def test_what_is_no_day_of_the_article_is_no_date(text):
    """Impossible days, relative days, parts of days, and days of something else."""
    assert dates(text) == []


def test_a_date_with_two_readings_keeps_both():
    """Nobody can know without further evidence."""
    (found,) = find_dates("02/03/2020")

    assert found.date is None
    assert [str(reading) for reading in found.readings] == ["2020-02-03", "2020-03-02"]


def test_updates_are_told_from_publication():
    """Each date has the role that the words before it give it."""
    line = "Updated: Dec. 23, 2023, 4:53 a.m.| Published: Dec. 22, 2023 · May 4, 1998"

    assert [found.role for found in find_dates(line)] == [Role.UPDATED, Role.PUBLISHED, Role.PLAIN]


def test_a_month_alone_is_a_month():
    """Magazines print no more."""
    assert str(month_alone("March 1998")) == "1998-03"
    assert month_alone("in March 1998") is None
