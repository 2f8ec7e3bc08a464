"""Article pages: from an article's file and what is known around it to its page's value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.archive.galley import Galley, Part, Passage
from sitegen.errors import Where
from sitegen.frontmatter import ArticleFile
from sitegen.reading import file_of
from sitegen.site.addresses import EntityKey, link
from sitegen.site.desk import Desk
from sitegen.site.furniture import Furniture
from sitegen.site.pages import ArticlePage, Copy, Named
from sitegen.site.parts import Link, Name, NameGroup, Original, Piece
from sitegen.site.quotes import Quotes
from sitegen.site.quoting import quotes_of
from sitegen.site.views import ArticleView
from sitegen.site.words import direction
from sitegen.text.prose import Mark, to_html
from sitegen.text.sentences import opening

_LEDE = 420
"""Characters of the text that the front page shows of its lead; other lists show less."""


# --- planned in this process -------------------------------------------------------------------


def article_pages(desk: Desk) -> Iterator[ArticlePage]:
    """A page for each article, with the articles before and after it in time."""
    for run in (desk.dated, desk.undated):
        for number, filed in enumerate(run):
            newer = run[number - 1] if number else None
            older = run[number + 1] if number + 1 < len(run) else None
            yield ArticlePage(
                address=filed.address,
                template="article.html",
                what=f"the article '{filed.article.title}' ({filed.path})",
                where=Where(filed.path),
                copy=partial(_copy, desk, filed, newer, older),
            )


def _copy(desk: Desk, filed: Filed, newer: Filed | None, older: Filed | None) -> Copy:
    article, sources = filed.article, desk.addresses.sources
    return Copy(
        filed=filed,
        named=tuple(desk.named_in.get(filed.address, ())),
        authors=tuple((name, desk.addresses.authors[name]) for name in article.authors),
        publication=(article.publication, sources[article.publication])
        if article.publication
        else None,
        agency=(article.agency, sources[article.agency]) if article.agency else None,
        newer=newer,
        older=older,
        original=desk.originals.get(file_of(article.original), ""),
        reading=desk.readings.get(filed.address, ""),
    )


# --- set in a worker ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Setting:
    """An article's page, and what its text shows to other pages."""

    view: ArticleView
    lede: str
    quotes: dict[EntityKey, Quotes]


def set_article(furniture: Furniture, copy: Copy, file: ArticleFile, galley: Galley) -> Setting:
    lede = file.article.standfirst or galley.of(Part.BODY)
    return Setting(
        view=_view(furniture, copy, file, galley),
        lede=opening(lede, _LEDE),
        quotes=quotes_of(copy.named, galley),
    )


def _view(furniture: Furniture, copy: Copy, file: ArticleFile, galley: Galley) -> ArticleView:
    page, article = copy.filed.address, file.article
    language = article.language or furniture.config.language
    return ArticleView(
        title=article.title,
        language=furniture.other_language(article),
        direction=direction(language),
        section=article.section,
        standfirst=next(_linked(page, copy.named, galley, Part.STANDFIRST), ()),
        authors=tuple(Link(name, link(page, address)) for name, address in copy.authors),
        agency=_source(page, copy.agency),
        publication=_source(page, copy.publication),
        date=furniture.date(page, article.date),
        updated=furniture.words.date(article.updated) if article.updated else "",
        captions=tuple(_linked(page, copy.named, galley, Part.CAPTION)),
        body=to_html(file.body, _marks(page, copy.named, galley), dateline=article.dateline),
        names=tuple(_name_groups(furniture, page, copy.named)),
        older=furniture.line(page, copy.older) if copy.older else None,
        newer=furniture.line(page, copy.newer) if copy.newer else None,
        original=_original(page, copy),
        url=furniture.outward(article.url),
        tags=article.tags,
    )


def _source(page: str, source: tuple[str, str] | None) -> Link | None:
    return Link(source[0], link(page, source[1])) if source else None


def _original(page: str, copy: Copy) -> Original | None:
    article = copy.filed.article
    if not article.original:
        return None
    href = link(page, copy.original) if copy.original else ""
    reading = link(page, copy.reading) if copy.reading else ""
    return Original(article.original.rpartition("/")[2], href, article.original_sha256, reading)


def _name_groups(furniture: Furniture, page: str, named: Iterable[Named]) -> Iterator[NameGroup]:
    for kind, group in groupby(named, key=lambda one: one.key[0]):
        names = tuple(
            Name(one.key[1], link(page, one.address) if one.address else "", "") for one in group
        )
        yield NameGroup(kind.key, furniture.words[kind.key], names)


def _body(galley: Galley) -> Passage:
    return next(passage for passage in galley.passages if passage.part is Part.BODY)


def _marks(page: str, named: Iterable[Named], galley: Galley) -> list[Mark]:
    """A link for each mention of a name with a page, in the body's own offsets."""
    body = _body(galley)
    return [
        Mark(start - body.start, end - body.start, link(page, address), "name")
        for start, end, address in _mentions(named, body)
    ]


def _linked(
    page: str, named: Iterable[Named], galley: Galley, part: Part
) -> Iterator[tuple[Piece, ...]]:
    """Each passage of a part with links from the first mention of each name in it."""
    for passage in galley.passages:
        if passage.part is part:
            yield tuple(_pieces(page, named, passage, galley.text))


def _pieces(page: str, named: Iterable[Named], passage: Passage, text: str) -> Iterator[Piece]:
    position, seen = passage.start, set()
    for start, end, address in _mentions(named, passage):
        if address not in seen:
            seen.add(address)
            if position < start:
                yield Piece(text[position:start])
            yield Piece(text[start:end], href=link(page, address))
            position = end
    if position < passage.end:
        yield Piece(text[position : passage.end])


def _mentions(named: Iterable[Named], within: Passage) -> Iterator[tuple[int, int, str]]:
    """Where a passage names what has a page, in order, each with that page; none overlaps."""
    places = sorted(
        (start, -end, one.key, one.address)
        for one in named
        if one.address
        for start, end in one.spans
        if within.start <= start and end <= within.end
    )
    free_from = 0
    for start, minus_end, _, address in places:
        if start >= free_from:
            free_from = -minus_end
            yield start, free_from, address
