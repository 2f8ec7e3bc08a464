"""The stretch of text that shows why an article was found."""

from __future__ import annotations

import time

import pytest

from sitegen.search.analysis import Analysis
from sitegen.search.query import read_query
from sitegen.search.snippets import LENGTH, make_snippet

ENGLISH = Analysis()
FILLER = "Nothing of note happened in Kelpford that week. " * 20


def snippet(text, query):
    return make_snippet(text, read_query(query, ENGLISH).query, ENGLISH)


def marked(text, query):
    return [piece for piece, hit in snippet(text, query) if hit]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ferry", ["Ferries", "ferry's"]),
        ('"two ferries"', []),
        ('"the ferry"', ["the ferry's"]),
        ('"jose"', ["José"]),
        ('"must ferry toll"~5', ["must", "ferry's", "toll"]),
        ("person:jose", ["José"]),
        ('person:"josé quill"', ["José Quill"]),
        ("ferry OR quill", ["Ferries", "Quill", "ferry's"]),
        ("toll NOT ferry", ["toll"]),
        ("author:quill toll", ["toll"]),
        ("date:1998", []),
    ],
)
def test_the_words_of_the_query_are_marked(query, words):
    """As they stand in the text, by the same rules that found the article."""
    assert marked("Ferries, said José Quill, must pay the ferry's toll.", query) == words


def test_it_shows_the_place_with_most_of_the_query():
    """One word early and all words later: the later place counts."""
    text = f"The ferry. {FILLER} The ferry and the toll and the quay. {FILLER}"

    pieces = snippet(text, "ferry toll quay")

    assert [piece for piece, hit in pieces if hit] == ["ferry", "toll", "quay"]
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)


def test_of_equally_good_places_it_shows_the_first():
    """A newspaper says the important things first."""
    text = f"The ferry opened. {FILLER} The ferry closed."

    assert "opened" in "".join(piece for piece, _ in snippet(text, "ferry"))


def test_it_is_about_as_long_as_promised_and_cuts_no_word():
    """Whatever the text before and after."""
    text = f"{FILLER} A ferry! {FILLER}"

    whole = "".join(piece for piece, _ in snippet(text, "ferry")).strip("… ")

    assert LENGTH * 0.8 < len(whole) <= LENGTH + 10
    assert set(whole.split()) <= set(text.split()) | {whole.split()[-1]}
    assert whole in " ".join(text.split())


def test_without_a_hit_in_the_text_it_is_the_beginning():
    """The title may have had it all."""
    assert snippet(f"Once upon a tide. {FILLER}", "ferry")[0][0].startswith("Once upon a tide.")
    assert snippet("", "ferry") == ()


def test_paragraphs_become_one_line():
    """A snippet stands on one line of a page or a terminal."""
    assert snippet("A ferry.\n\nA  toll.", "quay") == (("A ferry. A toll.", False),)


def test_a_long_text_takes_no_long_time():
    """Ten thousand paragraphs, with the word in each: as long as ten thousand short texts."""
    text = "\n\n".join(f"The ferry of Kelpford kept pier {n} open." for n in range(10_000))

    start = time.process_time()
    pieces = snippet(text, 'ferry OR "of kelpford" OR pier')

    assert time.process_time() - start < 3
    assert ("of Kelpford", True) in pieces
