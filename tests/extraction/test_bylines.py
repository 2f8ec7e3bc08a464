"""Bylines in the forms of many papers."""

import pytest

from sitegen.extraction.bylines import Byline, people, read_bare_byline, read_byline
from sitegen.extraction.datelines import Dateline, read_dateline
from sitegen.extraction.names import proper


@pytest.mark.parametrize(
    ("line", "authors", "agency", "publication"),
    [
        ("By Ada Quill", "Ada Quill", "", ""),
        ("ByAda Quill", "Ada Quill", "", ""),
        ("by ADA QUILL", "Ada Quill", "", ""),
        ("Written by Ada Quill", "Ada Quill", "", ""),
        ("Author: Ada Quill", "Ada Quill", "", ""),
        ("By Ada Quill and Tom Reed", "Ada Quill, Tom Reed", "", ""),
        ("By Ada Quill, Tom Reed & Ida Fenn", "Ada Quill, Tom Reed, Ida Fenn", "", ""),
        (
            "By ADA QUILL | Associated Press | Published: May 4, 1998",
            "Ada Quill",
            "Associated Press",
            "",
        ),
        ("By Ada Quill, Associated Press", "Ada Quill", "Associated Press", ""),
        ("By Ada Quill, AP", "Ada Quill", "Associated Press", ""),
        ("By The Canadian Press", "", "The Canadian Press", ""),
        ("By Reuters Staff", "", "Reuters", ""),
        ("By Ada Quill, The Harbor Times", "Ada Quill", "", "The Harbor Times"),
        ("By Ada Quill Harbor News", "Ada Quill", "", "Harbor News"),
        ("By Ada Quill, senior reporter at The Harbor Times", "Ada Quill", "", "The Harbor Times"),
        ("By Ada Quill in Port Hollow", "Ada Quill", "", ""),
        ("By Ada QuillPublished: May 4, 1998", "Ada Quill", "", ""),
        ("By Matt Daily", "Matt Daily", "", ""),
        ("By The Citizen", "The Citizen", "", ""),
    ],
)
def test_a_byline_is_read(line, authors, agency, publication):
    """Persons, wire services and papers are told apart."""
    byline = read_byline(line)

    assert (", ".join(byline.authors), byline.agency, byline.publication) == (
        authors, agency, publication,
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["By the time he came, the ferry had sunk", "By 2020 it was gone", "By all accounts he was so",
     "Bystanders cheered", "The ferry sank", "Byelection in Low Marsh"],
)  # fmt: skip
def test_a_sentence_is_no_byline(line):
    """Not every line that begins so names an author."""
    assert read_byline(line) is None


def test_a_bare_word_announces_names():
    """The names stand on the lines below it."""
    assert read_byline("By") == read_byline("By —") == Byline(explicit=True)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ada Quill | May 4, 1998 5:30 PM", "Ada Quill"),
        ("Ada Quill 8:41 PM on May 4, 1998", "Ada Quill"),
        ("Ada Quill · Harbor News · Posted: May 4, 1998", "Ada Quill"),
        ("May 4, 1998 by Ada Quill", "Ada Quill"),
        ("Top Stories", ""),
        ("Harbor Times", ""),
        ("Privacy Policy | May 4, 1998", ""),
    ],
)
def test_names_without_by_are_read_where_nothing_else_stands(line, authors):
    """A line of names only, or of names and a date."""
    byline = read_bare_byline(line)

    assert ", ".join(byline.authors if byline else ()) == authors


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("FERGUS MCDONALD", "Fergus McDonald"),
        ("Fergus McDONALD", "Fergus McDonald"),
        ("PADRAIG O'BRIEN", "Padraig O'Brien"),
        ("GREET VAN DER BERG", "Greet van der Berg"),
        ("MORAG MACLEOD", "Morag MacLeod"),
        ("JOHN MACK", "John Mack"),
        ("ANNE-MARIE D’ARCY", "Anne-Marie D’Arcy"),
        ("J. R. REED III", "J. R. Reed III"),
        ("TJ REED", "TJ Reed"),
        ("ada quill", "Ada Quill"),
        ("Ludwig van Reed", "Ludwig van Reed"),
    ],
)
def test_names_in_capitals_are_written_as_names(printed, name):
    """Only what was shouted is changed."""
    assert proper(printed) == name


def test_a_place_or_a_sentence_names_no_people():
    """What is not a name in form is none."""
    assert people("The ferry sank on Tuesday") == ()
    assert people("12 minutes") == ()


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("BRUSSELS — The", Dateline("BRUSSELS", "", 11)),
        ("BRUSSELS (AP) — The", Dateline("BRUSSELS", "Associated Press", 16)),
        ("SYDNEY  (Reuters) - The", None),
        ("SYDNEY (Reuters) - The", Dateline("SYDNEY", "Reuters", 19)),
        ("PORT HOLLOW, Me., May 4 (UPI) -- The",
         Dateline("PORT HOLLOW, Me.", "United Press International", 33)),
        ("ST. LOUIS - The", Dateline("ST. LOUIS", "", 12)),
        ("SHANGHAI: Police", Dateline("SHANGHAI", "", 10)),
        ("Paris (AFP) - The", Dateline("Paris", "AFP", 14)),
        ("The ferry — which sank", None),
        ("NATO said on Tuesday", None),
    ],
)  # fmt: skip
def test_a_dateline_is_read(paragraph, dateline):
    """Place and wire service before the first word."""
    assert read_dateline(paragraph) == dateline
