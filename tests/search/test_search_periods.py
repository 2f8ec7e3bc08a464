"""How an archive is cut in time."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.archive.archive import filing_order
from sitegen.search import periods
from sitegen.search.periods import cut_periods, cut_spans
from sitegen.text.dates import NewsDate

SOME_DATES = st.one_of(
    st.none(),
    st.builds(NewsDate, st.integers(1985, 2003)),
    st.builds(NewsDate, st.integers(1985, 2003), st.integers(1, 12)),
    st.builds(NewsDate, st.integers(1985, 2003), st.integers(1, 12), st.integers(1, 28)),
    st.builds(
        NewsDate, st.just(2003), st.just(12), st.integers(1, 3), st.sampled_from(["", "10:00", "9"])
    ),
)
ARCHIVES = st.lists(SOME_DATES, max_size=80).map(
    lambda dates: [(date, f"harbor-{number}.html") for number, date in enumerate(dates)]
)


def in_order(articles):
    return sorted(articles, key=lambda article: filing_order(*article))


def one_a_day(count, last=date(2003, 12, 31)):
    """One article on each of so many days up to the last, newest first."""
    days = (last - timedelta(number) for number in range(count))
    return [(NewsDate(day.year, day.month, day.day), f"{day}.html") for day in days]


@pytest.fixture
def small(monkeypatch):
    """Limits that a small archive reaches."""
    monkeypatch.setattr(periods, "MOST", 6)
    monkeypatch.setattr(periods, "AT_LEAST", 2)


@given(ARCHIVES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_every_article_is_in_one_period_whatever_the_order_they_come_in(articles, chance):
    """And the periods follow each other as the archive does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(periods, "MOST", 6)
        patch.setattr(periods, "AT_LEAST", 2)
        shuffled = chance.sample(articles, len(articles))
        cut = cut_periods(shuffled)

        assert cut == cut_periods(articles)
    assert sum(period.count for period in cut) == len(articles)
    place = 0
    for period in cut:
        assert period.first == place
        assert 0 < period.count <= 6
        place += period.count
    assert len({period.name for period in cut}) == len(cut)
    dated = [date for date, _ in in_order(articles)]
    for period in cut:
        for held in dated[period.first : period.first + period.count]:
            start = "undated" if held is None else held.first.isoformat()
            assert period.name[:4].rstrip("x") == start[: len(period.name[:4].rstrip("x"))]


def test_what_is_old_stands_in_large_pieces_and_what_is_new_in_small_ones():
    """The newest period is a sixteenth of the archive, or less."""

    def names(count):
        return [period.name for period in cut_periods(one_a_day(count, date(1997, 8, 31)))]

    assert names(1_000) == ["1997-Q3", "1997-Q2", "1997-Q1", "1996", "1995", "1994"]
    assert names(4_000) == [*(str(year) for year in range(1997, 1989, -1)), "198x"]


def test_a_new_article_changes_the_periods_around_it_alone():
    """All others keep what they hold, so they need not be indexed again."""
    articles = one_a_day(6_000)

    def held(articles):
        ordered = in_order(articles)
        return {
            (period.name, *ordered[period.first : period.first + period.count])
            for period in cut_periods(articles)
        }

    before = held(articles)
    assert len(before - held([*articles, (NewsDate(2003, 12, 31), "late.html")])) == 1
    assert len(before - held([*articles, (NewsDate(1994, 2, 1), "found.html")])) == 1
    assert len(before - held([*articles, (None, "undated.html")])) == 0


def test_a_small_archive_is_a_period_a_century():
    """Nothing is cut that need not be."""
    articles = [*one_a_day(90), (NewsDate(1899), "old.html"), (None, "undated.html")]

    assert [period.name for period in cut_periods(articles)] == ["20xx", "18xx", "undated"]
    assert cut_periods([]) == ()


def test_a_day_of_very_many_articles_is_cut_by_time_and_address(small):
    """So that memory is bounded for every archive."""
    day = NewsDate(2003, 12, 31)
    articles = [(day, f"harbor-{number:02}.html") for number in range(20)]

    cut = [period.count for period in cut_periods(articles)]

    assert sum(cut) == 20
    assert max(cut) <= 6


def test_periods_of_a_huge_archive_are_larger(monkeypatch):
    """Each is a segment that every search opens, so there shall not be too many."""
    monkeypatch.setattr(periods, "MOST", 10)
    chance = random.Random(7)
    days = [date(1900, 1, 1) + timedelta(chance.randrange(36_000)) for _ in range(4_000)]
    articles = [(NewsDate(day.year, day.month, day.day), f"{n}.html") for n, day in enumerate(days)]

    cut = cut_periods(articles)

    assert max(period.count for period in cut) > 10
    assert len(cut) < 400


def test_no_period_holds_more_articles_than_can_be_numbered(small, monkeypatch):
    """However large the archive is: then there are more periods."""
    monkeypatch.setattr(periods, "AT_MOST", 13)

    cut = cut_periods(one_a_day(3_000))

    assert max(period.count for period in cut) <= 13


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, []), (1, [1]), (1_000, [1_000]), (5_000, [365, 4_635]), (15_000, [1_095, 13_905])],
)
def test_spans_part_the_new_from_the_old(count, sizes):
    """A small archive is one span; of a larger the newest twelfth is apart."""
    counts = [period.count for period in cut_periods(one_a_day(count))]

    assert [sum(counts[span]) for span in cut_spans(counts)] == sizes


def test_a_large_archive_has_three_spans(monkeypatch):
    """The middle one holds a third."""
    monkeypatch.setattr(periods, "THREE_SPANS", 14_000)

    counts = [period.count for period in cut_periods(one_a_day(15_000))]
    newest, middle, oldest = (counts[span] for span in cut_spans(counts))

    assert newest + middle + oldest == counts
    assert sum(middle) <= 5_000 < sum(middle) + oldest[0]


def test_an_archive_whose_newest_period_is_large_is_one_span():
    """A tenth of it stands on one day, and a day of so many is not cut."""
    day = NewsDate(2003, 12, 31)
    articles = [*one_a_day(1_200), *((day, f"special-{number}.html") for number in range(150))]

    counts = [period.count for period in cut_periods(articles)]

    assert cut_spans(counts) == (slice(0, len(counts)),)
