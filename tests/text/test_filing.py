"""Filing: where a reader looks a name up."""

import pytest

from sitegen.text.filing import letter, person_key, title_key


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Adela Brightwater", "B"),
        ("Vincent van Osprey", "V"),
        ("Bram Okafor Jr.", "O"),
        ("Élodie Éclair", "E"),
        ("Zorba", "Z"),
    ],
)
def test_people_stand_under_their_surname(name, heading):
    assert letter(person_key(name)) == heading


def test_people_of_one_surname_stand_by_their_given_names():
    names = ["Édith Sauvage", "Ada Quill", "Bram de Quay", "Nell Pell", "Ada Pell"]

    assert sorted(names, key=person_key) == [
        "Bram de Quay",
        "Ada Pell",
        "Nell Pell",
        "Ada Quill",
        "Édith Sauvage",
    ]


def test_the_article_of_a_title_does_not_count():
    assert letter(title_key("The Marrow Bay Ledger")) == "M"
    assert letter(title_key("1st Harbor Regiment")) == "#"


def test_accents_and_case_do_not_part_neighbours():
    names = ["Zed", "éclair", "Eclair", "Ébène"]

    assert sorted(names, key=title_key) == ["Ébène", "Eclair", "éclair", "Zed"]
