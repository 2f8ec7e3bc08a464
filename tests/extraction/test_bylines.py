"""Bylines in the forms of many papers."""

import time

import pytest

from sitegen.extraction.bylines import LONGEST, Byline, people, read_bare_byline, read_byline
from sitegen.extraction.credits import reporters
from sitegen.extraction.datelines import Dateline, read_dateline
from sitegen.extraction.dates import find_dates
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
        ("By Ada QuillPublished 3h ago", "Ada Quill", "", ""),
        ("By Ada Quilllong read", "Ada Quill", "", ""),
        ("By Ada Quill ada.quill@harbor.example(509) 555-0100", "Ada Quill", "", ""),
        ("By Ada QuillTom Reed", "Ada Quill, Tom Reed", "", ""),
        ("By Ada McDonald Reed", "Ada McDonald Reed", "", ""),
        ("By Ada OMay 4, 1998 9:00 am EST", "Ada O", "", ""),
        ("By Ada Quill Staff Writer", "Ada Quill", "", ""),
        ("By Staff Writer Ada Quill", "Ada Quill", "", ""),
        ("By Ada Quill, AP Business Writer", "Ada Quill", "Associated Press", ""),
        ("By ADA QUILL Associated Press", "Ada Quill", "Associated Press", ""),
        ("By Ada Quill Low Marsh Courier-Post", "Ada Quill", "", "Low Marsh Courier-Post"),
        ("By Ada Quill CNN", "Ada Quill", "", "CNN"),
        ("By Ada Quill III", "Ada Quill III", "", ""),
        ("By Ada Quill for The Harbor Times", "Ada Quill", "", "The Harbor Times"),
        ("By Ada Quill, Harbor News, Port Hollow", "Ada Quill", "", "Harbor News"),
        ("By Ada Quill in Port Hollow and Tom Reed in Low Marsh", "Ada Quill, Tom Reed", "", ""),
        ("By Ada Quill Jr. and Tom Reed", "Ada Quill Jr., Tom Reed", "", ""),
        ("By University of Port Hollow", "University of Port Hollow", "", ""),
        ("By Harbor Times Staff", "Harbor Times Staff", "", ""),
        ("As told to Ada QuillPublished: May 4, 1998", "Ada Quill", "", ""),
        ("Photos and Story By Ada Quill", "Ada Quill", "", ""),
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
     "By Staff Reports", "By Editor",
     "Bystanders cheered", "The ferry sank", "Byelection in Low Marsh"],
)  # fmt: skip
def test_a_sentence_is_no_byline(line):
    """Not every line that begins so names an author."""
    assert read_byline(line) is None


def test_a_wire_service_may_sign_with_its_place():
    """Some papers print no more."""
    byline = read_bare_byline("Reuters, Port Hollow,")

    assert byline is not None
    assert byline.agency == "Reuters"


@pytest.mark.parametrize(
    ("paragraph", "names"),
    [
        ("It rained. (Reporting by Ada Quill in Port Hollow and Tom Reed; Editing by Ida Fenn)",
         "Ada Quill, Tom Reed"),
        ("Reporting by Ada Quill; editing by Tom Reed", "Ada Quill"),
        ("(Writing by Ada Quill. Editing by Tom Reed)", "Ada Quill"),
        ("(Editing by Tom Reed)", ""),
        ("Reporting by the council shows that it rained.", ""),
    ],
)  # fmt: skip
def test_reporters_are_named_at_the_end(paragraph, names):
    """Editors are no authors."""
    assert ", ".join(reporters(paragraph)) == names


@pytest.mark.parametrize(
    "piece",
    ["Ada ", "A. ", "12/", "1-", "and ", "by ", "a@", "Writer", "in A", ", ", "May 4, 1998 "],
)
def test_a_hostile_line_costs_no_time(piece):
    """The work grows with the line's length and no faster."""
    line = f"By {piece * 200}"[:LONGEST]
    start = time.process_time()

    for read in (read_byline, read_bare_byline, people, reporters, read_dateline, find_dates):
        read(line)

    assert time.process_time() - start < 0.1


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
        ("Ada Quill Harbor Daily News", "Ada Quill"),
        ("Ada Quill ASSOCIATED PRESS", "Ada Quill"),
        ("Ada QuillWriterTom ReedPhotographer", "Ada Quill"),
        ("Ada QuillMarkets & TV Reporter", "Ada Quill"),
        ("4 May 1998 Ada Quill Business, News", "Ada Quill"),
        ("Ada Quill, Ap Auto Writer", "Ada Quill"),
        ("Health reporter Ada Quill", "Ada Quill"),
        ("Von Ada Quill", "Ada Quill"),
        ("Los Angeles Daily News", ""),
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
        ("PORT HOLLOW, May 4, 1998 (AP) - The", Dateline("PORT HOLLOW", "Associated Press", 32)),
        ("PORT HOLLOW, May 4, 1998 /Harborwire/ -- The",
         Dateline("PORT HOLLOW", "Harborwire", 41)),
        ("The ferry — which sank", None),
        ("NATO said on Tuesday", None),
    ],
)  # fmt: skip
def test_a_dateline_is_read(paragraph, dateline):
    """Place and wire service before the first word."""
    assert read_dateline(paragraph) == dateline
