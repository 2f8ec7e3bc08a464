"""What each line of a known page is: the answers that the model learns from."""

import json

import pytest

from training.lines.examples import BODY, HEADLINE, OTHER, example_of, load_pages
from training.lines.variations import variations

PAGE = """\
Harbor Times
Gulls elect a new chairman

Fog expected
Gulls elect a new chairman

By Ada Quill
The gulls of Marrow Bay elected a new chairman on Friday, after a debate of two hours.
The new chairman thanked the fog for its steady support throughout the campaign.
Read more
The gulls of Marrow Bay elected a new chairman on Friday, after a debate of two hours.
“No fish,” he said.
Gulls of the north
"""
BODY_TEXT = (
    "The gulls of Marrow Bay elected a new chairman on Friday, after a debate of two hours.\n"
    "The new chairman thanked the fog for its steady support throughout the campaign.\n"
    "“No fish,” he said."
)


@pytest.fixture
def page(tmp_path):
    row = {
        "id": "one", "set": "fiction", "file": "clippings/one.txt", "source": "www.gulls.example",
        "title": "Gulls Elect a New Chairman", "authors": ["Ada Quill"], "date": None,
        "date_alt": None, "date_in_text": None, "text": BODY_TEXT, "body_usable": True,
    }  # fmt: skip
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings/one.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return load_pages(tmp_path)[0]


def said(example, answer):
    pairs = zip(example.looks, example.answers, strict=True)
    return [this.line.text for this, given in pairs if given == answer]


def test_the_headline_is_the_last_line_above_the_body_that_reads_like_the_title(page):
    example = example_of(page)

    assert example.answers.index(HEADLINE) == 4
    assert said(example, HEADLINE) == ["Gulls elect a new chairman"]


def test_the_body_is_what_stands_in_the_known_body_short_lines_only_as_they_stand(page):
    example = example_of(page)

    assert [text.split()[0] for text in said(example, BODY)] == ["The", "The", "“No"]
    assert "Gulls of the north" in said(example, OTHER)


def test_of_a_paragraph_that_stands_twice_one_is_the_body(page):
    """The last one: what stands above is a teaser more often than what stands below."""
    example = example_of(page)
    copies = [
        given
        for this, given in zip(example.looks, example.answers, strict=True)
        if this.line.text.startswith("The gulls of Marrow Bay")
    ]

    assert copies == [OTHER, BODY]


def test_pages_of_an_outlet_go_together_whatever_its_address(page):
    assert page.outlet == "gulls.example"


def test_variations_are_the_same_for_the_same_page_and_hold_its_story(page):
    """As others might have clipped it; nothing but lines of the page, or sentences of its story."""
    example = example_of(page)
    first, second = list(variations(example, "seed")), list(variations(example, "seed"))

    assert [one.answers for one in first] == [one.answers for one in second]
    assert len(first) >= 4
    for one in first:
        assert BODY in one.answers
        assert one.titled == (HEADLINE in one.answers)
        assert all(text in " ".join(BODY_TEXT.split("\n") * 2) for text in said(one, BODY))
