"""sitegen search, as a person or a script meets it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from searching import fictional_entries

from sitegen.cli import cli
from sitegen.errors import IndexMissing, QueryError
from sitegen.search.entry import Entry
from sitegen.search.writer import write_index
from sitegen.text.dates import NewsDate

FERRY = Entry(
    "1998/03/04/ferry.html",
    "Council keeps the ferry",
    'The ferry, "our heirloom", stays.',
    people=("Ada Quill",),
    source="The Harbor Times",
    date=NewsDate(1998, 3, 4),
    named=(("person", "Ada Quill", "people/ada-quill.html"),),
)


@pytest.fixture
def project(tmp_path):
    write_index(tmp_path / "build/index", [FERRY, *fictional_entries(20)])
    return tmp_path


def run(project, *arguments):
    result = CliRunner().invoke(cli, ["--project", str(project), "search", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_hit_shows_title_date_source_address_and_snippet(project):
    """All that a person needs to choose."""
    shown = run(project, "heirloom").stdout

    assert shown.splitlines()[0] == "1 article matches."
    for part in (FERRY.title, "1998-03-04", FERRY.source, FERRY.address, FERRY.body):
        assert part in shown


def test_no_hit_is_an_answer_too(project):
    """The exit code is 0."""
    result = run(project, "nowhere")

    assert result.stdout == "No article matches.\n"
    assert result.exit_code == 0


def test_json_is_as_documented(project):
    """Scripts rely on these keys."""
    answer = json.loads(run(project, "--json", "heirloom AND").stdout)

    assert answer["query"] == "heirloom AND"
    assert answer["total"] == 1
    assert answer["notes"] == ["'AND' has nothing to work on and was left out."]
    (hit,) = answer["results"]
    assert list(hit) == ["url", "title", "date", "source", "score", "snippet"]
    assert hit["url"] == FERRY.address
    assert hit["date"] == "1998-03-04"
    assert hit["snippet"] == FERRY.body
    assert hit["score"] > 0


def test_csv_is_a_table_with_a_heading(project):
    """Quotation marks in a text do not break it."""
    (row,) = csv.DictReader(io.StringIO(run(project, "--csv", "heirloom").stdout))

    assert row["url"] == FERRY.address
    assert row["snippet"] == FERRY.body


def test_a_spreadsheet_runs_nothing_that_an_article_says(tmp_path):
    """A cell that begins as a formula does has an apostrophe before it, as on the search page."""
    hostile = replace(FERRY, title="=HYPERLINK(1)")
    write_index(tmp_path / "build/index", [hostile])

    (row,) = csv.DictReader(io.StringIO(run(tmp_path, "--csv", "heirloom").stdout))

    assert row["title"] == "'=HYPERLINK(1)"


def test_facets_are_counted_when_asked_for(project):
    """As a person reads them, and as a script does."""
    shown = run(project, "heirloom", "--facets", "3").stdout
    answer = json.loads(run(project, "--json", "heirloom", "--facets", "3").stdout)

    assert shown.split("People\n")[1].split() == [
        *("1", "Ada", "Quill"), "Sources", *("1", "The", "Harbor", "Times"), "Years", "1", "1998",
    ]  # fmt: skip
    assert answer["facets"]["people"] == [
        {"name": "Ada Quill", "count": 1, "url": "people/ada-quill.html"}
    ]
    assert answer["facets"]["years"] == [{"name": "1998", "count": 1, "url": ""}]
    assert (answer["facets"]["counted"], answer["facets"]["of"]) == (1, 1)


def test_only_narrows_the_hits(project):
    """Each may be repeated; signs before the value as the help tells."""
    every = json.loads(run(project, "--json", "ferry OR harbor").stdout)["total"]
    options = ("--only", "person=Ada Quill", "--only", "source=+The Harbor Times")
    one = json.loads(run(project, "--json", "ferry OR harbor", *options).stdout)
    others = run(project, "--json", "ferry OR harbor", "--only", "person=-Ada Quill").stdout

    assert [hit["url"] for hit in one["results"]] == [FERRY.address]
    assert json.loads(others)["total"] == every - 1
    with pytest.raises(QueryError):
        run(project, "ferry", "--only", "Ada Quill")


def test_a_query_that_finds_nothing_leads_to_one_that_does(project):
    """Where a word was perhaps misspelt."""
    assert "Did you mean: heirloom" in run(project, "heriloom").stdout
    assert json.loads(run(project, "--json", "heriloom").stdout)["suggestion"] == "heirloom"
    assert json.loads(run(project, "--json", "heirloom").stdout)["suggestion"] == ""


def test_notes_go_to_the_person_and_not_into_the_answer(project):
    """So that a script may read the answer."""
    result = run(project, "heirloom", "AND")

    assert "'AND' has nothing to work on" in result.stderr
    assert "'AND'" not in result.stdout


def test_limit_and_sort_choose_the_hits(project):
    """The total stays what it is."""
    answer = json.loads(
        run(project, "--json", "--limit", "2", "--sort", "oldest", "--", "-nowhere").stdout
    )

    assert answer["total"] == 21
    dates = [hit["date"] for hit in answer["results"]]
    assert len(dates) == 2
    assert dates == sorted(dates)


def test_words_may_come_as_several_arguments(project):
    """A person forgets the quotation marks of the shell."""
    assert run(project, "council", "ferry").stdout == run(project, "council ferry").stdout


def test_a_title_cannot_command_the_terminal(tmp_path):
    """Its signs are shown, its control codes are not."""
    write_index(tmp_path / "build/index", [Entry("a.html", "Ferry \x1b[2J[bold]", "")])

    shown = run(tmp_path, "ferry").stdout

    assert "\x1b" not in shown
    assert "Ferry [2J[bold]" in shown


def test_what_cannot_be_answered_has_an_error_of_its_own(project, tmp_path):
    """The command line turns it into a sentence and an exit code."""
    with pytest.raises(QueryError):
        run(project, "...")
    with pytest.raises(IndexMissing):
        run(tmp_path / "elsewhere", "ferry")


def test_help_explains_the_query_language(project):
    """Each field, and each form of a query."""
    shown = run(project, "--help").stdout

    for part in ("person:", "section:", "date:1998-03..1998-05", "train*", "NOT", "--csv"):
        assert part in shown


def test_a_minus_before_a_word_needs_no_other_sign(project):
    """It is part of the language; what begins with two of them is an option, or a slip."""
    assert "No article matches" in run(project, "-ferry", "council", "ferry").stdout
    slip = run(project, "ferry", "--jsn")

    assert slip.exit_code == 2
    assert "No such option '--jsn'" in slip.stderr


def test_a_year_has_four_digits(project):
    """Anything else is told, not searched."""
    with pytest.raises(QueryError, match="'98' is no year"):
        run(project, "ferry", "--only", "year=98")
