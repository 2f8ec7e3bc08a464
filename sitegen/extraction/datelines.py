"""Datelines: the place, and often the wire service, before the first word of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.extraction.agencies import agency

_CAPITALS = r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[.'’-])+"
_PLACE = rf"{_CAPITALS}(?:[ /](?:{_CAPITALS}|of|de|la|el|al))*"
_REST = r"(?:,\s(?:[^\W\d_]|[.' -]){2,30}){0,2}"
_DATELINE = re.compile(
    rf"""(?P<place>{_PLACE}{_REST}|[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){{0,3}}{_REST}(?=\s?\())
         (?:,\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?)?
         \s?(?:\((?P<wire>[^()]{{2,40}})\)|/(?P<service>[A-Z][\w\ ]{{2,30}})/)?
         (?:\s?(?:—|–|--|―)\s?|\s-\s|-\s(?=[A-Z])|:\s)
    """,
    re.VERBOSE,
)
_SERVICE = re.compile(r"(?:[A-Z][^\W\d_]+[ -]?){1,4}")
_REACH = 160
"""Characters in which a dateline ends."""


@dataclass(frozen=True, slots=True)
class Dateline:
    place: str
    """As printed: `PORT HOLLOW, Me.`"""
    agency: str
    length: int
    """Characters from the start of the paragraph to the first word of the story."""


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with."""
    match = _DATELINE.match(paragraph[:_REACH])
    if not match:
        return None
    place, wire = match["place"].strip(" ,-"), agency(match["wire"] or match["service"] or "")
    sure = place[:3].isupper() and len(place) >= 3
    if match[0].rstrip().endswith(":"):
        sure = place.isupper() and len(place) > 4  # `NATO: what it is` is no dateline
    if not wire and not sure:
        return None
    return Dateline(place, wire or _unlisted(match["wire"] or match["service"] or ""), match.end())


def _unlisted(wire: str) -> str:
    """A service that no table knows: what stands in the brackets of a dateline signs the story."""
    return wire if _SERVICE.fullmatch(wire) else ""
