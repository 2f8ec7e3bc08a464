"""`sitegen build --explain PAGE`: what a page was made from, and why it was written or not."""

import os

import pytest
from click.testing import CliRunner

from sitegen.cli import cli

FERRY = "1998/03/04/ferry.html"
GIF = b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\1D\0;"
CLIPPING = "Lantern bridge is red\n\nBy Ada Quill | Published: May 5, 2019\n\nNobody objected.\n"


def write(project, name, text):
    path = project / "content" / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def article(title, person="Ada Quill", more=""):
    return f"---\ntitle: {title}\ndate: 1998-03-04\npeople: [{person}]\n{more}---\n\n{person}.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    (folder / "sitegen.toml").write_text('recogniser = "none"\nworkers = 1\n')
    (folder / "content" / "clippings").mkdir(parents=True)
    (folder / "content" / "clippings" / "bridge.txt").write_text(CLIPPING)
    (folder / "content" / "clippings" / "bridge.gif").write_bytes(GIF)
    write(folder, "1998/03/04/ferry.md", article("The ferry stays"))
    write(folder, "1998/03/04/toll.md", article("The toll goes", "Tom Reed"))
    assert build(folder).exit_code == 0
    return folder


def build(project, *arguments):
    return CliRunner().invoke(cli, ["--project", str(project), "--quiet", "build", *arguments])


def explain(project, page):
    done = build(project, "--explain", str(page))
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def test_an_article_is_made_from_its_file_its_clipping_templates_and_what_it_shows(project):
    lines = explain(project, "2019/05/05/lantern-bridge-is-red.html")

    path = "content/articles/2019/05/05/lantern-bridge-is-red.md"
    assert lines[0].endswith(f" is the article 'Lantern bridge is red' ({path}).")
    assert lines[1:] == [
        f"  article            {path}",
        "  clipping           content/clippings/bridge.txt",
        "  pictures           content/clippings/bridge.gif",
        "  templates          themes/default/templates/article.html",
        "                     themes/default/templates/base.html",
        "                     themes/default/templates/parts.html",
        "  articles it shows  content/articles/1998/03/04/ferry.md",
        "  besides            sitegen.toml",
        "This build did not write it: its bytes are the same as before.",
    ]


@pytest.mark.parametrize(
    "page",
    [FERRY, f"build/site/{FERRY}", "content/articles/1998/03/04/ferry.md", f"/{FERRY}"],
)
def test_a_page_is_known_by_its_address_its_file_and_its_articles_file(project, page):
    assert explain(project, page)[0].startswith(f"{FERRY} is the article 'The ferry stays'")


def test_a_file_is_known_from_wherever_one_stands(project, monkeypatch):
    monkeypatch.chdir(project / "content" / "articles")

    assert explain(project, "1998/03/04/toll.md")[0].startswith("1998/03/04/toll.html is the art")
    assert explain(project, project / "build/site/feed.xml")[:2] == [
        "feed.xml is the feed.",
        "  besides            content/articles",
    ]
    assert explain(project, "people/")[0].startswith("people/index.html is ")


def test_a_page_that_changed_is_told_with_the_lines_that_did(project):
    write(project, "1998/03/04/ferry.md", article("The ferry sinks"))

    lines = explain(project, "people/ada-quill.html")

    assert "  articles it shows  content/articles/1998/03/04/ferry.md" in lines
    assert any(line.startswith("This build wrote it anew: its bytes are others") for line in lines)
    assert any(line.startswith("  -") and "The ferry stays" in line for line in lines)
    assert any(line.startswith("  +") and "The ferry sinks" in line for line in lines)
    assert explain(project, "people/tom-reed.html")[-1].startswith("This build did not write it")


def test_a_page_that_comes_or_goes_is_told_with_its_reason(project):
    write(project, "1998/03/04/new.md", article("New", "Imke Sandvoort"))
    assert explain(project, "1998/03/04/new.html")[-1] == (
        "This build wrote it: it was not there before."
    )

    write(project, "1998/03/04/new.md", article("New", "Imke Sandvoort", "draft: true\n"))
    lines = explain(project, "1998/03/04/new.html")
    assert lines == [
        "1998/03/04/new.html is no page of this archive any more.",
        "This build took it away: content/articles/1998/03/04/new.md says that it is a draft.",
    ]


def refusal(project, page):
    done = build(project, "--explain", page)
    assert done.exit_code == 2
    return done.output


def test_of_what_has_no_page_the_reason_is_told(project):
    """Whichever build asks, not only the one that took it away."""
    clippings = project / "content" / "clippings"
    write(project, "1998/03/04/idea.md", article("Idea", more="draft: true\n"))
    (clippings / "void.txt").write_text(" \n")
    (clippings / "again.txt").write_text(CLIPPING)
    (clippings / "fog.txt").write_text("Fog comes in\n\nBy Ada Quill\n\nNobody saw it leave.\n")
    build(project)
    (project / "content" / "articles" / "undated" / "fog-comes-in.md").unlink()
    build(project)

    draft = "content/articles/1998/03/04/idea.md is a draft, so it has no page."
    assert draft in refusal(project, "1998/03/04/idea.html")
    assert draft in refusal(project, "content/articles/1998/03/04/idea.md")
    assert "content/clippings/void.txt was refused: " in refusal(
        project, "content/clippings/void.txt"
    )
    assert "because it is a duplicate of content/clippings/bridge.txt." in refusal(
        project, "content/clippings/again.txt"
    )
    assert "For a new one say: sitegen import content/clippings/fog.txt." in refusal(
        project, "content/clippings/fog.txt"
    )


def test_of_a_name_that_stands_too_seldom_the_bound_is_told(project):
    options = project / "sitegen.toml"
    plain = options.read_text()
    write(project, "1998/03/04/rare.md", article("Rare", "Wim Overweel"))
    options.write_text(f"{plain}names_on_pages = 2\n")

    told = refusal(project, "people/wim-overweel.html")
    options.write_text(plain)
    (project / "content/articles/1998/03/04/rare.md").unlink()

    assert "'Wim Overweel' stands in 1 article; a name gets a page from 2 on" in told
    assert "sitegen entities pin 'Wim Overweel'" in told


def test_where_a_host_sets_limits_they_may_be_why_a_page_is_gone(project):
    options = project / "sitegen.toml"
    plain = options.read_text()
    write(project, "1998/03/04/late.md", article("Late", "Piet Karsh"))
    build(project)
    (project / "content/articles/1998/03/04/late.md").unlink()
    options.write_text(f'{plain}limits = "github"\n')

    last = explain(project, "1998/03/04/late.html")[-1]
    options.write_text(plain)

    assert last == (
        "This build took it away: nothing in content/ asks for it now, "
        'or limits = "github" leaves it out.'
    )


def test_files_that_are_no_pages_are_explained_too(project):
    (project / "build" / "site" / "mine.html").write_text("mine")
    (project / "content" / "entities.yaml").write_text("people: [Ada Quill]\n")

    assert explain(project, "assets/site.css")[:2] == [
        "assets/site.css is a file of the theme.",
        "  file               themes/default/assets/site.css",
    ]
    assert "  file               content/clippings/bridge.gif" in explain(
        project, "clippings/bridge.gif"
    )
    assert explain(project, "data/archive.csv")[1] == "  besides            content/articles"
    assert "made from build/index" in explain(project, next(search_files(project)))[0]
    assert explain(project, "mine.html") == [
        "mine.html is no file that sitegen made.",
        "This build did not write it: its bytes are the same as before.",
    ]
    assert "  besides            sitegen.toml" in explain(project, FERRY)
    assert "                     content/entities.yaml" in explain(project, FERRY)


def search_files(project):
    site = project / "build" / "site"
    for path in sorted((site / "search").rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix()


def test_a_template_of_ones_own_is_named(project):
    mine = project / "themes" / "default" / "templates" / "about.html"
    mine.parent.mkdir(parents=True)
    mine.write_text('{% extends "base.html" %}{% block main %}Mine{% endblock %}')

    assert [line.split()[-1] for line in explain(project, "about.html") if "templates/" in line][
        :2
    ] == ["themes/default/templates/about.html", "themes/default/templates/base.html"]


def test_a_page_that_is_none_is_told_with_the_nearest_and_nothing_is_built(project):
    front = project / "build" / "site" / "index.html"
    os.utime(front, ns=(0, 0))
    write(project, "1998/03/04/late.md", article("Late"))

    done = build(project, "--explain", "people/ada-quil.html")

    assert done.exit_code == 2
    assert "There is no page 'people/ada-quil.html'. Did you mean 'people/ada-quill.html'?" in (
        done.stderr
    )
    assert front.stat().st_mtime_ns == 0
