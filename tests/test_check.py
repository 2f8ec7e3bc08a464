"""Check: everything that is wrong, all of it, each with its place."""

import pytest

ARTICLE = "---\ntitle: {title}\n{more}---\n\n{body}\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "sitegen.toml").write_text("")
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "clippings").mkdir()
    return tmp_path


def write(project, name, title="A", more="", body="Text."):
    path = project / "content" / "articles" / name
    path.write_text(ARTICLE.format(title=title, more=more, body=body))


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
        "content/articles/link.md:6",
        "warning",
        "content/imports.jsonl:1",
        "4 errors, 2 warnings",
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
