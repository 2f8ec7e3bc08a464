"""The order of the hits: by the score that `scoring` defines, or by date."""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from sitegen.search.analysis import Analysis
from sitegen.search.query import Near, Phrase, Query, Word, wanted
from sitegen.search.reader import IndexReader, stemmed_fields
from sitegen.search.scoring import K1, B


class Sort(StrEnum):
    """The order of the hits."""

    RELEVANCE = "relevance"
    """The best first; equally good ones in the order of the archive."""
    NEWEST = "newest"
    """The order of the archive: newest first, undated last."""
    OLDEST = "oldest"
    """Oldest first, undated last; articles of one date in the order of the archive."""


Ranked = list[tuple[int, float]]
"""The numbers of articles in their order, each with its score."""


class Ranking:
    """Puts articles of an index in order."""

    def __init__(self, index: IndexReader, analysis: Analysis) -> None:
        self._index = index
        self._analysis = analysis
        self._burdens = lru_cache(None)(self._burdens_of)

    def ranked(self, numbers: set[int], query: Query, sort: Sort) -> Ranked:
        """These articles in order. By date nothing is scored: the scores are 0."""
        if sort is Sort.RELEVANCE:
            return self._by_score(numbers, query)
        if sort is Sort.NEWEST:
            return [(number, 0.0) for number in sorted(numbers)]
        oldest = sorted(self._index.days, key=lambda day: (not day.date, day.date))
        return [
            (number, 0.0)
            for day in oldest
            for number in range(day.first, day.first + day.count)
            if number in numbers
        ]

    def _by_score(self, numbers: set[int], query: Query) -> Ranked:
        scores = dict.fromkeys(sorted(numbers), 0.0)
        for field, stem in dict.fromkeys(self._terms(query)):
            self._add(scores, field, stem)
        # Equal to nine decimals is equal: nobody's last bit of a logarithm decides.
        return sorted(scores.items(), key=lambda hit: -math.floor(hit[1] * 1e9 + 0.5))

    def _terms(self, query: Query) -> Iterator[tuple[str, str]]:
        """Each field and stem that ranks, in the order of the query."""
        for part in wanted(query):
            assert isinstance(part, Word | Phrase | Near), "the others were expanded before"
            for word in (part.word,) if isinstance(part, Word) else part.words:
                stem = self._analysis.stem(word)
                yield from ((field, stem) for field in stemmed_fields(part.field))

    def _add(self, scores: dict[int, float], field: str, stem: str) -> None:
        """Add what a stem in a field is worth to the scores of the articles that have it."""
        postings = self._index.postings(field, stem)
        if not postings.numbers:
            return
        idf = math.log(self._index.count / (len(postings.numbers) + 1)) + 1
        burdens = self._burdens(field)
        for number, weight in zip(postings.numbers, postings.weights, strict=True):
            if number in scores:
                scores[number] += idf * weight * (K1 + 1) / (weight + burdens[number])

    def _burdens_of(self, field: str) -> list[float]:
        """What the length of each article's field weighs against its words."""
        average = self._index.average(field)
        lengths = self._index.lengths(field)
        burden = {length: K1 * ((1 - B) + B * length / average) for length in set(lengths)}
        return [burden[length] for length in lengths]
