"""Marks at the beginning of lines, line ends, and paragraphs broken to a fixed width."""

import textwrap

import pytest

from sitegen.extraction import extract
from sitegen.extraction.lines import cut
from sitegen.model import Clipping, Extract
from sitegen.text.prose import reading_text

HEAD = "Harbor council votes to keep the ferry\n\nBy Ada Quill\nMay 4, 1998\n\n"
PROSE = (
    "The ferry sank on Tuesday, and the harbor master was not surprised by it at all.\n\n"
    "The council sat until midnight, and it was the mayor who put the lamps out at last.\n\n"
)


def extract_of(text: str) -> Extract:
    result = extract(Clipping("clippings/x.txt", "0" * 64, text, "utf-8"))
    assert isinstance(result, Extract)
    return result


def body_of(text: str) -> str:
    return reading_text(extract_of(text).body)


def written(text: str) -> list[str]:
    return [line.written for line in cut(text)[0] if line.written]


def test_a_list_keeps_its_numbers_and_dashes():
    """An item reads as it was printed: number, dash or bullet before its words."""
    items = [
        "1. The council buys a ferry, and names it after nobody at all this time.",
        "2) The council sinks it where the old one lies, and says no more of it.",
        "• The lamps are put out by the mayor, and by nobody else in the town.",
        "— Why the mayor? asked the harbor master, who had slept until that moment.",
        "- Because the mayor is awake, said the clerk, and wrote it down at once.",
    ]

    assert body_of(HEAD + PROSE + "\n\n".join(items) + "\n").split("\n\n")[2:] == items


def test_a_number_that_begins_a_line_of_a_wrapped_paragraph_ends_its_sentence():
    """`in room` and `12. The mayor` on the next line are one paragraph still."""
    wrapped = """\
The harbor council met for the third time this week, and this time in room
12. The mayor then asked who had sunk the ferry, and the harbor master, who
had slept until then, said that it had been the tide, the old enemy of all
— ferries and piers alike — and that nothing could be done about it before
the tide itself was asked.
"""

    assert body_of(HEAD + wrapped) == " ".join(wrapped.split())


def test_the_items_of_a_wrapped_list_stay_apart():
    """A number or dash that follows its like begins an item, full stop or none."""
    items = [
        "1. The harbor council buys a new ferry for the old pier before the winter",
        "2. The harbor master learns to swim before the next ferry sinks with him,\n"
        "   and tells nobody of it until the summer, when the water is warm again",
        "3. The mayor puts out the lamps",
    ]
    dashes = ["- " + item.partition(" ")[2] for item in items]

    assert written("\n".join(items)) == [" ".join(item.split()) for item in items]
    assert written("\n".join(dashes)) == [" ".join(item.split()) for item in dashes]


def test_only_line_ends_end_a_line():
    """Signs that some programs take for line ends are white space inside a sentence."""
    text = "Ann\u2028Bee met Zed\x85Quux,\x1cwho\x0bsaid\x0cnothing.\r\nNext\rlast\u2029end\n"

    assert written(text) == ["Ann Bee met Zed Quux, who said nothing.", "Next", "last", "end"]
    assert [text[line.end - 1] for line in cut(text)[0]] == ["\n", "\r", "\u2029", "\n"]


def test_a_headline_keeps_its_number_and_loses_its_bullet():
    """A number belongs to the words, a bullet to the page."""
    rest = HEAD.partition("\n")[2] + PROSE

    assert extract_of("3. Ferry sinks in harbor" + rest).article.title == "3. Ferry sinks in harbor"
    assert extract_of("* Ferry sinks in the harbor" + rest).article.title == (
        "Ferry sinks in the harbor"
    )


def test_a_headline_out_of_a_list_loses_the_lists_number_by_name():
    """What stands below other words has its number from the page, not from its writer."""
    text = f"Lantern\n\n2. {HEAD}{PROSE}"
    result = extract_of(text)

    assert result.article.title == "Harbor council votes to keep the ferry"
    assert ("2. ", "other") in [(text[span.start : span.end], span.label) for span in result.spans]


def test_a_dateline_with_wide_spaces_is_taken_from_the_body_exactly():
    """What is called dateline is what the body leaves out, also in repaired text."""
    for dash in ("—", "â€”"):
        text = (
            f"{HEAD}PORT  HOLLOW  (AP) {dash}  The ferry sank, and it surprised nobody in town.\n"
        )
        result = extract_of(text)
        (span,) = [span for span in result.spans if span.label == "dateline"]

        assert result.article.dateline == "PORT HOLLOW"
        assert text[span.start : span.end] == f"PORT  HOLLOW  (AP) {dash}  "
        assert reading_text(result.body).startswith("The ferry sank")


COLUMN = (
    "The ferry sank on Tuesday at noon, and the harbor master, who had slept until that moment,"
    " was not surprised by it at all, for he had been told of it in a dream about gulls."
    " The council sat until midnight over the question of a new ferry, and it was the mayor who"
    " put the lamps out at last, went home over the bridge and sang two songs on her way."
)


@pytest.mark.parametrize("width", [34, 40, 46, 60, 72, 100, 115])
def test_text_broken_to_any_usual_width_is_whole_again(width):
    """Newspaper columns and wide windows too: no line of a paragraph is taken for furniture."""
    assert body_of(HEAD + textwrap.fill(COLUMN, width)) == COLUMN


def test_a_paragraph_broken_by_hand_goes_on_in_small_letters():
    """A comma at the end of a short line, and a short line within a paragraph, end nothing."""
    broken = (
        "The mayor cut the ribbon of the new ferry,\nsang two songs about the sea\n"
        "and went home over the bridge before noon.\n"
    )

    assert broken.replace("\n", " ").strip() in body_of(HEAD + PROSE + broken)


def test_a_column_of_short_lines_that_begin_with_capitals_stays_as_it_is():
    """Verses and items are no paragraph that was broken to a width."""
    verses = ["The tide goes out and leaves the boats", "Upon the sand beneath the quay"] * 4

    assert written("\n".join(verses)) == verses
