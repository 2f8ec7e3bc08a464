"""sitegen search: answers in the terminal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict

import click
from rich.console import Console
from rich.text import Text

from sitegen.cli import Session
from sitegen.search.answers import Hit, Index, Results
from sitegen.search.facets import Facets
from sitegen.search.filters import read_filter
from sitegen.search.help import QUERY_HELP
from sitegen.search.ranking import Sort
from sitegen.text.tables import table

FOLDER = "build/index"
"""The index, from the project folder."""

_COLUMNS = ("url", "title", "date", "source", "score", "snippet")


def _table(rows: Iterable[tuple[str, str]]) -> str:
    """Two columns, the second aligned."""
    rows = tuple(rows)
    width = max(len(left) for left, _ in rows)
    return "\n".join(f"  {left:{width}}  {right}" for left, right in rows)


_HELP = f"""Search the archive, best matches first.

\b
{_table(QUERY_HELP.examples)}

The fields:

\b
{_table((f"{name}:", about) for name, about in QUERY_HELP.fields)}

{chr(10).join(QUERY_HELP.remarks)}

Put single quotes round a query that has double ones, or the shell takes them away:
sitegen search 'person:"Ada Quill" ferry'
"""


@click.command(help=_HELP, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Hits to show."
)
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
    help="The order of the hits.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="FIELD=NAME",
    help="Choose among the hits by person, org, place, source or year, the name whole and as the "
    'archive writes it: "person=Ada Quill". Of several values of a field one is enough; '
    '"person=+Ada Quill" must be there, "person=-Ada Quill" must not. A name that itself begins '
    'so: "person==+Ada". Repeatable.',
)
@click.option(
    "--facets",
    type=click.IntRange(min=1),
    metavar="N",
    help="Also count the names, sources and years of the hits; show the first N of each.",
)
@click.option("--json", "form", flag_value="json", help="Print JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print a table of comma-separated values.")
@click.pass_obj
def command(
    session: Session,
    query: tuple[str, ...],
    limit: int,
    sort: str,
    only: tuple[str, ...],
    facets: int | None,
    form: str | None,
) -> None:
    # A minus before a word is part of the language, so only two of them make an option.
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    # The shell may hand over bytes that are no text; they match nothing and must not stop us.
    text = " ".join(query).encode("utf-8", "replace").decode("utf-8")
    filters = [read_filter(one) for one in only]
    with Index(session.project / FOLDER) as index:
        results = index.search(
            text, limit=limit, sort=Sort(sort), filters=filters, facets=facets or 0
        )
    if form == "json":
        click.echo(_as_json(results))
        return
    for note in results.notes:
        session.err.print(_plain(note), markup=False)
    if form == "csv":
        click.echo(_as_csv(results), nl=False)
    else:
        _show(results, session.out, facets or 0)


def _row(hit: Hit) -> dict[str, str | float]:
    """A hit as machines read it; the date is ISO 8601, "" when unknown."""
    snippet = "".join(text for text, _ in hit.snippet)
    values = (hit.address, hit.title, str(hit.date or ""), hit.source, hit.score, snippet)
    return dict(zip(_COLUMNS, values, strict=True))


def _as_json(results: Results) -> str:
    answer: dict[str, object] = {
        "query": results.query,
        "total": results.total,
        "results": [_row(hit) for hit in results.hits],
        "notes": results.notes,
        "suggestion": results.suggestion,
    }
    if results.facets:
        answer["facets"] = asdict(results.facets)
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_csv(results: Results) -> str:
    """For a pipe as for a file: lines end as the system's do."""
    rows = ([str(value) for value in _row(hit).values()] for hit in results.hits)
    return table([_COLUMNS, *rows], end="\n")


def _show(results: Results, out: Console, top: int) -> None:
    out.print(_count(results))
    if results.suggestion:
        out.print(Text(f"Did you mean: {_plain(results.suggestion)}"))
    for number, hit in enumerate(results.hits, 1):
        facts = [hit.date.day_text if hit.date else "undated", hit.source, hit.address]
        out.print()
        out.print(Text.assemble(f"{number:>3}. ", (_plain(hit.title), "bold")))
        out.print(Text("     " + _plain(" · ".join(fact for fact in facts if fact)), style="dim"))
        out.print(Text.assemble("     ", *map(_styled, hit.snippet)))
    if results.facets:
        _show_facets(results.facets, out, top)


def _show_facets(facets: Facets, out: Console, top: int) -> None:
    lists = {
        "People": facets.people,
        "Organisations": facets.organizations,
        "Places": facets.places,
        "Sources": facets.sources,
        "Years": facets.years[:top],
    }
    for heading, values in lists.items():
        if values:
            out.print()
            out.print(Text(heading, style="bold"))
            for value in values:
                out.print(Text(f"{value.count:>7,}  {_plain(value.name)}"))
    if facets.note:
        out.print()
        out.print(Text(facets.note))


def _styled(piece: tuple[str, bool]) -> tuple[str, str]:
    text, marked = piece
    return _plain(text), "bold underline" if marked else ""


def _count(results: Results) -> str:
    if not results.total:
        return "No article matches."
    articles = "1 article matches" if results.total == 1 else f"{results.total:,} articles match"
    shown = len(results.hits)
    return f"{articles}." if shown == results.total else f"{articles}; the first {shown}:"


def _plain(text: str) -> str:
    """Text that cannot command the terminal."""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cc")
