"""How text becomes words: for articles, names and queries alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search.analysis import LONGEST, Analysis

ENGLISH = Analysis()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ferry", ["the", "ferry"]),
        ("Quill's plan", ["quill", "plan"]),
        ("Quill\u2019s plan, don\u2019t", ["quill", "plan", "don't"]),
        ("ferries' toll", ["ferries", "toll"]),
        ("O'Malley", ["o'malley"]),
        ("U.S. 3.5 well-known", ["u.s", "3.5", "well", "known"]),
        ("José Søren Łódź Straße", ["jose", "soren", "lodz", "strasse"]),
        ("Jose\u0301", ["jose"]),
        ("İstanbul", ["istanbul"]),
        ("Чайковский", ["чайковский"]),
        ("", []),
    ],
)
def test_words_are_folded(text, words):
    """Case, accents and possessives make no difference; signs part words."""
    assert ENGLISH.words(text) == words


def test_forms_of_a_word_share_a_stem():
    """Planned finds plan: these are the stems of Snowball's English."""
    assert len({ENGLISH.stem(word) for word in ("plan", "plans", "planned", "planning")}) == 1
    assert ENGLISH.stem("training") != ENGLISH.stem("trainee")


def test_other_languages_are_searched_word_by_word():
    """No stems, and an apostrophe parts two words."""
    french = Analysis("fr-CA")

    assert french.words("L'homme d\u2019\u00c9vreux") == ["l", "homme", "d", "evreux"]
    assert french.stem("plans") == "plans"


def test_an_endless_word_is_cut():
    """What is longer is no word, and must not burden the index."""
    assert ENGLISH.words("x" * 100_000) == ["x" * LONGEST]
    assert ENGLISH.words("ß" * LONGEST) == ["s" * LONGEST]


@given(st.text())
def test_words_are_their_own_words(text):
    """Analysing words again changes nothing, so a query may be built of them."""
    words = ENGLISH.words(text)

    assert ENGLISH.words(" ".join(words)) == words


@given(st.text())
def test_words_as_written_stand_where_their_words_are(text):
    """Marks in a snippet depend on it."""
    text = unicodedata.normalize("NFC", text)

    written = ENGLISH.written(text)

    assert [ENGLISH.word(match[0]) for match in written] == ENGLISH.words(text)
    assert all(text[match.start() : match.end()] == match[0] for match in written)


def test_the_common_words_are_words_and_few_enough_for_their_codes():
    """A code has five bits, and 0 stands for all other words."""
    common = Analysis("en").common

    assert len(set(common)) == len(common) == 31
    assert Analysis("en").words(" ".join(common)) == list(common)
    assert Analysis("de").common == ()
