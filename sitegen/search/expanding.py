"""What a prefix or a fuzzy word stands for, and what a word that nobody wrote may have meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, MutableSequence

from sitegen.search.query import LEAST_FUZZY, And, Fuzzy, Not, Or, Phrase, Prefix, Query, Word
from sitegen.search.reader import IndexReader, exact_fields

MOST_FORMS = 64
"""Words that a prefix or a fuzzy word may stand for."""
FIXED = 2
"""Letters at its beginning in which nobody is mistaken."""
LONG = 8
"""Letters from which on a word may have two mistakes."""


def expanded(query: Query, index: IndexReader, notes: MutableSequence[str]) -> Query:
    """The query with each prefix and fuzzy word replaced by the words it stands for.

    Where they are too many, those in most articles stay, equals by alphabet; `notes` is told.
    """
    return _replaced(query, lambda part: _forms(part, index, notes))


def _replaced(query: Query, replace: Callable[[Query], Query], unwanted: bool = True) -> Query:
    """The query with another one for each of its leaves, for `unwanted` ones if told so."""
    match query:
        case And(parts) | Or(parts):
            return type(query)(tuple(_replaced(part, replace, unwanted) for part in parts))
        case Not(part):
            return Not(_replaced(part, replace)) if unwanted else query
    return replace(query)


def _forms(part: Query, index: IndexReader, notes: MutableSequence[str]) -> Query:
    match part:
        case Prefix(start, field):
            articles = _beginning(start, field, index)
        case Fuzzy(word, field):
            articles = Counter({form: count for form, _, count in _near(word, field, index)})
        case _:
            return part
    forms = sorted(articles, key=lambda word: (-articles[word], word))
    if len(forms) > MOST_FORMS:
        notes.append(
            f"'{part}' stands for {len(forms)} words; the {MOST_FORMS} most frequent were searched."
        )
    return Or(tuple(Phrase((form,), part.field) for form in forms[:MOST_FORMS]))


def _beginning(start: str, field: str, index: IndexReader) -> Counter[str]:
    """The words of a field that begin so, and how many articles have each, title and text apart."""
    articles: Counter[str] = Counter()
    for name in exact_fields(field):
        articles.update(index.words(name, start))
    return articles


def _near(word: str, field: str, index: IndexReader) -> Iterator[tuple[str, int, int]]:
    """The words of a field that `word` may have meant: how many mistakes, how many articles."""
    most = 2 if len(word) >= LONG else 1
    for form, count in _beginning(word[:FIXED], field, index).items():
        mistakes = edits(word, form, most)
        if mistakes <= most:
            yield form, mistakes, count


def edits(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out, replaced or exchanged with their neighbours.

    No place is changed twice (optimal string alignment). `most` + 1 if there are more than that.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for down, letter in enumerate(one, 1):
        before, row, above = row, [down], before
        for across, sign in enumerate(other, 1):
            best = min(
                before[across] + 1, row[across - 1] + 1, before[across - 1] + (letter != sign)
            )
            if down > 1 < across and letter == other[across - 2] and sign == one[down - 2]:
                best = min(best, above[across - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def suggestion(query: Query, index: IndexReader, is_known: Callable[[Word], bool]) -> Query | None:
    """The query with other words for those that no article has, or None if there are none.

    Of the words that may have been meant, it takes one with the fewest mistakes, then the most
    frequent, then the first by alphabet. A word that shall not be there is left as it is.
    """

    def meant(part: Query) -> Query:
        if not isinstance(part, Word) or len(part.word) < LEAST_FUZZY or is_known(part):
            return part
        near = _near(part.word, part.field, index)
        ranked = ((mistakes, -count, form) for form, mistakes, count in near)
        best = min(ranked, default=None)
        return Word(best[2], part.field) if best else part

    better = _replaced(query, meant, unwanted=False)
    return None if better == query else better
