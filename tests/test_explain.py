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
