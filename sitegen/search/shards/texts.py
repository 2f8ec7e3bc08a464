"""The drawer `texts`: what a snippet is cut from, and the names a result lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitegen.search.shards.addresses import address_bits
from sitegen.search.shards.bits import as_text, fixed, gamma
from sitegen.search.shards.book import Book, Page
from sitegen.search.shards.files import Shard
from sitegen.search.sheaf import ArticleCard

NAMED = 6
"""Names of one article that are kept, the most mentioned first."""
FOLDERS = {"person": "people", "org": "organizations", "place": "places"}
"""The site's folder of each kind's pages; the files number the kinds in this order."""

_KINDS = tuple(FOLDERS)


def texts_shard(articles: Sequence[tuple[ArticleCard, str]], book: Book) -> Shard:
    """The file of neighbouring articles: their cards and texts."""
    page = Page(book)
    bits = (piece for card, body in articles for piece in _text_bits(page, card, body))
    return Shard("", as_text("".join(bits)))


def _text_bits(page: Page, card: ArticleCard, body: str) -> Iterator[str]:
    yield page.text(body)
    yield gamma(len(card.authors) + 1)
    yield from map(page.name, card.authors)
    yield "1" + page.name(card.agency) if card.agency else "0"
    named = card.named[:NAMED]
    yield gamma(len(named) + 1)
    for kind, name, address in named:
        yield fixed(_KINDS.index(kind), 2) + page.name(name)
        folder = f"{FOLDERS[kind]}/"
        yield "1" + address_bits(page, address, folder, name) if address else "0"


def names_of(cards: Iterable[ArticleCard]) -> Iterator[str]:
    """All names of the drawer, for its book."""
    for card in cards:
        yield from card.authors
        yield from [card.agency] if card.agency else []
        yield from (name for _, name, _ in card.named[:NAMED])
