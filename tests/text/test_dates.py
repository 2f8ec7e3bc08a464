"""Dates: as far as they are known, and never further."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.dates import NewsDate


@pytest.mark.parametrize(
    "text",
    ["1998", "1998-03", "1998-03-04", "0800-12-25", "2020-02-13T15:05", "2020-02-13T15:05:00Z"],
)
def test_what_is_read_is_written_back(text):
    assert str(NewsDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "98", "1998-3-4", "1998-02-31", "0000", "1998-13", "next week", "2020-02-13T25:00",
     "1998-00", "1998-03-00", "１９９８"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        NewsDate.parse(text)


def test_other_spellings_of_a_time_come_out_as_one():
    assert str(NewsDate.parse("2020-02-13 15:05:00+0100")) == "2020-02-13T15:05:00+01:00"


def test_a_partial_date_means_its_whole_span():
    february = NewsDate.parse("2020-02")

    assert (february.first, february.last) == (date(2020, 2, 1), date(2020, 2, 29))


def test_a_year_stands_before_its_months_and_a_month_before_its_days():
    texts = ["1998-03-04T10:00", "1998", "1998-03", "1997-12-31", "1998-03-04"]

    ordered = sorted(map(NewsDate.parse, texts), key=lambda known: known.order)

    assert [str(known) for known in ordered] == [
        "1997-12-31", "1998", "1998-03", "1998-03-04", "1998-03-04T10:00",
    ]  # fmt: skip


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    known = NewsDate.parse(day.isoformat())
    assert known.first == known.last == day
