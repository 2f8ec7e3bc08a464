"""Places: other names, short names, and two places with one name."""

import pytest
from telling import names, places_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "United States"),
        ("Washington", "Washington, D.C."),
        ("Ore.", "Oregon"),
        ("New Quell Hollow", "NQH"),
        ("Kingdom of Norway", "Norway"),
        ("Hollow International Airport", "Hollow Airport"),
        ("Port Hollowby", "Port Holowby"),
    ],
)
def test_two_names_of_one_place_are_one(one, other):
    assert len(names(f"In [o:{one}] it rained. In [o:{other}] too.")) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Kabul", "Kabul Province"), ("Niger", "Nigeria"), ("York", "New York")]
)
def test_two_places_stay_two(one, other):
    assert len(names(f"In [o:{one}] it rained. In [o:{other}] too.")) == 2


def test_the_north_is_the_north_of_which_the_article_tells():
    assert names("[o:North Quell] shot. The [o:North] denies it.") == ["North Quell"]


def test_paris_in_texas_is_not_paris():
    found = places_of(
        "In [o:Paris], [o:Texas], it rained.",
        "In [o:Paris] it rained.",
        "In [o:Paris], [o:France], it rained.",
    )

    assert found["Paris, Texas"] == ["0"]
    assert found["Paris"] == ["1", "2"]


def test_a_list_of_places_puts_none_into_another():
    found = places_of("In [o:Paris], [o:Texas] and [o:Oslo] it rained.", "In [o:Paris] too.")

    assert found["Paris"] == ["0", "1"]


def test_two_towns_of_one_name_have_their_states_beside_them():
    found = places_of(
        "In [o:Hollow], [o:Ohio], it rained.",
        "In [o:Hollow], [o:Utah], it rained.",
        "In [o:Hollow], [o:Utah], it snowed.",
        "In [o:Hollow] it rained.",
    )

    assert (found["Hollow, Ohio"], found["Hollow, Utah"]) == (["0"], ["1", "2", "3"])


def test_a_town_and_its_state_alone_make_no_second_town():
    found = places_of("In [o:Hollow], [o:Ohio], it rained.", "In [o:Hollow] it rained.")

    assert found["Hollow"] == ["0", "1"]
