"""Slugs: names that every host, disk and browser can keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.slugs import MOST_BYTES, numbered, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbor council votes to keep the ferry", "harbor-council-votes-to-keep-the-ferry"),
        ("José Ramírez", "jose-ramirez"),
        ("O’Brien & Sons, Inc.", "obrien-and-sons-inc"),
        ("Москва й", "москва-й"),
        ("東京", "東京"),
        ("ÆØÅ Straße", "aeoa-strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-"),
        ("index", "index-"),
        ("?!", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_disks_cannot_keep(text, name):
    assert slug(text) == name


def test_a_long_headline_is_cut_between_words():
    name = slug("word " * 100)

    assert len(name) <= MOST_BYTES
    assert set(name.split("-")) == {"word"}


@given(st.text())
def test_every_text_gives_a_name_that_is_legal_everywhere(text):
    name = slug(text)

    assert name
    assert len(name.encode()) <= MOST_BYTES + 1
    assert not set(name) & set('/\\:*?"<>|#%. \n')
    assert name == name.casefold()
    assert name not in {"con", "nul", "aux", "prn", "com1", "index"}


def test_a_taken_name_gets_the_first_free_number():
    assert numbered("harbor", ["harbor", "harbor-2", "harbor-4"]) == "harbor-3"
