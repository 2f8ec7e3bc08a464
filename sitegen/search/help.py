"""How to ask: the query language as the command and the site tell it."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.search.pieces import FIELDS


@dataclass(frozen=True, slots=True)
class QueryHelp:
    """The query language, told by examples."""

    examples: tuple[tuple[str, str], ...]
    """Queries, and what each finds."""
    fields: tuple[tuple[str, str], ...]
    """Names of fields, and what each holds."""
    remarks: tuple[str, ...]
    """Sentences about all queries."""


QUERY_HELP = QueryHelp(
    examples=(
        ("harbor ferry", "both words, in any form: ferry finds ferries"),
        ('"harbor council"', "just these words, one after the other"),
        ('"harbor council"~5', "these words in any order, at most five others among them"),
        ("ferry OR bridge", "one of the two"),
        ("ferry NOT bridge", "the same as: ferry -bridge"),
        ("(ferry OR bridge) toll", "parentheses group"),
        ("train*", "every word that begins so; two letters at least"),
        ("lanturn~", "every word spelled nearly so; four letters at least"),
        ('person:"Ada Quill"', "a field, then a word or a phrase"),
        ("date:1998", "as much of a date as you know; date:1998-03-04"),
        ("date:1998-03..1998-05", "a range; either end may stay open"),
        ("before:1998-03 ferry", "older than that month; after: finds newer ones"),
    ),
    fields=tuple(FIELDS.items()),
    remarks=(
        "AND, OR and NOT are written in capitals; elsewhere capitals and accents make "
        "no difference.",
        "Plain words are looked for in headlines and texts.",
        "A word with ~ may differ by one letter, from eight letters on by two; "
        "its first two letters must be right.",
    ),
)
