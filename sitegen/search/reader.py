"""Answers queries from the index. The only module that uses Whoosh for reading.

Which articles match is worked out with sets, exactly; Whoosh then ranks them. Two of its habits
are avoided here: it may exchange a query for a cheaper one on the way and lose articles that
belong to the best (`replace=0` forbids it), and a searcher that is refreshed may count articles
twice (each search opens what is there).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import whoosh.index
from whoosh import query as whoosh_query
from whoosh.collectors import TopCollector
from whoosh.matching import ListMatcher
from whoosh.scoring import BM25F

from sitegen.errors import IndexMissing, Problem
from sitegen.search.analysis import Analysis
from sitegen.search.card import is_complete, is_whole, made_with, read_card
from sitegen.search.query import And, Not, Or, Phrase, Prefix, Query, Within, Word, read_query
from sitegen.search.scoring import K1, B
from sitegen.search.snippets import Snippet, make_snippet, wanted
from sitegen.text.dates import NewsDate

MOST_FORMS = 64
"""Words that a prefix may stand for."""

_COLUMNS = {"org": "organization"}
"""The index's own name of a field, where it is not the query's."""


class Sort(StrEnum):
    """The order of the hits."""

    RELEVANCE = "relevance"
    """The best first; equally good ones in the order of the archive."""
    NEWEST = "newest"
    """The order of the archive: newest first, undated last."""
    OLDEST = "oldest"
    """Oldest first, undated last."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a query."""

    address: str
    title: str
    date: NewsDate | None
    source: str
    score: float
    """By the formula of `scoring`; 0 when only names, dates and the like were asked for, or when
    the hits are sorted by date."""
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query."""

    query: str
    """As typed."""
    understood: str
    """As read; a query with the same meaning."""
    total: int
    """How many articles match: exact, whatever the limit."""
    hits: tuple[Hit, ...]
    notes: tuple[str, ...]
    """Sentences about what was read otherwise than written."""


def search(folder: Path, text: str, *, limit: int = 10, sort: Sort = Sort.RELEVANCE) -> Results:
    """Answer one query from the index in a folder.

    `limit` is 1 or more. Raises IndexMissing where there is no usable index, QueryError for a query
    without any reading.
    """
    with Index(folder) as index:
        return index.search(text, limit=limit, sort=sort)


class Index:
    """An index that is open. A context manager: leaving it closes the files."""

    def __init__(self, folder: Path) -> None:
        """Raises IndexMissing where there is no usable index."""
        self._folder = folder
        try:
            card = read_card(folder)
        except FileNotFoundError:
            raise IndexMissing(
                Problem("There is no search index yet.", "Run sitegen build, which makes it.")
            ) from None
        except (OSError, ValueError):
            raise _damaged() from None
        self.analysis = Analysis(card.language)
        if card.made_with != made_with(self.analysis):
            what = "The search index was made by another version of sitegen."
            raise IndexMissing(Problem(what, "Run sitegen build, which makes it anew."))
        if not is_complete(folder, card):
            raise _damaged()
        try:
            opened = whoosh.index.open_dir(str(folder / card.folder), readonly=True)
            self._searcher = opened.searcher(weighting=BM25F(B=B, K1=K1))
        except Exception:
            self._blame_damage()
            raise

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._searcher.close()

    def search(self, text: str, *, limit: int = 10, sort: Sort = Sort.RELEVANCE) -> Results:
        """Answer a query. Raises QueryError when nothing in it can be searched."""
        reading = read_query(text, self.analysis)
        notes = list(reading.notes)
        try:
            query = self._expanded(reading.query, notes)
            total, found = self._found(query, limit, sort)
            hits = tuple(self._hit(number, score, query) for score, number in found)
        except Exception:
            self._blame_damage()
            raise
        return Results(text, str(reading.query), total, hits, tuple(dict.fromkeys(notes)))

    def _blame_damage(self) -> None:
        """Raise IndexMissing if the index is not as it was written.

        Damage shows itself as almost any error, so any error is first held against the check sums.
        """
        if not is_whole(self._folder):
            raise _damaged() from None

    # --- which articles, in which order ---------------------------------------------------------

    def _found(self, query: Query, limit: int, sort: Sort) -> tuple[int, list[tuple[float, int]]]:
        """How many articles match, and the first of them: score and number in the index."""
        chosen = _Chosen(query, self.analysis)
        if sort is Sort.RELEVANCE:
            ranked = whoosh_query.AndMaybe(chosen, _worth(query, self.analysis))
            collector = TopCollector(limit, usequality=False, replace=0)
            self._searcher.search_with_collector(ranked, collector)
            return collector.total, list(collector.results().top_n)
        numbers = sorted(self._searcher.docs_for_query(chosen))
        if sort is Sort.OLDEST:
            numbers.sort(key=self._age)
        return len(numbers), [(0.0, number) for number in numbers[:limit]]

    def _age(self, number: int) -> tuple[bool, tuple[int, int, int, str]]:
        """Sorts oldest first, undated last; what is equal stays in the order of the archive."""
        date = _parsed(self._dates[number])
        return (date is None, date.order if date else (0, 0, 0, ""))

    @cached_property
    def _dates(self) -> list[bytes]:
        return _dates(self._searcher)

    def _hit(self, number: int, score: float, query: Query) -> Hit:
        stored = self._searcher.stored_fields(number)
        return Hit(
            address=stored["address"],
            title=stored["title"],
            date=_parsed(self._dates[number]),
            source=stored["source"],
            score=score,
            snippet=make_snippet(stored["body"], query, self.analysis),
        )

    # --- prefixes -------------------------------------------------------------------------------

    def _expanded(self, query: Query, notes: list[str]) -> Query:
        """The query with each prefix replaced by the words it stands for."""
        if isinstance(query, And | Or):
            return type(query)(tuple(self._expanded(part, notes) for part in query.parts))
        if isinstance(query, Not):
            return Not(self._expanded(query.part, notes))
        return self._forms(query, notes) if isinstance(query, Prefix) else query

    def _forms(self, prefix: Prefix, notes: list[str]) -> Or:
        """The words that begin so: those in most articles, equals by alphabet."""
        reader = self._searcher.reader()
        articles: dict[str, int] = {}
        for name in _exact_fields(prefix.field):
            for term in reader.expand_prefix(name, prefix.start):
                word = term.decode()
                articles[word] = articles.get(word, 0) + reader.doc_frequency(name, term)
        forms = sorted(articles, key=lambda word: (-articles[word], word))
        if len(forms) > MOST_FORMS:
            notes.append(
                f"'{prefix}' stands for {len(forms)} words; "
                f"the {MOST_FORMS} most frequent were searched."
            )
        return Or(tuple(Phrase((word,), prefix.field) for word in forms[:MOST_FORMS]))


def _damaged() -> IndexMissing:
    return IndexMissing(
        Problem("The search index is damaged.", "Run sitegen build, which makes it anew.")
    )


def _parsed(date: bytes) -> NewsDate | None:
    return NewsDate.parse(date.decode()) if date else None


def _exact_fields(field: str) -> tuple[str, ...]:
    """Where the index keeps whole words with their positions, for a field of the query."""
    if field in ("", "title"):
        return ("title_exact", "body_exact") if not field else ("title_exact",)
    return (_COLUMNS.get(field, field),)


def _stemmed_fields(field: str) -> tuple[str, ...]:
    return ("title", "body") if not field else ("title",)


def _worth(query: Query, analysis: Analysis) -> Any:
    """What ranks: each different stem that the query wants, in the fields it wants it in."""
    terms: dict[tuple[str, str], None] = {}
    for part in wanted(query):
        if part.field not in ("", "title") or isinstance(part, Prefix):
            continue
        words = part.words if isinstance(part, Phrase) else (part.word,)
        for name in _stemmed_fields(part.field):
            terms.update(dict.fromkeys((name, analysis.stem(word)) for word in words))
    ranking = whoosh_query.Or([whoosh_query.Term(name, stem) for name, stem in terms])
    # Adds up in the order of the query, whatever the size of the index, and many words quickly.
    ranking.matcher_type = whoosh_query.Or.ARRAY_MATCHER
    return ranking


class _Chosen(whoosh_query.Query):  # type: ignore[misc]
    """The articles that match, none better than another."""

    def __init__(self, query: Query, analysis: Analysis) -> None:
        self._query = query
        self._analysis = analysis

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        numbers = array("I", sorted(self._numbers(self._query, searcher)))
        # Whoosh reads a single weight of 0 for all as no weight given, and counts 1.
        return ListMatcher(numbers, weights=array("d", bytes(8 * len(numbers))))

    def estimate_size(self, reader: Any) -> int:
        return int(reader.doc_count())

    def _numbers(self, query: Query, searcher: Any) -> set[int]:
        """The numbers of the articles that match."""
        if isinstance(query, And):
            return self._in_all(query.parts, searcher)
        if isinstance(query, Or):
            return set().union(*(self._numbers(part, searcher) for part in query.parts))
        if isinstance(query, Not):
            return self._every(searcher) - self._numbers(query.part, searcher)
        if isinstance(query, Within):
            return set(_dated(query, searcher))
        return set().union(*(term.docs(searcher) for term in self._terms(query)))

    def _in_all(self, parts: Iterable[Query], searcher: Any) -> set[int]:
        numbers: set[int] | None = None
        for part in sorted(parts, key=lambda part: isinstance(part, Not)):
            if isinstance(part, Not) and numbers is not None:
                numbers -= self._numbers(part.part, searcher)
            else:
                found = self._numbers(part, searcher)
                numbers = found if numbers is None else numbers & found
        return numbers or set()

    def _every(self, searcher: Any) -> set[int]:
        return set(searcher.reader().all_doc_ids())

    def _terms(self, part: Word | Phrase | Prefix) -> Iterator[Any]:
        """What Whoosh looks up for a word or a phrase; each answer counts."""
        if isinstance(part, Word) and part.field in ("", "title"):
            for name in _stemmed_fields(part.field):
                yield whoosh_query.Term(name, self._analysis.stem(part.word))
            return
        assert not isinstance(part, Prefix), "prefixes are expanded before"
        words = part.words if isinstance(part, Phrase) else (part.word,)
        for name in _exact_fields(part.field):
            if len(words) == 1:
                yield whoosh_query.Term(name, words[0])
            else:
                yield whoosh_query.Phrase(name, list(words))


def _dated(within: Within, searcher: Any) -> Iterator[int]:
    """The articles whose date may lie within. Each different date is looked at once."""
    fits = {b"": False}
    for number, written in enumerate(_dates(searcher)):
        if written not in fits:
            date = NewsDate.parse(written.decode())
            fits[written] = date.first <= within.last and date.last >= within.first
        if fits[written]:
            yield number


def _dates(searcher: Any) -> list[bytes]:
    """The date of each article as written, b"" when unknown, over all segments."""
    readers = (leaf.reader() for leaf, _ in searcher.leaf_searchers())
    return [
        date
        for reader in readers
        if reader.doc_count_all()
        for date in reader.column_reader("date")
    ]
