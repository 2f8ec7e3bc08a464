"""The drawer `articles`: what a result shows of each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitegen.search.shards.addresses import address_bits
from sitegen.search.shards.bits import as_text, fixed, gamma
from sitegen.search.shards.book import Book, Page
from sitegen.search.shards.files import Shard
from sitegen.search.sheaf import ArticleCard

_DAY = 10
"""Signs of a whole date without its time."""


def articles_shard(cards: Sequence[ArticleCard], book: Book) -> Shard:
    """The file of neighbouring articles, in the archive's order."""
    page, bits, before = Page(book), [], 0
    for number, card in enumerate(cards):
        day = day_number(card.date)
        bits.append(gamma(before - day + 1) if number else fixed(day, 24))
        before = day
        bits += _article_bits(page, card)
    return Shard("", as_text("".join(bits)))


def _article_bits(page: Page, card: ArticleCard) -> Iterator[str]:
    day, time = card.date[:_DAY], card.date[_DAY:]
    yield "1" + page.text(time) if time else "0"
    yield page.text(card.title)
    yield page.name(card.source)
    yield address_bits(page, card.address, f"{day.replace('-', '/') or 'undated'}/", card.title)
    yield page.text(card.lead)


def day_number(date: str) -> int:
    """A day as a number that sorts like it: 416 a year, 32 a month; what is unknown is 0."""
    parts = [int(part) for part in date[:_DAY].split("-") if part]
    year, month, day = (*parts, 0, 0, 0)[:3]
    return 416 * year + 32 * month + day


def texts_of(cards: Iterable[ArticleCard]) -> Iterator[str]:
    """All texts of the drawer but the sources, for its book."""
    for card in cards:
        yield from (card.title, card.lead, card.date[_DAY:])
