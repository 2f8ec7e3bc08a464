"""Publishing: the site is whole and old, or whole and new, and nothing of the user's is lost."""

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from sitegen.errors import PublishError
from sitegen.publish import (
    MANIFEST,
    Counts,
    FolderOutput,
    OutputFile,
    exchange,
    only_one,
    publishing,
    recover,
    remove_ours,
)


def publish(folder: Path, files: dict[str, str]) -> Counts:
    with publishing(folder) as output:
        for path, text in files.items():
            output.write(OutputFile(path, text.encode()))
        return output.swap()


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture
def site(tmp_path):
    return tmp_path / "build" / "site"


def test_the_first_site_stands_where_it_should(site):
    counts = publish(site, {"index.html": "home", "people/a.html": "A"})

    assert tree(site) == {"index.html": "home", "people/a.html": "A"}
    assert (counts.unchanged, counts.removed) == (0, 0)


def test_files_that_did_not_change_keep_their_time(site):
    publish(site, {"same.html": "same", "other.html": "old"})
    os.utime(site / "same.html", (1, 1))

    counts = publish(site, {"same.html": "same", "other.html": "new"})

    assert (site / "same.html").stat().st_mtime == 1
    assert (site / "other.html").read_text() == "new"
    assert counts.unchanged == 1


def test_pages_that_are_gone_are_removed_with_their_folders(site):
    publish(site, {"index.html": "home", "people/a.html": "A"})

    counts = publish(site, {"index.html": "home"})

    assert not (site / "people").exists()
    assert counts.removed == 1


def test_files_that_sitegen_did_not_make_stay(site):
    publish(site, {"index.html": "home"})
    (site / "CNAME").write_text("archive.example")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")

    publish(site, {"index.html": "new home"})

    assert (site / "CNAME").read_text() == "archive.example"
    assert (site / ".git" / "HEAD").read_text() == "ref"


def test_a_strangers_file_in_the_way_of_a_page_is_not_overwritten(site):
    publish(site, {"index.html": "home"})
    (site / "robots.txt").write_text("mine")

    with pytest.raises(PublishError, match=r"site/robots.txt: .*not made by sitegen.* Move it"):
        publish(site, {"index.html": "new", "robots.txt": "ours"})

    assert tree(site) == {"index.html": "home", "robots.txt": "mine"}


def test_a_file_damaged_by_hand_is_written_again(site):
    publish(site, {"index.html": "home"})
    (site / "index.html").write_text("hxme")

    publish(site, {"index.html": "home"})

    assert (site / "index.html").read_text() == "home"


def test_a_failure_leaves_the_old_site_and_nothing_beside_it(site):
    publish(site, {"index.html": "home"})

    with pytest.raises(RuntimeError), publishing(site) as output:
        output.write(OutputFile("index.html", b"half"))
        raise RuntimeError

    assert tree(site) == {"index.html": "home"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("path", ["../out.html", "/etc/out.html", "a/../../out", "a\\b", ""])
def test_no_page_leads_out_of_the_sites_folder(site, path):
    with pytest.raises(PublishError, match="leads out of"):
        publish(site, {path: "x"})


def test_two_pages_cannot_have_addresses_that_differ_in_case_only(site):
    with pytest.raises(PublishError, match=r"Two pages want the address 'people/A.html'"):
        publish(site, {"people/a.html": "a", "people/A.html": "A"})


def test_the_manifest_is_one_that_sha256sum_can_check(site):
    publish(site, {"index.html": "home", "people/josé.html": "J"})

    digest = hashlib.sha256(b"home").hexdigest()
    assert f"{digest}  index.html\n" in (site / MANIFEST).read_text()
    subprocess.run(["sha256sum", "--check", "--quiet", MANIFEST], cwd=site, check=True)


def test_a_build_killed_between_two_renames_is_put_right(site):
    publish(site, {"index.html": "home"})
    site.rename(site.with_name(".site.old"))
    (site.with_name(".site.next")).mkdir()

    recover(site)

    assert tree(site) == {"index.html": "home"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_folders_change_places_also_where_the_system_cannot_do_it_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("sitegen.publish._exchange_at_once", lambda new, old: False)
    new, old = tmp_path / ".site.next", tmp_path / "site"
    for folder, text in ((new, "new"), (old, "old")):
        folder.mkdir()
        (folder / "index.html").write_text(text)

    exchange(new, old)

    assert tree(old) == {"index.html": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_second_build_at_the_same_time_gets_a_sentence(tmp_path):
    lock = tmp_path / "build" / ".lock"

    with (
        only_one(lock),
        pytest.raises(PublishError, match="Another sitegen is working"),
        only_one(lock),
    ):
        pass


def test_a_full_disk_is_told_in_a_sentence(site):
    publish(site, {"index.html": "home"})

    with (
        pytest.raises(PublishError, match=r"The disk is full\. What was published before"),
        publishing(site),
    ):
        raise OSError(28, "No space left on device")


def test_cleaning_takes_only_what_is_ours(site):
    publish(site, {"index.html": "home", "people/a.html": "A"})
    (site / "CNAME").write_text("archive.example")

    remove_ours(site)

    assert tree(site) == {"CNAME": "archive.example"}
    assert not (site / "people").exists()


def test_links_of_the_user_are_kept_as_links(site, tmp_path):
    publish(site, {"index.html": "home"})
    (tmp_path / "elsewhere").mkdir()
    (site / "shared").symlink_to(tmp_path / "elsewhere")

    publish(site, {"index.html": "new"})

    assert (site / "shared").is_symlink()


def test_a_folder_output_refuses_the_same_page_twice(site):
    output = FolderOutput(site)
    output.write(OutputFile("a.html", b"1"))

    with pytest.raises(PublishError, match="Two pages want"):
        output.write(OutputFile("a.html", b"2"))


def test_a_link_in_the_sites_place_stays_and_its_folder_is_published(site, tmp_path):
    public = tmp_path / "www" / "public"
    public.mkdir(parents=True)
    site.parent.mkdir()
    site.symlink_to(public)

    for text in ("one", "two", "three"):
        publish(site, {"index.html": text})

    assert site.is_symlink()
    assert tree(public) == {"index.html": "three"}
    assert [path.name for path in public.parent.iterdir()] == ["public"]
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_link_to_a_folder_that_is_not_there_yet_is_followed(site, tmp_path):
    site.parent.mkdir()
    site.symlink_to(tmp_path / "public")

    publish(site, {"index.html": "home"})

    assert site.is_symlink()
    assert tree(tmp_path / "public") == {"index.html": "home"}


def test_a_file_in_the_sites_place_is_not_overwritten(site):
    site.parent.mkdir()
    site.write_text("mine")

    with pytest.raises(PublishError, match=r"build/site: .*not a folder.* Move it away"):
        publish(site, {"index.html": "home"})

    assert site.read_text() == "mine"
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_link_that_leads_to_itself_is_refused(site):
    site.parent.mkdir()
    site.symlink_to(site)

    with pytest.raises(PublishError, match="not a folder"):
        publish(site, {"index.html": "home"})


@pytest.mark.parametrize("name", [".site.next", ".site.old"])
@pytest.mark.parametrize("kind", ["link", "file"])
def test_leftovers_that_are_no_folders_do_not_stop_a_build(site, tmp_path, name, kind):
    site.parent.mkdir()
    if kind == "link":
        (tmp_path / "public").mkdir()
        site.with_name(name).symlink_to(tmp_path / "public")
    else:
        site.with_name(name).write_text("half")

    publish(site, {"index.html": "home"})

    assert tree(site) == {"index.html": "home"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert kind == "file" or (tmp_path / "public").is_dir()


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_stranger_where_a_folder_is_needed_is_refused_in_its_place(site, tmp_path, kind):
    publish(site, {"index.html": "home"})
    (tmp_path / "elsewhere").mkdir()
    if kind == "file":
        (site / "people").write_text("mine")
    else:
        (site / "people").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PublishError, match=r"site/people: .*not made by sitegen.* Move it"):
        publish(site, {"index.html": "new", "people/of/a.html": "A"})

    assert (site / "index.html").read_text() == "home"
    assert kind == "link" or (site / "people").read_text() == "mine"


def test_a_page_of_ours_may_give_its_place_to_a_folder(site):
    publish(site, {"people": "a page"})

    publish(site, {"people/a.html": "A"})

    assert tree(site) == {"people/a.html": "A"}
