"""A build: one command from clippings to a site, the same bytes every time, whole or not at all."""

import json
import os
import shutil
import sys

import pytest
from click.testing import CliRunner
from conftest import REPOSITORY
from fiction import write_archive

from sitegen.cli import cli

SEED = "2020/02/13/iraq-green-lights-resumption-of-nato-training-effort.html"


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def write(project, name, title, more="", body="Text."):
    path = project / "content" / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {title}\n{more}---\n\n{body}\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "archive"
    (folder / "content" / "articles").mkdir(parents=True)
    (folder / "sitegen.toml").write_text('title = "The morgue"\n')
    return folder


@pytest.fixture(scope="module")
def seed(sitegen, tmp_path_factory):
    """The archive of the one real clipping, as a clone of the repository has it."""
    folder = tmp_path_factory.mktemp("seed")
    shutil.copytree(REPOSITORY / "content" / "clippings", folder / "content" / "clippings")
    shutil.copy(REPOSITORY / "sitegen.toml", folder)
    sitegen("build", cwd=folder)
    return folder


def test_one_command_makes_the_site_and_says_where_it_is(sitegen, project):
    write(project, "a.md", "Harbor news")

    out = sitegen("build", cwd=project).out

    assert "1 article, " in out
    assert f"Open {project / 'build' / 'site' / 'index.html'} in a browser" in out
    assert "Harbor news" in (project / "build" / "site" / "index.html").read_text()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('person:"Jens Stoltenberg" training', True),
        ('"rebranding exercise"', True),
        ("place:Brussels date:2020-02", True),
        ('"rebranding train"', False),
        ("training NOT Stoltenberg", False),
        ("date:2020-03", False),
        ("person:Brussels", False),
    ],
)
def test_the_seed_article_is_found_by_what_it_says_and_nothing_else(sitegen, seed, query, found):
    results = json.loads(sitegen("search", "--json", query, cwd=seed).out)

    assert [result["url"] for result in results["results"]] == ([SEED] if found else [])
    assert results["total"] == int(found)


def test_the_people_organisations_and_places_of_the_seed_article_have_pages(seed):
    pages = {path for path in tree(seed / "build" / "site") if path.endswith(".html")}

    assert {path for path in pages if path.startswith("people/")} == {
        "people/index.html",
        "people/by-number/index.html",
        "people/donald-trump.html",
        "people/jens-stoltenberg.html",
        "people/mark-esper.html",
    }
    assert pages >= {
        "organizations/nato.html",
        "organizations/associated-press.html",
        *(
            f"places/{place}.html"
            for place in "iraq brussels baghdad canada germany munich kirkuk".split()
        ),
    }


def test_the_original_clipping_is_part_of_the_site_unaltered(seed):
    (clipping,) = (seed / "content" / "clippings").iterdir()

    assert (seed / "build/site/clippings" / clipping.name).read_bytes() == clipping.read_bytes()


def test_building_twice_changes_no_file(sitegen, tmp_path):
    write_archive(tmp_path, 60)
    sitegen("build", cwd=tmp_path)
    files = times(tmp_path)

    out = sitegen("build", cwd=tmp_path).out

    assert times(tmp_path) == files
    assert "0 files written" in out


@pytest.mark.parametrize("articles", [150, pytest.param(400, marks=pytest.mark.slow)])
def test_the_same_content_gives_the_same_bytes_anywhere(sitegen, tmp_path, articles):
    """So many articles are printed by several processes, or read by them too."""
    sites = []
    for number, surroundings in enumerate(
        (
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
        )
    ):
        project = tmp_path / f"archive-{number}"
        write_archive(project, articles)
        with (project / "sitegen.toml").open("a") as options:
            options.write(f"workers = {number + 1}\n")
        cwd = project if number else tmp_path
        sitegen("--project", project, "build", cwd=cwd, env={**os.environ, **surroundings})
        sites.append((tree(project / "build" / "site"), tree(project / "content")))

    assert sites[0] == sites[1]


def test_an_empty_archive_is_a_site_too(sitegen, project):
    out = sitegen("build", cwd=project).out

    assert "0 articles" in out
    assert "content/clippings" in (project / "build" / "site" / "index.html").read_text()
    assert sitegen("search", "ferry", cwd=project).out.startswith("No article")


def test_everything_wrong_is_told_at_once_and_the_old_site_stays(sitegen, project):
    write(project, "good.md", "Good")
    sitegen("build", cwd=project)
    before = tree(project / "build" / "site")
    write(project, "date.md", "A", "date: 1998-02-31\n")
    write(project, "yaml.md", "a: b")

    run = sitegen("build", cwd=project, check=False)

    assert run.code == 1
    assert "content/articles/date.md:3:1: '1998-02-31' in 'date' is not a date" in run.err
    assert "content/articles/yaml.md:2:9: The front matter is not YAML" in run.err
    assert tree(project / "build" / "site") == before


def test_an_article_in_the_place_of_a_page_is_told_with_both_names(sitegen, project):
    write(project, "people/index.md", "Mine")

    run = sitegen("build", cwd=project, check=False)

    assert run.code == 1
    assert "people/index" in run.err


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        ('theme = "brutal"', 4, "brutal"),
        ('titel = "x"', 3, "Did you mean 'title'?"),
        ('recogniser = "magic"', 3, "There is no recogniser 'magic'."),
    ],
)
def test_a_wrong_option_is_a_sentence_and_a_code(sitegen, project, options, code, sentence):
    write(project, "a.md", "A")
    (project / "sitegen.toml").write_text(options)

    run = sitegen("build", cwd=project, check=False)

    assert run.code == code
    assert sentence in run.err


def test_a_template_that_fails_is_told_with_its_line(sitegen, project):
    write(project, "a.md", "A")
    template = project / "themes" / "default" / "templates" / "article.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p>\n{{ page.no_such_thing }}\n")

    run = sitegen("build", cwd=project, check=False)

    assert run.code == 4
    assert "article.html:2" in run.err
    assert "no_such_thing" in run.err
    assert not (project / "build" / "site").exists()


def test_a_slip_in_any_template_is_told_before_anything_is_read_or_written(sitegen, project):
    (project / "content" / "clippings").mkdir()
    (project / "content" / "clippings" / "bell.txt").write_text("Bell rings\n\nThe bell rang.\n")
    template = project / "themes" / "default" / "templates" / "month.html"
    template.parent.mkdir(parents=True)
    template.write_text("one\n{% for %}")
    before = tree(project)

    runs = [sitegen(command, cwd=project, check=False) for command in ("build", "check")]

    assert [run.code for run in runs] == [4, 1]
    for said in (runs[0].err, runs[1].out):
        assert said.startswith("themes/default/templates/month.html:2: The template is not well")
    assert tree(project) == before


def test_content_that_cannot_be_written_is_said_and_what_is_there_is_built(sitegen, seed, tmp_path):
    project = tmp_path / "stick"
    shutil.copytree(seed, project)
    shutil.rmtree(project / "build")
    (project / "content" / "clippings" / "new.txt").write_text("A new one\n\nWith some text.\n")
    # A folder in a file's place stops every writer, root included.
    (project / "content" / "articles" / "undated").write_text("in the way")

    run = sitegen("build", cwd=project)

    assert "New clippings were not imported" in run.err
    assert (project / "build" / "site" / SEED).exists()


def test_a_build_folder_that_cannot_be_is_a_sentence(sitegen, project):
    (project / "build").write_text("a file, not a folder")

    run = sitegen("build", cwd=project, check=False)

    assert run.code == 6
    assert "A file stands where a folder is needed." in run.err


def test_a_clipping_is_told_by_its_whole_name(sitegen, project):
    """Brackets in a name are no markup of ours."""
    clipping = project / "content" / "clippings" / "[red] ferry.txt"
    clipping.parent.mkdir()
    clipping.write_text("Ferry is red\n\nThe ferry of Marrow Bay is red again, said nobody.\n")
    sitegen("import", cwd=project)
    (article,) = (project / "content" / "articles").rglob("*.md")
    article.write_text(article.read_text().replace("said nobody", "said everybody"))

    out = sitegen("import", "--again", cwd=project).out

    assert "conflict   content/clippings/[red] ferry.txt: it reads differently now" in out
    assert "-The ferry of Marrow Bay is red again, said everybody." in out


def test_a_build_without_import_leaves_clippings_alone(sitegen, project):
    (project / "content" / "clippings").mkdir()
    (project / "content" / "clippings" / "new.txt").write_text("A new one\n\nWith some text.\n")

    assert "0 articles" in sitegen("build", "--no-import", cwd=project).out
    assert not (project / "content" / "imports.jsonl").exists()


def test_a_persons_edit_of_the_name_lists_wins(sitegen, seed, tmp_path):
    project = tmp_path / "archive"
    shutil.copytree(seed, project)
    article = project / "content" / "articles" / SEED.replace(".html", ".md")
    text = article.read_text()
    article.write_text(
        text.replace("[Jens Stoltenberg, Mark Esper, Donald Trump]", "[Mark Esper, Ada Quill]")
    )

    sitegen("build", cwd=project)

    people = {path.name for path in (project / "build/site/people").iterdir()}
    assert people >= {"ada-quill.html", "mark-esper.html"}
    # What was published goes on leading somewhere, but is no page of its own any more.
    assert 'http-equiv="refresh"' in (project / "build/site/people/donald-trump.html").read_text()
    assert "donald-trump" not in (project / "build/site/people/index.html").read_text()


def test_a_moved_article_leaves_a_page_that_leads_to_it(sitegen, seed, tmp_path):
    project = tmp_path / "archive"
    shutil.copytree(seed, project)
    articles = project / "content" / "articles"
    (articles / "nato").mkdir()
    shutil.move(articles / SEED.replace(".html", ".md"), articles / "nato" / "training.md")

    sitegen("build", cwd=project)
    old = (project / "build" / "site" / SEED).read_text()
    sitegen("build", cwd=project)

    assert "../../../nato/training.html" in old
    assert (project / "build" / "site" / SEED).read_text() == old


def test_an_added_article_leaves_far_pages_alone(sitegen, tmp_path):
    write_archive(tmp_path, 80)
    sitegen("build", cwd=tmp_path)
    before = tree(tmp_path / "build" / "site")
    write(tmp_path, "2021/06/01/new.md", "Something else", "date: 2021-06-01\n", "Quite alone.")

    sitegen("build", cwd=tmp_path)

    after = tree(tmp_path / "build" / "site")
    # A small archive is one span of time, whose search files are made together, and one data file.
    pages = {path for path in before if not path.startswith(("search/", "data/"))}
    changed = {path for path in pages if after.get(path) != before[path]}
    articles = {path for path in changed if path[:4].isdigit() and not path.endswith("index.html")}
    assert len(articles) <= 1  # the neighbour in time
    assert len(changed) < 15, sorted(changed)


def test_without_a_base_url_the_build_still_has_a_feed_and_no_sitemap(seed):
    site = tree(seed / "build" / "site")

    assert "feed.xml" in site
    assert "sitemap.xml" not in site


def test_an_archive_too_large_for_reading_pages_is_told_which_option_changes_it(project):
    write(project, "a.md", "A")
    write(project, "b.md", "B")
    options = project / "sitegen.toml"

    def errors(most):
        options.write_text(f"readings_up_to = {most}\n")
        return CliRunner().invoke(cli, ["--project", str(project), "build"]).stderr

    assert errors(1) == (
        "An archive of more than 1 article gets no pages that show how its clippings were read; "
        "readings_up_to in sitegen.toml sets another bound, 0 for none.\n"
    )
    assert (errors(2), errors(0)) == ("", "")


def test_quiet_means_quiet(sitegen, project):
    """Not even what may surprise is told."""
    write(project, "a.md", "A")
    write(project, "b.md", "B")
    (project / "sitegen.toml").write_text("readings_up_to = 1\n")

    run = sitegen("--quiet", "build", cwd=project)

    assert (run.out, run.err) == ("", "")


def test_cleaning_leaves_the_content_and_takes_the_rest(sitegen, project):
    write(project, "a.md", "A")
    sitegen("build", cwd=project)
    (project / "build" / "site" / "CNAME").write_text("archive.example")

    sitegen("clean", cwd=project)

    assert set(tree(project / "build")) <= {".lock", "site/CNAME"}
    assert (project / "content" / "articles" / "a.md").exists()


def test_a_new_archive_builds_and_is_searched(sitegen, tmp_path):
    sitegen("new", "morgue", cwd=tmp_path)
    sitegen("build", cwd=tmp_path / "morgue")

    found = json.loads(
        sitegen("search", "--json", "person:Brightwater lantern*", cwd=tmp_path / "morgue").out
    )

    assert [result["title"] for result in found["results"]] == [
        "Lantern bridge reopens after forty days of paint"
    ]


def test_a_new_archive_is_not_made_over_an_old_one(sitegen, project):
    run = sitegen("new", project, cwd=project, check=False)

    assert run.code == 3
    assert "There is an archive here already." in run.err


def test_the_articles_that_lack_something_are_listed(sitegen, project):
    write(project, "a.md", "Dated", "date: 1998\nauthors: [Ada Quill]\n")
    write(project, "b.md", "Undated", "authors: [Ada Quill]\n")

    run = sitegen("articles", "--without", "date", cwd=project)

    assert run.out == "content/articles/b.md  undated  Undated\n"


def test_a_folder_that_is_no_archive_is_told_so(sitegen, tmp_path):
    for command in ("build", "check", "import", "articles", "clean"):
        run = sitegen(command, cwd=tmp_path, check=False)

        assert run.code == 3
        assert "There is no sitegen.toml" in run.err


def test_searching_before_building_says_what_to_do(sitegen, project):
    run = sitegen("search", "ferry", cwd=project, check=False)

    assert run.code == 5
    assert "sitegen build" in run.err


def test_the_program_runs_as_a_module_of_python(sitegen):
    assert sitegen("--version", cwd=REPOSITORY).out.startswith("sitegen, version ")
    assert sys.version_info >= (3, 11)
