"""Watching: which files changed, whatever way they were written."""

import shutil
import time

import pytest

from sitegen.preview.watching import Watch


@pytest.fixture
def project(tmp_path):
    (tmp_path / "content/articles/1998").mkdir(parents=True)
    (tmp_path / "sitegen.toml").write_text('title = "Marrow Bay"\n')
    for name in ("ferry", "harbor"):
        (tmp_path / f"content/articles/1998/{name}.md").write_text(name)
    return tmp_path


def told(watch, near=(), seconds=3.0, until=1):
    """What it tells, until so many files were told and nothing more comes."""
    found, end = set(), time.monotonic() + seconds
    while time.monotonic() < end and len(found) < until:
        found |= watch.changed(near)
        time.sleep(0.01)
    return found


FERRY, HARBOR = "content/articles/1998/ferry.md", "content/articles/1998/harbor.md"


def test_a_file_that_changed_came_or_went_is_told_once(project):
    watch = Watch(project)
    (project / FERRY).write_text("ferry, and more")
    (project / HARBOR).unlink()
    (project / "themes").mkdir()
    (project / "themes/plain.css").write_text("p {}")
    (project / "sitegen.toml").unlink()

    assert told(watch, until=4) == {FERRY, HARBOR, "themes/plain.css", "sitegen.toml"}
    assert told(watch, seconds=0.5) == set()


def test_a_file_on_a_screen_is_told_before_everything_is_looked_at(project):
    watch = Watch(project)
    watch._due = time.monotonic() + 60
    (project / FERRY).write_text("ferry, and more")
    (project / HARBOR).write_text("harbor, and more")

    assert told(watch, near=[FERRY], seconds=0.5) == {FERRY}


def test_a_file_is_told_when_it_stands_still(project):
    """A file half written is not read, nor missed when it is whole."""
    watch = Watch(project)
    for words in range(1, 20):
        (project / FERRY).write_text("word " * words)
        assert watch.changed([FERRY]) == frozenset()

    assert told(watch, near=[FERRY]) == {FERRY}


def test_an_editor_that_saves_by_renaming_changes_one_file(project):
    watch = Watch(project)
    folder = project / "content/articles/1998"
    (folder / ".ferry.md.swp").write_text("what the editor keeps for itself")
    (folder / ".ferry.md.new").write_text("ferry, anew")
    (folder / ".ferry.md.new").replace(project / FERRY)

    assert told(watch, near=[FERRY], until=2, seconds=0.6) == {FERRY}


def test_a_folder_that_vanishes_takes_its_files_with_it(project):
    watch = Watch(project)
    shutil.rmtree(project / "content")

    assert told(watch, until=2) == {FERRY, HARBOR}


def test_a_link_that_leads_round_in_circles_is_not_followed(project):
    (project / "content/articles/again").symlink_to(project / "content")
    watch = Watch(project)
    (project / FERRY).write_text("ferry, and more")

    assert told(watch, until=2, seconds=0.6) == {FERRY}
