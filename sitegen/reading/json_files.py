"""JSON and JSON Lines: a file's text to the objects in it, each an article of its own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sitegen.reading.decoding import decode
from sitegen.reading.reader import Cut, Part

ENVELOPES = (
    "@graph", "articles", "items", "item", "data", "results", "result", "docs", "documents",
    "entries", "news", "stories", "article", "response", "hits", "_source", "content",
)  # fmt: skip
"""Keys under which services hand over their articles."""
BODIES = (
    "bodies", "articleBody", "body_xhtml", "body_html", "content_html", "body_text",
    "content_text", "text", "body", "content", "fulltext", "full_text", "maintext", "story",
)  # fmt: skip
"""Keys that hold the text of an article. An object that has one of them is no envelope."""
_HEADLINES = ("headline", "headlines")
_DEEPEST = 5
"""So many envelopes may stand in each other."""
_LONGEST_NUMBER = 30
"""Digits. Longer numbers are kept as texts; nobody counts with them here."""


MOST = 1_000_000
"""Articles in one file. A file that holds more things than that holds something else."""
_CROWDED = f"it holds more than {MOST:,} articles; divide it"

NESTED = "it is nested too deeply"


@dataclass(frozen=True, slots=True)
class NotJson:
    """Why a text is no JSON, and where; without a line where it is nested too deeply."""

    what: str
    """`Expecting value`"""
    line: int = 0
    column: int = 0


def parse(text: str) -> Any:
    """The value of a JSON text, or NotJson; nothing is raised, whatever the text.

    NaN, which programs write for what is missing, is read as null. A key that stands twice in an
    object has the list of its values, so that none is lost.
    """
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_int=_number,
            parse_constant=lambda _: None,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        return NotJson(error.msg.split(": ")[0], error.lineno, error.colno)
    except RecursionError:
        return NotJson(NESTED)


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) == len(pairs):
        return values
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: each if len(each) > 1 else each[0] for key, each in found.items()}


def canonical(value: Any) -> bytes:
    """The one way to write a value: keys sorted, no white space, UTF-8. (`jq -cjS` writes it so.)

    Raises RecursionError for a value that is nested too deeply.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def cut_json(data: bytes, /, *, keys: Mapping[str, str]) -> Cut | str:
    """The articles of a JSON file: one object, a list, an envelope around a list, or JSON Lines.

    `keys` are the archive's own (`[json]` in sitegen.toml).
    """
    return _cut(data, keys, by_lines=False)


def cut_json_lines(data: bytes, /, *, keys: Mapping[str, str]) -> Cut | str:
    """The same for a file that should have one article on each line."""
    return _cut(data, keys, by_lines=True)


def _cut(data: bytes, keys: Mapping[str, str], *, by_lines: bool) -> Cut | str:
    decoded = decode(data)
    if decoded is None:
        return "its encoding could not be found out"
    text, encoding = decoded
    if not text.strip():
        return "it is empty"
    value = parse(text)
    if not isinstance(value, NotJson):
        return _cut_value(value, keys, encoding)
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    lines = [(number, line) for number, line in lines if line]
    if len(lines) > MOST:
        return _CROWDED
    if any(map(_is_object, lines if by_lines else lines[:1])) and len(lines) > 1:
        parts = (
            Part(_line_bytes(line), position, number)
            for position, (number, line) in enumerate(lines, 1)
        )
        return Cut(tuple(parts), encoding)
    return _refusal(value)


def _is_object(numbered: tuple[int, str]) -> bool:
    return numbered[1].startswith("{") and isinstance(parse(numbered[1]), dict)


def _line_bytes(line: str) -> bytes:
    """A line that is JSON in its canonical form, any other as it stands."""
    value = parse(line)
    if not isinstance(value, NotJson):
        try:
            return canonical(value)
        except RecursionError:
            pass
    return line.encode("utf-8", "surrogatepass")


def _cut_value(value: Any, keys: Mapping[str, str], encoding: str) -> Cut | str:
    found, listed = articles_in(value, keys)
    if not found:
        return "it holds no articles"
    if len(found) > MOST:
        return _CROWDED
    try:
        parts = tuple(
            Part(canonical(one), number if listed else 0) for number, one in enumerate(found, 1)
        )
        return Cut(parts, encoding)
    except RecursionError:
        return NESTED


def articles_in(value: Any, keys: Mapping[str, str]) -> tuple[list[Any], bool]:
    """What stands where articles are expected, in order, and whether it stands in a list."""
    for _ in range(_DEEPEST):
        if isinstance(value, list):
            return value, True
        inner = _envelope(value, keys) if isinstance(value, dict) else None
        if inner is None:
            break
        if inner is value.get("@graph"):
            nodes = list(_nodes(inner))
            return nodes, len(nodes) > 1
        value = inner
    return [value], False


def _envelope(value: dict[str, Any], keys: Mapping[str, str]) -> Any:
    """What an object is wrapped around; None for one that is an article itself."""
    own = {path.partition(".")[0] for path in keys.values()}
    for key in ENVELOPES:
        inner = None if key in own else value.get(key)
        others = (other for other in (*BODIES, *_HEADLINES, *own) if other != key)
        if isinstance(inner, list) and all(isinstance(one, dict) for one in inner):
            if not any(map(value.get, others)):
                return inner
        elif isinstance(inner, dict) and not any(map(value.get, (*others, "title"))):
            return inner
    return None


def _nodes(graph: list[Any]) -> Iterator[Any]:
    """The articles of a JSON-LD graph, with the nodes that they refer to in their place."""
    nodes = {str(node["@id"]): node for node in graph if isinstance(node, dict) and "@id" in node}
    for node in graph:
        if isinstance(node, dict) and is_article(node):
            yield {key: _resolved(value, nodes) for key, value in node.items()}


def _resolved(value: Any, nodes: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_resolved(one, nodes) if isinstance(one, dict) else one for one in value]
    if isinstance(value, dict) and value.keys() == {"@id"}:
        target = nodes.get(str(value["@id"]), value)
        return value if is_article(target) else target
    return value


def is_article(node: dict[str, Any]) -> bool:
    """Whether the type of a JSON-LD node is one of schema.org's for articles."""
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).endswith(_ARTICLES) for name in names if name)


_ARTICLES = ("Article", "Posting", "Report", "CreativeWork")


def object_of(data: bytes, keys: Mapping[str, str]) -> dict[str, Any] | str:
    """The one object that a part's bytes hold, out of its envelopes; or why there is none."""
    value = parse(data.decode("utf-8", "surrogatepass"))
    if isinstance(value, NotJson):
        return _refusal(value)
    if not isinstance(value, dict):
        return f"it is {_named(value)}, not an article"
    found, _ = articles_in(value, keys)
    if len(found) > 1:
        return "it holds several articles; give each a line of its own"
    if not found or not isinstance(found[0], dict):
        return "it holds no article"
    return found[0]


def _refusal(error: NotJson) -> str:
    if not error.line:
        return NESTED
    line = f"line {error.line}, " if error.line > 1 else ""
    what = error.what.removesuffix(" starting at")
    return f"it is not JSON: {what} at {line}column {error.column}"


def _named(value: Any) -> str:
    names = {list: "a list", str: "a text", bool: "a mere true or false", type(None): "null"}
    return names.get(type(value), "a number")
