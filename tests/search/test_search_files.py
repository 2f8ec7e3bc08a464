"""The search files say in the browser what the articles say."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from shelving import TINY, Reader, bind, named_entries, publish

from sitegen.engine import Engine
from sitegen.listener import Silence
from sitegen.search.analysis import Analysis
from sitegen.search.shards.lengths import ROUNDED, length_byte
from sitegen.search.shards.root import shelve

COUNT = 160
ANALYSIS = Analysis()
FIELDS = ("title", "body")


@pytest.fixture(scope="module")
def entries():
    return named_entries(COUNT)


@pytest.fixture(scope="module")
def words(entries):
    """The words of each article's title and body."""
    return [{field: ANALYSIS.words(getattr(entry, field)) for field in FIELDS} for entry in entries]


@pytest.fixture(scope="module")
def site(entries, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shards")
    return publish(folder, bind(folder, entries))


@pytest.fixture(scope="module")
def reader(site, browser):
    page = browser.new_page()
    page.goto((site / "page.html").as_uri())
    yield Reader(page)
    page.close()


def test_the_index_knows_the_archive(reader, entries, words):
    said = reader.ask("({ count, language, common, average, years }) => "
                      "({ count, language, common, average, years })")  # fmt: skip

    years = Counter(entry.date.year if entry.date else 0 for entry in entries)
    sums = {field: sum(len(article[field]) for article in words) for field in FIELDS}
    assert said["count"] == COUNT
    assert said["language"] == "en"
    assert said["common"] == list(ANALYSIS.common)
    assert said["average"] == {field: sums[field] / COUNT for field in FIELDS}
    assert {year["year"]: year["count"] for year in said["years"]} == years
    assert said["years"][-1]["year"] == 0


def test_a_stem_has_its_articles_with_the_forms_of_each(reader, words):
    expected = defaultdict(lambda: {field: {} for field in FIELDS})
    for number, article in enumerate(words):
        for field in FIELDS:
            for word in article[field]:
                found = expected[ANALYSIS.stem(word)][field]
                found.setdefault(number, []).append(word)
    stems = sorted(expected)
    assert len(stems) > 200

    said = reader.ask("(index, stems) => Promise.all(stems.map((stem) => index.stem(stem)))", stems)

    for stem, answer in zip(stems, said, strict=True):
        for field in FIELDS:
            found = expected[stem][field]
            assert answer[field]["docs"] == list(found)
            assert answer[field]["tf"] == [len(forms) for forms in found.values()]
            sets = answer[field]["sets"] or [1] * len(found)
            for forms, number in zip(found.values(), sets, strict=True):
                assert {f for i, f in enumerate(answer["forms"]) if number >> i & 1} == set(forms)


def test_short_lists_know_how_long_their_articles_are(reader, words):
    stems = sorted({ANALYSIS.stem(word) for a in words for field in FIELDS for word in a[field]})

    said = reader.ask("(index, stems) => Promise.all(stems.map((stem) => index.stem(stem)))", stems)

    lists = [answer[field] for answer in said for field in FIELDS]
    known = [lengths for one in lists for lengths in one["known"]]
    assert len(known) > 100
    for lengths in known:
        for field in FIELDS:
            assert lengths[field] == [rounded(words[number][field]) for number in lengths["docs"]]
    for one in lists:
        # The least span has 20 articles, of which one is less than a sixteenth.
        if len(one["docs"]) == 1:
            assert [n for lengths in one["known"] for n in lengths["docs"]] == one["docs"]


def test_what_the_archive_has_not_is_not_found(reader):
    said = reader.ask(
        """async (index) => [await index.stem("zzz"), await index.stem(""), await index.stem("a b"),
        await index.stem("\\u{1f600}"), await index.lexicon("", "zzz"),
        await index.identity("person", "Nobody"), await index.days(1), await index.articles([]),
        (await index.names("person", "nobody")).docs]"""
    )

    assert said == [None, None, None, None, [], [], [], [], []]


@pytest.mark.parametrize("prefix", ["", "h", "ha", "harb", "harbor", "repair", "é", "9"])
def test_the_lexicon_lists_the_words_that_begin_so(reader, words, prefix):
    counts = {field: Counter(w for a in words for w in set(a[field])) for field in FIELDS}
    both = counts["title"] + counts["body"]

    for field, expected in (("title", counts["title"]), ("", both)):
        said = reader.ask("(index, field, start) => index.lexicon(field, start)", field, prefix)
        listed = [{"word": word, "count": expected[word]} for word in sorted(expected)]
        assert said == [entry for entry in listed if entry["word"].startswith(prefix)]


def test_places_prove_phrases(reader, words):
    """A word's places, and the common words on both sides of each."""
    codes = {word: code for code, word in enumerate(ANALYSIS.common, 1)}
    for field in FIELDS:
        expected = defaultdict(dict)
        for number, article in enumerate(words):
            row = [codes.get(word, 0) for word in article[field]]
            for at, word in enumerate(article[field]):
                before, after = row[at - 1] if at else 0, (*row, 0)[at + 1]
                if not row[at]:
                    expected[word].setdefault(number, []).append([at, before, after])
                elif after:
                    pair = f"{word} {article[field][at + 1]}"
                    expected[pair].setdefault(number, []).append([at, None, None])
        keys = sorted(expected)
        asked = [[key, None if " " in key else list(expected[key])] for key in keys]

        said = reader.ask(
            """(index, field, asked) => Promise.all(asked.map(([key, articles]) =>
            index.places(field, key, articles && Uint32Array.from(articles))))""",
            field, asked,
        )  # fmt: skip

        for key, answer in zip(keys, said, strict=True):
            assert answer["docs"] == list(expected[key])
            starts = answer["starts"]
            rows = [
                [
                    [answer["positions"][at], *(b[at] if b else None for b in sides(answer))]
                    for at in range(start, end)
                ]
                for start, end in pairwise(starts)
            ]
            assert rows == list(expected[key].values()), key


def sides(answer):
    return answer["before"], answer["after"]


def test_names_are_found_by_word_and_as_wholes(reader, entries):
    whole, by_word = defaultdict(list), defaultdict(lambda: defaultdict(list))
    for number, entry in enumerate(entries):
        for name in entry.people:
            whole[name].append(number)
        position = 0
        for name in entry.people:
            for word in ANALYSIS.words(name):
                by_word[word][number].append(position)
                position += 1
            position += 1
    assert len(whole) > 5

    for name, numbers in whole.items():
        said = reader.ask("(index, name) => index.identity('person', name)", name)
        assert said == sorted(set(numbers))
    for word, places in by_word.items():
        said = reader.ask("(index, word) => index.names('person', word)", word)
        assert said["docs"] == list(places)
        assert said["positions"] == [at for row in places.values() for at in row]
        assert said["counts"] == [len(row) for row in places.values()]


def test_articles_are_told_as_they_are(reader, entries):
    numbers = [*range(COUNT - 1, -1, -1)]

    cards = reader.ask("(index, numbers) => index.articles(numbers)", numbers)
    texts = reader.ask("(index, numbers) => index.texts(numbers)", numbers)

    for number, card, text in zip(numbers, cards, texts, strict=True):
        entry = entries[number]
        assert card == {
            "number": number, "url": entry.address, "title": entry.title, "lead": entry.lead,
            "date": str(entry.date or ""), "source": entry.source,
        }  # fmt: skip
        assert text["text"] == entry.body
        assert text["authors"] == list(entry.authors)
        assert text["agency"] == ("" if entry.authors else entry.agency)
        named = [tuple(name[key] for key in ("kind", "name", "url")) for name in text["named"]]
        assert named == list(entry.named[:6])


def test_lengths_are_those_of_the_scores(reader, words):
    # So far apart that they lie on narrow pages, and so many that wide ones are read.
    for numbers in ([1, 20, 159], [*range(COUNT)]):
        said = reader.ask("(index, numbers) => index.lengths(numbers)", numbers)
        assert said["docs"] == numbers
        for field in FIELDS:
            assert said[field] == [rounded(words[number][field]) for number in numbers]


@pytest.mark.parametrize(
    ("docs", "drawer"), [([20, 100], "lengths"), (range(20, 160), "lengths-wide")]
)
def test_many_lengths_come_in_few_files_and_few_lengths_in_small_ones(site, browser, docs, drawer):
    page = browser.new_page()
    page.goto((site / "page.html").as_uri())
    Reader(page).ask("(index, docs) => index.lengths(docs)", [*docs])
    _, *found = page.evaluate("loaded")
    page.close()

    assert {address.split("/")[2] for address in found} == {drawer}
    assert len(found) <= 3


def rounded(words):
    return ROUNDED[length_byte(len(words))]


def test_days_count_the_articles_of_each_date(reader, entries):
    dates = [entry.date.day_text if entry.date else "" for entry in entries]
    years = {date[:4] for date in dates}

    for year in years:
        said = reader.ask("(index, year) => index.days(year)", int(year or 0))
        expected = dict.fromkeys(date for date in dates if date[:4] == year)
        assert said == [
            {"date": date, "first": dates.index(date), "count": dates.count(date)}
            for date in expected
        ]


@pytest.mark.parametrize("top", [1, 3, 10, 1000])
@pytest.mark.parametrize("step", [1, 7, 50, 159])
def test_facets_are_exact_whatever_span_the_articles_lie_in(reader, entries, top, step):
    numbers = [*range(0, COUNT, step)]
    counts = defaultdict(Counter)
    folders = {"person": "people", "org": "organizations", "place": "places"}
    for number in numbers:
        entry = entries[number]
        counts["sources"].update({entry.source: 1} if entry.source else {})
        for kind, name, url in entry.named:
            if url:
                counts[folders[kind]][name, url] += 1

    said = reader.ask("(index, numbers, top) => index.facets(numbers, top)", numbers, top)

    for kind in (*folders.values(), "sources"):
        listed = [
            {"name": name if kind == "sources" else name[0], "count": count,
             "url": "" if kind == "sources" else name[1]}
            for name, count in counts[kind].items()
        ]  # fmt: skip
        assert said[kind] == sorted(listed, key=lambda e: (-e["count"], e["name"]))[:top]


def test_the_files_are_the_same_whatever_the_number_of_workers(entries, tmp_path):
    sites = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        spans = bind(folder, entries[:60], ((0, 20), (20, 40, 60)))
        site = publish(folder, spans, workers)
        files = sorted(site.glob("search/**/*.js"))
        sites.append({path.relative_to(site).as_posix(): path.read_bytes() for path in files})

    assert len(sites[0]) > 100
    assert sites[0] == sites[1]


def test_an_unchanged_span_is_left_as_it_is(entries, tmp_path):
    """A change in the newest span makes that span's files anew, and nobody else's."""
    cuts = ((0, 20), (20, 40, 60))
    site = publish(tmp_path, bind(tmp_path, entries[:60], cuts))
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "shards").iterdir()}
    spans = bind(tmp_path, entries[:60], cuts)
    changed = [[replace(spans[0][0], digest="of another text")], spans[1]]

    publish(tmp_path, changed)

    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "shards").iterdir()}
    kept = before.keys() & after.keys()
    assert len(before) == len(after) == 3  # two spans and the root file
    assert len(kept) == 1
    assert all(before[name] == after[name] for name in kept)
    assert site.is_dir()


def test_no_folder_holds_more_than_256_files_and_keys_have_pages(site):
    folders = Counter(path.parent for path in site.glob("search/**/*.js"))

    assert max(folders.values()) <= 256
    assert list(site.glob("search/*/words/keys-1/0/1.js"))


@pytest.mark.parametrize("harm", ["cut", "gone", "span", "root"])
def test_search_files_that_were_harmed_are_made_anew(tmp_path, harm):
    """Where nobody touched them they stay as they are; the root file too."""
    notes = []

    class Heard(Silence):
        def note(self, what):
            notes.append(what)

    def shelved():
        with Engine(1) as engine:
            shelve(tmp_path / "shards", spans, "en", engine, Heard(), (TINY, TINY))
        files = sorted((tmp_path / "shards").rglob("*.js"))
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    spans = bind(tmp_path, named_entries(40), ((0, 40),))
    before = shelved()
    assert shelved() == before and notes == []
    pick = {"span": "*/span.json", "root": "root-*"}.get(harm, "*/words/0/0.js")
    path = next((tmp_path / "shards").glob(pick))
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-20])

    after = shelved()

    assert {path: data for path, (data, _) in after.items()} == {
        path: data for path, (data, _) in before.items()
    }
    assert notes == ([] if harm == "root" else ["Search files were damaged; they are made anew."])
