"""Loading: the articles in one order, and everything that is wrong with them at once."""

import pytest

from sitegen.archive.archive import Filed
from sitegen.archive.loading import load_archive
from sitegen.engine import Engine
from sitegen.errors import Severity


@pytest.fixture
def load(tmp_path):
    def loaded(files):
        for name, text in files.items():
            path = tmp_path / "content" / "articles" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with Engine(1) as engine:
            return load_archive(tmp_path, engine)

    return loaded


def article(title="A", **keys):
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: {title}\n{lines}---\n\nText.\n"


def test_the_newest_come_first_and_the_undated_last(load):
    loaded = load(
        {
            "b.md": article("Day", date="1998-03-04"),
            "a.md": article("Same day, address before", date="1998-03-04"),
            "c.md": article("Month", date="1998-03"),
            "d.md": article("Undated"),
            "e.md": article("Evening", date="1998-03-04T20:00"),
            "f.md": article("Morning", date="1998-03-04T08:00"),
            "g.md": article("Newest", date="2001"),
        }
    )

    assert [filed.article.title for filed in loaded.archive] == [
        "Newest", "Evening", "Morning", "Same day, address before", "Day", "Month", "Undated",
    ]  # fmt: skip


def test_an_articles_address_is_its_files_place(load):
    (filed,) = load({"1998/03/04/harbor.md": article()}).archive

    assert filed.address == "1998/03/04/harbor.html"
    assert isinstance(filed, Filed)


def test_drafts_are_counted_and_left_out(load):
    loaded = load({"a.md": article(draft="true"), "b.md": article()})

    assert (len(loaded.archive), loaded.drafts) == (1, 1)


def test_all_problems_of_all_files_are_told_and_good_files_load(load):
    loaded = load(
        {
            "bad-date.md": article(date="1998-02-31"),
            "bad-yaml.md": "---\ntitle: a: b\n---\n",
            "latin.md": article("Caf\xe9").encode("latin-1"),
            "good.md": article(),
        }
    )

    assert [str(problem.where) for problem in loaded.problems] == [
        "content/articles/bad-date.md:3:1",
        "content/articles/bad-yaml.md:2:9",
        "content/articles/latin.md:2",
    ]
    assert len(loaded.archive) == 1


def test_hidden_files_and_links_are_no_articles(load, tmp_path):
    (tmp_path / "secret.md").write_text(article("Secret"))
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "link.md").symlink_to(tmp_path / "secret.md")

    assert len(load({".hidden.md": article(), ".git/x.md": article()}).archive) == 0


def test_links_that_are_not_read_are_named_in_warnings(load, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "content" / "articles" / "1998"
    folder.mkdir(parents=True)
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "more").symlink_to(tmp_path / "elsewhere")
    (folder / "od\udcffd.md").symlink_to(tmp_path / "secret.md")
    (folder / ".hidden.md").symlink_to(tmp_path / "secret.md")
    (folder / "picture.svg").symlink_to(tmp_path / "picture.svg")

    problems = load({"a.md": article()}).problems

    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert sorted(str(problem) for problem in problems) == [
        f"{place}: A link is not read. Put what it leads to in its place."
        for place in (
            "'content/articles/1998/od\\\\xffd.md'",
            "content/articles/1998/link.md",
            "content/articles/1998/more",
        )
    ]


def test_an_archive_without_articles_is_empty(tmp_path):
    with Engine(1) as engine:
        assert len(load_archive(tmp_path, engine).archive) == 0


def test_a_file_in_the_place_of_the_articles_is_told(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "articles").write_text("not a folder")

    with Engine(1) as engine:
        (problem,) = load_archive(tmp_path, engine).problems

    assert str(problem) == "content/articles: This folder cannot be listed: Not a directory."
