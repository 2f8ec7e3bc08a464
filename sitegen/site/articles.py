"""Article pages: from an article's file and what is known around it to its page's value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.archive.galley import Galley, Part, Passage
from sitegen.errors import Where
from sitegen.frontmatter import ArticleFile
from sitegen.reading import file_of
from sitegen.site.addressbook import tags_of
from sitegen.site.addresses import SHELVES, EntityKey, link
from sitegen.site.citing import citations
from sitegen.site.desk import Desk
from sitegen.site.figures import figures, pictures_of, shown
from sitegen.site.furniture import Furniture
from sitegen.site.jsonld import news_article
from sitegen.site.pages import ArticlePage, Copy, Named
from sitegen.site.parts import Link, Name, NameGroup, Original, Picture, Piece
from sitegen.site.quotes import Quotes
from sitegen.site.quoting import quotes_of
from sitegen.site.sharing import open_graph
from sitegen.site.views import ArticleView
from sitegen.site.words import direction
from sitegen.text.prose import Mark, to_html
from sitegen.text.sentences import opening

_SUMMARY = 160
"""Characters of an article's text that its page gives to search engines."""
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
    original = file_of(filed.article.original)
    pictures = desk.pictures.get(original, ())
    copy = Copy(
        filed=filed,
        named=tuple(desk.named_in.get(filed.address, ())),
        newer=newer,
        older=older,
        original=desk.originals.get(original, ""),
        reading=desk.readings.get(filed.address, ""),
        pictures=tuple((picture, desk.originals[picture.path]) for picture in pictures),
        related=tuple(desk.furniture.line(filed.address, one) for one in desk.related_to(filed)),
    )
    return shelved(copy, desk.addresses.shelf)


def shelved(copy: Copy, shelf: Callable[[str, str], str]) -> Copy:
    """The copy with what its article is filed under: each name with its page, or else its index.

    `shelf` tells the page of a name of one of the SHELVES, as `Addresses.shelf` does.
    """
    article = copy.filed.article

    def place(sort: str, name: str) -> tuple[str, str]:
        return name, shelf(sort, name) or SHELVES[sort]

    return replace(
        copy,
        authors=tuple(place("author", name) for name in article.authors),
        publication=place("source", article.publication) if article.publication else None,
        agency=place("source", article.agency) if article.agency else None,
        section=place("section", article.section) if article.section else None,
        tags=tuple(place("tag", tag) for tag in tags_of(article)),
    )


# --- set in a worker ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Setting:
    """An article's page, and what its text shows to other pages."""

    view: ArticleView
    summary: str
    """Its first words, for search engines."""
    lede: str
    quotes: dict[EntityKey, Quotes]


def set_article(
    furniture: Furniture,
    copy: Copy,
    file: ArticleFile,
    galley: Galley,
    fingerprints: Sequence[str] = (),
) -> Setting:
    """`fingerprints` are the SHA-256 of the pictures."""
    lede = file.article.standfirst or galley.of(Part.BODY)
    summary = opening(lede, _SUMMARY)
    pictures = tuple(pictures_of(furniture, copy, fingerprints))
    return Setting(
        view=_view(furniture, copy, file, galley, summary, pictures),
        summary=summary,
        lede=opening(lede, _LEDE),
        quotes=quotes_of(copy.named, galley),
    )


def _view(
    furniture: Furniture,
    copy: Copy,
    file: ArticleFile,
    galley: Galley,
    summary: str,
    pictures: tuple[Picture, ...],
) -> ArticleView:
    page, article = copy.filed.address, file.article
    language = article.language or furniture.config.language
    images = [url for _, address in shown(copy) if (url := furniture.absolute(address))]
    return ArticleView(
        title=article.title,
        language=furniture.other_language(article),
        direction=direction(language),
        section=_linked_name(page, copy.section),
        standfirst=next(_linked(furniture, copy, galley, Part.STANDFIRST), ()),
        authors=tuple(Link(name, link(page, address)) for name, address in copy.authors),
        agency=_linked_name(page, copy.agency),
        publication=_linked_name(page, copy.publication),
        date=furniture.date(page, article.date),
        updated=furniture.words.date(article.updated) if article.updated else "",
        figures=tuple(figures(copy, pictures, _linked(furniture, copy, galley, Part.CAPTION))),
        body=to_html(file.body, _marks(furniture, copy, galley), dateline=article.dateline),
        names=tuple(_name_groups(furniture, page, copy.named)),
        older=furniture.line(page, copy.older) if copy.older else None,
        newer=furniture.line(page, copy.newer) if copy.newer else None,
        original=_original(page, copy, pictures),
        url=furniture.outward(article.url),
        tags=tuple(Link(tag, link(page, address)) for tag, address in copy.tags),
        related=copy.related,
        citations=citations(furniture, article, page),
        sharing=tuple(open_graph(furniture, page, article, summary, images)),
        data=news_article(furniture, copy, article, summary, images),
    )


def _linked_name(page: str, named: tuple[str, str] | None) -> Link | None:
    return Link(named[0], link(page, named[1])) if named else None


def _original(page: str, copy: Copy, pictures: tuple[Picture, ...]) -> Original | None:
    article = copy.filed.article
    if not article.original:
        return None
    href = link(page, copy.original) if copy.original else ""
    reading = link(page, copy.reading) if copy.reading else ""
    name = article.original.rpartition("/")[2]
    return Original(name, href, article.original_sha256, reading, pictures)


def _name_groups(furniture: Furniture, page: str, named: Iterable[Named]) -> Iterator[NameGroup]:
    for kind, group in groupby(named, key=lambda one: one.key[0]):
        names = tuple(
            Name(one.key[1], link(page, one.address) if one.address else "", "") for one in group
        )
        yield NameGroup(kind.key, furniture.words[kind.key], names)


def _body(galley: Galley) -> Passage:
    return next(passage for passage in galley.passages if passage.part is Part.BODY)


def _marks(furniture: Furniture, copy: Copy, galley: Galley) -> list[Mark]:
    """Each mention of a name with a page, in the body's own offsets. Of each name the first in a
    paragraph becomes a link."""
    body, page = _body(galley), copy.filed.address
    return [
        Mark(
            start - body.start,
            end - body.start,
            link(page, one.address),
            "name",
            furniture.words[one.key[0]],
        )
        for start, end, one in _mentions(copy.named, body)
    ]


def _linked(
    furniture: Furniture, copy: Copy, galley: Galley, part: Part
) -> Iterator[tuple[Piece, ...]]:
    """Each passage of a part with links from the first mention of each name in it."""
    for passage in galley.passages:
        if passage.part is part:
            yield tuple(_pieces(furniture, copy, passage, galley.text))


def _pieces(furniture: Furniture, copy: Copy, passage: Passage, text: str) -> Iterator[Piece]:
    position, seen = passage.start, set()
    for start, end, one in _mentions(copy.named, passage):
        if one.address not in seen:
            seen.add(one.address)
            if position < start:
                yield Piece(text[position:start])
            href = link(copy.filed.address, one.address)
            yield Piece(text[start:end], href=href, title=furniture.words[one.key[0]])
            position = end
    if position < passage.end:
        yield Piece(text[position : passage.end])


def _mentions(named: Iterable[Named], within: Passage) -> Iterator[tuple[int, int, Named]]:
    """Where a passage names what has a page, in order; none overlaps another."""
    places = sorted(
        (
            (start, -end, one)
            for one in named
            if one.address
            for start, end in one.spans
            if within.start <= start and end <= within.end
        ),
        key=lambda place: (*place[:2], place[2].key),
    )
    free_from = 0
    for start, minus_end, one in places:
        if start >= free_from:
            free_from = -minus_end
            yield start, free_from, one
