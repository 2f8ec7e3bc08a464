"""The index on disk: whole or not at all, and made again only when it must be."""

from __future__ import annotations

import gc
import random
from dataclasses import replace
from itertools import islice, repeat

import pytest
from searching import fictional_entries, search
from whoosh import fields
from whoosh.analysis import Analyzer, Token
from whoosh.columns import VarBytesColumn
from whoosh.index import create_in, open_dir

from sitegen.archive.archive import filing_order
from sitegen.engine import Engine
from sitegen.errors import IndexMissing
from sitegen.listener import Silence
from sitegen.search import periods
from sitegen.search.analysis import Analysis
from sitegen.search.answers import Index
from sitegen.search.card import FILE, is_whole, read_card
from sitegen.search.entry import Entry
from sitegen.search.ranking import Sort
from sitegen.search.scoring import TITLE_WEIGHT
from sitegen.search.segments import CONTENTS
from sitegen.search.writer import Slip, update_index, write_index
from sitegen.text.dates import NewsDate

ENTRIES = fictional_entries(40)


@pytest.fixture
def folder(tmp_path):
    write_index(tmp_path / "index", ENTRIES)
    return tmp_path / "index"


@pytest.fixture(autouse=True)
def _small_periods(monkeypatch):
    """So that a small archive has several."""
    monkeypatch.setattr(periods, "MOST", 12)
    monkeypatch.setattr(periods, "AT_LEAST", 4)


def files(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def held(folder):
    """The files of the index that counts, by name, with what tells a file from its copy."""
    place = folder / read_card(folder).folder
    return {path.name: (path.stat().st_ino, path.read_bytes()) for path in place.iterdir()}


def segments(folder):
    return sorted((folder / read_card(folder).folder).glob("*.seg"))


def test_the_index_is_the_one_that_whooshs_own_writer_makes(tmp_path, monkeypatch):
    """Term by term, posting by posting, with the statistics that scores come from."""
    monkeypatch.setattr(periods, "MOST", 1_000)
    day = NewsDate(2001, 3, 4)
    some = [
        replace(entry, named=NAMED, date=day if number % 20 else entry.date)
        for number, entry in enumerate(fictional_entries(150))
    ]
    some[0] = replace(some[0], body="ferry " * 1_100 + "ferry toll " * 20)
    entries = sorted(some, key=lambda entry: filing_order(entry.date, entry.address))
    write_index(tmp_path / "ours", entries)
    card = read_card(tmp_path / "ours")
    write_as_whoosh_does(tmp_path / "theirs", entries, card)

    ours = contents(tmp_path / "ours" / card.folder)

    assert max(period.count for period in card.periods) > 128, "so that a word has two blocks"
    assert ours == contents(tmp_path / "theirs")


NAMED = (("person", "Ada Quill", "people/ada-quill.html"), ("place", "Kelpford", ""))


class Given(Analyzer):
    """Takes words with their positions as they are; Whoosh wants them as one text."""

    def __call__(self, value, **_):
        for position, word in map(str.split, value.split("\n"), repeat("\t")) if value else ():
            yield Token(text=word, pos=int(position), boost=1.0)


def given(words):
    return "\n".join(f"{position}\t{word}" for position, word in words)


def write_as_whoosh_does(folder, entries, card):
    """With Whoosh's own fields and its own writer, a segment for each period."""
    words = {name: fields.TEXT(Given()) for name in NAME_FIELDS if name != "source"}
    stems = {"phrase": False, "stored": True}
    schema = fields.Schema(
        title=fields.TEXT(Given(), field_boost=TITLE_WEIGHT, **stems),
        title_exact=fields.TEXT(Given()),
        body=fields.TEXT(Given(), **stems),
        body_exact=fields.TEXT(Given()),
        source=fields.TEXT(Given(), stored=True),
        identity=fields.ID(analyzer=Given()),
        date=fields.COLUMN(VarBytesColumn()),
        **words,
        **{name: fields.STORED() for name in ("address", "lead", "named", "authors")},
    )
    folder.mkdir()
    created = create_in(str(folder), schema)
    ahead = iter(entries)
    for period in card.periods:
        writer = created.writer()
        for entry in islice(ahead, period.count):
            writer.add_document(**document(entry))
        writer.commit(merge=False)


NAME_FIELDS = ("person", "organization", "place", "author", "source", "section")


def document(entry):
    analysis = Analysis()
    title, body = analysis.words(entry.title), analysis.words(entry.body)
    identities = [f"{kind}={name}" for kind, name, _ in entry.named]
    identities += [f"source={entry.source}"] if entry.source else []
    names = (entry.people, entry.organizations, entry.places, entry.authors, (entry.source,),
             (entry.section,))  # fmt: skip
    return {
        "address": entry.address,
        "title": given(enumerate(analysis.stems(title))),
        "_stored_title": entry.title,
        "title_exact": given(enumerate(title)),
        "body": given(enumerate(analysis.stems(body))),
        "_stored_body": entry.body,
        "body_exact": given(enumerate(body)),
        "identity": given(enumerate(identities)),
        "_stored_source": entry.source,
        "date": str(entry.date).encode() if entry.date else None,
        "lead": entry.lead,
        "named": entry.named,
        "authors": entry.authors,
        **{
            name: given(placed(some, analysis))
            for name, some in zip(NAME_FIELDS, names, strict=True)
        },
    }


def placed(names, analysis):
    position = 0
    for name in names:
        for word in analysis.words(name):
            yield position, word
            position += 1
        position += 1


def contents(folder):
    """Everything that searching reads, segment by segment."""
    with open_dir(str(folder)).reader() as reader:
        return [contents_of(leaf) for leaf, _ in reader.leaf_readers()]


def contents_of(reader):
    found = {}
    for field, text in reader.all_terms():
        info, matcher = reader.term_info(field, text), reader.postings(field, text)
        postings = []
        while matcher.is_active():
            place = matcher.id(), matcher.weight(), matcher.value()
            postings.append((*place, matcher.block_max_weight(), matcher.block_min_length()))
            matcher.next()
        lengths = info.min_length(), info.max_length(), info.max_weight(), info.weight()
        found[field, text] = (*lengths, info.min_id(), info.max_id(), len(postings), postings)
    numbers = list(reader.all_doc_ids())
    lengths = {
        name: [reader.doc_field_length(number, name) for number in numbers] for name, _ in found
    }
    sums = {name: reader.field_length(name) for name in lengths}
    dates = list(reader.column_reader("date"))
    return found, lengths, sums, dates, [reader.stored_fields(number) for number in numbers]


QUERIES = ("ferry", "harbor OR bridge", '"harbor wall" NOT toll', "tr*", "person:vale",
           "date:1990..2005 lantern", "NOT the")  # fmt: skip


def answers(folder, **options):
    with Index(folder) as index:
        return [index.search(query, limit=100, **options) for query in QUERIES]


def test_the_number_of_segments_changes_no_answer(tmp_path, monkeypatch):
    write_index(tmp_path / "many", ENTRIES)
    monkeypatch.setattr(periods, "MOST", 1_000)
    monkeypatch.setattr(periods, "AT_LEAST", 1_000)
    write_index(tmp_path / "few", ENTRIES)

    assert len(segments(tmp_path / "many")) > 2 * len(segments(tmp_path / "few"))
    for sort in Sort:
        assert answers(tmp_path / "many", sort=sort) == answers(tmp_path / "few", sort=sort)


def test_whatever_happened_before_the_index_is_the_one_made_anew(tmp_path):
    """Articles are added, edited, given other dates and removed; the files do not tell."""
    chance = random.Random(5)
    entries = dict(enumerate(ENTRIES[::2]))
    for step in range(5):
        for _ in range(3):
            change(entries, chance, step)
        shuffled = chance.sample(list(entries.values()), len(entries))
        write_index(tmp_path / "kept", shuffled)
        write_index(tmp_path / f"new-{step}", entries.values())

        kept, new = (
            {name: data for name, (_, data) in held(tmp_path / place).items()}
            for place in ("kept", f"new-{step}")
        )
        assert kept.keys() == new.keys()
        assert all(kept[name] == new[name] for name in kept if name.endswith(".sheaf"))
        assert answers(tmp_path / "kept") == answers(tmp_path / f"new-{step}")


def change(entries, chance, step):
    number, what = chance.randrange(40), chance.choice(["add", "edit", "date", "remove"])
    if what == "remove":
        entries.pop(number, None)
    elif what == "edit" and number in entries:
        entries[number] = replace(entries[number], body=f"Edited {step}. The ferry toll.")
    elif what == "date" and number in entries:
        entries[number] = replace(entries[number], date=chance.choice(ENTRIES).date)
    elif number not in entries:
        entries[number] = replace(ENTRIES[number], address=f"added-{number}.html")


def test_only_what_changed_is_indexed_again(folder):
    """All other files stay the same, not only equal."""
    before, steps = held(folder), Steps()

    write_index(folder, [*ENTRIES, Entry("late.html", "Late", date=ENTRIES[0].date)],
                listener=steps)  # fmt: skip

    after = held(folder)
    same = [name for name in after if after[name] == before.get(name)]
    assert len(same) == 2 * (len(segments(folder)) - 1)
    assert steps.taken < 15
    assert not steps.notes


def test_nothing_is_written_when_nothing_changed(folder):
    """Not even the card."""
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    write_index(folder, reversed(ENTRIES))

    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == times


def test_an_index_in_another_language_is_made_anew(folder):
    """Its words have other stems."""
    before = set(held(folder))

    write_index(folder, ENTRIES, language="fr")

    assert set(held(folder)) & before == {CONTENTS}
    assert read_card(folder).language == "fr"


class Steps(Silence):
    """Counts what it hears."""

    def __init__(self):
        self.taken = 0
        self.notes = []

    def step(self):
        self.taken += 1

    def note(self, what):
        self.notes.append(what)


@pytest.mark.parametrize("kind", ["*.seg", "*.sheaf", "*.toc"])
def test_a_damaged_file_is_made_anew_with_a_notice(folder, kind):
    """Flipped bytes show in no length; a missing file shows at once."""
    before, steps = held(folder), Steps()
    damaged = min((folder / read_card(folder).folder).glob(kind))
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)

    write_index(folder, ENTRIES, listener=steps)

    assert steps.notes == ["The search index was damaged; what was damaged is made anew."]
    assert kind == "*.toc" or steps.taken < len(ENTRIES)
    assert {name: data for name, (_, data) in held(folder).items() if ".sheaf" in name} == {
        name: data for name, (_, data) in before.items() if ".sheaf" in name
    }
    assert is_whole(folder)


def test_workers_change_nothing(tmp_path, monkeypatch):
    """The index is the one that one process makes."""
    monkeypatch.setattr(periods, "MOST", 60)
    entries = fictional_entries(150)
    by_address = {entry.address: entry for entry in entries}
    slips = [Slip(entry.address, entry.date, entry.title) for entry in entries]

    def read(some):
        return [by_address[slip.address] for slip in some]

    with Engine(2) as two:
        update_index(tmp_path / "two", slips, read, two)
    update_index(tmp_path / "one", slips, read, Engine(1))

    one, two = held(tmp_path / "one"), held(tmp_path / "two")
    assert one.keys() == two.keys()
    assert all(one[name][1] == two[name][1] for name in one if name.endswith(".sheaf"))
    assert answers(tmp_path / "one") == answers(tmp_path / "two")


def test_a_new_index_takes_the_place_of_the_old(folder):
    """And nothing of the old one stays on disk."""
    write_index(folder, ENTRIES[:5])

    assert search(folder, "NOT nowhere").total == 5
    assert sorted(path.name for path in folder.iterdir()) == ["2", FILE]


def test_whatever_goes_wrong_the_old_index_stays_as_it_was(folder):
    """And nothing of the new one stays on disk."""
    before = files(folder)
    slips = [Slip(entry.address, entry.date, "changed") for entry in ENTRIES]

    def failing(some):
        yield from ENTRIES[:30]
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        update_index(folder, slips, failing, Engine(1))

    assert files(folder) == before
    assert search(folder, "NOT nowhere").total == len(ENTRIES)


def test_what_a_killed_build_left_behind_is_swept_away(folder):
    """It has no card, so it never counted."""
    (folder / "7").mkdir()
    (folder / "7" / "MAIN_half.pst").write_bytes(b"half")

    write_index(folder, ENTRIES[1:])

    assert sorted(path.name for path in folder.iterdir()) == ["2", FILE]


def test_an_archive_without_articles_has_an_index_without_hits(tmp_path):
    """An empty archive is no mistake."""
    write_index(tmp_path, [])

    assert search(tmp_path, "ferry OR NOT ferry OR fe* OR date:1998").total == 0


def test_an_article_without_words_can_be_found_by_its_date(tmp_path):
    """Signs alone, or nothing at all."""
    write_index(tmp_path, [Entry("a.html", "!!!", ""), ENTRIES[0]])

    assert [hit.address for hit in search(tmp_path, "NOT date:1900..").hits] == ["a.html"]


def test_without_an_index_the_sentence_says_what_to_run(tmp_path):
    """A new archive has none."""
    with pytest.raises(IndexMissing, match=r"no search index yet\. Run sitegen build"):
        search(tmp_path / "index", "ferry")


OTHER_STEMS = ("snowballstemmer ", "snowballstemmer 0.")
OTHER_FORM = ('"periods"', '"parts"'), ("format ", "format 0")


@pytest.mark.parametrize("changes", [(OTHER_STEMS,), OTHER_FORM])
def test_an_index_of_another_version_is_made_anew(folder, changes):
    """Other stems would silently find other articles. That is no damage, and not called so."""
    card, steps = folder / FILE, Steps()
    for before, after in changes:
        card.write_text(card.read_text().replace(before, after))

    with pytest.raises(IndexMissing, match=r"another version of sitegen\. Run sitegen build"):
        search(folder, "ferry")
    write_index(folder, ENTRIES, listener=steps)

    note = "The search index was made by another version of sitegen; it is made anew."
    assert steps.notes == [note]
    assert steps.taken == len(ENTRIES)
    assert is_whole(folder)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_truncated_index_is_damaged(folder, share):
    """However much of it is left."""
    first = segments(folder)[0]
    data = first.read_bytes()
    first.write_bytes(data[: int(len(data) * share)])

    assert not is_whole(folder)
    with pytest.raises(IndexMissing, match=r"damaged\. Run sitegen build, which makes it anew\."):
        search(folder, "ferry")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"digest": "one"}'])
def test_a_damaged_card_is_a_damaged_index(folder, damage):
    """It is small, but it is the way in."""
    (folder / FILE).write_text(damage)

    assert not is_whole(folder)
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
    first = segments(folder)[0]
    whole = first.read_bytes()
    sentences = 0
    for start in range(0, len(whole) - 40, len(whole) // 20):
        bent = bytes(byte ^ 0x5A for byte in whole[start : start + 40])
        first.write_bytes(whole[:start] + bent + whole[start + 40 :])
        assert not is_whole(folder)
        try:
            search(folder, "ferry OR the OR tra*")
        except IndexMissing as error:
            assert "damaged" in str(error)
            sentences += 1
    gc.collect()  # Whoosh leaves files open that it cannot read
    assert sentences
