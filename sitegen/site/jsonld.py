"""An article as data for search engines: JSON-LD, in the words of schema.org's NewsArticle."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sitegen.model import Article, Kind
from sitegen.site.furniture import Furniture
from sitegen.site.pages import Copy, Named

_TYPES = {Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.PLACE: "Place"}
_UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})
"""Signs that could end the element in which the data stands; in JSON they may be written so."""


def news_article(
    furniture: Furniture, copy: Copy, article: Article, summary: str, images: Sequence[str]
) -> str:
    """The article's JSON-LD, safe inside a `<script>`.

    `summary` is its first words, `images` are whole URLs. Addresses of this archive's pages are
    given only where it has a base_url. A date is given as far as it is known: schema.org's Date is
    any of ISO 8601.
    """
    page = copy.filed.address
    absolute = furniture.absolute
    outward = furniture.outward(article.url)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": summary,
        "url": absolute(page),
        "datePublished": str(article.date or ""),
        "dateModified": str(article.updated or ""),
        "author": _authors(furniture, copy),
        "publisher": _body(furniture, copy.publication),
        "sourceOrganization": _body(furniture, copy.agency) if article.authors else None,
        "dateline": article.dateline,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "inLanguage": article.language or furniture.config.language,
        "isBasedOn": outward.href if outward else "",
        "isPartOf": {"@type": "WebSite", "name": furniture.config.title, "url": absolute("")},
        "image": list(images),
        "mentions": [_mention(furniture, one) for one in copy.named],
    }
    text = json.dumps(_known(data), ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _authors(furniture: Furniture, copy: Copy) -> list[dict[str, Any]]:
    """People; where none is named, the agency."""
    people = [_thing("Person", name, furniture.absolute(page)) for name, page in copy.authors]
    agency = _body(furniture, copy.agency)
    return people or ([agency] if agency else [])


def _body(furniture: Furniture, source: tuple[str, str] | None) -> dict[str, Any] | None:
    return _thing("Organization", source[0], furniture.absolute(source[1])) if source else None


def _mention(furniture: Furniture, named: Named) -> dict[str, Any]:
    kind, name = named.key
    url = furniture.absolute(named.address) if named.address else ""
    same_as = [there.href for one in named.same_as if (there := furniture.outward(one))]
    return _thing(_TYPES[kind], name, url, same_as)


def _thing(kind: str, name: str, url: str, same_as: Sequence[str] = ()) -> dict[str, Any]:
    return _known({"@type": kind, "name": name, "url": url, "sameAs": list(same_as)})


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {
        name: _known(value) if isinstance(value, dict) else value
        for name, value in values.items()
        if value
    }
