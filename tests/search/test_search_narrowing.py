"""Filters and facets: whole names, sources and years."""

from __future__ import annotations

from collections import Counter

import pytest
from shelving import named_entries

from sitegen.errors import QueryError
from sitegen.search import facets
from sitegen.search.answers import Index
from sitegen.search.entry import Entry
from sitegen.search.filters import Filter, Mode, read_filter
from sitegen.search.writer import write_index

ENTRIES = named_entries(120)
ONE, OTHER = Counter(e.people[:2] for e in ENTRIES if len(e.people) > 1).most_common(1)[0][0]
"""Two who are named together."""


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "index"
    write_index(folder, ENTRIES)
    with Index(folder) as opened:
        yield opened


def found(index, *filters, text="NOT nowhere"):
    hits = index.search(text, limit=len(ENTRIES), filters=filters).hits
    return {hit.address for hit in hits}


def naming(*names):
    return {entry.address for entry in ENTRIES if set(names) <= set(entry.people)}


def test_of_several_values_one_is_enough_unless_all_are_asked_for(index):
    """Any, all and none, as sets have it."""
    one, other = Filter("person", ONE), Filter("person", OTHER)
    must = Filter("person", OTHER, Mode.ALL)
    must_not = Filter("person", OTHER, Mode.NONE)

    assert naming(ONE, OTHER)
    assert found(index, one) == naming(ONE)
    assert found(index, one, other) == naming(ONE) | naming(OTHER)
    assert found(index, one, must) == naming(ONE, OTHER)
    assert found(index, one, must_not) == naming(ONE) - naming(OTHER)
    assert found(index, must_not) == {e.address for e in ENTRIES} - naming(OTHER)


def test_filters_of_different_fields_must_all_be_met(index):
    """A person, in one year, not by one source."""
    year = next(str(e.date.year) for e in ENTRIES if e.date and ONE in e.people)
    source = Counter(e.source for e in ENTRIES if ONE in e.people).most_common(1)[0][0]
    expected = {
        e.address
        for e in ENTRIES
        if ONE in e.people and e.date and str(e.date.year) == year and e.source != source
    }

    hits = found(
        index, Filter("person", ONE), Filter("year", year), Filter("source", source, Mode.NONE)
    )

    assert hits == expected


def test_a_filter_wants_the_whole_name(index):
    """A word of a name finds the person in a query, but chooses nobody here."""
    assert found(index, Filter("person", ONE.split()[-1])) == set()
    assert found(index, Filter("place", ONE)) == set()
    assert found(index, Filter("year", "98")) == set()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("person=Ada Quill", Filter("person", "Ada Quill")),
        ("Person = +Ada Quill", Filter("person", "Ada Quill", Mode.ALL)),
        ("source=-Harbor Wire", Filter("source", "Harbor Wire", Mode.NONE)),
        ("org=Salt = Sons", Filter("org", "Salt = Sons")),
        ("source==+Courier", Filter("source", "+Courier")),
        ("source=-+Courier", Filter("source", "+Courier", Mode.NONE)),
        ("source===", Filter("source", "=")),
    ],
)
def test_a_filter_is_a_field_a_sign_and_a_value(typed, read):
    """The value may have any signs inside."""
    assert read_filter(typed) == read


@pytest.mark.parametrize("typed", ["Ada Quill", "person=", "person=+", "title=ferry", "=x", ""])
def test_what_is_no_filter_is_told_in_a_sentence(typed):
    """With what to write."""
    with pytest.raises(QueryError) as caught:
        read_filter(typed)

    assert "filter" in str(caught.value)


def test_facets_count_the_hits(index):
    """The most frequent first, equally frequent ones by alphabet; years are never cut."""
    results = index.search("harbor OR ferry", limit=len(ENTRIES), facets=3)
    hits = {hit.address for hit in results.hits}
    entries = [entry for entry in ENTRIES if entry.address in hits]
    people = Counter(
        name for e in entries for kind, name, url in e.named if kind == "person" and url
    )
    years = Counter(str(e.date.year) for e in entries if e.date)

    counted = results.facets

    assert [(v.name, v.count) for v in counted.people] == first(people, 3)
    assert [(v.name, v.count) for v in counted.years] == first(years, None)
    assert [(v.name, v.count) for v in counted.sources] == first(
        Counter(e.source for e in entries if e.source), 3
    )
    assert counted.people[0].url.startswith("people/")
    assert (counted.counted, counted.of, counted.note) == (len(hits), len(hits), "")


def first(counts, top):
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]


def test_of_many_hits_only_the_first_are_counted_and_a_sentence_says_so(index, monkeypatch):
    """The first in the order of the result; years in all."""
    monkeypatch.setattr(facets, "MOST", 10)
    hits = index.search("NOT nowhere", limit=10).hits
    sources = Counter(hit.source for hit in hits if hit.source)

    counted = index.search("NOT nowhere", facets=50).facets

    assert [(v.name, v.count) for v in counted.sources] == first(sources, 50)
    assert sum(year.count for year in counted.years) == sum(1 for e in ENTRIES if e.date)
    assert counted.note == "Names and sources are counted in the first 10 of 120 articles."


# --- did you mean ------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path):
    texts = ["the regatta", "the regatta", "a regalia", "regattas everywhere", "toll"]
    write_index(tmp_path, [Entry(f"{n}.html", "", text) for n, text in enumerate(texts)])
    with Index(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("regata", "regatta"),
        ("the regtata", "the regatta"),
        ("regalta", "regatta"),
        ("title:regata", ""),
        ("regata NOT tolll", "regatta NOT tolll"),
        ("(regata OR tohl) quay", "(regatta OR toll) quay"),
        ("rgatta", ""),
        ("tol", ""),
        ("regatta toll", ""),
        ('"regata"', ""),
        ("regatta", ""),
    ],
)
def test_a_word_that_no_article_has_is_perhaps_another_one(small, query, suggestion):
    """Only where nothing was found: the nearest word, of equally near ones the most frequent."""
    results = small.search(query)

    assert results.suggestion == suggestion
    assert not (results.total and suggestion)
