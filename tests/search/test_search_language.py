"""What a query means, and what is said about one that means nothing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import QueryError
from sitegen.search.analysis import Analysis
from sitegen.search.query import (
    MOST_WORDS,
    And,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Within,
    Word,
    read_query,
)

ENGLISH = Analysis()
FERRY, TOLL, QUAY = Word("ferry"), Word("toll"), Word("quay")
YEAR = Within(date(1998, 1, 1), date(1998, 12, 31))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("ferry", FERRY),
        ("Ferry TOLL", And((FERRY, TOLL))),
        ("ferry AND toll", And((FERRY, TOLL))),
        ("ferry and toll", And((FERRY, Word("and"), TOLL))),
        ("ferry OR toll quay", Or((FERRY, And((TOLL, QUAY))))),
        ("(ferry OR toll) quay", And((Or((FERRY, TOLL)), QUAY))),
        ("ferry NOT toll", And((FERRY, Not(TOLL)))),
        ("ferry -toll", And((FERRY, Not(TOLL)))),
        ("-(ferry toll)", Not(And((FERRY, TOLL)))),
        ("NOT NOT ferry", FERRY),
        ('"Ferry toll"', Phrase(("ferry", "toll"))),
        ("\u201cFerry toll\u201d", Phrase(("ferry", "toll"))),
        ('"ferry"', Phrase(("ferry",))),
        ("ferry-toll", Phrase(("ferry", "toll"))),
        ("fer*", Prefix("fer")),
        ("title:fer*", Prefix("fer", "title")),
        ("Stolenberg~", Fuzzy("stolenberg")),
        ("person:Quil~", Fuzzy("quil", "person")),
        ("well-nown~", And((Word("well"), Fuzzy("nown")))),
        ('"Ferry toll"~5', Near(("ferry", "toll"), 5)),
        ('title:"ferry toll quay"~0', Near(("ferry", "toll", "quay"), 0, "title")),
        ('"ferry ferry"~2', Near(("ferry", "ferry"), 2)),
        ('"ferry"~5', Phrase(("ferry",))),
        ("Person:Quill", Word("quill", "person")),
        ("person: Quill", Word("quill", "person")),
        ('person:"Ada Quill"', Phrase(("ada", "quill"), "person")),
        ("place:Saint-Odo", Phrase(("saint", "odo"), "place")),
        ('-source:"Harbor Times"', Not(Phrase(("harbor", "times"), "source"))),
        ("date:1998", YEAR),
        ("date:1998-02", Within(date(1998, 2, 1), date(1998, 2, 28))),
        ("date:1998-02-13", Within(date(1998, 2, 13), date(1998, 2, 13))),
        ("date:1998-02..1998-03", Within(date(1998, 2, 1), date(1998, 3, 31))),
        ("date:1998..", Within(date(1998, 1, 1), date.max)),
        ("date:..1998", Within(date.min, date(1998, 12, 31))),
        ("date:1998-02-13T15:05", Within(date(1998, 2, 13), date(1998, 2, 13))),
        ('date:"1997 .. 1998"', Within(date(1997, 1, 1), date(1998, 12, 31))),
        ("before:1998-03", Within(date.min, date(1998, 2, 28))),
        ("after:1998-02", Within(date(1998, 3, 1), date.max)),
        ("AFTER:1998-02-28", Within(date(1998, 3, 1), date.max)),
        ("10:30", Phrase(("10", "30"))),
        ("http://example.org", Phrase(("http", "example.org"))),
        ("Trump's", Word("trump")),
        ("don\u2019t", Word("don't")),
        ("JOSÉ", Word("jose")),
    ],
)
def test_a_query_is_read_as_documented(text, query):
    """Without a note, because nothing had to be guessed."""
    reading = read_query(text, ENGLISH)

    assert reading.query == query
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("text", "query", "note"),
    [
        ('ferry "toll quay', And((FERRY, Phrase(("toll", "quay")))), "A quotation mark is open"),
        ("ferry AND", FERRY, "'AND' has nothing to work on and was left out."),
        ("OR ferry", FERRY, "'OR' has nothing to work on"),
        ("ferry OR OR toll", Or((FERRY, TOLL)), "'OR' has nothing"),
        ("ferry AND AND toll", And((FERRY, TOLL)), "'AND' has nothing"),
        ("ferry NOT", FERRY, "'NOT' has nothing"),
        ("(ferry NOT) toll", And((FERRY, TOLL)), "'NOT' has nothing"),
        ("parson:ferry", FERRY, "'parson:' is not a field, so titles and texts were searched. Did"),
        ("colour:ferry", FERRY, "The fields are person, org, place"),
        ("ferry person:", FERRY, "'person:' has no word or phrase after it"),
        ("((ferry toll", And((FERRY, TOLL)), "A parenthesis '(' is open"),
        ("ferry) toll", And((FERRY, TOLL)), "A parenthesis ')' has no '('"),
        ("f* toll", And((Word("f"), TOLL)), "'f*' needs two letters before the star"),
        ("ferry date:1998-13", FERRY, "'1998-13' is not a date and was left out. Write date:2020"),
        ("ferry date:1998-02-30", FERRY, "'1998-02-30' is not a date"),
        ("ferry date:..", FERRY, "'date:..' leaves no day out and says nothing."),
        ("date:1998-12..1998-01", YEAR, "'1998-12..1998-01' runs backwards"),
        ("ferry date:0000", FERRY, "'0000' is not a date"),
        ("ferry before:x", FERRY, "Write before:2020, before:2020-02 or before:2020-02-13."),
        ("ferry before:0001", FERRY, "No day is before '0001', so it was left out."),
        ("ferry after:9999-12", FERRY, "No day is after '9999-12'"),
        ('ferry date:"1998"~5', FERRY, "'1998~5' is not a date"),
        ("fer~ toll", And((Word("fer"), TOLL)), "'fer~' needs four letters before the tilde, so"),
        ("ferry~2", Fuzzy("ferry"), "'ferry~2' was read as 'ferry~'."),
        ("*ferry", FERRY, "In '*ferry' a star or tilde was left out: it goes after a word."),
        ('"ferry toll"~', Phrase(("ferry", "toll")), '"ferry toll"~ has no number after it'),
        (
            '"the ferry of the toll"~5',
            Near(("ferry", "toll"), 8),
            """Common words were left out of "the ferry of the toll"~5: 'the', 'of'.""",
        ),
        ('"the ferry"~5', Phrase(("ferry",)), "Common words were left out"),
        ('"to be"~5', Phrase(("to", "be")), "only words that stand nearly everywhere, so it was"),
        ('"ferry toll"~101', Near(("ferry", "toll"), 100), "with the greatest distance, 100."),
        ("ferry & toll", And((FERRY, TOLL)), "'&' has no letter or digit"),
        ('ferry "--"', FERRY, '"--" has no word in it'),
    ],
)  # fmt: skip
def test_a_malformed_query_gets_its_best_reading_and_a_sentence(text, query, note):
    """The reader sees what was searched instead, and why."""
    reading = read_query(text, ENGLISH)

    assert reading.query == query
    assert note in reading.notes[0]
    assert len(reading.notes) == 1


@pytest.mark.parametrize("text", ["", "  ", "()", "AND", "NOT", "...", "*", '""', "date:nonsense"])
def test_a_query_with_nothing_to_search_is_refused_in_a_sentence(text):
    """There is no reading of it at all."""
    with pytest.raises(QueryError, match="There is nothing to search for"):
        read_query(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "ferry " * 2000,
        "(" * 9990 + "ferry",
        "(ferry OR " * 1500,
        "NOT " * 2001 + "ferry",
        "-" * 9000 + "ferry",
        '"' + "ferry " * 1600 + '"',
        "fer* " * 2000,
        "ferry" * 20_000,
        "person:" * 1400 + "ferry",
        "(a+)+$" * 1600,
    ],
)
def test_a_huge_query_is_cut_and_quick(text):
    """Ten thousand characters are read in a moment, whatever they are."""
    start = time.perf_counter()

    reading = read_query(text, ENGLISH)

    assert time.perf_counter() - start < 2
    assert str(reading.query).count(" ") <= 2 * MOST_WORDS


@given(
    st.text(
        st.sampled_from("ab \"()*~-:.'\u201c\u00e9\u0301\u0130AND OR NOT person date:1998 bcd"),
        max_size=60,
    )
)
def test_no_query_at_all_ends_in_a_traceback(text):
    """Either it has a reading, which reads back as itself, or it is refused."""
    try:
        reading = read_query(text, ENGLISH)
    except QueryError:
        return
    assert read_query(str(reading.query), ENGLISH).query == reading.query
