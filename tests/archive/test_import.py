"""Import: every clipping ends in one of four ways, and nothing a person wrote is ever lost."""

import json
import shutil

import pytest

from sitegen.archive.addresses import load_published
from sitegen.archive.importing import Orders, import_clippings
from sitegen.archive.incoming import bring_in
from sitegen.archive.ledger import FILE as LEDGER
from sitegen.archive.ledger import Outcome, load_ledger
from sitegen.archive.loading import load_archive
from sitegen.archive.undo import undo_import
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.errors import ContentError
from sitegen.frontmatter import load_article

FERRY = """Harbor council votes to keep the ferry

By Ada Quill | The Marrow Bay Ledger | Published: March 4, 1998

MARROW BAY — The harbor council of Marrow Bay voted on Tuesday to keep the ferry to Little Osprey.

“We would miss it every morning,” said Mayor Adela Brightwater, who takes it to work.
"""
LANTERN = """Lantern bridge is red again

By Tobias Quillfeather | The Marrow Bay Ledger | Published: May 5, 2019

MARROW BAY — The Osprey Bridge opened to walkers again on Saturday after forty days of painting.

Nobody remembered it any other color than green, and nobody will forget that it is red.
"""
FERRY_PAGE = "articles/1998/03/04/harbor-council-votes-to-keep-the-ferry.md"


class Archive:
    """A project folder, in the language of these tests."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "content" / "clippings").mkdir(parents=True)

    def clip(self, name, text=FERRY):
        path = self.folder / "content" / "clippings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, **orders):
        with Engine(1) as engine:
            return import_clippings(self.folder, Config(), engine, Orders(**orders))

    def outcomes(self):
        return {record.path: record.outcome for record in load_ledger(self.folder)}

    def article(self, place=FERRY_PAGE):
        return self.folder / "content" / place

    def edit(self, old, new, place=FERRY_PAGE):
        text = self.article(place).read_text()
        assert old in text
        self.article(place).write_text(text.replace(old, new))

    def content(self):
        """Every file under content/ with its bytes; the ledger without what undo needs."""
        files = {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in (self.folder / "content").rglob("*")
            if path.is_file()
        }
        if LEDGER in files:
            lines = [json.loads(line) for line in files[LEDGER].splitlines()]
            files[LEDGER] = [{**line, "before": None} for line in lines]
        return files

    def titles(self):
        """The title of each clipping's article."""
        return {
            record.path: parse_title(self.article(record.article))
            for record in load_ledger(self.folder)
            if record.article
        }


def parse_title(path):
    return load_article(path.read_text(), path.name).article.title


def gull(number):
    return (
        f"Gull number {number} wins the race\n\nMay {number}, 2001\n\n"
        f"MARROW BAY — Gull number {number} won the race on Sunday, to the surprise of all gulls.\n"
    )


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path)


def test_a_clipping_becomes_an_article(archive):
    archive.clip("harbor.txt")

    report = archive.run()

    text = archive.article().read_text()
    assert "title: Harbor council votes to keep the ferry\n" in text
    assert "date: 1998-03-04\n" in text
    assert "authors: [Ada Quill]\n" in text
    assert "original: clippings/harbor.txt\n" in text
    assert archive.outcomes() == {"clippings/harbor.txt": Outcome.PUBLISHED}
    assert (report.found, len(report.decided), report.unchanged) == (1, 1, 0)


def test_a_second_import_changes_nothing(archive):
    archive.clip("harbor.txt")
    archive.clip("empty.txt", "")
    archive.run()
    before = archive.content()

    report = archive.run()

    assert archive.content() == before
    assert (report.decided, report.unchanged) == ((), 2)


def test_originals_are_never_changed(archive):
    clipping = archive.clip("harbor.txt", FERRY.replace("\n", "\r\n"))
    before = clipping.read_bytes()

    archive.run()
    archive.run(again=True)

    assert clipping.read_bytes() == before


def test_the_counts_add_up_to_the_files_found(archive):
    for name, text in {
        "harbor.txt": FERRY,
        "copy.txt": FERRY,
        "empty.txt": "",
        "binary.txt": b"\x00\x01\x02" * 50,
        "spreadsheet.xls": b"\xd0\xcf",
        "lantern.txt": LANTERN,
    }.items():
        archive.clip(name, text)

    report = archive.run()

    assert report.found == len(report.decided) + report.unchanged == 6
    assert archive.outcomes() == {
        "clippings/binary.txt": Outcome.REFUSED,
        "clippings/copy.txt": Outcome.PUBLISHED,
        "clippings/empty.txt": Outcome.REFUSED,
        "clippings/harbor.txt": Outcome.DUPLICATE,
        "clippings/lantern.txt": Outcome.PUBLISHED,
        "clippings/spreadsheet.xls": Outcome.REFUSED,
    }
    assert all(record.reason for record in report.decided if record.outcome is Outcome.REFUSED)


def test_an_edited_article_is_not_overwritten_and_the_difference_is_shown(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    archive.edit("keep the ferry to Little", "keep the old ferry to Little")
    edited = archive.article().read_text()
    clipping.write_text(FERRY.replace("every morning", "every evening"))

    report = archive.run()

    assert archive.article().read_text() == edited
    assert archive.outcomes() == {"clippings/harbor.txt": Outcome.CONFLICT}
    (conflict,) = report.conflicts
    assert (
        "-The harbor council of Marrow Bay voted on Tuesday to keep the old ferry" in conflict.diff
    )
    assert "every evening" in conflict.diff


def test_an_article_nobody_edited_follows_its_clipping(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    clipping.write_text(FERRY.replace("every morning", "every evening"))

    archive.run()

    assert "every evening" in archive.article().read_text()
    assert archive.outcomes() == {"clippings/harbor.txt": Outcome.PUBLISHED}


def test_reading_again_leaves_edited_articles_and_renews_the_others(archive):
    archive.clip("harbor.txt")
    archive.clip("lantern.txt", LANTERN)
    archive.run()
    archive.edit("title: Harbor council", "title: The harbor council")

    report = archive.run(again=True)

    assert [conflict.record.path for conflict in report.conflicts] == ["clippings/harbor.txt"]
    assert archive.outcomes()["clippings/lantern.txt"] is Outcome.PUBLISHED


def test_a_moved_clipping_keeps_its_article(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    (clipping.parent / "1998").mkdir()
    shutil.move(clipping, clipping.parent / "1998" / "ferry.txt")

    report = archive.run()

    assert report.moved == (("clippings/harbor.txt", "clippings/1998/ferry.txt"),)
    assert archive.outcomes() == {"clippings/1998/ferry.txt": Outcome.PUBLISHED}
    assert "original: clippings/1998/ferry.txt\n" in archive.article().read_text()
    assert archive.run().decided == ()


def test_a_deleted_clipping_is_told_and_its_article_kept(archive):
    archive.clip("harbor.txt")
    archive.run()
    (archive.folder / "content/clippings/harbor.txt").unlink()

    report = archive.run()

    assert [record.path for record in report.missing] == ["clippings/harbor.txt"]
    assert archive.article().exists()


def test_who_took_a_clipping_and_its_article_away_is_not_told_that_it_is_gone(archive):
    path = archive.clip("harbor.txt")
    archive.run()
    path.unlink()
    archive.article().unlink()

    assert archive.run().missing == ()


def test_a_copy_takes_over_when_the_first_of_two_twins_is_deleted(archive):
    archive.clip("a.txt")
    archive.clip("b.txt")
    archive.run()
    (archive.folder / "content/clippings/a.txt").unlink()

    archive.run()

    assert archive.outcomes() == {"clippings/b.txt": Outcome.PUBLISHED}


def test_a_deleted_article_is_made_again_only_when_asked(archive):
    archive.clip("harbor.txt")
    archive.run()
    archive.article().unlink()

    assert [record.path for record in archive.run().article_gone] == ["clippings/harbor.txt"]
    archive.run(again=True)
    assert not archive.article().exists()

    archive.run(chosen=("clippings/harbor.txt",))
    assert archive.article().exists()


def test_an_article_moved_by_hand_is_found_and_its_address_remembered(archive):
    archive.clip("harbor.txt")
    archive.run()
    new = archive.folder / "content/articles/ferries/keep.md"
    new.parent.mkdir()
    shutil.move(archive.article(), new)

    assert archive.run().article_gone == ()
    archive.run(again=True)

    assert not archive.article().exists()
    (line,) = (archive.folder / "content/addresses.jsonl").read_text().splitlines()
    assert json.loads(line)["address"] == FERRY_PAGE.replace("articles/", "").replace(
        ".md", ".html"
    )


def test_only_the_failed_are_tried_again(archive):
    broken = archive.clip("harbor.txt", b"\x00" * 20)
    archive.run()
    broken.write_text(FERRY)
    archive.clip("lantern.txt", LANTERN)

    report = archive.run(failed=True)

    assert [record.path for record in report.decided] == ["clippings/harbor.txt"]
    assert report.decided[0].outcome is Outcome.PUBLISHED


def test_two_articles_of_one_day_and_title_get_addresses_of_their_own(archive):
    archive.clip("b.txt", FERRY)
    archive.clip("a.txt", FERRY + "\nThe ferry was built in 1911 by the Fennimore yard, of oak.\n")

    archive.run()

    places = {record.path: record.article for record in load_ledger(archive.folder)}
    assert places["clippings/a.txt"] == FERRY_PAGE
    assert places["clippings/b.txt"] == FERRY_PAGE.replace(".md", "-2.md")


def test_a_killed_import_finds_its_own_articles_again(archive):
    archive.clip("harbor.txt")
    archive.run()
    (archive.folder / LEDGER).unlink()  # killed before the ledger was written

    archive.run()

    assert [path.name for path in archive.article().parent.iterdir()] == [archive.article().name]


def test_the_last_import_can_be_taken_back(archive):
    archive.clip("harbor.txt")
    archive.run()
    before = archive.content()
    lantern = archive.clip("lantern.txt", LANTERN)
    archive.run()

    undone = undo_import(archive.folder)

    lantern.unlink()
    assert archive.content() == before
    assert len(undone.removed) == 1


def test_taking_back_restores_what_was_replaced(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    before = archive.content()
    clipping.write_text(FERRY.replace("every morning", "every evening"))
    archive.run()

    undo_import(archive.folder)

    clipping.write_text(FERRY)
    assert archive.content() == before


def test_taking_back_keeps_what_a_person_has_edited(archive):
    archive.clip("harbor.txt")
    archive.run()
    archive.edit("title: Harbor", "title: The harbor")

    undone = undo_import(archive.folder)

    assert archive.article().exists()
    assert undone.kept == (FERRY_PAGE,)


def test_renumbered_clippings_keep_their_articles(archive):
    for number in (1, 2, 3):
        archive.clip(f"scan{number}.txt", gull(number))
    archive.run()
    before = {path: text for path, text in archive.content().items() if "articles" in path}
    for number in (3, 2, 1):
        old = archive.folder / f"content/clippings/scan{number}.txt"
        old.rename(old.with_name(f"scan{number + 1}.txt"))

    report = archive.run()

    assert len(report.moved) == 3
    assert report.decided == report.missing == ()
    assert archive.titles() == {
        f"clippings/scan{number + 1}.txt": f"Gull number {number} wins the race"
        for number in (1, 2, 3)
    }
    assert {path for path in archive.content() if "articles" in path} == before.keys()


def test_swapped_clippings_keep_their_articles(archive):
    one, two = archive.clip("one.txt", gull(1)), archive.clip("two.txt", gull(2))
    archive.run()
    one.write_text(gull(2))
    two.write_text(gull(1))

    archive.run()

    assert archive.titles() == {
        "clippings/two.txt": "Gull number 1 wins the race",
        "clippings/one.txt": "Gull number 2 wins the race",
    }
    assert parse_title(archive.article("articles/2001/05/01/gull-number-1-wins-the-race.md")) == (
        "Gull number 1 wins the race"
    )


def test_when_the_first_of_two_twins_changes_no_text_is_lost(archive):
    first = archive.clip("a.txt", gull(1))
    archive.clip("b.txt", gull(1))
    archive.run()
    first.write_text(gull(2))

    archive.run()

    assert archive.titles() == {
        "clippings/b.txt": "Gull number 1 wins the race",
        "clippings/a.txt": "Gull number 2 wins the race",
    }


def test_a_clipping_that_becomes_a_twin_keeps_its_article_in_the_ledger(archive):
    archive.clip("a.txt", gull(1))
    other = archive.clip("b.txt", gull(2))
    archive.run()
    other.write_text(gull(1))
    archive.run()

    assert archive.outcomes()["clippings/b.txt"] is Outcome.DUPLICATE
    assert archive.titles()["clippings/b.txt"] == "Gull number 2 wins the race"

    other.write_text(gull(3))
    archive.run()

    articles = sorted(path.name for path in (archive.folder / "content/articles").rglob("*.md"))
    assert len(articles) == 2
    assert archive.titles()["clippings/b.txt"] == "Gull number 3 wins the race"


def test_what_repeats_a_refused_clipping_is_refused_too(archive):
    archive.clip("a.txt", "")
    archive.clip("b.txt", "")
    archive.run()
    archive.clip("c.txt", "")

    archive.run()

    assert set(archive.outcomes().values()) == {Outcome.REFUSED}


def test_a_clipping_with_a_difficult_name_can_be_moved(archive):
    clipping = archive.clip("a: b #1.txt")
    archive.run()
    clipping.rename(clipping.with_name("'quoted' - [x].txt"))

    archive.run()

    article = load_article(archive.article().read_text(), "a.md").article
    assert article.original == "clippings/'quoted' - [x].txt"
    assert archive.run(again=True).conflicts == ()


def test_a_moved_clippings_edited_article_is_changed_in_that_line_alone(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    archive.edit("title: Harbor council", "# mine\ntitle:   Harbor council")
    before = archive.article().read_text()
    clipping.rename(clipping.with_name("ferry.txt"))

    archive.run()

    assert archive.article().read_text() == before.replace("harbor.txt", "ferry.txt")
    assert len(archive.run(again=True).conflicts) == 1


def test_an_import_killed_after_following_a_clipping_makes_no_conflict(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    ledger = (archive.folder / LEDGER).read_text()
    clipping.rename(clipping.with_name("ferry.txt"))
    archive.run()
    (archive.folder / LEDGER).write_text(ledger)  # killed before the ledger was written

    archive.run()

    assert archive.run(again=True).conflicts == ()


def test_an_old_address_leads_on_also_after_the_clipping_moved(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    new = archive.folder / "content/articles/keep.md"
    archive.article().rename(new)
    archive.run()
    clipping.rename(clipping.with_name("ferry.txt"))

    archive.run()

    names = {entry.name for entry in load_published(archive.folder)}
    assert "clippings/ferry.txt" in names


def test_what_was_taken_back_once_cannot_be_taken_back_again(archive):
    archive.clip("harbor.txt")
    archive.run()
    archive.run(again=True)
    archive.clip("lantern.txt", LANTERN)
    archive.run()
    undo_import(archive.folder)
    before = archive.content()

    again = undo_import(archive.folder)

    assert (again.lines, again.removed, again.kept) == (0, (), ())
    assert archive.content() == before
    assert archive.article().exists()


def test_taking_back_a_conflict_leaves_the_article_and_its_line(archive):
    archive.clip("harbor.txt")
    archive.run()
    archive.edit("title: Harbor", "title: The harbor")
    archive.run(again=True)

    undo_import(archive.folder)
    undo_import(archive.folder)

    assert archive.outcomes() == {"clippings/harbor.txt": Outcome.PUBLISHED}
    assert archive.run().decided == ()


def test_an_import_can_be_taken_back_after_its_clipping_moved(archive):
    clipping = archive.clip("harbor.txt")
    archive.run()
    archive.run(again=True)
    clipping.rename(clipping.with_name("ferry.txt"))
    archive.run()

    undo_import(archive.folder)

    assert list(archive.outcomes()) == ["clippings/ferry.txt"]
    assert archive.run().missing == ()


def test_many_clippings_of_one_title_get_addresses_in_order(archive):
    for number in range(120):
        archive.clip(f"{number:03}.txt", f"Weather in brief\n\nIt rained {number} times today.\n")

    archive.run()

    places = {record.path: record.article for record in load_ledger(archive.folder)}
    assert places["clippings/000.txt"] == "articles/undated/weather-in-brief.md"
    assert places["clippings/119.txt"] == "articles/undated/weather-in-brief-120.md"


def test_only_the_chosen_of_the_failed_are_tried(archive):
    for name in ("a.txt", "b.txt"):
        archive.clip(name, b"\x00" * 20)
    archive.run()

    report = archive.run(failed=True, chosen=("clippings/b.txt",))

    assert [record.path for record in report.decided] == ["clippings/b.txt"]


def test_a_file_in_the_place_of_the_clippings_is_told(archive):
    (archive.folder / "content" / "clippings").rmdir()
    (archive.folder / "content" / "clippings").write_text("not a folder")

    with pytest.raises(ContentError, match="A file stands where the folder of the clippings"):
        archive.run()


@pytest.mark.parametrize("source", [".", "..", "content/articles", "sitegen.toml"])
def test_the_archive_is_not_copied_into_itself(archive, source):
    (archive.folder / "sitegen.toml").write_text("")
    (archive.folder / "content" / "articles").mkdir()

    with pytest.raises(ContentError, match="This is part of the archive, or holds it"):
        bring_in(archive.folder, [archive.folder / source], Config(largest_clipping=1000))


def test_hidden_and_large_files_from_elsewhere_are_named_and_not_copied(archive, tmp_path_factory):
    desk = tmp_path_factory.mktemp("desk")
    (desk / ".git").mkdir()
    (desk / ".git" / "HEAD").write_text("ref")
    (desk / ".hidden.txt").write_text(FERRY)
    (desk / "large.txt").write_text("x" * 5000)

    incoming = bring_in(archive.folder, [desk, desk / ".hidden.txt"], Config(largest_clipping=1000))

    assert incoming.paths == ()
    assert [sentence.split(": ")[1][:12] for sentence in incoming.passed_over] == [
        "it is larger", "it is hidden",
    ]  # fmt: skip
    assert list((archive.folder / "content/clippings").iterdir()) == []


def test_files_from_elsewhere_are_copied_in_once(archive, tmp_path_factory):
    desk = tmp_path_factory.mktemp("desk")
    (desk / "harbor.txt").write_text(FERRY)

    first = bring_in(archive.folder, [desk / "harbor.txt"], Config(largest_clipping=9999)).paths
    second = bring_in(archive.folder, [desk / "harbor.txt"], Config(largest_clipping=9999)).paths
    (desk / "harbor.txt").write_text(LANTERN)
    third = bring_in(archive.folder, [desk], Config(largest_clipping=9999)).paths

    assert first == second == ("clippings/harbor.txt",)
    assert third == (f"clippings/{desk.name}/harbor.txt",)


def test_a_file_of_the_same_name_and_other_bytes_gets_a_number(archive, tmp_path_factory):
    desk = tmp_path_factory.mktemp("desk")
    archive.clip("harbor.txt", FERRY)
    (desk / "harbor.txt").write_text(LANTERN)

    assert bring_in(archive.folder, [desk / "harbor.txt"], Config(largest_clipping=9999)).paths == (
        "clippings/harbor-2.txt",
    )


def test_a_clipping_from_elsewhere_brings_its_pictures_along(archive, tmp_path_factory):
    """Under its new name, if it gets one; never in place of another picture."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "harbor.txt").write_text(LANTERN)
    for name in ("harbor.jpg", "harbor.png", "other.jpg"):
        (desk / name).write_text(name)
    (desk / "harbor.gif").symlink_to(desk / "other.jpg")
    archive.clip("harbor.txt", FERRY)
    archive.clip("harbor.jpg", b"of the ferry")
    archive.clip("harbor-2.png", b"of something else")

    incoming = bring_in(archive.folder, [desk / "harbor.txt"], Config())

    clippings = archive.folder / "content/clippings"
    assert incoming.paths == ("clippings/harbor-2.txt",)
    assert (clippings / "harbor-2.jpg").read_text() == "harbor.jpg"
    assert (clippings / "harbor.jpg").read_text() == "of the ferry"
    assert (clippings / "harbor-2.png").read_text() == "of something else"
    assert incoming.passed_over == (
        f"{desk / 'harbor.png'}: another picture stands at harbor-2.png.",
    )
    bring_in(archive.folder, [desk], Config())
    brought = {path.name for path in (clippings / desk.name).iterdir()}
    assert brought == {"harbor.txt", "harbor.jpg", "harbor.png", "other.jpg"}


def test_a_clipping_larger_than_allowed_is_refused_by_name(archive):
    archive.clip("harbor.txt")
    small = Config(largest_clipping=10)
    with Engine(1) as engine:
        report = import_clippings(archive.folder, small, engine)
        ledger = (archive.folder / LEDGER).read_bytes()
        again = import_clippings(archive.folder, small, engine)

    assert "largest_clipping" in report.decided[0].reason
    assert (again.decided, again.unchanged) == ((), 1)
    assert (archive.folder / LEDGER).read_bytes() == ledger


def test_a_broken_ledger_is_told_by_line(archive):
    archive.clip("harbor.txt")
    archive.run()
    ledger = archive.folder / LEDGER
    ledger.write_text(ledger.read_text() + "half a li")

    with pytest.raises(ContentError, match=r"content/imports.jsonl:2: This line is not one"):
        archive.run()


def test_the_result_does_not_depend_on_the_number_of_workers(archive, tmp_path_factory):
    other = Archive(tmp_path_factory.mktemp("other"))
    stories = [{"headline": f"Gull {number % 9}", "text": "It won."} for number in range(12)]
    for one in (archive, other):
        one.clip("wire.json", json.dumps(stories))
        for number in range(130):
            one.clip(f"{number}.txt", FERRY.replace("every morning", f"every morning at {number}"))

    archive.run()
    with Engine(2) as engine:
        import_clippings(other.folder, Config(), engine)

    assert archive.content() == other.content()


def test_imported_articles_load(archive):
    archive.clip("harbor.txt")
    archive.clip("lantern.txt", LANTERN)
    archive.run()

    with Engine(1) as engine:
        loaded = load_archive(archive.folder, engine)

    assert [filed.article.title for filed in loaded.archive] == [
        "Lantern bridge is red again",
        "Harbor council votes to keep the ferry",
    ]
    assert loaded.problems == ()
