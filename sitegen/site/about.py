"""What the archive holds, what it does not know, and how it was made; and the page for nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from sitegen.model import Article, Kind
from sitegen.site import addresses
from sitegen.site.addresses import ABOUT, HOME, MISSING, index_of, link
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, Proofs
from sitegen.site.parts import Fact
from sitegen.site.statistics import doubtful, tables
from sitegen.site.views import AboutView, MissingView

_GAPS: tuple[tuple[str, str, Callable[[Article], bool]], ...] = (
    ("fact_without_date", addresses.UNDATED, lambda article: article.date is None),
    ("fact_partial_date", "", lambda article: bool(article.date and not article.date.day)),
    ("fact_without_author", "", lambda article: not article.authors),
    ("fact_without_source", "", lambda article: not article.source),
    ("fact_without_original", "", lambda article: not article.original),
)


def about_pages(desk: Desk) -> Iterator[Page]:
    heading = desk.words["about_heading"]
    yield Page(ABOUT, "about.html", heading, "the page about this archive", partial(_about, desk))


def missing_page(desk: Desk) -> Iterator[Page]:
    title = desk.words["missing"]
    view = partial(_missing, desk)
    yield Page(MISSING, "404.html", title, "the page for what is not there", view, listed=False)


def _about(desk: Desk, _proofs: Proofs) -> AboutView:
    return AboutView(
        heading=desk.words["about_heading"],
        description=desk.edition.config.description,
        holds=tuple(fact for fact in _holds(desk) if fact.value),
        gaps=tuple(_gaps(desk)),
        tables=tuple(tables(desk)),
    )


def _holds(desk: Desk) -> Iterator[Fact]:
    words = desk.words
    yield Fact(words["fact_span"], desk.span(desk.dated), link(ABOUT, addresses.YEARS))
    articles = words.number(len(desk.edition.archive))
    yield Fact(words["fact_articles"], articles, link(ABOUT, HOME))
    for kind in Kind:
        count = words.number(len(desk.of_kind[kind]))
        yield Fact(words[kind.key], count, link(ABOUT, index_of(kind)))
    yield Fact(words["sources"], words.number(len(desk.by_source)), link(ABOUT, addresses.SOURCES))
    yield Fact(words["authors"], words.number(len(desk.by_author)), link(ABOUT, addresses.AUTHORS))


def _gaps(desk: Desk) -> Iterator[Fact]:
    """Only what is missing: a whole archive has no gaps to tell of."""
    words, articles = desk.words, [filed.article for filed in desk.edition.archive]
    for word, target, lacks in _GAPS:
        if count := sum(map(lacks, articles)):
            href = link(ABOUT, target) if target else ""
            yield Fact(words[word], words.number(count), href)
    nameless = sum(filed.address not in desk.named_in for filed in desk.edition.archive)
    if nameless:
        yield Fact(words["fact_without_names"], words.number(nameless))
    if count := doubtful(desk):
        yield Fact(words["fact_doubtful"], words.number(count))


def _missing(desk: Desk, _proofs: Proofs) -> MissingView:
    return MissingView(desk.words["missing"], link(MISSING, HOME))
