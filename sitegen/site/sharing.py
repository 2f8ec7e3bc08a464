"""What a program that shows a link to an article is told of it: OpenGraph (https://ogp.me)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.model import Article
from sitegen.site.furniture import Furniture
from sitegen.site.parts import Meta


def open_graph(
    furniture: Furniture, page: str, article: Article, summary: str, images: Sequence[str]
) -> Iterator[Meta]:
    """Only what is known. `page` is the article's address, `summary` its first words, `images` are
    whole URLs; the page's own stands there only where the archive has a base_url."""
    facts = [
        ("og:type", "article"),
        ("og:title", article.title),
        ("og:site_name", furniture.config.title),
        ("og:description", summary),
        ("og:locale", _locale(article.language or furniture.config.language)),
        ("og:url", furniture.absolute(page)),
        *(("og:image", url) for url in images),
        ("article:published_time", str(article.date or "")),
        ("article:modified_time", str(article.updated or "")),
        *(("article:author", name) for name in article.authors),
        ("article:section", article.section),
        *(("article:tag", tag) for tag in article.tags),
    ]
    yield from (Meta(name, value) for name, value in facts if value)


def _locale(language: str) -> str:
    """`en_GB` for `en-GB`; "" where the tag names no country, as OpenGraph wants one."""
    parts = language.replace("_", "-").split("-")
    country = next((part for part in parts[1:] if len(part) == 2 and part.isalpha()), "")
    return f"{parts[0].lower()}_{country.upper()}" if country else ""
