"""The sentence around a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.text.sentences import LONGEST, opening, sentence_at


def around(text, name):
    start = text.index(name)
    begin, end = sentence_at(text, start, start + len(name))
    return text[begin:end]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Ada Quill spoke. Three.", "Ada Quill spoke."),
        ("She left. Then Mr. J. R. Pell met Ada Quill in St. Hollow. He sat.",
         "Then Mr. J. R. Pell met Ada Quill in St. Hollow."),
        ("“Wait!” she said. “Why?” asked Ada Quill. No.", "“Why?” asked Ada Quill."),
        ("He said: “Go.” Ada Quill went.", "Ada Quill went."),
        ("A headline\n\nAda Quill came\n\nand went.", "Ada Quill came"),
        ("The U.S. envoy met Ada Quill at 3 p.m. on Monday. Rain.",
         "The U.S. envoy met Ada Quill at 3 p.m. on Monday."),
        ("Nobody knew Ada Quill.", "Nobody knew Ada Quill."),
        ("It cost 3.50 crowns, said Ada Quill... and more. Yes.",
         "It cost 3.50 crowns, said Ada Quill... and more."),
        ("Ada Quill", "Ada Quill"),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_reader_would_end_it(text, sentence):
    """Initials, titles and abbreviations end none."""
    assert around(text, "Ada Quill") == sentence


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence(tmp_path):
    """`Tide Corp.` before a capital letter is cut neither inside nor before the name."""
    assert "Tide Corp." in around("She left. She joined Tide Corp. It failed.", "Tide Corp.")


def test_a_very_long_sentence_is_cut_around_the_name():
    """So that the name is seen."""
    text = "word " * 200 + "Ada Quill" + " word" * 200
    found = around(text, "Ada Quill")
    assert "Ada Quill" in found
    assert len(found) <= LONGEST
    assert found.startswith("word") and found.endswith("word")


@settings(deadline=None)
@given(st.text(st.sampled_from("Ab .!?“”\n1"), max_size=80), st.data())
def test_the_sentence_always_holds_the_name(text, data):
    """Whatever the text is."""
    text = text + "X" + text
    start = len(text) // 2
    length = data.draw(st.integers(1, len(text) - start))
    name = text[start : start + length]
    if "\n\n" in name or name != name.strip():
        return
    begin, end = sentence_at(text, start, start + length)
    assert begin <= start and start + length <= end


def test_an_opening_is_cut_after_a_word():
    assert opening("One two  three", 20) == "One two three"
    assert opening("One two, three", 10) == "One two…"
    assert opening("One two. Three", 10) == "One two…"
    assert opening("Onetwothree", 6) == "Onetwo…"


def test_a_sentence_is_found_as_quickly_in_a_paragraph_of_two_million_letters():
    """Two thousand names in it: looked through from its start each time, it would take minutes."""
    text = "Ada Quill met Tom Reed. " * 80_000
    for start in range(0, len(text), len(text) // 2_000 // 24 * 24):
        begin, end = sentence_at(text, start, start + 9)
        assert text[begin:end] == "Ada Quill met Tom Reed."
