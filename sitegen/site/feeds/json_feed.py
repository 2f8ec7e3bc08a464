"""A feed in the format JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

from typing import Any

from sitegen.archive.archive import Filed
from sitegen.site.desk import date_of
from sitegen.site.feeds.bulletin import Bulletin, changed, moment, terms, writers
from sitegen.site.printable import json_file


def json_feed(bulletin: Bulletin) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": bulletin.title,
        "home_page_url": bulletin.href(bulletin.home),
        "feed_url": bulletin.href(bulletin.address),
        "description": bulletin.description,
        "language": bulletin.config.language,
        "items": [_item(bulletin, filed) for filed in bulletin.articles],
    }
    return json_file(_known(feed))


def _item(bulletin: Bulletin, filed: Filed) -> dict[str, Any]:
    article = filed.article
    return _known(
        {
            "id": bulletin.identifier(filed.address),
            "url": bulletin.href(filed.address),
            "title": article.title,
            # The format demands a text; that of an article without one is its title.
            "content_text": bulletin.proofs.lede(filed.address) or article.title,
            "date_published": moment(date_of(filed)),
            "date_modified": changed(article),
            "authors": [{"name": writer} for writer in writers(article)],
            "tags": list(terms(article)),
            "language": article.language,
        }
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known. A feed without articles still says so."""
    return {key: value for key, value in values.items() if value or key == "items"}
