"""Addresses that follow from a date and a title, and how they are kept in a few bits.

The browser works them out again (`plainSlug` in wording.js), so only plain letters take part:
whatever the rule does not give exactly is spelled.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.search.shards.bits import gamma
from sitegen.search.shards.book import Page

_ENDING = ".html"
_LONGEST = 80
_STABLE = "\u2100"
"""Signs below this code point are the same in every version of Unicode in use."""
_DROPPED = re.compile("['\u2018\u2019\u0300-\u036f]")
_NUMBERED = re.compile(r"-([2-9]|[1-9]\d)")


def plain_slug(title: str) -> str:
    """The title's words in small letters, joined by hyphens."""
    letters = _DROPPED.sub("", unicodedata.normalize("NFKD", title).lower())
    name = "-".join(re.findall("[a-z0-9]+", letters.replace("&", " and ")))
    if len(name) <= _LONGEST:
        return name
    short = name[:_LONGEST]
    whole = short.rpartition("-")[0]
    return (whole if 2 * len(whole) > _LONGEST else short).removesuffix("-")


def address_bits(page: Page, address: str, folder: str, title: str) -> str:
    """1 and the address spelled; or 2: the folder and the title's slug; or n: with `-(n-1)`."""
    way = _way(address, folder, title)
    return gamma(way) + (page.text(address) if way == 1 else "")


def is_derived(address: str, folder: str, title: str) -> bool:
    """Whether folder and title give just this address."""
    return _way(address, folder, title) == 2


def _way(address: str, folder: str, title: str) -> int:
    start = folder + plain_slug(title)
    if not (address.startswith(start) and address.endswith(_ENDING)) or _unstable(title):
        return 1
    number = address[len(start) : -len(_ENDING)]
    if not number:
        return 2
    found = _NUMBERED.fullmatch(number)
    return int(found[1]) + 1 if found else 1


def _unstable(title: str) -> bool:
    return any(letter >= _STABLE for letter in title)
