"""sitegen theme: which themes there are, and their files to be changed."""

import json

import pytest


@pytest.fixture
def project(tmp_path):
    (tmp_path / "sitegen.toml").write_text('title = "Port Hollow"\n')
    return tmp_path


def write(path, text=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_list_shows_what_is_in_use_and_what_the_archive_changes(sitegen, project):
    write(project / "themes/default/templates/about.html")
    write(project / "themes/default/assets/site.css")
    write(project / "themes/broadsheet/theme.toml", 'title = "Broadsheet"\nparent = "plain"')

    listed = sitegen("theme", "list", cwd=project).out

    assert "* default  The morgue\n" in listed
    assert "in this archive: themes/default (about.html, assets/site.css)" in listed
    assert "  broadsheet  Broadsheet  (what it lacks comes from plain)" in listed


def test_the_list_is_json_for_programs(sitegen, project):
    write(project / "themes/default/templates/about.html")

    default, plain = json.loads(sitegen("theme", "list", "--json", cwd=project).out)

    assert (default["name"], default["in_use"], default["parent"]) == ("default", True, None)
    assert default["in_archive"] == "themes/default"
    assert default["files_in_archive"] == ["about.html"]
    assert (plain["name"], plain["in_use"], plain["parent"]) == ("plain", False, "default")
    assert (plain["in_archive"], plain["files_in_archive"]) == (None, [])


def test_the_list_tells_of_themes_that_are_broken_or_not_there_after_the_others(sitegen, project):
    (project / "sitegen.toml").write_text('theme = "plian"')
    write(project / "themes/broken/theme.toml", "titel = 1")

    run = sitegen("theme", "list", cwd=project, check=False)

    assert run.code == 4 and "plain" in run.out
    assert "themes/broken/theme.toml:1:1: 'titel' is not an option. Did you mean" in run.err
    assert "There is no theme 'plian'. Did you mean 'plain'?" in run.err


def test_ejected_files_are_copies_of_what_is_in_use(sitegen, project):
    from sitegen.site.themes import shipped_themes

    run = sitegen("theme", "eject", "article.html", "assets/site.css", cwd=project)

    for name in ("templates/article.html", "assets/site.css"):
        copy = project / "themes/default" / name
        assert copy.read_bytes() == (shipped_themes() / "default" / name).read_bytes()
        assert f"Copied themes/default/{name}" in run.out
    assert '{% extends "default/article.html" %}' in run.err


def test_a_theme_of_the_archive_takes_a_template_from_its_parent(sitegen, project):
    (project / "sitegen.toml").write_text('theme = "own"')
    write(project / "themes/own/theme.toml", 'parent = "plain"')

    run = sitegen("theme", "eject", "base.html", cwd=project)

    taken = (project / "themes/own/templates/base.html").read_text()
    assert '{% extends "default/base.html" %}' in taken  # that is the one of plain
    assert 'write {% extends "plain/base.html" %} and' in run.err  # "own/..." would be itself


def test_no_file_is_ever_overwritten_and_one_wrong_name_stops_all(sitegen, project):
    mine = project / "themes/default/templates/about.html"
    write(mine, "mine")

    run = sitegen("theme", "eject", "home.html", "about.html", "artcle.html", cwd=project,
                  check=False)  # fmt: skip

    assert run.code == 4
    assert "themes/default/templates/about.html: This file is in the archive already" in run.err
    assert "has no file 'artcle.html'. Did you mean 'article.html'?" in run.err
    assert [path.name for path in mine.parent.iterdir()] == ["about.html"]
    assert mine.read_text() == "mine"


def test_only_files_of_a_theme_can_be_taken(sitegen, project):
    names = ["../sitegen.toml", "/etc/passwd", "assets/../../x", ""]
    run = sitegen("theme", "eject", *names, cwd=project, check=False)

    assert run.code == 4 and run.err.count("has no file") == len(names)
    assert not (project / "themes").exists()
