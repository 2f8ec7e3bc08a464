"""Whether two readings are of one article, which was changed, or of two."""

from __future__ import annotations

from collections import Counter

from sitegen.frontmatter import ArticleFile

_SHARED = 0.5
"""Two versions of one article share so many of their words; two articles hardly ever do."""


def is_same(one: ArticleFile, other: ArticleFile) -> bool:
    """Whether they have their address in the web in common, or title and day where there is no
    address, or half of their words."""
    first, second = one.article, other.article
    if first.url and second.url:
        if first.url == second.url:
            return True
    elif (first.title, first.date) == (second.title, second.date):
        return True
    return _likeness(one.body, other.body) >= _SHARED


def _likeness(one: str, other: str) -> float:
    """The share of the words of two texts that they have in common, from 0 to 1 (Dice)."""
    first, second = Counter(one.split()), Counter(other.split())
    both = first.total() + second.total()
    return 2 * (first & second).total() / both if both else 0.0
