"""The sheaf of a period: everything counted in its articles, and how it is kept."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import fictional_entries

from sitegen.search.analysis import Analysis
from sitegen.search.entry import Entry
from sitegen.search.inverting import invert
from sitegen.search.sheaf import (
    BESIDE,
    SheafFile,
    bucket_of,
    read_sheaf,
    write_sheaf,
)
from sitegen.text.dates import NewsDate

ENGLISH = Analysis()
ENTRIES = [
    Entry(
        "1998/ferry.html",
        "The Ferry",
        "The toll of the ferry is as it was. Ferry!",
        people=("Ada Quill", "Quill"),
        authors=("Bo Vale",),
        source="The Tide Wire",
        section="Harbor",
        date=NewsDate(1998, 3),
        lead="The toll.",
        named=(("person", "Ada Quill", "people/ada-quill.html"), ("org", "Tide Bank", "")),
    ),
    Entry("1997/quay.html", "", "A quay for the toll"),
]
SHEAF = invert("199x", ENTRIES, ENGLISH)


def code(word):
    return ENGLISH.common.index(word) + 1


def listed(places):
    return tuple(map(list, places))


def test_words_stand_where_the_articles_have_them():
    """With the common words beside them."""
    the_and_is, the = code("the") * BESIDE + code("is"), code("the") * BESIDE

    assert listed(SHEAF.body["ferry"]) == ([0], [2], [4, 9], [the_and_is, code("was") * BESIDE])
    assert listed(SHEAF.body["toll"]) == ([0, 1], [1, 1], [1, 4], [the + code("of"), the])
    assert listed(SHEAF.title["ferry"]) == ([0], [1], [1], [the])


def test_common_words_stand_there_too_and_so_do_their_pairs():
    """So that a phrase of common words alone can be proved."""
    assert listed(SHEAF.body["the"]) == ([0, 1], [2, 1], [0, 3, 3], [])
    assert listed(SHEAF.body["of the"]) == ([0], [1], [2], [])
    assert listed(SHEAF.body["it was"]) == ([0], [1], [7], [])
    assert sorted(key for key in SHEAF.body if " " in key) == [
        "as it", "for the", "is as", "it was", "of the"]  # fmt: skip


def test_names_are_found_by_word_and_as_wholes():
    """No phrase runs from one name to the next."""
    assert listed(SHEAF.names["person:ada"])[2] == [0]
    assert listed(SHEAF.names["person:quill"])[:3] == ([0], [2], [1, 3])
    assert listed(SHEAF.names["source:wire"])[2] == [2]
    for whole in ("person=Ada Quill", "org=Tide Bank", "source=The Tide Wire"):
        assert listed(SHEAF.names[whole]) == ([0], [1], [], [])
    assert "author:vale" in SHEAF.names
    assert "section:harbor" in SHEAF.names
    assert not [key for key in SHEAF.names if key.startswith(("author=", "place"))]


def test_a_card_says_what_a_list_of_hits_shows():
    """And how long title and body are, in words."""
    card, bare = SHEAF.cards

    assert (card.address, card.date, card.lead) == ("1998/ferry.html", "1998-03", "The toll.")
    assert (card.title_words, card.body_words) == (2, 10)
    assert card.named == ENTRIES[0].named
    assert (bare.date, bare.title_words, bare.body_words) == ("", 0, 5)
    assert SHEAF.bodies == tuple(entry.body for entry in ENTRIES)


def test_every_word_of_every_text_has_its_place():
    """Put together again, the places give the texts."""
    entries = fictional_entries(40)
    sheaf = invert("all", entries, ENGLISH)

    texts = [[""] * card.body_words for card in sheaf.cards]
    for word, places in sheaf.body.items():
        if " " not in word:
            positions = iter(places.positions)
            for number, count in zip(places.numbers, places.counts, strict=True):
                for _ in range(count):
                    texts[number][next(positions)] = word
    assert texts == [ENGLISH.words(entry.body) for entry in entries]


def test_a_sheaf_comes_back_from_its_file_as_it_was(tmp_path):
    """But for the positions of common words, which nobody asks for."""
    write_sheaf(tmp_path / "one", SHEAF, ENGLISH.common)
    back = read_sheaf(tmp_path / "one")

    assert (back.period, back.cards, back.bodies) == (SHEAF.period, SHEAF.cards, SHEAF.bodies)
    assert back.names == SHEAF.names
    assert back.body.keys() == SHEAF.body.keys()
    assert back.body["ferry"] == SHEAF.body["ferry"]
    assert back.body["of the"] == SHEAF.body["of the"]
    assert listed(back.body["the"]) == ([0, 1], [2, 1], [], [])


def test_the_same_sheaf_gives_the_same_bytes(tmp_path):
    """Whatever was made before it in the process."""
    write_sheaf(tmp_path / "one", SHEAF, ENGLISH.common)
    write_sheaf(tmp_path / "two", invert("199x", ENTRIES, Analysis()), ENGLISH.common)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_buckets_together_are_the_sheaf(tmp_path):
    """Each can be read without the rest."""
    sheaf = invert("all", fictional_entries(30), ENGLISH)
    write_sheaf(tmp_path / "one", sheaf)

    with SheafFile(tmp_path / "one") as file:
        buckets = [file.bucket(number) for number in file.buckets]
        assert not file.bucket(ord("\u0400")).body
        assert (file.period, file.count) == ("all", 30)
        assert len(buckets) > 10
    for name in ("title", "body", "names"):
        keys = [key for bucket in buckets for key in getattr(bucket, name)]
        assert keys == sorted(getattr(sheaf, name))
        assert {key: getattr(bucket, name)[key] for bucket in buckets
                for key in getattr(bucket, name)} == getattr(sheaf, name)  # fmt: skip


@given(st.text(min_size=1), st.text(min_size=1))
def test_buckets_are_in_the_order_of_their_keys(one, other):
    """So what is made of each can be put together in that order."""
    low, high = sorted((one, other))

    assert bucket_of(low) <= bucket_of(high)


@pytest.mark.parametrize("cut", [0, 5, -3])
def test_a_damaged_sheaf_is_refused(tmp_path, cut):
    """Cut anywhere."""
    write_sheaf(tmp_path / "one", SHEAF)
    data = (tmp_path / "one").read_bytes()
    (tmp_path / "one").write_bytes(data[:cut])

    with pytest.raises(ValueError, match="is no sheaf of this form"):
        read_sheaf(tmp_path / "one")


def test_flipped_bytes_are_seen(tmp_path):
    """Each piece has a check sum."""
    write_sheaf(tmp_path / "one", SHEAF)
    data = bytearray((tmp_path / "one").read_bytes())
    data[60] ^= 1
    (tmp_path / "one").write_bytes(data)

    with pytest.raises(ValueError, match="damaged"):
        read_sheaf(tmp_path / "one")


def test_large_numbers_come_back(tmp_path):
    """Long articles have positions that need four bytes."""
    sheaf = invert("all", [Entry("a.html", "", "quay " * 70_000 + "toll")], ENGLISH)
    write_sheaf(tmp_path / "one", sheaf)

    assert read_sheaf(tmp_path / "one").body["toll"].positions == array("I", [70_000])
