"""Who is meant by a surname, a nickname or an initial, in one article and over the archive."""

from dataclasses import replace

import pytest
from telling import names, places_of, told

from sitegen.entities.resolve import resolve


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Ada Quill", "Quill"),
        ("Ada Quill", "Ada"),
        ("Ada Quill Jr.", "Quill"),
        ("Jan van Dam", "Dam"),
        ("Jan van Dam", "Van Dam"),
        ("Omar al-Quilli", "Al-Quilli"),
        ("William Quill", "Bill Quill"),
        ("William Quill", "Bill"),
        ("Ricarda Reed Quillez", "Reed"),
        ("Ricarda Reed Quillez", "Ricarda Reed"),
        ("Bertholdine Quill", "Berthold"),
        ("Ada Brixton Quill", "Ada Quill"),
        ("Ada Quillington", "Ada Quilington"),
        ("Aung Quill San Reed", "San Reed"),
        ("Ada Bo Quill", "ABQ"),
    ],
)
def test_two_forms_of_one_name_are_one_person(full, short):
    for first, second in ((full, short), (short, full)):
        assert len(names(f"[p:{first}] came. [p:{second}] left.")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Quill", "Bo Quill"),
        ("Ada T. Quill", "Ada M. Quill"),
        ("Eric Quill", "Erica Quill"),
        ("Al Quill", "Ada Quill"),
        ("Ada Quill", "Ada Reed"),
        ("Bo Quill", "Bo Quill Sr."),
    ],
)
def test_two_people_stay_two(one, other):
    assert len(names(f"[p:{one}] met [p:{other}].")) == 2


def test_a_title_tells_which_of_two_bears_the_surname():
    text = "Senator [p:Bo Quill] met the painter [p:Cy Quill]. Then painter [p:Quill] left."

    assert [len(one.spans) for one in told(text)] == [1, 2]


def test_mr_and_mrs_tell_which_of_two_bears_the_surname():
    text = "[p:Hillary Quill] and [p:Bo Quill] left. Mr. [p:Quill] ran. Mrs. [p:Quill] rode."

    assert [len(one.spans) for one in told(text)] == [2, 2]


def test_without_a_clue_the_surname_means_whom_the_article_named_first():
    text = (
        "[p:Quill] won. [p:Ada Quill], who beat her brother [p:Bo Quill], is glad. [p:Quill] ran."
    )

    assert [(one.name, len(one.spans)) for one in told(text)] == [("Ada Quill", 3), ("Bo Quill", 1)]


def test_a_family_is_none_of_its_members():
    assert names("[p:Ada Quill] left. The [p:Quill] family stayed.") == [
        "Ada Quill",
        "Quill family",
    ]


def test_father_and_son_are_two_where_an_article_names_both():
    text = "[p:Bo Quill] and [p:Bo Quill Jr.] came. [p:Quill Jr.] left."

    assert [(one.name, len(one.spans)) for one in told(text)] == [
        ("Bo Quill", 1),
        ("Bo Quill Jr.", 2),
    ]


def test_jr_is_often_left_out():
    assert places_of("[p:Bo Quill Jr.] came.", "[p:Bo Quill] left.") == {"Bo Quill Jr.": ["0", "1"]}


def test_surnames_that_come_first_are_surnames():
    text = "[p:Kim Quil Un] is the son of [p:Kim Quil Il]. [p:Kim] smiled."

    assert [(one.name, len(one.spans)) for one in told(text)] == [
        ("Kim Quil Un", 2),
        ("Kim Quil Il", 1),
    ]


def test_a_double_given_name_is_one_name():
    assert len(names("[p:Jean-Claude Quill] met [p:Jean-Claude Reed].")) == 2


def test_the_name_is_the_fullest_usual_form():
    text = "[p:Quill], [p:Mark Quill], [p:Mark Quill], [p:Mark Thomas Quill III], [p:Quill]."

    assert names(text) == ["Mark Quill"]


def test_titles_in_a_mention_are_no_part_of_the_name():
    (one,) = told("[p:Defense Secretary Ada Quill] spoke. [p:Secretary Quill] left.")

    assert (one.name, one.roles) == ("Ada Quill", ("secretary",))


def test_what_a_person_does_is_read_before_and_after_the_name():
    (one,) = told("Mayor [p:Ada Quill], a painter by trade, spoke.")

    assert one.roles == ("mayor", "painter")


def test_one_person_has_one_page_over_the_archive():
    found = places_of(
        "Secretary [p:Mark Quill] came.",
        "[p:Mark T. Quill] left.",
        "Defense Secretary [p:Quill] spoke.",
        "[p:Mark Quill] left.",
    )

    assert found == {"Mark Quill": ["0", "1", "2", "3"]}


def test_a_surname_alone_stays_alone_where_nothing_tells_its_bearer():
    found = places_of("[p:Ada Quill] came.", "[p:Bo Quill] came.", "[p:Quill] left.")

    assert found == {"Ada Quill": ["0"], "Bo Quill": ["1"], "Quill": ["2"]}


def test_a_title_or_the_company_tells_the_bearer_of_a_surname():
    found = places_of(
        "Judge [p:Ada Quill] came to [o:Port Hollow].",
        "Painter [p:Bo Quill] came to [o:Brixhollow].",
        "Judge [p:Quill] left.",
        "[p:Quill] paints in [o:Brixhollow].",
    )

    assert found["Ada Quill"] == ["0", "2"]
    assert found["Bo Quill"] == ["1", "3"]


def test_a_form_that_one_article_mangled_makes_nobody_a_bearer_of_it():
    ada, reed = told("[p:Ada Quill] spoke. [p:Quill] left."), told("[p:Bo Reed] came.")
    mangled = (replace(reed[0], forms=("Bo Reed", "Quill")),)
    filed = [ada] * 5 + [reed] * 9 + [mangled, told("[p:Quill] slept.")]
    found = resolve((f"{number}.html", named) for number, named in enumerate(filed))

    ada_found = next(entity for entity in found if entity.name == "Ada Quill")
    assert [seen.address for seen in ada_found.appearances][-1] == "15.html"


def test_spellings_of_one_foreign_name_are_one_where_the_company_agrees():
    one, other = "[p:Rafiq Quilliri] of [o:Port Hollow]", "[p:Rafik al-Quilliri] of [o:{}]"

    assert len(places_of(one, other.format("Port Hollow"))) == 2
    assert len(places_of(one, other.format("Brixhollow"))) == 4


def test_namesakes_are_kept_apart_by_what_they_do_and_whom_they_are_with():
    found = places_of(
        "Judge [p:John Quill] sat in [o:Port Hollow] with [p:Ada Reed].",
        "Striker [p:John Quill] scored for [b:Hollow Rovers] in [o:Brixton].",
        "[p:John Quill] and [p:Ada Reed] wrote of law.",
    )

    assert found["John Quill (judge)"] == ["0", "2"]
    assert found["John Quill (striker)"] == ["1"]


def test_a_name_that_may_be_either_namesake_is_neither():
    found = places_of(
        "Judge [p:John Quill] sat in [o:Port Hollow].",
        "Striker [p:John Quill] scored in [o:Brixton].",
        "[p:John Quill] left.",
    )

    assert found["John Quill"] == ["2"]


def test_one_person_with_two_trades_is_one_where_the_company_is_the_same():
    found = places_of(
        "Actor [p:Arn Quill] came with [p:Ada Reed].",
        "Governor [p:Arn Quill] came with [p:Ada Reed].",
    )

    assert found["Arn Quill"] == ["0", "1"]
