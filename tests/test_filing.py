"""How an index prints and orders the names of people."""

import pytest

from sitegen.text.filing import as_filed, person_key


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Ada Quill", "Quill, Ada"),
        ("Vincent van der Marsh", "van der Marsh, Vincent"),
        ("Otto Brandt Pell, Jr.", "Pell, Otto Brandt, Jr."),
        ("Otto Pell III", "Pell, Otto, III"),
        ("Ostrander", "Ostrander"),
        ("", ""),
    ],
)
def test_a_person_is_printed_surname_first(name, printed):
    """Particles belong to the surname; `Jr` comes last."""
    assert as_filed(name) == printed


def test_people_are_filed_as_they_are_printed():
    """So that a reader finds them."""
    names = ["Édith Sauvage", "Ada Quill", "Bram de Quay", "Nell Pell", "Ada Pell"]
    assert sorted(names, key=person_key) == [
        "Bram de Quay",
        "Ada Pell",
        "Nell Pell",
        "Ada Quill",
        "Édith Sauvage",
    ]
