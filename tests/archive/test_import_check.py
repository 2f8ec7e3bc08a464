"""`sitegen import --check`: what waits to be imported, told without importing it."""

import pytest
from click.testing import CliRunner

from sitegen.cli import cli

CLIPPING = "{title}\n\nBy Ada Quill | The Harbor Times | Published: March 4, 1998\n\nIt {verb}.\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "sitegen.toml").write_text("workers = 1\n")
    (tmp_path / "content" / "clippings").mkdir(parents=True)
    return tmp_path


def write(project, name, title="The ferry stays", verb="does"):
    path = project / "content" / "clippings" / name
    path.write_text(CLIPPING.format(title=title, verb=verb))
    return path


def run(project, *arguments):
    return CliRunner().invoke(cli, ["--project", str(project), "import", *arguments])


def files(project):
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_every_clipping_that_waits_is_told_and_nothing_is_written(project):
    write(project, "a.txt")
    write(project, "b.txt", title="The bridge stays")
    run(project)
    write(project, "a.txt", verb="does not")
    (project / "content/clippings/b.txt").rename(project / "content/clippings/c.txt")
    write(project, "new.txt", title="The tower stays")
    write(project, "same.txt", title="The tower stays")
    before = files(project)

    told = run(project, "--check")

    assert told.stdout.splitlines() == [
        "new        content/clippings/new.txt",
        "duplicate  content/clippings/same.txt: the same as content/clippings/new.txt.",
        "changed    content/clippings/a.txt",
        "moved      content/clippings/b.txt -> content/clippings/c.txt",
    ]
    assert told.stderr.startswith("4 clippings wait to be imported. Run sitegen import, ")
    assert told.exit_code == 1
    assert files(project) == before


def test_after_an_import_nothing_waits_whatever_became_of_the_clippings(project):
    write(project, "a.txt")
    write(project, "same.txt")
    (project / "content/clippings/empty.txt").write_text("")
    (project / "content/clippings/film.xyz").write_bytes(b"\0\1")
    (project / "content/clippings/wire.jsonl").write_text(
        '{"title": "One", "date": "1998-03-04", "text": "It does."}\nno JSON\n'
    )
    run(project)

    told = run(project, "--check")

    assert (told.stdout, told.exit_code) == ("Nothing to import: 6 clippings known.\n", 0)


def test_it_goes_alone(project):
    for other in ("--again", "--failed", "--undo"):
        assert run(project, "--check", other).exit_code == 2
