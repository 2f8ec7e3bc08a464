"""The index answers as the articles say, in the order that the ranking says."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from fiction import PEOPLE, PLACES, REPORTERS
from hypothesis import given, settings
from hypothesis import strategies as st
from searching import Oracle, fictional_entries

from sitegen.search.analysis import Analysis
from sitegen.search.answers import Index
from sitegen.search.entry import Entry
from sitegen.search.query import And, Fuzzy, Near, Not, Or, Phrase, Prefix, Within, Word, read_query
from sitegen.search.ranking import Sort
from sitegen.search.writer import write_index

COUNT = 300
ENTRIES = fictional_entries(COUNT)
ORACLE = Oracle(ENTRIES)
SOME = ENTRIES[::8]
ORACLE_OF_SOME = Oracle(SOME)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "index"
    write_index(folder, ENTRIES)
    with Index(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def index_of_some(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "index"
    write_index(folder, SOME)
    with Index(folder) as opened:
        yield opened


def found(index, text, **options):
    return [hit.address for hit in index.search(text, **{"limit": COUNT, **options}).hits]


LISTED = [
    (
        "ferry regatta lighthouse",
        19,
        [
            "2000/06/12/port-hollow-ferry-company-plans-a-narrow-lighthouse.html",
            "2015/04/25/a-costly-regatta-for-hollowmere.html",
        ],
    ),
    (
        '"trainee of the Harbor Council"',
        18,
        [
            "2012/03/07/a-floating-harbor-wall-for-kelpford.html",
            "2012/01/18/school-of-port-hollow-planned-against-all-advice.html",
        ],
    ),
    (
        "person:vale lighthouse",
        13,
        [
            "2002/02/who-trained-the-costly-tide-tables.html",
            "2017/07/26/a-municipal-foundry-for-kelpford.html",
        ],
    ),
    (
        "title:ferry NOT place:eastmere",
        33,
        [
            "1992/port-hollow-ferry-company-plans-a-well-known-ferry.html",
            "2015/09/12/dunmarrow-inspected-its-ferry.html",
        ],
    ),
    (
        "date:1999",
        7,
        [
            "1999/11/24/orrin-vale-measuring-the-salt-works.html",
            "1999/10/20/observatory-of-eastmere-opened-against-all-advice.html",
        ],
    ),
    (
        "date:1987-06..1988-02 (bridge OR canal)",
        4,
        [
            "1987/07/06/who-inspected-the-floating-ferries.html",
            "1987/06/25/a-municipal-toll-for-lower-brine.html",
        ],
    ),
    (
        'source:"harbor times" author:quill regatta',
        5,
        [
            "2009/09/24/regatta-of-dunmarrow-trained-quietly.html",
            "2011/01/04/cornelius-plover-naming-the-clock-tower.html",
        ],
    ),
    (
        "observ* foundry -orchard",
        28,
        [
            "2002/01/24/a-new-foundry-for-dunmarrow.html",
            "2010/06/07/cornelius-plover-measuring-the-observatory.html",
        ],
    ),
    (
        'org:"marrow bank" place:hollow',
        2,
        [
            "2018/04/who-rebuilt-the-celebrated-bridge.html",
            "2016/08/17/port-hollow-opened-its-library.html",
        ],
    ),
    (
        "jose naive planned",
        5,
        [
            "2015/11/10/jose-marrowby-postponing-the-bakery.html",
            "undated/who-painted-the-half-finished-harbor-wall.html",
        ],
    ),
]


@pytest.mark.parametrize(("text", "total", "first"), LISTED)
def test_ten_listed_queries_give_their_exact_lists(index, text, total, first):
    """The lists are those of a plain reading of all articles, and stay what they are."""
    expected = ORACLE.ranked(read_query(text, Analysis()).query)

    results = index.search(text, limit=COUNT)

    assert [hit.address for hit in results.hits] == [ENTRIES[n].address for _, n in expected]
    assert [hit.score for hit in results.hits] == pytest.approx([score for score, _ in expected])
    assert results.total == len(expected) == total
    assert [hit.address for hit in results.hits[: len(first)]] == list(first)


# --- any query at all --------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["ferry", "ferries", "harbor", "train", "training", "trained", "lantern", "plan", "planned"]
) | st.sampled_from(["the", "jose", "naive", "doesn't", "well", "quay", "o'malley", "nowhere"])
NAMES = st.sampled_from([*PEOPLE, *PLACES, *REPORTERS, "Marrow Bank", "Harbor Times", "News"])
FIELDS = st.sampled_from(["person", "org", "place", "author", "source", "section"])
TEXTS = [text for texts in ORACLE_OF_SOME.texts for text in (texts.title, texts.body)]


@st.composite
def phrases(draw):
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 2))
    return Phrase(tuple(text[start : start + draw(st.integers(2, 4))]))


TELLING = [[word for word in text if word not in Analysis().common] for text in TEXTS]


@st.composite
def nears(draw):
    text = draw(st.sampled_from([text for text in TELLING if len(text) > 3]))
    start = draw(st.integers(0, len(text) - 3))
    some = draw(st.permutations(text[start : start + 3]))
    return Near(tuple(some[: draw(st.integers(2, 3))]), draw(st.integers(0, 6)))


@st.composite
def slips(draw):
    """A word of the archive with a letter put in, left out, replaced or exchanged."""
    words = [word for text in TEXTS for word in text if word.isalpha() and len(word) > 4]
    word = draw(st.sampled_from(words))
    at = draw(st.integers(2, len(word) - 2))
    end = draw(st.sampled_from([word[at:], word[at + 1 :], "x" + word[at:], "x" + word[at + 1 :]]))
    return Fuzzy(word[:at] + draw(st.sampled_from([end, word[at + 1] + word[at] + word[at + 2 :]])))


@st.composite
def names(draw):
    words = Analysis().words(draw(NAMES))
    field = draw(FIELDS)
    if draw(st.booleans()):
        return Phrase(tuple(words), field)
    return Word(draw(st.sampled_from(words)), field)


@st.composite
def spans(draw):
    days = st.dates(date(1984, 1, 1), date(2020, 12, 31))
    first, last = sorted([draw(days), draw(days)])
    return draw(
        st.sampled_from([Within(first, last), Within(first, date.max), Within(date.min, last)])
    )


LEAVES = st.one_of(
    st.builds(Word, WORDS, st.sampled_from(["", "", "title"])),
    st.builds(Prefix, st.sampled_from(["tra", "la", "o'm", "bri", "zz"]), st.just("")),
    st.builds(Prefix, st.sampled_from(["tra", "la"]), st.sampled_from(["title", "person"])),
    phrases(),
    nears(),
    slips(),
    names(),
    spans(),
)  # fmt: skip


def joined(kind, part):
    """Parts of the same kind are one, as the grammar has it."""
    other = part.filter(lambda query: not isinstance(query, kind))
    return st.lists(other, min_size=2, max_size=3).map(lambda parts: kind(tuple(parts)))


def fits(query):
    """Whether it is so short that all of it is searched: a prefix counts as many words."""
    return sum(map(str(query).count, "*~")) <= 3


QUERIES = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        joined(And, part),
        joined(Or, part),
        part.filter(lambda query: not isinstance(query, Not)).map(Not),
    ),
    max_leaves=5,
).filter(fits)


@given(QUERIES)
def test_a_query_reads_back_as_itself(query):
    """What the reading shows as understood is a query with the same meaning."""
    assert read_query(str(query), Analysis()).query == query


@settings(max_examples=80, deadline=None)
@given(query=QUERIES)
def test_any_query_finds_what_a_plain_reading_finds(index_of_some, query):
    """The same articles with the same scores, for every query of the grammar."""
    expected = {SOME[n].address: score for score, n in ORACLE_OF_SOME.ranked(query)}

    results = index_of_some.search(str(query), limit=COUNT)

    assert results.total == len(results.hits)
    assert {hit.address: hit.score for hit in results.hits} == pytest.approx(expected)


@settings(max_examples=40, deadline=None)
@given(query=QUERIES, limit=st.integers(1, 30), sort=st.sampled_from(Sort))
def test_the_first_hits_are_the_head_of_all_hits(index_of_some, query, limit, sort):
    """A limit shortens the list and changes nothing else; the total stays exact."""
    everything = index_of_some.search(str(query), limit=COUNT, sort=sort)

    few = index_of_some.search(str(query), limit=limit, sort=sort)

    assert few.hits == everything.hits[:limit]
    assert few.total == everything.total


# --- one thing at a time -----------------------------------------------------------------------


def test_equal_scores_stand_in_the_order_of_the_archive(index):
    """A query of names and dates alone ranks nothing, so the newest comes first."""
    expected = [entry.address for entry in ENTRIES if "Orrin Vale" in entry.people]

    assert found(index, 'person:"Orrin Vale"') == expected


def test_newest_first_is_the_order_of_the_archive(index):
    """Undated articles come last."""
    addresses = found(index, "ferry", sort=Sort.NEWEST)

    assert addresses == [e.address for e in ENTRIES if e.address in set(addresses)]
    assert addresses[-1].startswith("undated/")


def test_oldest_first_keeps_undated_articles_last(index):
    """The dates rise; articles of one date stay in the order of their addresses."""
    hits = index.search("NOT nowhere", limit=COUNT, sort=Sort.OLDEST).hits

    keys = [(h.date is None, h.date.order if h.date else (), h.address) for h in hits]
    assert len(keys) == COUNT
    assert keys == sorted(keys)


def test_a_part_of_a_name_finds_the_person(index):
    """Any word of the name, any case, with or without accents; never another kind's names."""
    whole = found(index, 'person:"José Marrowby"')

    assert whole
    assert found(index, "person:marrowby") == found(index, "person:JOSE") == whole
    assert found(index, 'person:"jose marrowby"') == whole
    assert not found(index, 'person:"marrowby jose"')
    assert not found(index, "person:Eastmere")


def test_a_phrase_of_names_never_runs_from_one_name_to_the_next(index):
    """`Vale, Ada` are two people, not one."""
    pairs = {(a.split()[-1], b.split()[0]) for e in ENTRIES for a, b in pairwise(e.people)}

    assert pairs
    assert not [pair for pair in sorted(pairs) if found(index, f'person:"{" ".join(pair)}"')]


def test_a_phrase_means_its_very_words(index):
    """A word finds its other forms, a phrase does not."""
    assert set(found(index, "trainees")) == set(found(index, "trainee")) != set()
    assert found(index, '"a trainee of the"')
    assert not found(index, '"a trainees of the"')


def test_a_possessive_finds_the_name_and_the_other_way_round(index):
    """Both kinds of apostrophe are the same."""
    assert found(index, "Tidewell's") == found(index, "Tidewell\u2019s") == found(index, "tidewell")


def test_a_prefix_for_too_many_words_takes_the_most_frequent_and_says_so(tmp_path):
    """Equally frequent ones by alphabet."""
    words = [f"quay{letter}{other}" for letter in "abcdefgh" for other in "abcdefghij"]
    entries = [Entry(f"{word}.html", "A wall", word) for word in words]
    write_index(tmp_path, [*entries, Entry("twice.html", "A wall", words[-1])])

    with Index(tmp_path) as index:
        results = index.search("quay*", limit=100)
        few = index.search("quayh*", limit=100)

    assert "'quay*' stands for 80 words; the 64 most frequent were searched." in results.notes
    assert results.total == 63 + 2  # the first 63 by alphabet, and the last, which stands twice
    assert few.notes == ()
    assert few.total == 11
