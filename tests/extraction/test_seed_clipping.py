"""The clipping that the archive began with, read to the letter."""

from itertools import groupby
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.extraction import extract
from sitegen.model import Extract
from sitegen.reading import find_clippings, read_clipping
from sitegen.text.dates import NewsDate
from sitegen.text.prose import reading_text

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def clipping():
    return read_clipping(CONTENT, "clippings/000_8d7df85216d00f31.txt", Config())


@pytest.fixture(scope="module")
def seed(clipping) -> Extract:
    return extract(clipping)


def test_the_seed_is_found():
    """It is one of the clippings in the repository."""
    assert "000_8d7df85216d00f31.txt" in find_clippings(CONTENT / "clippings")


def test_its_head_is_read(seed, clipping):
    """Headline, byline, agency, date and dateline are what the page prints, and no more."""
    article = seed.article

    assert article.title == "Iraq green-lights resumption of NATO training effort"
    assert article.authors == ("Lorne Cook",)
    assert article.agency == "Associated Press"
    assert article.publication == ""
    assert article.date == NewsDate(2020, 2, 13)
    assert article.updated is None
    assert article.dateline == "BRUSSELS"
    assert article.standfirst == ""
    assert (article.original, article.original_sha256) == (clipping.path, clipping.sha256)
    assert seed.doubts == ()


def test_its_caption_is_no_body(seed):
    """The caption above the byline is kept as a caption."""
    assert len(seed.article.captions) == 1
    assert seed.article.captions[0].startswith("From left, NATO Secretary General")
    assert seed.article.captions[0].endswith("on Thursday, Feb. 13, 2020.")


def test_its_body_is_whole(seed):
    """Fifteen paragraphs, from behind the dateline to before the furniture."""
    paragraphs = reading_text(seed.body).split("\n\n")

    assert len(paragraphs) == 15
    assert paragraphs[0].startswith("The Iraqi government has given NATO the green light")
    assert paragraphs[-1].endswith("Again, no details were provided.")


def test_its_furniture_is_dropped_by_name(seed, clipping):
    """The last line is no part of the story, and the account says what it is."""
    last = seed.spans[-1]

    assert clipping.text[last.start : last.end].strip() == "from around the web"
    assert last.label == "related links"


def test_each_part_of_it_is_accounted_for(seed, clipping):
    """The labels in the order of the page."""
    labels = [label for label, _ in groupby(span.label for span in seed.spans) if label != "blank"]
    labels = [label for label, _ in groupby(labels)]

    assert labels == ["title", "captions", "authors", "dateline", "body", "related links"]
