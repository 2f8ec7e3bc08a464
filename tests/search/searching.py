"""A second, plain reading of the search rules, to hold the index against.

It goes through the articles one by one and knows no index; where both agree, both are right or the
same mistake was made twice.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import snowballstemmer
from fiction import fictional_articles

from sitegen.archive.galley import Part, set_galley
from sitegen.frontmatter import ArticleFile
from sitegen.model import Kind
from sitegen.search.analysis import Analysis
from sitegen.search.answers import Index, Results
from sitegen.search.entry import Entry
from sitegen.search.query import And, Fuzzy, Near, Not, Or, Phrase, Prefix, Query, Within, Word
from sitegen.search.scoring import K1, TITLE_WEIGHT, B

_stem = cache(snowballstemmer.stemmer("english").stemWord)


def fictional_entries(count: int) -> list[Entry]:
    """The fictional archive as the index is told of it: newest first, undated last."""
    entries = [entry_of(path, file) for path, file in fictional_articles(count)]
    return sorted(entries, key=_newest_first)


def search(folder: Path, text: str, **options: Any) -> Results:
    """One query, answered from the index in a folder."""
    with Index(folder) as index:
        return index.search(text, **options)


def entry_of(path: str, file: ArticleFile) -> Entry:
    article, galley = file.article, set_galley(file)
    texts = (galley.of(part) for part in (Part.STANDFIRST, Part.CAPTION, Part.BODY))
    return Entry(
        address=path.removeprefix("content/articles/").removesuffix(".md") + ".html",
        title=article.title,
        body="\n\n".join(text for text in texts if text),
        people=article.names.get(Kind.PERSON, ()),
        organizations=article.names.get(Kind.ORGANIZATION, ()),
        places=article.names.get(Kind.PLACE, ()),
        authors=article.authors,
        source=article.source,
        section=article.section,
        date=article.date,
    )


def _newest_first(entry: Entry) -> tuple[bool, tuple[int, ...], str]:
    date = entry.date.order[:3] if entry.date else (0, 0, 0)
    return entry.date is None, tuple(-part for part in date), entry.address


@dataclass
class _Texts:
    """What of an article can be searched, as lists of words."""

    title: list[str]
    body: list[str]
    names: dict[str, list[list[str]]]

    @classmethod
    def of(cls, entry: Entry, analysis: Analysis) -> _Texts:
        names = {
            "person": entry.people,
            "org": entry.organizations,
            "place": entry.places,
            "author": entry.authors,
            "source": (entry.source,),
            "section": (entry.section,),
        }
        split = {key: [analysis.words(name) for name in value] for key, value in names.items()}
        return cls(analysis.words(entry.title), analysis.words(entry.body), split)

    def exact(self, field: str) -> list[list[str]]:
        texts = {"": [self.title, self.body], "title": [self.title]}
        return texts.get(field) or self.names[field]


class Oracle:
    """Which articles match, and what each is worth, worked out article by article."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        analysis = Analysis()
        self.entries = entries
        self.texts = [_Texts.of(entry, analysis) for entry in entries]
        self._counts = [
            {"title": Counter(map(_stem, texts.title)), "body": Counter(map(_stem, texts.body))}
            for texts in self.texts
        ]
        self._articles = Counter(
            (name, stem)
            for counts in self._counts
            for name, stems in counts.items()
            for stem in stems
        )
        self._words = {
            name: sum(counts[name].total() for counts in self._counts) for name in ("title", "body")
        }

    def matches(self, query: Query) -> list[int]:
        """The numbers of the articles that match."""
        return [
            number
            for number, entry in enumerate(self.entries)
            if self._matches(query, entry, self.texts[number])
        ]

    def _matches(self, query: Query, entry: Entry, texts: _Texts) -> bool:
        match query:
            case And(parts):
                return all(self._matches(part, entry, texts) for part in parts)
            case Or(parts):
                return any(self._matches(part, entry, texts) for part in parts)
            case Not(part):
                return not self._matches(part, entry, texts)
            case Within(first, last):
                date = entry.date
                return date is not None and not (date.last < first or date.first > last)
            case Phrase(words, field):
                return any(_follows(words, text) for text in texts.exact(field))
            case Near(words, distance, field):
                return any(_stands_near(words, distance, text) for text in texts.exact(field))
            case Prefix() | Fuzzy():
                forms = {word for text in texts.exact(query.field) for word in text}
                return any(_stands_for(query, form) for form in forms)
            case Word(word, "" | "title" as field):
                forms = (form for text in texts.exact(field) for form in text)
                return any(_stem(form) == _stem(word) for form in forms)
            case Word(word, field):
                return any(word in text for text in texts.exact(field))

    def ranked(self, query: Query) -> list[tuple[float, int]]:
        """Scores and numbers of the articles that match, the best first."""
        terms = set(self._asked(query))
        scored = [
            (sum(self._bm25(*term, number) for term in terms), number)
            for number in self.matches(query)
        ]
        return sorted(scored, key=lambda hit: (-hit[0], hit[1]))

    def _bm25(self, name: str, stem: str, number: int) -> float:
        """By the formula of `sitegen.search.scoring`."""
        counts = self._counts[number][name]
        count = counts[stem] * (TITLE_WEIGHT if name == "title" else 1)
        idf = math.log(len(self._counts) / (self._articles[name, stem] + 1)) + 1
        length = rounded_length(counts.total())
        average = self._words[name] / len(self._counts)
        return idf * count * (K1 + 1) / (count + K1 * (1 - B + B * length / average))

    def _asked(self, query: Query) -> Iterator[tuple[str, str]]:
        """Each field and stem that ranks."""
        match query:
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self._asked(part)
            case Word(word, "" | "title" as field):
                yield from _in_fields((word,), field)
            case Phrase(words, "" | "title" as field):
                yield from _in_fields(words, field)
            case Near(words, _, "" | "title" as field):
                yield from _in_fields(words, field)
            case Prefix(_, "" | "title" as field) | Fuzzy(_, "" | "title" as field):
                vocabulary = {
                    form for texts in self.texts for text in texts.exact(field) for form in text
                }
                forms = (form for form in vocabulary if _stands_for(query, form))
                yield from _in_fields(forms, field)


def rounded_length(length: int) -> int:
    """A field's length after it was kept in one byte, as Whoosh's format defines it."""
    from whoosh.util.numeric import byte_to_length, length_to_byte

    return int(byte_to_length(length_to_byte(length)))


def _in_fields(words: Iterable[str], field: str) -> Iterator[tuple[str, str]]:
    for word in words:
        yield "title", _stem(word)
        if not field:
            yield "body", _stem(word)


def _stands_near(words: Sequence[str], distance: int, text: Sequence[str]) -> bool:
    """Whether each word has a place of its own, all in a stretch with so many words besides."""
    stretch = len(words) + distance
    wanted = Counter(words)
    return any(not wanted - Counter(text[at : at + stretch]) for at in range(len(text)))


def _stands_for(part: Prefix | Fuzzy, form: str) -> bool:
    if isinstance(part, Prefix):
        return form.startswith(part.start)
    most = 2 if len(part.word) >= 8 else 1
    return form[:2] == part.word[:2] and distance(part.word, form) <= most


@cache
def distance(one: str, other: str) -> int:
    """Letters to put in, leave out, replace or exchange with their neighbours, worked out from the
    ends: no place is changed twice."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        distance(one[:-1], other) + 1,
        distance(one, other[:-1]) + 1,
        distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 < len(other) and one[-2:] == other[-1] + other[-2]:
        best = min(best, distance(one[:-2], other[:-2]) + 1)
    return best


def _follows(words: Sequence[str], text: Sequence[str]) -> bool:
    length = len(words)
    return any(list(words) == list(text[at : at + length]) for at in range(len(text)))
