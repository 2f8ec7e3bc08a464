"""The score is Whoosh's own: BM25 in the title and in the body, added up."""

from __future__ import annotations

import random

import pytest
from searching import fictional_entries
from whoosh.collectors import TopCollector
from whoosh.index import open_dir
from whoosh.query import And, Or, Term
from whoosh.scoring import BM25F

from sitegen.search.analysis import Analysis
from sitegen.search.answers import Index
from sitegen.search.card import read_card
from sitegen.search.scoring import K1, B
from sitegen.search.writer import write_index

COUNT = 300
ENTRIES = fictional_entries(COUNT)
ANALYSIS = Analysis()
WORDS = sorted({word for entry in ENTRIES for word in ANALYSIS.words(entry.title + entry.body)})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "index"
    write_index(folder, ENTRIES)
    return folder


def by_whoosh(searcher, words, joined):
    """All hits of some words with their scores, as Whoosh has them."""
    stems = dict.fromkeys(ANALYSIS.stems(words))
    query = joined([Or([Term("title", stem), Term("body", stem)]) for stem in stems])
    collector = TopCollector(COUNT, usequality=False, replace=0)
    searcher.search_with_collector(query, collector)
    hits = collector.results()
    return {hit["address"]: hit.score for hit in hits}


@pytest.mark.parametrize(("joined", "between"), [(And, " "), (Or, " OR ")])
def test_scores_are_those_of_whoosh_to_nine_decimals(folder, joined, between):
    """For any words, in an index of several segments."""
    chance = random.Random(5)
    opened = open_dir(str(folder / read_card(folder).folder), readonly=True)
    found = 0
    with Index(folder) as index, opened.searcher(weighting=BM25F(B=B, K1=K1)) as searcher:
        assert len(searcher.leaf_searchers()) > 1
        for _ in range(60):
            words = chance.sample(WORDS, chance.randint(1, 3))
            expected = by_whoosh(searcher, words, joined)
            hits = index.search(between.join(words), limit=COUNT).hits
            assert {h.address: h.score for h in hits} == pytest.approx(expected, rel=0, abs=1e-9)
            found += len(hits)
    assert found > 60
