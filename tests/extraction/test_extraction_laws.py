"""What holds for every text, however strange."""

import time
from pathlib import Path

import ftfy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.extraction import Unreadable, extract
from sitegen.model import Clipping, Extract, Repair, Span
from sitegen.text.prose import reading_text

LINES = st.sampled_from(
    [
        "", " ", "By", "By Ada Quill", "May 4, 1998", "Updated 31/31/1998", "* Home", "*", "Share",
        "BY ADA QUILL | Associated Press | Published: May 4, 1998", "Comments", "Related stories",
        "PORT HOLLOW (AP) — The ferry sank on Tuesday, and the harbor master was not surprised.",
        "The ferry was raised on Wednesday, to the surprise of the harbor master and his dog.",
        "(Reporting by Ida Fenn; Editing by Otto Brandt)", "Photo by Tom Reed", "© 1998",
        "https://example.org/1998/05/04/ferry", "â€™tis mojibake", "— Ida (@ida) May 4, 1998",
        "Harbor council votes to keep the ferry", "# not a heading", "1. not a list", "\u2028",
        "\ufeff", "\x00\x07", "1. The council buys a ferry, and names it after nobody at all.",
        "— I have seen it sink before, said the harbor master, and I shall see it sink again.",
        "2) Nobody went down with the ferry", "12. The mayor then sat down in the room next door.",
        "- PORT HOLLOW  (AP) — The ferry sank on Tuesday, and the harbor master slept on.",
        "PORT HOLLOW  (AP) â€” The mayor sat down, and the harbor master did not. Itâ€™s late.",
    ]
)  # fmt: skip
PAGES = st.lists(LINES | st.text(max_size=60), max_size=25).map("\n".join)
TEXTS = PAGES | PAGES.map(lambda text: text.replace("\n", "\r\n")) | st.text()


CASES = sorted((Path(__file__).parent / "clippings").glob("*.txt"))


def clipping(text: str) -> Clipping:
    return Clipping("clippings/x.txt", "0" * 64, text, "utf-8")


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_character_is_accounted_for_once(text):
    """The spans stand side by side from the first character to the last."""
    result = extract(clipping(text))
    if isinstance(result, Unreadable):
        return
    edges = [0, *(span.end for span in result.spans)]

    assert [span.start for span in result.spans] == edges[:-1]
    assert edges[-1] == len(text)
    assert all(span.start < span.end and span.label and span.rule for span in result.spans)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_what_is_readable_gives_an_article_with_a_title(text):
    """A text is refused only if it has no words or nothing but furniture."""
    result = extract(clipping(text))

    if isinstance(result, Extract):
        assert result.article.title
        assert len(result.article.title) <= 250
    else:
        assert result.reason


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_nothing_of_the_body_is_invented(text):
    """Each word of the body stands in the clipping, or in what was repaired in it."""
    result = extract(clipping(text))
    if isinstance(result, Unreadable):
        return
    source = text + " ".join(repair.now for repair in result.repairs)
    source = "".join(sign for sign in source if sign.isprintable() or sign.isspace())
    words = {word for word in reading_text(result.body).split() if word.isalnum()}

    assert all(word in source for word in words)


def signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def mended(text: str, span: Span, repairs: tuple[Repair, ...]) -> str:
    """The text of a span as it reads after the repairs."""
    mended, position = "", span.start
    for repair in repairs:
        if span.start < repair.end and repair.start < span.end:
            # A repair covers its line; a span may begin inside it, after a dateline.
            now = repair.now
            if repair.start < span.start:
                now = ftfy.fix_encoding(text[span.start : repair.end])
            mended += text[position : repair.start] + now
            position = min(repair.end, span.end)
    return mended + text[position : span.end]


def letters(text: str) -> tuple[str, str]:
    """The letters and digits of the stretches called body, and those of the body."""
    result = extract(clipping(text))
    if isinstance(result, Unreadable):
        return "", ""
    stretches = (
        mended(text, span, result.repairs) for span in result.spans if span.label == "body"
    )
    return signs("".join(stretches)), signs(reading_text(result.body))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
@example("Ferry sinks\n\nBy Ada Quill\n\n1. Buy a ferry.\n2. Sink it.\n\n— Why? asked the mayor.")
def test_every_letter_of_the_body_is_printed(text):
    """In order, and no other."""
    called_body, body = letters(text)

    assert called_body == body


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_letter_of_a_clippings_body_is_printed(case):
    """The same holds for the clippings of every usual form."""
    called_body, body = letters(case.read_bytes().decode())

    assert called_body == body != ""


def test_the_same_text_gives_the_same_extract():
    """Whatever was read before it."""
    text = "Ferry sinks\n\nBy Ada Quill\nMay 4, 1998\n\nThe ferry sank, and nobody was surprised.\n"
    first = extract(clipping(text))
    extract(clipping(text.replace("Ferry", "Wherry")))

    assert extract(clipping(text)) == first


def test_very_long_lines_are_read_quickly():
    """Many letters without a line end, of any sort, takes no more than moments."""
    for piece in (
        "a",
        "a ",
        "word. ",
        "(",
        "By ",
        "1.",
        "May 4, ",
        "A. B",
        "> ",
        "Ã©",
        "@a ",
        "- ",
    ):
        text = f"Ferry sinks\n\n{piece * (300_000 // len(piece))}"
        start = time.perf_counter()
        extract(clipping(text))

        assert time.perf_counter() - start < 5, piece


def test_very_many_short_lines_are_read_quickly():
    """So does a page of five thousand lines of any sort."""
    for line in ("a", "By", "Ada Quill", "May 4, 1998", "* Home", "The ferry sank again today."):
        text = "Ferry sinks\n\n" + f"{line}\n" * 5_000
        start = time.perf_counter()
        extract(clipping(text))

        assert time.perf_counter() - start < 10, line


def test_a_text_without_words_is_refused():
    """Signs and white space are no article."""
    for text in ("", " \n\t\n", "***\n---\n", "\x01\x02"):
        assert isinstance(extract(clipping(text)), Unreadable)


def test_a_text_of_furniture_alone_is_refused():
    """A page's frame without its picture is no article."""
    result = extract(
        clipping("* Home\n* News\nSign in\n\nMost read\n\n© 1998 All rights reserved.")
    )

    assert isinstance(result, Unreadable)
    assert result.reason == "it holds no article, only page furniture"


def test_a_single_paragraph_gives_its_beginning_as_title():
    """The title is cut between words, and the paragraph stays whole in the body."""
    sentence = "The ferry sank on Tuesday, and the harbor master was not surprised by it at all. "
    result = extract(clipping(sentence * 4))

    assert result.article.title.endswith("…")
    assert len(result.article.title) <= 121
    assert result.body.count("The ferry sank") == 4
    assert any("headline" in doubt.what for doubt in result.doubts)


@pytest.mark.parametrize(
    "body",
    [
        "body text of the index here.",
        "The ferry sank on Tuesday, and the harbor master was not surprised.",
        "The ferry sank on Tuesday, and the harbor master was not surprised.\n\n"
        "It was raised on Wednesday, to the surprise of the harbor master and of his dog.",
    ],
)
@pytest.mark.parametrize("byline", ["", "By Ada Quill\n\n"])
def test_a_note_below_a_single_word_keeps_its_text(body, byline):
    """The word is the title, however short; no sentence is taken from the body for it."""
    result = extract(clipping(f"index\n\n{byline}{body}\n"))

    assert result.article.title == "index"
    assert result.body == body
    assert "No body was found." not in [doubt.what for doubt in result.doubts]


def test_a_signed_sentence_without_a_headline_is_both_title_and_body():
    """The only sentence stays the body; a headline that stands alone is no body."""
    signed = extract(clipping("By Ada Quill\nMay 4, 1998\n\nThe ferry sank today.\n"))
    alone = extract(clipping("Ferry sinks in harbor\n\nBy Ada Quill\n"))

    assert (signed.article.title, signed.body) == ("The ferry sank today.",) * 2
    assert (alone.article.title, alone.body) == ("Ferry sinks in harbor", "")


STORY = (
    "The ferry to Gull Rock sank on Tuesday, and the harbor master was not surprised by it.\n\n"
    "Nobody was on board but a heron, which flew away before the water reached its feet.\n\n"
)


def test_a_byline_of_someone_else_inside_the_story_is_told_with_its_line():
    """Two stories pasted into one file give one article; a person should know."""
    text = f"Ferry sinks\n\nBy Ada Quill\n\n{STORY}Heron found\n\nBy Tom Reed\n\n{STORY}"
    doubts = extract(clipping(text)).doubts

    assert [(doubt.what, doubt.line) for doubt in doubts if "story" in doubt.what] == [
        ("Another story may begin here: By Tom Reed", 11)
    ]


def test_it_is_told_when_more_text_is_left_out_than_kept():
    """Comments, other stories, or, as here, a story that was pasted four times."""
    found = extract(clipping(f"Ferry sinks\n\nBy Ada Quill\n\n{STORY * 4}"))

    assert found.body.count("The ferry to Gull Rock sank") == 1
    assert "More text was left out than kept: sitegen explain shows it." in [
        doubt.what for doubt in found.doubts
    ]


def test_an_address_alone_is_no_author():
    found = extract(clipping("https://www.gulls.example/1998/03/04/ferry.html\n\nFerry sinks\n"))

    assert found.article.authors == ()
    assert "authors" not in {span.label for span in found.spans}
