"""sitegen explain: what becomes of each line of a clipping, for a person and for a program."""

import json
import re

import pytest
from click.testing import CliRunner

from sitegen.cli import cli

CLIPPING = """Home | News | Sport | Weather
Harbor council votes to keep the ferry

By Harbor Council | The Marrow Bay Ledger | Published: March 4, 1998

MARROW BAY — The harbor council of Marrow Bay voted on Tuesday to keep the ferry to Little Osprey.

â€œWe would miss it every morning,â€\x9d said Mayor Adela Brightwater, who takes it to work.

Sign up for our newsletter
"""


@pytest.fixture
def clipping(tmp_path):
    path = tmp_path / "harbor.txt"
    path.write_text(CLIPPING, encoding="utf-8", newline="")
    return path


def explain(path, *options):
    run = CliRunner().invoke(cli, ["--project", str(path.parent), "explain", str(path), *options])
    assert run.exit_code == 0, run.output
    return run.output


def test_each_line_is_shown_with_its_fate(clipping):
    """A line of two fates takes two rows; blank lines take none."""
    rows = [row.split("  ") for row in explain(clipping).splitlines()]
    told = [[cell.strip() for cell in row if cell.strip()] for row in rows]

    assert told[0] == ["line", "label", "sure", "rule", "text"]
    table = told[1 : told.index([])]
    assert [row[:2] for row in table if row[0].isdigit()] == [
        ["1", "navigation"], ["2", "title"], ["4", "authors"], ["6", "dateline"], ["8", "body"],
        ["10", "newsletter"],
    ]  # fmt: skip
    (second,) = (row for row in table if not row[0].isdigit())
    assert second[0] == "body" and second[-1].startswith("… The")


def test_fields_repairs_doubts_and_counts_follow(clipping):
    out = explain(clipping)

    assert "\nauthors      Harbor Council\n" in out
    assert "\ndate         1998-03-04\n" in out
    assert "\nrepaired     line 8: " in out
    assert "\ndoubtful     line 4: The author 'Harbor Council' looks like an organisation.\n" in out
    assert f"\n{len(CLIPPING)} characters, utf-8\n" in out
    assert "dropped: newsletter\n" in out


def test_no_row_of_the_table_is_wider_than_the_terminal(clipping, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")

    table = explain(clipping).split("\n\n")[0].splitlines()

    assert max(map(len, table)) == 60


def test_json_holds_the_whole_text_and_everything_read_from_it(clipping):
    told = json.loads(explain(clipping, "--json"))

    assert list(told) == [
        "file", "encoding", "lines", "fields", "repairs", "doubts", "characters",
    ]  # fmt: skip
    assert "".join(line["text"] for line in told["lines"]) == CLIPPING
    assert list(told["lines"][0]) == ["line", "start", "end", "label", "sure", "rule", "text"]
    assert told["fields"]["title"] == "Harbor council votes to keep the ferry"
    assert told["fields"]["authors"] == ["Harbor Council"]
    assert told["repairs"][0]["line"] == 8
    assert "“We would miss it" in told["repairs"][0]["now"]
    assert told["doubts"][-1]["line"] == 4
    counts = told["characters"]
    dropped, fields = sum(counts["dropped"].values()), sum(counts["fields"].values())
    assert counts["all"] == len(CLIPPING) == counts["body"] + counts["blank"] + dropped + fields


def test_signs_that_trouble_a_terminal_are_escaped(clipping):
    clipping.write_text("A headline \x1b[31m in red\n\nThe text of it is a text that goes on.\n")

    assert "\x1b" not in explain(clipping)


def test_a_file_that_an_import_refuses_is_refused(sitegen, tmp_path):
    """Also where there is no archive; the exit code is that of bad content."""
    (tmp_path / "empty.txt").write_text("")

    run = sitegen("explain", "empty.txt", cwd=tmp_path, check=False)

    assert (run.code, run.out) == (1, "")
    assert run.err == "empty.txt: An import refuses this file: it is empty.\n"


def test_the_archives_limit_counts(clipping):
    (clipping.parent / "sitegen.toml").write_text("largest_clipping = 5")
    arguments = ["--project", str(clipping.parent), "explain", str(clipping)]

    error = CliRunner().invoke(cli, arguments).exception

    assert "it is larger than 5 bytes" in str(error)


def test_explaining_writes_nothing(clipping):
    explain(clipping)

    assert list(clipping.parent.iterdir()) == [clipping]
    assert clipping.read_bytes().decode() == CLIPPING


def test_no_colour_is_needed_to_tell_the_fates_apart(clipping, monkeypatch):
    """In a terminal that has them the words are the same."""
    plain = explain(clipping)
    monkeypatch.setenv("FORCE_COLOR", "1")

    coloured = explain(clipping)

    assert coloured != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


WIRE = """{"title": "The ferry stays", "date": "1998-03-04", "authors": ["Quill"], "text": "So."}
{"title": "The ferry
{"title": "Lantern bridge is red again", "date": "2019-05-05", "text": "Nobody objected."}
"""


@pytest.fixture
def wire(tmp_path):
    path = tmp_path / "wire.jsonl"
    path.write_text(WIRE)
    return path


def test_the_articles_of_a_file_of_many_are_listed(wire):
    rows = [row.split(maxsplit=3) for row in explain(wire).splitlines()]

    assert rows[0] == ["article", "line", "date", "doubts  title"]
    assert rows[1] == ["1", "1", "1998-03-04", "1  The ferry stays"]
    assert rows[2][:3] == ["2", "refused:", "it"]
    assert rows[3] == ["3", "3", "2019-05-05", "Lantern bridge is red again"]


def test_an_article_of_a_file_of_many_is_explained_by_its_number(wire):
    """Its fields were told by the file, so there is no account by character."""
    out = explain(wire.with_name("wire.jsonl#1"))

    assert out.splitlines() == [
        "This file names its fields itself; there is no account by character.",
        "title        The ferry stays",
        "date         1998-03-04",
        "authors      Quill",
        "doubtful     line 1: The author 'Quill' does not look like a person's full name.",
    ]


def test_json_has_a_line_for_each_article_of_a_file_of_many(wire):
    first, bad, last = map(json.loads, explain(wire, "--json").splitlines())

    assert (first["file"], first["lines"]) == (f"{wire}#1", [])
    assert first["doubts"][0]["line"] == 1
    assert list(bad) == ["file", "refused"]
    assert last["fields"] == {"title": "Lantern bridge is red again", "date": "2019-05-05"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wire.jsonl#9", "refuses this file: there is none, wire.jsonl holds 3 articles."),
        ("wire.jsonl#2", "An import refuses this file: it is not JSON: Unterminated string"),
        ("absent.txt", "There is no file"),
        ("absent.jsonl#1", "There is no file"),
        (".", "There is no file"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(wire, name, said):
    run = CliRunner().invoke(cli, ["explain", str(wire.parent / name)])

    assert run.exit_code and said in f"{run.output} {run.exception}"


def test_a_saved_page_shows_its_fields_and_why_there_is_no_table(tmp_path):
    page = tmp_path / "page.html"
    told = "<p>The ferry of Port Hollow stays where it was, the council said on Tuesday night.</p>"
    page.write_text(f"<title>The ferry stays</title><h1>The ferry stays</h1>{told * 9}")

    out = explain(page).splitlines()

    assert out[0] == "A saved web page is read by its markup; there is no account by character."
    assert "title        The ferry stays" in out
    assert "doubtful     No date was found." in out


def test_a_long_table_has_every_line_in_order(tmp_path):
    """It is printed in batches; signs two cells wide are cut by what the terminal shows."""
    lines = [
        f"The harbor council met again on day {day}, and kept the ferry." for day in range(1200)
    ]
    path = tmp_path / "long.txt"
    path.write_text("The ferry stays\n\n" + "\n".join([*lines, "港" * 90]) + "\n", encoding="utf-8")

    table = explain(path).split("\n\n")[0].splitlines()

    assert [int(row.split()[0]) for row in table[1:]] == [1, *range(3, 1204)]
    assert table[-1].rstrip(" …").endswith("港") and len(table[-1]) < 80
