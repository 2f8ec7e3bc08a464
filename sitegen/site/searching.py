"""Search: its page, the page that explains it, and the scripts that find articles in a browser."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlencode

from sitegen.search.help import QUERY_HELP
from sitegen.site.addresses import SEARCH, SEARCH_HELP, link
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, PlainFile, Proofs
from sitegen.site.parts import Link, Rule
from sitegen.site.views import HelpView, SearchView
from sitegen.site.words import Words

SCRIPTS = Path(__file__).parents[1] / "search" / "browser"
ENGINE = (
    "stemmer", "analysis", "query", "files", "bits", "wording", "drawers", "shelves", "evaluation",
)  # fmt: skip
"""What words, dates, AND, OR and NOT need for their first results; one builds on another."""
EXTRAS = (
    "phrases", "stacks", "tallies", "expanding", "proving", "filters", "ordering", "snippets",
    "facets",
)  # fmt: skip
"""What other questions need first, and every one after its first results."""


def search_pages(desk: Desk) -> Iterator[Page]:
    title, how = desk.words["search"], desk.words["search_help"]
    search, help_ = partial(_search, desk), partial(_help, desk)
    yield Page(SEARCH, "search.html", title, "the search page", search, listed=False)
    yield Page(SEARCH_HELP, "search_help.html", how, "the page about searching", help_)


def search_scripts() -> Iterator[PlainFile]:
    """The scripts; the search files of an archive come from its index."""
    for name, parts in (("engine", ENGINE), ("extras", EXTRAS)):
        what = f"the script '{name}' of the search"
        yield PlainFile(_address(name, parts), what, partial(_script, parts))


def _search(desk: Desk, proofs: Proofs) -> SearchView:
    return SearchView(
        heading=desk.words["search"],
        engine=link(SEARCH, _address("engine", ENGINE)),
        extras=link(SEARCH, _address("extras", EXTRAS)),
        root=link(SEARCH, proofs.search_root),
        help=Link(desk.words["search_help"], link(SEARCH, SEARCH_HELP)),
        phrases=_phrases(desk.words),
    )


def _help(desk: Desk, _proofs: Proofs) -> HelpView:
    search = link(SEARCH_HELP, SEARCH)
    return HelpView(
        heading=desk.words["search_help"],
        trail=(Link(desk.words["search"], search),),
        examples=tuple(
            Rule(query, finds, f"{search}?{urlencode({'q': query})}")
            for query, finds in QUERY_HELP.examples
        ),
        fields=tuple(Rule(f"{name}:", holds) for name, holds in QUERY_HELP.fields),
        remarks=QUERY_HELP.remarks,
    )


def _phrases(words: Words) -> dict[str, str | tuple[str, ...]]:
    """What the page's script says, and how it writes dates and numbers."""
    dates, articles = words.table["dates"], words.table["counts"]["articles"]
    return {
        **words.table["search"],
        "one_article": articles["one"],
        "articles": articles["other"],
        "day": dates["day"],
        "month": dates["month"],
        "months": tuple(dates["short_months"]),
        "thousands": dates["thousands"],
        **{word: words[word] for word in ("people", "organizations", "places", "sources")},
        **{word: words[word] for word in ("chart", "chart_year", "no_date")},
    }


def _address(name: str, parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256(_joined(parts)).hexdigest()
    return f"search/{name}-{digest[:12]}.js"


def _script(parts: tuple[str, ...], _proofs: Proofs) -> bytes:
    return _joined(parts)


@cache
def _joined(parts: tuple[str, ...]) -> bytes:
    return b"".join(bare((SCRIPTS / f"{part}.js").read_bytes()) for part in parts)


def bare(script: bytes) -> bytes:
    """One of our scripts without comments and indentation: each comment has lines of its own."""
    lines = (line.strip() for line in script.splitlines())
    return b"".join(line + b"\n" for line in lines if line and not line.startswith(b"//"))


def bare_sheet(sheet: bytes) -> bytes:
    """One of our stylesheets without comments and indentation."""
    lines = (line.strip() for line in _SHEET_COMMENT.sub(b"", sheet).splitlines())
    return b"".join(line + b"\n" for line in lines if line)


_SHEET_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
