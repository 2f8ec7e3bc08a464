"""The archive in figures, the timeline, and what was added last."""

import re
from dataclasses import replace

import pytest
from fictional_archive import (
    ORGANIZATIONS,
    PEOPLE,
    PLACES,
    article,
    edition,
    print_pages,
    print_site,
    with_readings,
)

from sitegen.archive.ledger import Ledger, Outcome, Record
from sitegen.model import Appearance, Doubt
from sitegen.site.statistics import silent_months
from sitegen.text.dates import NewsDate


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def table(page, heading):
    """The rows of a table of the page, each as one line."""
    body = page.split(f"<h2>{heading}</h2>")[1].split("</section>")[0].split("<tbody>")[1]
    return [words(row) for row in body.split("</tr>") if "<t" in row]


def test_the_years_tell_who_is_named_most_in_them(tmp_path):
    files = {
        "a.md": article(body="Ada Quill met Tom Reed.", date="1998-03-04"),
        "b.md": article(body="Ada Quill in Saltmarsh.", date="1998-05-04"),
        "c.md": article(body="Tom Reed.", date="1961"),
    }
    names = {PEOPLE: ["Ada Quill", "Tom Reed"], PLACES: ["Saltmarsh"]}
    page = print_site(edition(tmp_path, files, names))["about.html"]
    assert table(page, "Who is named most, and when") == [
        "1998 2 Ada Quill , Saltmarsh , Tom Reed",
        "1961 1 Tom Reed",
    ]


def test_what_articles_only_come_from_is_not_named_in_them(tmp_path):
    """Else the agency would lead every year, and the front page too."""
    files = {
        "a.md": article(body="The Harbor Council met.", date="1998-03-04", agency="Example Wire"),
        "b.md": article(body="The Example Wire rang.", date="1999", agency="Example Wire"),
        "c.md": article(date="2000", agency="Example Wire"),
    }
    made = edition(tmp_path, files, {ORGANIZATIONS: ["Harbor Council", "Example Wire"]})
    council, wire = made.entities
    credited = Appearance("c.html", ()), *wire.appearances, Appearance("a.html", ())
    site = print_site(replace(made, entities=(council, replace(wire, appearances=credited))))
    assert table(site["about.html"], "Who is named most, and when") == [
        "2000 1",
        "1999 1 Example Wire",
        "1998 1 Harbor Council",
    ]
    leading = site["index.html"].split('class="leading"')[1].split("</ul>")[0]
    assert "Harbor Council" in leading
    assert "Example Wire" not in leading


def test_sources_have_their_counts_and_spans(tmp_path):
    files = {
        "a.md": article(date="1998-03-04", agency="Example Wire"),
        "b.md": article(date="1961", agency="Example Wire", publication="The Harbor Times"),
    }
    page = print_site(edition(tmp_path, files))["about.html"]
    assert table(page, "Sources") == [
        "Example Wire 2 1961 to 4 March 1998",
        "The Harbor Times 1 1961",
    ]


@pytest.mark.parametrize(
    ("dates", "runs"),
    [
        ([], []),
        (["1998-03-04"], []),
        (["1998-03", "1998-04"], []),
        (["1998-03", "1998-06"], [("1998-04", "1998-05")]),
        (["1961", "1963-02"], [("1962-01", "1963-01")]),
        (["1961", "1962", "1963"], []),
        (["1997-12", "1998-02", "1998-04"], [("1998-01", "1998-01"), ("1998-03", "1998-03")]),
    ],
)
def test_an_archive_is_silent_where_no_article_can_be(dates, runs):
    """A date without a month may be any month of its year."""
    found = silent_months([NewsDate.parse(date) for date in dates])
    assert [
        tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in run) for run in found
    ] == runs


def test_the_longest_silences_come_first(tmp_path):
    files = {f"{n}.md": article(date=date) for n, date in enumerate(["1998-01", "1998-03", "1999"])}
    page = print_site(edition(tmp_path, files))["about.html"]
    assert table(page, "Where it is silent") == [
        "April 1998 to December 1998 9",
        "February 1998 1",
    ]
    assert "In 10 months of its span it has no article." in page


def test_languages_are_told_where_there_are_several(tmp_path):
    files = {"a.md": article(), "b.md": article(language="fr"), "c.md": article(language="en")}
    page = print_site(edition(tmp_path, files))["about.html"]
    assert table(page, "Languages") == ["en 2", "fr 1"]
    assert "Languages" not in print_site(edition(tmp_path, {"a.md": article()}))["about.html"]


def record(number, outcome=Outcome.PUBLISHED, **values):
    values = {"article": f"articles/{number}.md", **values}
    return Record(f"clippings/scan {number}.txt", "", outcome, run=1, **values)


def with_ledger(made, *records):
    return replace(made, ledger=Ledger(records))


def test_doubts_that_nobody_has_looked_at_are_counted(tmp_path):
    """An article that was edited since is none of them."""
    files = {f"{number}.md": article() for number in range(3)}
    doubt = (Doubt("No date was found."),)
    made = with_ledger(
        edition(tmp_path, files),
        record(0, doubts=doubt),
        record(1, doubts=doubt, written="another digest"),
        record(2),
    )
    assert "nobody has looked at 1" in words(print_site(made)["about.html"])


def test_what_was_added_last_stands_first(tmp_path):
    """In the order of the ledger, whatever the dates; refused clippings are not there."""
    files = {f"{n}.md": article(f"No {n}", date=f"{1990 - n}") for n in range(60)}
    made = with_ledger(
        edition(tmp_path, files),
        *(record(number) for number in range(60)),
        record(3, Outcome.DUPLICATE),
        record(99, Outcome.REFUSED, article=""),
    )
    site = print_site(made)
    titles = re.findall(r">(No \d+)</a>", site["archive/recent.html"])
    assert titles == [f"No {number}" for number in range(59, 9, -1)]
    assert '<span class="source">scan 59.txt</span>' in site["archive/recent.html"]
    assert '<a href="recent.html">Recently added</a>' in site["archive/index.html"]


def test_without_an_import_nothing_was_added_last(tmp_path):
    site = print_site(edition(tmp_path, {"a.md": article(date="1998")}))
    assert "archive/recent.html" not in site
    assert "Recently added" not in site["archive/index.html"] + site["indexes.html"]


def test_the_timeline_has_each_year_with_names_and_headlines(tmp_path):
    """The headlines are those of articles that have the year's leading names."""
    files = {
        "a.md": article("The bell", "Ada Quill in Saltmarsh.", date="1998-03-04"),
        "b.md": article("The pier", "Ada Quill.", date="1998-05"),
        "c.md": article("The rain", "Nobody.", date="1998-06"),
        "d.md": article("The lamps", date="1961"),
    }
    names = {PEOPLE: ["Ada Quill"], PLACES: ["Saltmarsh"]}
    site = print_site(edition(tmp_path, files, names))
    page = site["archive/timeline.html"]
    assert words(page.split('id="from-1998">')[1].split("</li>")[0]) == (
        "1998 3 articles The bell The pier Ada Quill &nbsp;2, Saltmarsh &nbsp;1"
    )
    assert page.index("1998</a>") < page.index("1961</a>")
    assert '<a href="timeline.html">Timeline</a>' in site["archive/index.html"]


LONG = {
    "one year": ["1998-03-04"],
    "1700 to 2020": [f"{year}-{month:02}" for year in range(1700, 2021) for month in (1, 7)],
    "a thousand years": [str(year) for year in range(1021, 2021)],
    "a stray date": ["0001", "1998-03"],
    "no date": [],
    "nothing": None,
}


@pytest.mark.parametrize("dates", LONG.values(), ids=LONG)
def test_pages_of_the_whole_archive_stay_small_whatever_its_length(tmp_path, dates):
    title, body = "The ferry of Saltmarsh " * 6, "Ada Quill and Tom Reed in Saltmarsh."
    files = {f"no/{n}.md": article(title, body, date=date) for n, date in enumerate(dates or [])}
    if dates == []:
        files = {"a.md": article()}
    names = {PEOPLE: ["Ada Quill", "Tom Reed"], PLACES: ["Saltmarsh"]}
    made = edition(tmp_path, files, names if dates else {})
    whole = ["index.html", "indexes.html", "about.html", "archive/index.html"]
    whole += ["archive/timeline.html"] if dates else []
    pages = print_pages(made, whole.__contains__)
    assert pages.keys() == set(whole)
    for address, page in pages.items():
        assert len(page.encode()) < (150_000 if address == "index.html" else 200_000)


def test_the_timeline_leads_to_what_has_no_place_on_it(tmp_path):
    files = {"a.md": article(date="1998"), "b.md": article(), "c.md": article()}
    page = print_site(edition(tmp_path, files))["archive/timeline.html"]
    assert 'Undated: <a href="../undated/index.html">2 articles</a>' in page
    dated = print_site(edition(tmp_path / "dated", {"a.md": article(date="1998")}))
    assert "Undated" not in dated["archive/timeline.html"]


def test_a_long_archive_goes_by_decade(tmp_path):
    """On the timeline and in the table; each year is a link all the same."""
    files = {f"{year}.md": article(date=str(year)) for year in range(1700, 2021)}
    pages = print_pages(edition(tmp_path, files), lambda address: address.startswith("archive/"))
    timeline, years = (pages[f"archive/{name}.html"] for name in ("timeline", "index"))
    assert timeline.count("<h2>") == 33
    assert '<a href="../1700/index.html" dir="auto">1700</a>&nbsp;1' in timeline
    assert '1700s</th><td><a href="../1700/index.html">1</a></td>' in years


def test_an_imported_archive_is_whole(tmp_path):
    """With a ledger that an import wrote."""
    (tmp_path / "content/clippings").mkdir(parents=True)
    (tmp_path / "content/clippings/ferry.txt").write_text("Ferry stays\n\nA text.\n")
    made = with_readings(edition(tmp_path, {"a.md": article(original="clippings/ferry.txt")}))
    assert "ferry.txt" in print_site(made)["archive/recent.html"]
