"""Check: everything that is wrong, all of it, each with its place."""

import pytest

from sitegen.check import find_problems
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.site.limits import HOSTS, Host

ARTICLE = "---\ntitle: {title}\n{more}---\n\n{body}\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "sitegen.toml").write_text("")
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "clippings").mkdir()
    return tmp_path


def write(project, name, title="A", more="", body="Text."):
    path = project / "content" / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(title=title, more=more, body=body), encoding="utf-8")


def test_a_sound_archive_has_nothing_to_tell(sitegen, project):
    write(project, "a.md", body="See [the other](b.md) and [elsewhere](https://example.org/).")
    write(project, "b.md")

    assert sitegen("check", cwd=project).out == "0 errors, 0 warnings\n"


def test_all_problems_are_told_at_once(sitegen, project):
    write(project, "date.md", more="date: 1998-02-31\n")
    write(project, "link.md", body="See\n[the other](gone.md).")
    write(project, "lost.md", more="original: clippings/lost.txt\n")
    write(project, "key.md", more="auther: Ada\n")
    (project / "content" / "imports.jsonl").write_text("{}\n")
    (project / "content" / "addresses.jsonl").write_text("nonsense\n")

    run = sitegen("check", cwd=project, check=False)

    assert run.code == 1
    assert [line.split(": ")[0] for line in run.out.splitlines()] == [
        "content/addresses.jsonl:1",
        "content/articles/date.md:3:1",
        "warning",
        "warning",
        "warning",
        "content/imports.jsonl:1",
        "3 errors, 3 warnings",
    ]


def test_warnings_alone_are_no_failure_unless_asked(sitegen, project):
    write(project, "key.md", more="auther: Ada\n")

    assert sitegen("check", cwd=project).code == 0
    assert sitegen("check", "--strict", cwd=project, check=False).code == 1


def test_a_refused_clipping_is_told(sitegen, project):
    (project / "content" / "clippings" / "empty.txt").write_text("")
    sitegen("import", cwd=project)

    out = sitegen("check", cwd=project).out

    assert out.startswith("warning: content/clippings/empty.txt: This clipping was refused:")


def told(run):
    """The lines of a run without the last, which counts them."""
    return run.out.splitlines()[:-1]


def test_a_check_writes_nothing(sitegen, project):
    write(project, "a.md", body="Ada Quill met Tom Reed.")

    sitegen("check", cwd=project)

    assert sorted(path.name for path in project.iterdir()) == ["content", "sitegen.toml"]


def test_a_check_after_a_build_leaves_the_build_as_it_is(sitegen, project):
    write(project, "a.md", body="Ada Quill met Tom Reed.")
    sitegen("build", cwd=project)
    write(project, "b.md", body="Tom Reed met nobody.")
    before = {path: path.read_bytes() for path in (project / "build").rglob("*") if path.is_file()}

    sitegen("check", cwd=project)

    after = {path: path.read_bytes() for path in (project / "build").rglob("*") if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ('theme = "gilded"', "There is no theme 'gilded'."),
        ('recogniser = "crystal-ball"', "There is no recogniser 'crystal-ball'."),
    ],
)
def test_a_setting_that_stops_a_build_is_told(sitegen, project, setting, sentence):
    (project / "sitegen.toml").write_text(setting)
    write(project, "a.md", more="aliases: [../x.html]\n")

    run = sitegen("check", cwd=project, check=False)

    assert run.code == 1
    assert sentence in run.out
    assert "'../x.html' in 'aliases' is not an address" in run.out
    assert len(told(run)) == 2


def test_pages_that_want_one_address_are_told_once(sitegen, project):
    write(project, "index.md")
    write(project, "Harbor.md")
    write(project, "harbor.md", more="aliases: [old.html]\n")
    write(project, "ferry.md", more="aliases: [old.html]\n")

    lines = told(sitegen("check", cwd=project, check=False))

    assert [line.split(": ")[0].removeprefix("content/articles/") for line in lines] == [
        "harbor.md",
        "harbor.md",
        "index.md",
    ]
    assert all("would both stand at" in line for line in lines)


def test_links_to_every_page_of_the_site_are_good(sitegen, project):
    (project / "content" / "clippings" / "a note.pdf").write_text("x")
    write(
        project,
        "1998/a.md",
        more='people: [Ada Quill]\noriginal: "clippings/a note.pdf"\naliases: [old/a.html]\n',
        body="[Ada](../people/ada-quill.html), [home](/index.html), [old](../old/a.html#top), "
        "[its clipping](<../clippings/a note.pdf>), [the list](../archive/index.html?a=b), "
        "[me](a.md), [here](#top), [a picture](../map.svg), [away](http://[odd/x.md).",
    )

    assert sitegen("check", cwd=project).out == "0 errors, 0 warnings\n"


def test_dead_links_are_warnings_with_their_lines(sitegen, project):
    write(
        project,
        "a.md",
        title="Why gone.html was written",
        body="See [one](gone.html)\nand [two](caf\u00e9.pdf).\n\n- [three](b/gone.txt)\n"
        "\n| a |\n|---|\n| [four](gone.md) |",
    )

    run = sitegen("check", cwd=project)

    assert [line.split(" This link")[0] for line in told(run)] == [
        f"warning: content/articles/a.md:{line}:" for line in (5, 6, 8, 12)
    ]
    assert "This link leads nowhere: gone.html Mend or remove it." in run.out


def test_a_link_to_a_page_that_the_host_has_no_room_for_is_dead(project, monkeypatch):
    """As in the site: a day folded into its month has no page to be led to."""
    write(project, "a.md", more="date: 1998-03-04\n", body="See [the day](1998/03/04/index.html).")

    def sentences(limits):
        config = Config(recogniser="none", limits=limits)
        with Engine(workers=1) as engine:
            return list(map(str, find_problems(project, config, engine)))

    monkeypatch.setitem(HOSTS, "cloudflare", Host("The Port Hollow host", files=5))
    dead, too_large = sentences(limits="cloudflare")

    assert "a.md:6: This link leads nowhere: 1998/03/04/index.html" in dead
    assert "The site does not fit: The Port Hollow host takes 5 files" in too_large
    assert sentences(limits="") == []


def test_a_link_to_an_article_with_a_fault_is_not_dead(sitegen, project):
    write(project, "a.md", body="See [the other](b.md).")
    write(project, "b.md", more="date: 1998-02-31\n")

    (line,) = told(sitegen("check", cwd=project, check=False))

    assert "is not a date" in line
