"""Titles as words: whether two are of one story, and where the name of the site stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_PARTED = re.compile(r"\s+(?:[|–—·•»›~-]|::|//)\s+|\s*\|\s*")
"""What stands between a title and the name of the site behind or before it."""
_WORD = re.compile(r"[^\W_]+")
RELATED = 0.3
"""Two titles of one story share so many of their words; those of two stories hardly ever do."""
_SECOND_LEVEL = frozenset("ac co com edu gov net org".split())


def alike(one: str, other: str) -> bool:
    """Whether two titles can be of one story."""
    return likeness(one, other) >= RELATED


def without_site(title: str, sites: Iterable[str], headings: Iterable[str] = ()) -> str:
    """A title without the name of the site behind or before it.

    A part that is no known name goes too where what is left is a heading of the page.
    """
    names = {letters(site) for site in sites} - {""}
    whole = {letters(heading) for heading in headings}
    start, end = 0, len(title)
    cuts = [match.span() for match in _PARTED.finditer(title)]
    while cuts and letters(title[start:end]) not in whole:
        if (
            letters(title[cuts[-1][1] : end]) in names
            or letters(title[start : cuts[-1][0]]) in whole
        ):
            end = cuts.pop()[0]
        elif letters(title[start : cuts[0][0]]) in names:
            start = cuts.pop(0)[1]
        else:
            break
    return title[start:end].strip()


def site_names(url: str, told: Iterable[str]) -> list[str]:
    """The names that the site goes by: those it says, and its domain: `nj.com`, `nj`."""
    host = (_host(url)).removeprefix("www.")
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return [name for name in (*told, host, *labels[-1:]) if name]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def likeness(one: str, other: str) -> float:
    """The share of the words of two titles that they have in common, from 0 to 1 (Dice)."""
    first, second = _words(one), _words(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def letters(text: str) -> str:
    """What is compared of two titles: letters and digits alone."""
    return "".join(_WORD.findall(text.casefold()))
