"""The same questions to both searches, and what differs in their answers."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asking import Question

from sitegen.errors import QueryError
from sitegen.search.answers import Index, Results
from sitegen.search.facets import Facets
from sitegen.search.filters import Filter, Mode
from sitegen.search.ranking import Sort

FIRST = 5
"""Hits of which address and score are compared one by one; of all others only the order."""
SAMPLE = 8
"""One question in so many is asked for more: four times the hits, their snippets, facets."""
FACETS = 8
"""Names of each kind that are compared."""
KINDS = ("people", "organizations", "places", "sources", "years")
BATCH = 100
CLOSE = 1e-9
"""What the scores may differ by."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one of the searches says to a question."""

    total: int
    understood: str
    notes: tuple[str, ...]
    suggestion: str
    order: int
    """Check sum of the numbers of all hits in their order."""
    hits: tuple[tuple[str, float], ...]
    """Address and score of the first ones."""
    facets: dict[str, list[tuple[str, int]]] | None = None
    snippets: list[list[tuple[str, bool]]] | None = None
    nothing: bool = False
    """Nothing in the question can be searched; the notes say why."""
    failed: str = ""


def answers_of_index(folder: Path, questions: Sequence[Question]) -> list[Answer]:
    """What the index in a folder says, from one process in which it stays open."""
    with Index(folder) as index:
        return [
            _answer_of(index, question, is_sample=number % SAMPLE == 0)
            for number, question in enumerate(questions)
        ]


def _answer_of(index: Index, question: Question, is_sample: bool) -> Answer:
    facets = FACETS if is_sample else 0
    try:
        found = found_by(index, question, limit=_first(is_sample), facets=facets)
    except QueryError as error:
        return _no_answer(error, is_sample)
    return Answer(
        total=found.total,
        understood=found.understood,
        notes=found.notes,
        suggestion=found.suggestion,
        order=checksum(found.numbers),
        hits=tuple((hit.address, hit.score) for hit in found.hits),
        facets=_counted(found.facets) if found.facets else None,
        snippets=[list(hit.snippet) for hit in found.hits] if is_sample else None,
    )


def _no_answer(error: QueryError, is_sample: bool) -> Answer:
    notes, no_names = tuple(map(str, error.problems)), {kind: [] for kind in KINDS}
    facets, snippets = (no_names, []) if is_sample else (None, None)
    return Answer(0, "", notes, "", checksum(()), (), facets, snippets, nothing=True)


def _first(is_sample: bool) -> int:
    return 4 * FIRST if is_sample else FIRST


def found_by(index: Index, question: Question, *, limit: int, facets: int = 0) -> Results:
    """Raises QueryError as the index does."""
    filters = [Filter(one.field, one.value, Mode(one.mode)) for one in question.filters]
    sort = Sort(question.sort)
    return index.search(question.text, limit=limit, sort=sort, filters=filters, facets=facets)


def _counted(facets: Facets) -> dict[str, list[tuple[str, int]]]:
    return {kind: [(one.name, one.count) for one in getattr(facets, kind)] for kind in KINDS}


def checksum(numbers: Sequence[int]) -> int:
    """Adler-32 of the numbers, four bytes each, the least first."""
    return zlib.adler32(b"".join(number.to_bytes(4, "little") for number in array("I", numbers)))


def differences(question: Question, python: Answer, browser: Answer) -> list[str]:
    """A sentence for each thing that the two say differently."""
    if browser.failed:
        return [f"{_shown(question)}: the browser failed: {browser.failed}"]
    found = []
    for name in ("total", "understood", "notes", "suggestion", "order", "facets", "snippets"):
        one, other = getattr(python, name), getattr(browser, name)
        if name == "notes" and python.nothing:  # what is wrong is told in the order of wording
            one, other = sorted(one), sorted(other)
        if one != other:
            found.append(
                f"{_shown(question)}: {name} is {one!r:.300}, in the browser {other!r:.300}"
            )
    addresses = [[address for address, _ in answer.hits] for answer in (python, browser)]
    if addresses[0] != addresses[1]:
        found.append(
            f"{_shown(question)}: other hits: {addresses[0]}, in the browser {addresses[1]}"
        )
    else:
        for (address, one), (_, other) in zip(python.hits, browser.hits, strict=True):
            if abs(one - other) > CLOSE:
                found.append(
                    f"{_shown(question)}: {address} scores {one!r}, in the browser {other!r}"
                )
    return found


def _shown(question: Question) -> str:
    wishes = (question.sort, *(f"{one.field}={one.mode} {one.value}" for one in question.filters))
    return f"{question.text[:100]!r} ({', '.join(wishes)})"


# --- the browser ---------------------------------------------------------------------------------


def ask_browser(page: Any, questions: Sequence[Question]) -> list[Answer]:
    """`page` has the engine open."""
    answers: list[Answer] = []
    for at in range(0, len(questions), BATCH):
        batch = [
            {
                "text": question.text,
                "sort": question.sort,
                "filters": [
                    {"field": one.field, "mode": one.mode, "value": one.value}
                    for one in question.filters
                ],
                "first": _first(number % SAMPLE == 0),
                "facets": FACETS if number % SAMPLE == 0 else 0,
            }
            for number, question in enumerate(questions[at : at + BATCH], at)
        ]
        answers += map(_answer, page.evaluate("(batch) => sitegen.ask(batch)", batch))
    return answers


def _answer(said: dict[str, Any]) -> Answer:
    if "failed" in said:
        return Answer(0, "", (), "", 0, (), failed=said["failed"])
    facets, snippets = said["facets"], said["snippets"]
    return Answer(
        total=said["total"],
        understood=said["understood"],
        notes=tuple(said["notes"]),
        suggestion=said["suggestion"],
        order=said["order"],
        hits=tuple((address, score) for address, score in said["hits"]),
        facets=facets and {kind: [(n, c) for n, c in values] for kind, values in facets.items()},
        snippets=snippets and [[(text, marked) for text, marked in pieces] for pieces in snippets],
    )
