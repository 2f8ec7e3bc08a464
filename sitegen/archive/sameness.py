"""Whether two readings are of one article, which was changed, or of two."""

from __future__ import annotations

from collections import Counter

from sitegen.frontmatter import ArticleFile

_SHARED = 0.5
"""Two versions of one article share so many of their words; two articles hardly ever do."""


def is_same(one: ArticleFile, other: ArticleFile) -> bool:
    """Whether they have their title, their address in the web or half of their words in common."""
    if one.article.title == other.article.title:
        return True
    if one.article.url or other.article.url:
        return one.article.url == other.article.url
    return _likeness(one.body, other.body) >= _SHARED


def _likeness(one: str, other: str) -> float:
    """The share of the words of two texts that they have in common, from 0 to 1 (Dice)."""
    first, second = Counter(one.split()), Counter(other.split())
    both = first.total() + second.total()
    return 2 * (first & second).total() / both if both else 0.0
