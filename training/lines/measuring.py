"""How good is it? Titles, dates, authors and bodies beside what is known of the pages.

Measured as the field does: titles and names without case and punctuation; bodies by runs of four
words, precision and recall averaged over pages (as in scrapinghub's article-extraction-benchmark),
their F1 taken of the two means; authors counted over all pages together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sitegen.model import Extract
from sitegen.text.prose import reading_text
from training.lines.examples import Known, plain, runs


@dataclass
class Score:
    """Figures of one collection of pages, still being added up."""

    title: list[bool] = field(default_factory=list)
    date: list[bool] = field(default_factory=list)
    """Where the date stands in the text."""
    no_date: list[bool] = field(default_factory=list)
    """Where it does not: that no wrong one was taken."""
    right: int = 0
    wrong: int = 0
    missed: int = 0
    """Authors."""
    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float | None]:
        named = 2 * self.right + self.wrong + self.missed
        precision, recall = _mean(self.precision), _mean(self.recall)
        both = (precision or 0.0) + (recall or 0.0)
        return {
            "title": _mean(self.title),
            "date": _mean(self.date),
            "no date": _mean(self.no_date),
            "authors F1": 2 * self.right / named if named else None,
            "body P": precision,
            "body R": recall,
            "body F1": 2 * (precision or 0.0) * (recall or 0.0) / both if both else None,
        }


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def measure(results: Iterable[tuple[str, Known, Extract | None]]) -> Mapping[str, Score]:
    """A score for each collection (`pages/x`); None for an extract that was refused."""
    scores: dict[str, Score] = defaultdict(Score)
    for collection, known, found in results:
        _add(scores[collection], known, found)
    return scores


def _add(score: Score, known: Known, found: Extract | None) -> None:
    article = found.article if found else None
    if known.title is not None:
        said = plain(article.title) if article else ""
        score.title.append(said == plain(known.title))
    if known.date:
        day = article.date.day_text if article and article.date else ""
        right = day in {date[:10] for date in (known.date, known.other_date) if date}
        if known.date_in_text:
            score.date.append(right)
        elif known.date_in_text is False:
            score.no_date.append(right or not day)
    if known.authors:
        wanted = {_name(author) for author in known.authors}
        given = {_name(author) for author in (article.authors if article else ())}
        score.right += len(wanted & given)
        score.wrong += len(given - wanted)
        score.missed += len(wanted - given)
    _add_body(score, known, found)


def _add_body(score: Score, known: Known, found: Extract | None) -> None:
    body = reading_text(found.body) if found else ""
    if found and found.article.dateline:
        body = f"{found.article.dateline} {body}"
    wanted, given = _runs(known.body), _runs(body)
    shared = sum((wanted & given).values())
    score.recall.append(shared / max(1, sum(wanted.values())))
    if known.whole:
        score.precision.append(shared / max(1, sum(given.values())))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    return Counter(runs(re.findall(r"\w+", text)))


def _name(author: str) -> str:
    letters = unicodedata.normalize("NFKD", author)
    return plain("".join(sign for sign in letters if not unicodedata.combining(sign)))
