"""Which feeds there are: three forms of the archive's own, and Atom for the names asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sitegen.archive.archive import Filed
from sitegen.model import Entity
from sitegen.site.addresses import FEED, HOME, JSON_FEED, RSS
from sitegen.site.desk import Desk
from sitegen.site.feeds.atom import atom
from sitegen.site.feeds.bulletin import Bulletin
from sitegen.site.feeds.json_feed import json_feed
from sitegen.site.feeds.rss import rss
from sitegen.site.pages import PlainFile, Proofs

Write = Callable[[Bulletin], bytes]

_FORMS: tuple[tuple[str, str, Write], ...] = (
    (FEED, "the feed", atom),
    (RSS, "the feed in RSS", rss),
    (JSON_FEED, "the feed in JSON", json_feed),
)


def feed_files(desk: Desk) -> Iterator[PlainFile]:
    for address, what, write in _FORMS:
        yield PlainFile(address, what, partial(_of_archive, desk, address, write))
    for entity in desk.edition.entities:
        if address := desk.feeds.get(entity.key, ""):
            what = f"the feed of the {entity.kind.value} '{entity.name}'"
            yield PlainFile(address, what, partial(_of_entity, desk, entity, address))


def _of_archive(desk: Desk, address: str, write: Write, proofs: Proofs) -> bytes:
    config, newest = desk.edition.config, _newest(desk, desk.dated)
    title, about = config.title, config.description
    return write(Bulletin(address, title, about, HOME, newest, desk.furniture, proofs))


def _of_entity(desk: Desk, entity: Entity, address: str, proofs: Proofs) -> bytes:
    home, newest = desk.addresses.entities[entity.key], _newest(desk, desk.articles_of(entity))
    title, about = f"{entity.name} · {desk.edition.config.title}", entity.description
    return atom(Bulletin(address, title, about, home, newest, desk.furniture, proofs))


def _newest(desk: Desk, articles: Sequence[Filed]) -> tuple[Filed, ...]:
    """The undated stand last, and in no feed."""
    newest = articles[: desk.edition.config.feed_size]
    return tuple(filed for filed in newest if filed.article.date)
