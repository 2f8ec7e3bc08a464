"""YAML as people write it: read into nodes, which keep the words as written and their places."""

from __future__ import annotations

import yaml

_DEEPEST = 100
"""How many lists may stand in lists. The parser's composer recurses in C, where nothing bounds it:
some ten thousand levels end the process."""
_OPENERS = "[{-?:"
"""Every list and every mapping begins with one of these signs."""
_NULLS = ("", "~", "null", "Null", "NULL")


class TooDeep(yaml.YAMLError):
    """Lists stand in lists deeper than anything is read. `line`, from 1, is where."""

    def __init__(self, line: int) -> None:
        super().__init__("lists stand in lists, deeper than anything is read")
        self.line = line


def compose(text: str) -> yaml.Node | None:
    """The tree of a text; None where it says nothing.

    Raises yaml.YAMLError, most often a MarkedYAMLError, for what is not YAML, and TooDeep.
    """
    if sum(map(text.count, _OPENERS)) > _DEEPEST:
        _measure(text)
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def mark_of(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Where a person must look: a text in quotes that does not end is told where it begins."""
    if error.context == "while scanning a quoted scalar":
        return error.context_mark
    return error.problem_mark or error.context_mark


def _measure(text: str) -> None:
    """Raises TooDeep. Reading event by event recurses nowhere."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise TooDeep(event.start_mark.line + 1 if event.start_mark else 1)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def is_null(node: yaml.Node) -> bool:
    """Whether a value is left out: nothing, `~` or `null`, without quotes."""
    # The style of a plain value is "" from the parser in C and None from the one in Python.
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS
