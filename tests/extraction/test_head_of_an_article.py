"""Byline and date among the lines around a headline."""

import pytest

from sitegen.extraction import extract
from sitegen.extraction.judging import could_be_headline
from sitegen.extraction.lines import Line
from sitegen.extraction.looks import look
from sitegen.model import Clipping, Doubt, Extract

BODY = (
    "The morning ferry ran aground on a sandbank off Port Hollow on Monday, and its forty"
    " passengers went on reading their papers until the tide took it off again at noon.\n\n"
    "The captain said that the sandbank had been somewhere else on Sunday, and that he would"
    " write to the port office about it as soon as he had found his pen and a dry sheet of paper."
)


def read(head: str, tail: str = "") -> Extract:
    text = f"Ferry runs aground off Port Hollow, passengers unmoved\n\n{head}\n\n{BODY}\n\n{tail}\n"
    result = extract(Clipping("clippings/ferry.txt", "0" * 64, text, "utf-8"))
    assert isinstance(result, Extract)
    return result


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("By Ada Quill May 4, 1998\n\nBy Tom Reed Mar 2, 1998", "Ada Quill"),
        ("Ada Quill\nSenior reporter\nTom Reed\nMay 4, 1998", "Ada Quill, Tom Reed"),
        ("By\nAda Quill\nand\nTom Reed\nMay 4, 1998", "Ada Quill, Tom Reed"),
        ("By Ada Quill\nBy Tom Reed\nMay 4, 1998", "Ada Quill, Tom Reed"),
    ],
)  # fmt: skip
def test_all_who_sign_this_story_are_its_authors(head, authors):
    """Those who sign another story on another day are not."""
    assert ", ".join(read(head).article.authors) == authors


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("Ada Quill is a reporter who covers the harbour.", "Ada Quill"),
        ("Contributing Editor Ada Quill covers the harbour and the weather.", "Ada Quill"),
        ("Reporting by Ada Quill in Port Hollow; editing by Tom Reed", "Ada Quill"),
        ("The harbour is a place where nobody writes.", ""),
    ],
)
def test_an_author_may_be_named_at_the_end_only(tail, authors):
    """A biography or a credit tells who wrote a story that nobody signed."""
    assert ", ".join(read("May 4, 1998", tail).article.authors) == authors


def test_a_byline_at_the_top_is_better_than_a_biography_at_the_end():
    """Who is presented there may be somebody else."""
    article = read("By Tom Reed\nMay 4, 1998", "Ada Quill is an editor of this paper.").article

    assert article.authors == ("Tom Reed",)


@pytest.mark.parametrize(
    ("evidence", "date"),
    [
        ("The next ferry goes on 25 March 2020.", "2020-03-02"),
        ("Timetable of 23/02/2020", "2020-03-02"),
        ("Timetable of 02/23/2020", "2020-02-03"),
        ("A ticket costs £3.", "2020-03-02"),
        ("Updated timetable: 9:15 am EST", "2020-02-03"),
        ("Timetable of 02/23/2020 and of 23/02/2020", ""),
        ("A ticket costs £3. The next one goes at 9:15 am EST.", ""),
        ("The next ferry may come or not.", ""),
    ],
)
def test_a_date_of_figures_is_read_as_the_page_proves_and_never_guessed(evidence, date):
    """Another date near it, dates in the same form, then the manners of a country."""
    assert str(read("By Ada Quill\n02/03/2020", evidence).article.date or "") == date


def test_a_doubtful_date_is_told_with_its_line():
    """A person finds the place at once."""
    said = "The date can be read as 2020-02-03 or 2020-03-02, so none was taken."

    assert Doubt(said, 4) in read("By Ada Quill\n02/03/2020").doubts


@pytest.mark.parametrize(
    "head", ["Published 2 days ago", "Updated 3 hours ago", "31 February 2020"]
)
def test_a_day_that_nobody_can_know_is_unknown(head):
    """It depends on the day on which the page was copied, or it never was."""
    result = read(head)

    assert result.article.date is None
    assert Doubt("No date was found.") in result.doubts


def test_an_update_is_no_publication():
    """Both are kept; where only the update is told, a person is asked to look."""
    both = read("Updated: May 6, 1998 | Published: May 4, 1998").article
    one = read("By Ada Quill\nUpdated: May 6, 1998")

    assert (str(both.date), str(both.updated)) == ("1998-05-04", "1998-05-06")
    assert Doubt("Only the date of an update was found.", 4) in one.doubts


def test_a_date_in_the_dateline_is_the_date():
    """Press releases print it nowhere else."""
    text = f"Ferry runs aground\n\nPORT HOLLOW, May 4, 1998 /Harborwire/ -- {BODY}\n"
    found = extract(Clipping("clippings/ferry.txt", "0" * 64, text, "utf-8"))

    assert isinstance(found, Extract)
    assert (str(found.article.date), found.article.dateline) == ("1998-05-04", "PORT HOLLOW")


def test_a_day_that_is_in_no_calendar_is_no_headline():
    """It tells that somebody meant a date, so the line that stands above it stays the headline."""
    text = f"Absurd date day\nBy Ada Quill\nPublished: 31 February 2020\n\n{BODY}\n"
    result = extract(Clipping("clippings/absurd.txt", "0" * 64, text, "utf-8"))

    assert isinstance(result, Extract)
    assert result.article.title == "Absurd date day"
    assert result.article.date is None


def test_a_headline_that_is_a_guess_is_told_with_its_line():
    """Recipes and verses are not laid out as news are."""
    text = "\nMabel's herring soup\n\nServes 4\n\n2 herrings\nSalt\nPepper\n\nBoil. Serve hot.\n"
    result = extract(Clipping("clippings/soup.txt", "0" * 64, text, "utf-8"))

    assert isinstance(result, Extract)
    assert Doubt("The headline is a guess: Mabel's herring soup", 2) in result.doubts


def test_of_a_clipping_without_furniture_most_of_the_text_is_body():
    """A person cut it out: verses and lines broken by hand are no headlines of other stories."""
    text = (
        "The Lantern Keeper's Song\n\n"
        "The tide goes out, the tide comes in,\nThe gulls complain about the din,\n"
        "And I alone with lamp and oil\nKeep watch upon the salty soil.\n\n"
        "The tide comes in, the tide goes out,\nThe fishermen all stand about,\n"
        "And none of them will ask me why\nI paint the beacon like the sky.\n\n"
        "By Mabel Thornquist\n"
    )
    result = extract(Clipping("clippings/song.txt", "0" * 64, text, "utf-8"))

    assert isinstance(result, Extract)
    kept = sum(span.end - span.start for span in result.spans if span.label == "body")
    assert kept > len(text) / 2


def test_a_headline_with_a_label_and_a_number_is_no_date():
    """Only a label before the figures of a whole date makes a line of no known day a date."""
    text = "Updated: 12 boats sink in the harbor"
    this = look(Line(0, len(text), text))
    impossible = "Published: 31 February 2020"

    assert could_be_headline(this)
    assert not could_be_headline(look(Line(0, len(impossible), impossible)))
