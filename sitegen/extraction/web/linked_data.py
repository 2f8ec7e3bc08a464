"""Linked data (JSON-LD, schema.org): the article that a page describes to search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

_KINDS = re.compile(r"\w*Article|\w*BlogPosting|Report|Liveblog|Review|CreativeWork|WebPage")
_WEAK = frozenset({"Review", "CreativeWork", "WebPage"})
"""Kinds that describe an article only where nothing better does."""
_ORGANIZATION = re.compile(r"\w*Organization|Corporation|NewsAgency", re.IGNORECASE)
_MOST = 20_000
"""Nodes of one page that are looked at."""
_PADDING = re.compile(r"^\s*(?:<!--|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$")
_LOOSE_COMMA = re.compile(r",(?=\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Signature:
    """One author as linked data names it."""

    name: str
    organization: bool


@dataclass(frozen=True, slots=True)
class Described:
    """An article as linked data describe it. Empty means: not said."""

    headline: str = ""
    authors: tuple[Signature, ...] = ()
    published: str = ""
    modified: str = ""
    publisher: str = ""
    section: str = ""
    url: str = ""
    language: str = ""


def described_articles(scripts: Iterable[str]) -> list[Described]:
    """Every article described in the scripts of a page, the more telling kinds first.

    Scripts that are no JSON, even with its usual faults mended, are passed over.
    """
    nodes = list(_nodes([value for script in scripts if (value := _parsed(script)) is not None]))
    by_id = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and _tells(node)
    }
    articles = [node for node in nodes if _kind(node)]
    articles.sort(key=lambda node: _kind(node) in _WEAK)
    return [_described(node, by_id) for node in articles]


def _parsed(script: str) -> Any:
    text = _PADDING.sub("", script).strip().rstrip(";")
    for attempt in (text, _LOOSE_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(roots: list[Any]) -> Iterator[dict[str, Any]]:
    """All objects, outer before inner, in the order of the page."""
    left, seen = list(reversed(roots)), 0
    while left and seen < _MOST:
        value = left.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            left += reversed(list(value.values()))
        elif isinstance(value, list):
            left += reversed(value)


def _tells(node: dict[str, Any]) -> bool:
    """Whether it is more than a reference to another node."""
    return len(node) > 1


def _kind(node: dict[str, Any]) -> str:
    kinds = [
        kind.rsplit("/", 1)[-1] for kind in _values(node.get("@type")) if isinstance(kind, str)
    ]
    return next((kind for kind in kinds if _KINDS.fullmatch(kind)), "")


def _described(node: dict[str, Any], by_id: dict[str, Any]) -> Described:
    people = [
        signature
        for key in ("author", "creator")
        for value in _values(node.get(key))
        for signature in _signatures(_resolved(value, by_id))
    ]
    publisher = next(iter(_values(node.get("publisher"))), None)
    return Described(
        headline=_string(node.get("headline")) or _string(node.get("name")),
        authors=tuple(dict.fromkeys(people)),
        published=_string(node.get("datePublished")),
        modified=_string(node.get("dateModified")),
        publisher=_name(_resolved(publisher, by_id)),
        section=_string(node.get("articleSection")),
        url=_string(node.get("url")) or _address(node.get("mainEntityOfPage")),
        language=_string(node.get("inLanguage")),
    )


def _values(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _resolved(value: Any, by_id: dict[str, Any]) -> Any:
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _signatures(value: Any) -> Iterator[Signature]:
    kind = " ".join(map(str, _values(value.get("@type")))) if isinstance(value, dict) else ""
    names = _values(value.get("name")) if isinstance(value, dict) else [value]
    for name in names:
        if text := _string(name):
            yield Signature(text, bool(_ORGANIZATION.search(kind)))


def _name(value: Any) -> str:
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _address(value: Any) -> str:
    return _string(value.get("@id")) if isinstance(value, dict) else _string(value)


def _string(value: Any) -> str:
    """A text on one line without entities and tags; of several the first."""
    value = next(iter(value), "") if isinstance(value, list) else value
    if not isinstance(value, str) or len(value) > 2_000:
        return ""
    return " ".join(_TAG.sub("", unescape(unescape(value))).split())


_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
