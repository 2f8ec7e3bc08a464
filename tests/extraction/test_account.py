"""The account of a clipping: every character once, in its line, with its fate."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.extraction import Unreadable, extract
from sitegen.extraction.account import Fate, by_line, changed, fate_of, lines_at, shares
from sitegen.extraction.labels import Label
from sitegen.model import Clipping, Repair, Span

PIECES = st.sampled_from(
    [
        "Harbor council votes to keep the ferry", "By Ada Quill | Example Wire", "March 4, 1998",
        "PORT HOLLOW — The ferry stays, the council said.", "\r\n", "\n", "\r", "\n\n", " ", "\t",
        "\u2029", "â€œWe stay,â€ he said.", "Share this article", "© The Lantern", "\x85", "\ud800",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


def read(text):
    return extract(Clipping("clippings/a.txt", "", text, "utf-8"))


@given(TEXTS)
def test_the_entries_in_order_are_the_text(text):
    found = read(text)
    if isinstance(found, Unreadable):
        return
    entries = list(by_line(text, found.spans))
    assert "".join(entry.text for entry in entries) == text
    assert all(entry.text == text[entry.start : entry.end] for entry in entries)
    assert [entry.line for entry in entries] == list(lines_at(text, (one.start for one in entries)))
    assert sum(share.characters for share in shares(found.spans)) == len(text)


@given(st.text(alphabet="a\r\n", min_size=1, max_size=12), st.integers(0, 12))
def test_a_span_may_end_anywhere(text, place):
    """Even between the two signs of a line's end."""
    place = min(place, len(text))
    spans = [Span(0, place, "title", "one"), Span(place, len(text), "body", "two")]

    entries = list(by_line(text, spans))

    assert "".join(entry.text for entry in entries) == text
    assert "".join(entry.text for entry in entries if entry.label == "title") == text[:place]
    assert all(len(entry.text.splitlines()) == 1 for entry in entries)


def test_parts_of_one_line_have_its_number():
    text = "The ferry stays\n\nPORT HOLLOW — The ferry stays, the council said on Tuesday.\n"

    entries = list(by_line(text, read(text).spans))

    assert [(one.line, one.label, one.text[:11]) for one in entries if one.line == 3] == [
        (3, "dateline", "PORT HOLLOW"),
        (3, "body", "The ferry s"),
    ]


def test_every_label_has_one_fate():
    fates = {label: fate_of(label) for label in Label}

    assert [label for label, fate in fates.items() if fate is Fate.BODY] == [Label.BODY]
    assert [label for label, fate in fates.items() if fate is Fate.BLANK] == [Label.BLANK]
    assert (fates[Label.TITLE], fates[Label.NEWSLETTER]) == (Fate.FIELD, Fate.DROPPED)
    assert fate_of("a block of another day") is Fate.DROPPED


def test_shares_tell_the_body_first_and_the_largest_block_before_the_others():
    spans = [Span(0, 3, "title", ""), Span(3, 4, "blank", ""), Span(4, 9, "body", "")]
    spans += [Span(9, 10, "share bar", ""), Span(10, 15, "comments", ""), Span(15, 17, "title", "")]

    assert [(one.label, one.characters) for one in shares(spans)] == [
        ("body", 5), ("title", 5), ("comments", 5), ("share bar", 1), ("blank", 1),
    ]  # fmt: skip


def test_a_repair_is_told_without_what_stayed_the_same():
    was = "At noon the ferry goes, and â€œnobody knows whyâ€, it is said in all of Kelpford."
    now = "At noon the ferry goes, and “nobody knows why”, it is said in all of Kelpford."

    assert changed(Repair(0, len(was), was, now)) == (
        "…the ferry goes, and â€œnobody knows whyâ€, it is said in all …",
        "…the ferry goes, and “nobody knows why”, it is said in all …",
    )


@given(st.text(max_size=9), st.text(max_size=9))
def test_a_short_repair_is_told_whole(was, now):
    assert changed(Repair(0, len(was), was, now)) == (was, now)
