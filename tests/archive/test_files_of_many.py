"""Files that hold many articles: each article is a clipping of its own, wherever it stands."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_import import Archive, gull

from sitegen.archive.doubts import open_doubts
from sitegen.archive.importing import import_clippings
from sitegen.archive.incoming import bring_in
from sitegen.archive.ledger import FILE as LEDGER
from sitegen.archive.ledger import Outcome, load_ledger
from sitegen.archive.undo import undo_import
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.errors import ContentError
from sitegen.frontmatter import load_article


def story(name):
    return {"headline": f"{name} wins the race", "datePublished": "2001-05-06", "text": name}


def lines(*names):
    return "".join(f"{json.dumps(story(name))}\n" for name in names)


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path)


def originals(archive):
    """The first word of each article's title, by the clipping that its file names."""
    found = {}
    for path in (archive.folder / "content" / "articles").rglob("*.md"):
        article = load_article(path.read_text(), path.name).article
        assert article.original not in found
        found[article.original] = article.title.split()[0]
    return found


def pages(archive):
    return {
        path.name: load_article(path.read_text(), path.name).body
        for path in (archive.folder / "content" / "articles").rglob("*.md")
    }


def test_each_article_of_a_file_is_a_clipping_of_its_own(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.clip("gull.txt", gull(1))

    report = archive.run()

    assert (report.found, report.files) == (3, 2)
    assert originals(archive) == {
        "clippings/wire.jsonl#1": "Ada", "clippings/wire.jsonl#2": "Tom",
        "clippings/gull.txt": "Gull",
    }  # fmt: skip
    assert archive.run().unchanged == 3


def test_an_article_put_first_moves_the_others_and_publishes_none_of_them_again(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom", "Imke"))
    archive.run()
    before = pages(archive)
    archive.clip("wire.jsonl", lines("Orrin", "Ada", "Tom", "Imke"))

    report = archive.run()

    assert [record.path for record in report.decided] == ["clippings/wire.jsonl#1"]
    assert len(report.moved) == 3
    assert pages(archive) == {**before, "orrin-wins-the-race.md": "Orrin"}
    assert originals(archive)["clippings/wire.jsonl#4"] == "Imke"


@settings(max_examples=15, deadline=None)
@given(st.lists(st.permutations("ABCDEF"), min_size=2, max_size=3))
def test_however_the_lines_of_a_file_change_articles_stay_with_their_lines(
    tmp_path_factory, orders
):
    """Lines come and change places; each is published once, and its article says where it is."""
    archive = Archive(tmp_path_factory.mktemp("archive"))
    for number, order in enumerate(orders):
        names = [name for name in order if name in "ABCDEF"[: 2 * number + 2]]
        archive.clip("wire.jsonl", lines(*names))

        report = archive.run()

        assert report.found == len(names) == report.unchanged + len(report.decided)
        assert len(report.decided) == 2
        assert originals(archive) == {
            f"clippings/wire.jsonl#{place}": name for place, name in enumerate(names, 1)
        }


def test_a_line_taken_out_leaves_its_article_and_moves_no_other_to_it(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom", "Imke"))
    archive.run()
    before = pages(archive)
    archive.clip("wire.jsonl", lines("Ada", "Imke"))

    report = archive.run()

    assert [line.path for line in report.missing] == ["clippings/wire.jsonl#2"]
    assert (report.decided, pages(archive)) == ((), before)
    assert archive.titles()["clippings/wire.jsonl#2"] == "Imke wins the race"


def test_the_white_space_and_the_order_of_keys_are_no_change(archive):
    archive.clip("wire.json", json.dumps([story("Ada"), story("Tom")]))
    archive.run()
    archive.clip("wire.json", json.dumps([story("Ada"), story("Tom")], indent=4, sort_keys=True))

    assert archive.run().unchanged == 2


def test_a_file_of_one_article_may_grow(archive):
    archive.clip("wire.json", json.dumps(story("Ada")))
    archive.run()
    assert originals(archive) == {"clippings/wire.json": "Ada"}
    archive.clip("wire.json", json.dumps([story("Tom"), story("Ada")]))

    archive.run()

    assert originals(archive) == {"clippings/wire.json#1": "Tom", "clippings/wire.json#2": "Ada"}


def test_a_renamed_file_takes_all_its_articles_along(archive):
    file = archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.run()
    before = pages(archive)
    file.rename(file.with_name("feed.ndjson"))

    report = archive.run()

    assert (report.decided, report.missing, len(report.moved)) == ((), (), 2)
    assert pages(archive) == before
    assert set(originals(archive)) == {"clippings/feed.ndjson#1", "clippings/feed.ndjson#2"}


def test_articles_that_repeat_are_duplicates_of_the_first_in_the_file(archive):
    names = [f"Gull{number}" for number in range(8)]
    archive.clip("wire.jsonl", lines("Tom", "Ada", *names, "Ada"))

    report = archive.run()

    assert [(one.path, one.reason) for one in report.decided if one.reason] == [
        ("clippings/wire.jsonl#11", "clippings/wire.jsonl#2")
    ]


def test_articles_of_one_day_and_title_get_addresses_in_the_order_of_the_file(archive):
    stories = [{**story("Ada"), "text": f"Told {number}."} for number in range(1, 13)]
    archive.clip("wire.json", json.dumps({"articles": stories}))
    archive.run()

    assert pages(archive)["ada-wins-the-race.md"] == "Told 1."
    assert pages(archive)["ada-wins-the-race-10.md"] == "Told 10."


def test_bad_lines_are_refused_by_name_and_only_they_are_tried_again(archive):
    archive.clip("wire.jsonl", lines("Ada") + '{"headline": \n' + lines("Tom"))
    report = archive.run()
    assert [(record.path, record.outcome) for record in report.decided] == [
        ("clippings/wire.jsonl#1", Outcome.PUBLISHED),
        ("clippings/wire.jsonl#2", Outcome.REFUSED),
        ("clippings/wire.jsonl#3", Outcome.PUBLISHED),
    ]
    archive.clip("wire.jsonl", lines("Ada", "Imke", "Tom"))

    report = archive.run(failed=True)

    assert [record.path for record in report.decided] == ["clippings/wire.jsonl#2"]
    assert len(pages(archive)) == 3


def test_a_changed_article_is_read_anew_and_an_edited_one_conflicts(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.run()
    place = "articles/2001/05/06/tom-wins-the-race.md"
    archive.edit("\nTom", "\nThomas", place=place)
    changed = [{**story("Ada"), "text": "Nobody won."}, {**story("Tom"), "text": "Nobody."}]
    archive.clip("wire.jsonl", "\n".join(map(json.dumps, changed)))

    report = archive.run()

    assert [record.outcome for record in report.decided] == [Outcome.PUBLISHED, Outcome.CONFLICT]
    assert pages(archive)["ada-wins-the-race.md"] == "Nobody won."
    assert pages(archive)["tom-wins-the-race.md"] == "Thomas"


def test_a_file_or_one_article_of_it_can_be_chosen(archive):
    place = archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.clip("gull.txt", gull(1))
    part = place.with_name("wire.jsonl#2")

    def chosen(source):
        return bring_in(archive.folder, [source], Config()).paths

    assert chosen(part) == ("clippings/wire.jsonl#2",)
    assert [one.path for one in archive.run(chosen=chosen(part)).decided] == [*chosen(part)]
    assert [one.path for one in archive.run(chosen=chosen(place)).decided] == [
        "clippings/wire.jsonl#1"
    ]


def test_an_article_that_its_file_does_not_hold_is_told(archive):
    """Whether the file lies in the archive or elsewhere; nothing is copied."""
    place = archive.clip("wire.jsonl", lines("Ada", "Tom"))
    single = archive.folder.with_name("one.json")
    single.write_text(json.dumps(story("Imke")))
    sources = [place.with_name("wire.jsonl#9"), single.with_name("one.json#2")]

    incoming = bring_in(archive.folder, sources, Config())

    assert incoming.paths == ()
    assert incoming.passed_over == (
        f"{sources[0]}: there is none, wire.jsonl holds 2 articles.",
        f"{sources[1]}: there is none, one.json holds 1 article.",
    )


def test_an_import_of_a_file_can_be_taken_back_as_a_whole(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.run()
    archive.clip("wire.jsonl", lines("Orrin", "Ada", "Imke", "Tom"))
    archive.run()

    undone = undo_import(archive.folder)

    assert (undone.lines, len(undone.removed)) == (2, 2)
    assert set(originals(archive).values()) == {"Ada", "Tom"}


def test_a_killed_import_of_a_file_finds_its_own_articles_again(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.run()
    before = pages(archive)
    (archive.folder / LEDGER).unlink()

    archive.run()

    assert pages(archive) == before


def test_a_file_named_like_an_article_of_another_is_told(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.clip("wire.jsonl#2", "A text.")

    with pytest.raises(ContentError, match="has the name of an article in clippings"):
        archive.run()


def test_a_file_too_large_is_refused_as_a_whole(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom"))
    with Engine(1) as engine:
        report = import_clippings(archive.folder, Config(largest_collection=20), engine)

    assert [(one.path, one.outcome) for one in report.decided] == [
        ("clippings/wire.jsonl", Outcome.REFUSED)
    ]


def test_a_refused_file_that_was_mended_is_read_with_the_failed_ones(archive):
    archive.clip("wire.json", '[{"headline": ')
    archive.clip("feed.jsonl", lines("Imke") + "{\n")
    archive.run()
    archive.clip("wire.json", json.dumps([story("Ada"), story("Tom")]))
    archive.clip("feed.jsonl", lines("Imke", "Orrin"))

    report = archive.run(failed=True)

    assert len(report.decided) == 3
    assert report.missing == ()
    assert set(archive.outcomes().values()) == {Outcome.PUBLISHED}
    assert len(pages(archive)) == 4


def test_a_bad_line_that_is_taken_out_is_forgotten(archive):
    archive.clip("wire.jsonl", lines("Ada", "Tom") + "{\n")
    archive.run()
    archive.clip("wire.jsonl", lines("Ada", "Tom"))

    report = archive.run()

    assert (report.unchanged, report.missing, len(archive.outcomes())) == (2, (), 2)


def test_an_article_that_left_a_rolling_file_and_returns_is_not_published_again(archive):
    """Its article keeps its corrections meanwhile, and is told to be missing once."""
    archive.clip("wire.jsonl", lines("Ada", "Tom", "Imke"))
    archive.run()
    archive.edit("Ada", "Adela", place="articles/2001/05/06/ada-wins-the-race.md")
    archive.clip("wire.jsonl", lines("Tom", "Imke", "Orrin"))

    assert [line.path for line in archive.run().missing] == ["clippings/wire.jsonl#1"]
    assert archive.run().missing == ()
    without = originals(archive)
    archive.clip("wire.jsonl", lines("Imke", "Orrin", "Wren", "Ada"))
    archive.run()

    assert len(pages(archive)) == len(without) + 1 == 5
    assert pages(archive)["ada-wins-the-race.md"] == "Adela"
    assert originals(archive)["clippings/wire.jsonl#4"] == "Adela"


def test_an_article_whose_number_a_repetition_takes_is_kept_as_well(archive):
    archive.clip("wire.jsonl", lines("Tom", "Ada"))
    archive.run()
    archive.clip("wire.jsonl", lines("Tom", "Tom"))
    archive.run()
    archive.clip("wire.jsonl", lines("Tom", "Tom", "Ada"))

    archive.run()

    assert originals(archive) == {
        "clippings/wire.jsonl#1": "Tom", "clippings/wire.jsonl#3": "Ada",
    }  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from("ABCDEF"), min_size=2), min_size=2, max_size=4))
def test_whatever_leaves_a_rolling_file_and_returns_is_published_once(tmp_path_factory, windows):
    """Articles that stay keep one order, and the file always ends with one that is known."""
    archive = Archive(tmp_path_factory.mktemp("archive"))
    archive.clip("wire.jsonl", lines(*"ABCDEF"))
    archive.run()
    for window in windows:
        archive.clip("wire.jsonl", lines(*sorted(window)))
        archive.run()

    archive.clip("wire.jsonl", lines(*"FEDCBA"))
    archive.run()

    assert sorted(originals(archive).values()) == list("ABCDEF")


def test_a_file_that_is_written_anew_each_day_adds_its_articles_and_replaces_none(archive):
    """What shares neither title nor words with the article at its number is another one."""
    archive.clip("wire.jsonl", lines("Ada", "Tom"))
    archive.run()
    archive.clip("wire.jsonl", lines("Imke", "Orrin"))

    report = archive.run()

    assert [line.path for line in report.missing] == [
        "clippings/wire.jsonl#1", "clippings/wire.jsonl#2",
    ]  # fmt: skip
    assert sorted(originals(archive).values()) == ["Ada", "Imke", "Orrin", "Tom"]
    archive.clip("wire.jsonl", lines("Tom", "Ada"))
    assert archive.run().decided == ()


def test_an_article_set_aside_stays_when_the_import_is_taken_back(archive):
    archive.clip("wire.jsonl", lines("Ada"))
    archive.run()
    archive.clip("wire.jsonl", lines("Imke"))
    archive.run()

    undo_import(archive.folder)

    assert list(originals(archive).values()) == ["Ada"]
    archive.run()
    assert sorted(originals(archive).values()) == ["Ada", "Imke"]


def test_an_article_whose_headline_was_changed_is_still_the_same(archive):
    """Its words tell, or its address."""
    first = {**story("Ada"), "text": "The ferry goes on as it was."}
    second = {**story("Tom"), "text": "Tom.", "url": "https://wire.example/tom"}
    archive.clip("wire.json", json.dumps([first, second]))
    archive.run()
    first = {**first, "headline": "A ferry goes on", "text": "The ferry goes on as it was, alas."}
    second = {**second, "headline": "A race is won", "text": "All."}
    archive.clip("wire.json", json.dumps([first, second]))

    archive.run()

    assert sorted(archive.titles().values()) == ["A ferry goes on", "A race is won"]
    assert len(pages(archive)) == 2


def test_a_doubt_about_an_article_that_moved_names_the_article_and_no_old_line(archive):
    nameless = json.dumps({"headline": "Ada wins the race", "text": "Ada"}) + "\n"
    archive.clip("wire.jsonl", nameless + lines("Tom"))
    first = list(open_doubts(archive.folder / "content", archive.run().decided))
    archive.clip("wire.jsonl", lines("Tom") + nameless)
    archive.run()

    then = list(open_doubts(archive.folder / "content", load_ledger(archive.folder)))

    assert [str(one) for one in (*first, *then)] == [
        "content/clippings/wire.jsonl:1: No date was found.",
        "content/clippings/wire.jsonl#2: No date was found.",
    ]


def test_a_column_of_one_title_is_another_article_each_day(archive):
    """So is a story of the same title and day at another address."""
    first = {"title": "The tides", "date": "2001-05-06", "text": "High at six."}
    second = {**first, "url": "https://wire.example/6", "title": "The bees"}
    archive.clip("wire.json", json.dumps([first, second]))
    archive.run()
    first = {**first, "date": "2001-05-07", "text": "Low by noon today."}
    second = {**second, "url": "https://wire.example/7", "text": "None left."}
    archive.clip("wire.json", json.dumps([first, second]))

    archive.run()

    assert len(list((archive.folder / "content" / "articles").rglob("*.md"))) == 4
