"""Organisations: acronyms, short names, public bodies of one country and another."""

import pytest
from telling import archive, names, places_of


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Hollow Ferries Inc.", "Hollow Ferries"),
        ("Hollow Ferries Inc.", "Hollow"),
        ("Hollow Motor Company", "Hollow"),
        ("Harbor Workers of Hollow", "HWH"),
        ("Hollow & Quill", "H&Q"),
        ("U.S. Harbor Survey", "USHS"),
        ("U.S. Harbor Survey", "United States Harbor Survey"),
        ("Quellish Harbor Club", "Harbor Club"),
        ("Department of Defense", "U.S. Defense Department"),
        ("Norwegian Foreign Ministry", "Ministry of Foreign Affairs of Norway"),
        ("Parliament of Norway", "Norwegian Parliament"),
        ("Hollow Textile Works", "Hollow Textiles Works"),
    ],
)
def test_two_names_of_one_body_are_one(full, short):
    assert len(names(f"The [b:{full}] met. The [b:{short}] left.")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senate", "Senate Harbor Committee"),
        ("Norwegian Parliament", "Swedish Parliament"),
        ("Hollow Ferries", "Hollow Trams"),
        ("United Nations", "United Nations Harbor Council"),
        ("HWH", "HWO"),
    ],
)
def test_two_bodies_stay_two(one, other):
    assert len(names(f"The [b:{one}] met the [b:{other}].")) == 2


def test_a_short_name_that_fits_two_bodies_is_neither():
    text = "[b:Hollow Ferries] and [b:Hollow Trams] met. [b:Hollow] is small."

    assert len(names(text)) == 3


def test_a_ministry_is_of_the_country_that_stands_before_it_or_that_the_article_is_about():
    assert names("Norway's [b:Foreign Ministry] met.") == ["Foreign Ministry of Norway"]
    assert names("In [o:Norway], as Norwegians know, the [b:Senate] met.")[1] == "Senate of Norway"


def test_a_ministry_stays_bare_where_no_country_stands_out():
    assert "Foreign Ministry" in names("[o:Norway] and [o:Sweden] heard the [b:Foreign Ministry].")


def test_the_senate_of_a_state_is_not_the_senate():
    found = places_of("The [b:Quellian Senate] met. The [b:Senate] rose.", "The [b:Senate] met.")

    assert found == {"Quellian Senate": ["0"], "Senate": ["1"]}


def test_a_known_acronym_means_what_the_tables_say():
    assert len(names("[b:Inland Services] and [b:IS] and [b:Islamic State].")) == 2


def test_an_article_teaches_the_archive_an_acronym():
    found = places_of("[b:Harbor Workers of Hollow] ([b:HWH]) met.", "[b:HWH] struck.")

    assert found == {"Harbor Workers of Hollow": ["0", "1"]}


def test_an_acronym_that_the_archive_explains_in_two_ways_stays_apart():
    found = places_of(
        "[b:Harbor Workers of Hollow] ([b:HWH]) met.",
        "[b:Hunters Without Hounds] ([b:HWH]) met.",
        "[b:HWH] struck.",
    )

    assert found["HWH"] == ["2"]


def test_the_tables_know_what_an_acronym_stands_for():
    (one,) = archive("[b:NATO] met.", "The [b:North Atlantic Treaty Organization] met.")

    assert (one.name, one.other_names) == ("NATO", ("North Atlantic Treaty Organization",))
