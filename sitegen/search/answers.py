"""The answer to a query: reading, expanding, choosing, ranking and showing, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sitegen.errors import IndexMissing, Problem
from sitegen.search.analysis import Analysis
from sitegen.search.card import OtherVersion, is_complete, is_whole, made_with, read_card
from sitegen.search.evaluation import Evaluation
from sitegen.search.expanding import expanded, suggestion
from sitegen.search.facets import Facets, count_facets
from sitegen.search.filters import Filter, chosen
from sitegen.search.query import Query, Reading, read_query
from sitegen.search.ranking import Ranked, Ranking, Sort
from sitegen.search.reader import IndexReader
from sitegen.search.snippets import Snippet, make_snippet
from sitegen.text.dates import NewsDate


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
    numbers: tuple[int, ...]
    """Of all articles that match, in the order of the hits: their places in the archive."""
    suggestion: str = ""
    """When nothing matches: a query that was perhaps meant."""
    facets: Facets | None = None
    """Where they were asked for."""


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
        except OtherVersion:
            raise _of_another_version() from None
        except (OSError, ValueError):
            raise _damaged() from None
        self.analysis = Analysis(card.language)
        if card.made_with != made_with(self.analysis):
            raise _of_another_version()
        if not is_complete(folder, card):
            raise _damaged()
        try:
            self._index = IndexReader(folder / card.folder)
        except Exception:
            self._blame_damage()
            raise
        self._evaluation = Evaluation(self._index, self.analysis)
        self._ranking = Ranking(self._index, self.analysis)

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._index.close()

    def search(
        self,
        text: str,
        *,
        limit: int = 10,
        sort: Sort = Sort.RELEVANCE,
        filters: Sequence[Filter] = (),
        facets: int = 0,
    ) -> Results:
        """Answer a query with its first `limit` hits, and with `facets` names of each facet.

        `limit` is 1 or more. Raises QueryError when nothing in the query can be searched.
        """
        reading = read_query(text, self.analysis)
        try:
            return self._answer(reading, limit, sort, filters, facets)
        except Exception:
            self._blame_damage()
            raise

    def _answer(
        self, reading: Reading, limit: int, sort: Sort, filters: Sequence[Filter], facets: int
    ) -> Results:
        notes = list(reading.notes)
        query = expanded(reading.query, self._index, notes)
        numbers = chosen(self._evaluation.matching(query), filters, self._index)
        ranked = self._ranking.ranked(numbers, query, sort)
        return Results(
            query=reading.text,
            understood=str(reading.query),
            total=len(ranked),
            hits=tuple(self._hit(number, score, query) for number, score in ranked[:limit]),
            notes=tuple(dict.fromkeys(notes)),
            numbers=tuple(number for number, _ in ranked),
            suggestion="" if ranked else self._suggestion(reading.query),
            facets=self._facets(ranked, facets),
        )

    def _hit(self, number: int, score: float, query: Query) -> Hit:
        article, date = self._index.article(number), self._index.date(number)
        return Hit(
            address=article.address,
            title=article.title,
            date=NewsDate.parse(date) if date else None,
            source=article.source,
            score=score,
            snippet=make_snippet(article.body, query, self.analysis),
        )

    def _suggestion(self, query: Query) -> str:
        """Another query where this one asks for a word that no article has, else ""."""
        better = suggestion(query, self._index, lambda word: bool(self._evaluation.matching(word)))
        return str(better) if better else ""

    def _facets(self, ranked: Ranked, top: int) -> Facets | None:
        return count_facets([number for number, _ in ranked], self._index, top) if top else None

    def _blame_damage(self) -> None:
        """Raise IndexMissing if the index is not as it was written.

        Damage shows itself as almost any error, so any error is first held against the check sums.
        """
        if not is_whole(self._folder):
            raise _damaged() from None


def _of_another_version() -> IndexMissing:
    what = "The search index was made by another version of sitegen."
    return IndexMissing(Problem(what, "Run sitegen build, which makes it anew."))


def _damaged() -> IndexMissing:
    return IndexMissing(
        Problem("The search index is damaged.", "Run sitegen build, which makes it anew.")
    )
