"""Changing one entry in the text of the authority file, and leaving every other line as it is.

The only module that knows ruamel.yaml: it edits the entry's own lines, so that comments inside an
entry and the order of its keys stay. All other lines are not even read by it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from textwrap import dedent
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from sitegen.entities.authority.entry import BLOCK, FILE
from sitegen.errors import ContentError, Problem, Where
from sitegen.model import Kind

_SPECIAL: Any = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"


class _EverythingIsText(VersionedResolver):
    """Takes `No`, `1998` and `1998-03-04` for the texts they are, and writes them as they were."""

    @property
    def versioned_resolver(self) -> dict[str, Any]:
        return {}


SECTIONS = (*(kind.key for kind in Kind), BLOCK)
"""In the order in which they are begun."""
Keys = CommentedMap
"""An entry's keys and values, with its comments."""
Items = CommentedSeq
"""A list in an entry, with its comments."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of a section, and the lines it has."""

    node: yaml.Node
    start: int
    end: int
    """Lines from 0, end exclusive; comments and empty lines after the item are not its own."""
    dash: int
    """The column of its dash, from 0."""

    @property
    def name(self) -> str:
        """The name it is about, "" where it has none."""
        plain = isinstance(self.node, yaml.ScalarNode)
        return " ".join(self.node.value.split()) if plain else self.says("name")

    def says(self, key: str) -> str:
        """What the item says under a key, "" where it says nothing."""
        for known, value in () if isinstance(self.node, yaml.ScalarNode) else self.node.value:
            if known.value == key and isinstance(value, yaml.ScalarNode):
                return " ".join(value.value.split())
        return ""


def quoted(text: str) -> str:
    """A text as a value: in quotes where YAML would take it for a number, a date or nothing."""
    plain = _SPECIAL.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    return text if plain else SingleQuotedScalarString(text)


def in_one_line(texts: list[str]) -> Items:
    """A list as `[One, Two]`."""
    values = Items([quoted(text) for text in texts])
    values.fa.set_flow_style()
    return values


def pieces(text: str, section: str) -> list[Piece]:
    """The items of a section, in order; [] where it is not there or empty.

    The text is an authority file without mistakes, `opened` for this section.
    """
    lines = text.split("\n")
    found = []
    for key, value in _pairs(text):
        if key.value != section or not isinstance(value, yaml.SequenceNode):
            continue
        dash = value.start_mark.column
        starts = [_dash_line(lines, node.start_mark.line, dash) for node in value.value]
        ends = [*starts[1:], _line_after(text, key)]
        for node, start, end in zip(value.value, starts, ends, strict=True):
            found.append(Piece(node, start, _without_tail(lines, start, end), dash))
    return found


def load(text: str, piece: Piece) -> Keys:
    """The item as a mapping; a mere name as one that says only this."""
    lines = text.split("\n")[piece.start : piece.end]
    if isinstance(piece.node, yaml.ScalarNode):
        column = piece.node.start_mark.column
        line = piece.node.start_mark.line - piece.start
        lines[line] = f"{lines[line][:column]}name: {lines[line][column:]}"
    dash = piece.dash
    lines[0] = f"{lines[0][:dash]} {lines[0][dash + 1 :]}"
    try:
        loaded = _yaml(lines).load(dedent("\n".join(lines) + "\n"))
        assert isinstance(loaded, Keys)
    except YAMLError:
        raise _by_hand("This entry is written with anchors or tags", piece.start) from None
    return loaded


def replaced(text: str, piece: Piece, mapping: Keys | None) -> str:
    """The text with another mapping in the item's place; None takes the item away."""
    lines = text.split("\n")
    new = [] if mapping is None else _written(mapping, piece.dash, lines[piece.start : piece.end])
    return "\n".join([*lines[: piece.start], *new, *lines[piece.end :]])


def added(text: str, section: str, item: Keys | str) -> str:
    """The text with one more item at the end of a section, which is begun where it is not there."""
    text = opened(text, section)
    if all(key.value != section for key, _ in _pairs(text)):
        text = _begun(text, section)
    lines = text.split("\n")
    there = pieces(text, section)
    if there:
        dash, place = there[-1].dash, there[-1].end
    else:
        key = next(key for key, _ in _pairs(text) if key.value == section)
        dash, place = 2, key.start_mark.line + 1
    new = [f"{' ' * dash}- {_scalar(item)}"] if isinstance(item, str) else _written(item, dash, [])
    return "\n".join([*lines[:place], *new, *lines[place:]])


def _begun(text: str, section: str) -> str:
    """The text with one more section: after those that stand before it, else at the end."""
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    place = len(lines)
    before = SECTIONS[: SECTIONS.index(section)]
    for key, value in _pairs(text):
        if key.value in before:
            in_brackets = isinstance(value, yaml.SequenceNode) and value.flow_style
            there = [] if in_brackets else pieces(text, key.value)
            last = value.end_mark.line if in_brackets else key.start_mark.line
            place = there[-1].end if there else last + 1
    return "\n".join([*lines[:place], f"{section}:", *lines[place:], ""])


def opened(text: str, section: str) -> str:
    """The text with the section, if it is there, as a list of one item a line."""
    for key, value in _pairs(text):
        is_list = isinstance(value, yaml.SequenceNode)
        if key.value == section and not (is_list and value.value and not value.flow_style):
            return _opened(text, key, value)
    return text


def _opened(text: str, key: yaml.Node, value: yaml.Node) -> str:
    source = text[value.start_mark.index : value.end_mark.index]
    if re.search(r"\s#", source):
        raise _by_hand("There is a comment between brackets", value.start_mark.line)
    items = value.value if isinstance(value, yaml.SequenceNode) else []
    sources = (text[item.start_mark.index : item.end_mark.index] for item in items)
    listed = "".join(f"  - {' '.join(source.split())}\n" for source in sources)
    rest, _, below = text[max(value.end_mark.index, key.end_mark.index) :].partition("\n")
    rest = rest.removeprefix(":") if not rest.lstrip(": ").startswith("#") else rest.lstrip(":")
    return f"{text[: key.end_mark.index]}:{rest.rstrip()}\n{listed}{below}"


@lru_cache(maxsize=2)
def _composed(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def _pairs(text: str) -> Iterator[tuple[Any, Any]]:
    root = _composed(text)
    if isinstance(root, yaml.MappingNode) and root.flow_style:
        raise _by_hand("This file is written between braces", root.start_mark.line)
    return iter(root.value if isinstance(root, yaml.MappingNode) else ())


def _by_hand(what: str, line: int) -> ContentError:
    """The refusal to edit what could not be kept as it is."""
    told = f"{what}, so a command cannot change it and keep the rest as it is."
    return ContentError(Problem(told, "Edit it by hand.", Where(FILE, line + 1)))


def _line_after(text: str, key: yaml.Node) -> int:
    """The line of the next section, or the one after the last."""
    later = (other.start_mark.line for other, _ in _pairs(text))
    end = len(text.split("\n"))
    return min((line for line in later if line > key.start_mark.line), default=end)


def _dash_line(lines: list[str], line: int, dash: int) -> int:
    """The line of an item's dash; its value may stand below it."""
    while lines[line][dash : dash + 1] != "-" or lines[line][:dash].strip():
        line -= 1
    return line


def _without_tail(lines: list[str], start: int, end: int) -> int:
    while end > start + 1 and re.match(r"\s*(#|$|\.\.\.|---)", lines[end - 1]):
        end -= 1
    return end


def _written(mapping: Keys, dash: int, was: list[str]) -> list[str]:
    out = io.StringIO()
    _yaml(was).dump(mapping, out)
    lines = out.getvalue().rstrip("\n").split("\n")
    first, *rest = [f"{' ' * (dash + 2)}{line}" if line else line for line in lines]
    return [f"{first[:dash]}-{first[dash + 1 :]}", *rest]


def _yaml(lines: list[str]) -> Any:
    """Reads and writes as the lines are laid out: lists under a key indented, or not."""
    reader = YAML()
    reader.Resolver = _EverythingIsText
    reader.preserve_quotes = True
    reader.width = 2**20
    flush = any(
        re.match(r"[\s-]*\w+:\s*(#.*)?$", line) and re.match(r"\s*-", below)
        and _indent(line) == _indent(below)
        for line, below in pairwise(lines)
    )  # fmt: skip
    reader.indent(mapping=2, sequence=2 if flush else 4, offset=0 if flush else 2)
    return reader


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _scalar(text: str) -> str:
    out = io.StringIO()
    _yaml([]).dump(Items([quoted(text)]), out)
    return out.getvalue().strip().removeprefix("- ")
