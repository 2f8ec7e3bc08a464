"""The index on disk: whole or not at all, and made again only when it must be."""

from __future__ import annotations

import gc

import pytest
from searching import fictional_entries, search
from whoosh.index import open_dir
from whoosh.writing import SegmentWriter

from sitegen.errors import IndexMissing
from sitegen.search.card import FILE, is_current, read_card
from sitegen.search.entry import Entry
from sitegen.search.ranking import Sort
from sitegen.search.writer import _Inverter, write_index

ENTRIES = fictional_entries(12)


@pytest.fixture
def folder(tmp_path):
    write_index(tmp_path / "index", ENTRIES, digest="one")
    return tmp_path / "index"


def files(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def segment(folder):
    return next((folder / read_card(folder).folder).glob("*.seg"))


def test_an_index_is_current_for_what_it_was_made_of(folder):
    """So that a build can leave it alone."""
    assert is_current(folder, "one")
    assert not is_current(folder, "two")
    assert not is_current(folder, "one", language="fr")
    assert not is_current(folder.parent, "one")


def test_the_index_is_the_one_that_whooshs_own_writer_makes(tmp_path, monkeypatch):
    """Term by term, posting by posting, with the statistics that scores come from."""
    entries = fictional_entries(150)
    write_index(tmp_path / "ours", entries, digest="")
    monkeypatch.setattr(_Inverter, "__init__", stock_writer)
    monkeypatch.setattr(_Inverter, "_flush_segment", SegmentWriter._flush_segment)
    write_index(tmp_path / "theirs", entries, digest="")

    assert contents(tmp_path / "ours") == contents(tmp_path / "theirs")


def stock_writer(self, created, schema):
    SegmentWriter.__init__(self, created)
    self.schema = schema


def contents(folder):
    """Everything that searching reads."""
    with open_dir(str(folder / read_card(folder).folder)).reader() as reader:
        found = {}
        for field, text in reader.all_terms():
            info, matcher = reader.term_info(field, text), reader.postings(field, text)
            postings = []
            while matcher.is_active():
                place = matcher.id(), matcher.weight(), matcher.value()
                postings.append((*place, matcher.block_max_weight(), matcher.block_min_length()))
                matcher.next()
            lengths = info.min_length(), info.max_length(), info.max_weight(), info.weight()
            found[field, text] = (*lengths, info.doc_frequency(), postings)
        lengths = {name: reader.field_length(name) for name, _ in found}
        return found, lengths, [reader.stored_fields(number) for number in reader.all_doc_ids()]


def test_the_number_of_segments_changes_no_answer(tmp_path, monkeypatch):
    entries = fictional_entries(100)
    write_index(tmp_path / "one", entries, digest="")
    monkeypatch.setattr("sitegen.search.writer.SEGMENT", 7)
    write_index(tmp_path / "many", entries, digest="")

    assert len(list((tmp_path / "many" / "1").glob("*.seg"))) == 15
    for query in ("ferry", "harbor OR bridge", '"harbor wall" NOT toll', "tr*", "person:vale",
                  "date:1990..2005 lantern", "NOT the"):  # fmt: skip
        for sort in Sort:
            one, many = (search(tmp_path / name, query, limit=100, sort=sort) for name in
                         ("one", "many"))  # fmt: skip
            assert one == many


def test_a_new_index_takes_the_place_of_the_old(folder):
    """And nothing of the old one stays on disk."""
    write_index(folder, ENTRIES[:5], digest="two")

    assert search(folder, "NOT nowhere").total == 5
    assert is_current(folder, "two")
    assert sorted(path.name for path in folder.iterdir()) == ["2", FILE]


def test_whatever_goes_wrong_the_old_index_stays_as_it_was(folder):
    """And nothing of the new one stays on disk."""
    before = files(folder)

    def failing():
        yield from ENTRIES
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        write_index(folder, failing(), digest="two")

    assert files(folder) == before
    assert search(folder, "NOT nowhere").total == len(ENTRIES)


def test_what_a_killed_build_left_behind_is_swept_away(folder):
    """It has no card, so it never counted."""
    (folder / "7").mkdir()
    (folder / "7" / "MAIN_half.pst").write_bytes(b"half")

    write_index(folder, ENTRIES, digest="two")

    assert sorted(path.name for path in folder.iterdir()) == ["2", FILE]


def test_every_indexed_article_is_announced(tmp_path):
    """For a progress bar."""
    announced = []

    write_index(tmp_path, ENTRIES, digest="", listener=announced.append)

    assert announced == ENTRIES


def test_an_archive_without_articles_has_an_index_without_hits(tmp_path):
    """An empty archive is no mistake."""
    write_index(tmp_path, [], digest="")

    assert search(tmp_path, "ferry OR NOT ferry OR fe* OR date:1998").total == 0


def test_an_article_without_words_can_be_found_by_its_date(tmp_path):
    """Signs alone, or nothing at all."""
    write_index(tmp_path, [Entry("a.html", "!!!", ""), ENTRIES[0]], digest="")

    assert [hit.address for hit in search(tmp_path, "NOT date:1900..").hits] == ["a.html"]


def test_without_an_index_the_sentence_says_what_to_run(tmp_path):
    """A new archive has none."""
    with pytest.raises(IndexMissing, match=r"no search index yet\. Run sitegen build"):
        search(tmp_path / "index", "ferry")


def test_an_index_of_another_version_is_made_anew(folder):
    """Other stems would silently find other articles."""
    card = folder / FILE
    card.write_text(card.read_text().replace("snowballstemmer ", "snowballstemmer 0."))

    assert not is_current(folder, "one")
    with pytest.raises(IndexMissing, match=r"another version of sitegen\. Run sitegen build"):
        search(folder, "ferry")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_truncated_index_is_damaged(folder, share):
    """However much of it is left."""
    data = segment(folder).read_bytes()
    segment(folder).write_bytes(data[: int(len(data) * share)])

    assert not is_current(folder, "one")
    with pytest.raises(IndexMissing, match=r"damaged\. Run sitegen build, which makes it anew\."):
        search(folder, "ferry")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"digest": "one"}'])
def test_a_damaged_card_is_a_damaged_index(folder, damage):
    """It is small, but it is the way in."""
    (folder / FILE).write_text(damage)

    assert not is_current(folder, "one")
    with pytest.raises(IndexMissing, match="damaged"):
        search(folder, "ferry")


def test_a_damaged_table_of_contents_is_a_damaged_index(folder):
    """It is a pickle, and fails in ways of its own."""
    toc = next((folder / read_card(folder).folder).glob("*.toc"))
    toc.write_bytes(b"")

    with pytest.raises(IndexMissing, match="damaged"):
        search(folder, "ferry")


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_flipped_bytes_give_an_answer_or_a_sentence(folder):
    """Never a traceback; and the next build makes the index anew."""
    whole = segment(folder).read_bytes()
    sentences = 0
    for start in range(0, len(whole) - 40, len(whole) // 20):
        bent = bytes(byte ^ 0x5A for byte in whole[start : start + 40])
        segment(folder).write_bytes(whole[:start] + bent + whole[start + 40 :])
        assert not is_current(folder, "one")
        try:
            search(folder, "ferry OR the OR tra*")
        except IndexMissing as error:
            assert "damaged" in str(error)
            sentences += 1
    gc.collect()  # Whoosh leaves files open that it cannot read
    assert sentences
