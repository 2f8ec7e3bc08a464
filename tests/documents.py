"""The documents that follow from definitions in the program."""

import ast
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import get_origin

from conftest import REPOSITORY

from sitegen.config import Config
from sitegen.options import TYPE_NAMES, options_of
from sitegen.site import parts, views
from sitegen.site.themes import Label

THEMES = REPOSITORY / "themes/README.md"
CONFIGURATION = REPOSITORY / "docs/configuration.md"


def themes_readme():
    """themes/README.md: its end lists what templates are given, the rest is written by hand."""
    written = THEMES.read_text(encoding="utf-8").split("\n## Views\n")[0]
    return "\n\n".join([f"{written}\n## Views", *_classes(parts), *_classes(views)]) + "\n"


def _classes(module):
    """A section for each class: what it is, and its fields."""
    source = Path(module.__file__).read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            about = ast.get_docstring(node)
            fields = "\n".join(_fields(node))
            yield "\n\n".join(filter(None, [f"### `{node.name}`", _one_line(about), fields]))


def _fields(node):
    for field, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign):
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            about = f": {_one_line(after.value.value)}" if said else ""
            yield f"- `{field.target.id}` ({ast.unparse(field.annotation)}){about}"


def _one_line(text):
    return " ".join(text.split()) if text else ""


def configuration():
    """docs/configuration.md."""
    return "\n\n".join([*_TOP, *_options(Config), *_BETWEEN, *_options(Label)]) + "\n"


_TOP = (
    "# Configuration",
    "<!-- Made from sitegen/config.py and sitegen/site/themes.py: "
    "python -m pytest tests/test_reference.py --update-docs -->",
    "`sitegen.toml` and `theme.toml` are [TOML](https://toml.io). Every option may be left out. A "
    "word that is no option, or a value of another type, is told with its line and column, and "
    "nothing is built until it is mended.",
    "## sitegen.toml",
    "The options of an archive, in its folder.",
)
_BETWEEN = (
    "## theme.toml",
    "What a theme says of itself, in `themes/NAME/`; see [themes/README.md](../themes/README.md).",
)


def _options(kind, table=""):
    for name, (wanted, known, default) in options_of(kind).items():
        if is_dataclass(wanted):
            yield f"### `[{name}]`\n\nA table. {known.about}"
            yield from _options(wanted, f"[{name}] ")
        elif get_origin(wanted) is Mapping:
            keys = ", ".join(f"`{key}`" for key in known.keys)
            yield f"### `[{name}]`\n\nA table. {known.about}\n\nIts keys are {keys}."
        else:
            yield f"### `{table}{name}`\n\n{_kind(wanted, known, default)}\n\n{known.about}"


def _kind(wanted, known, default):
    """`A whole number from 5 on; 50 if left out.`"""
    kind = TYPE_NAMES[wanted]
    least = "" if known.least is None else f" from {known.least:,} on"
    among = ", ".join(f"`{_toml(one)}`" for one in known.among)
    return f"{kind[0].upper()}{kind[1:]}{least}{f': {among}' if among else ''}; {_unset(default)}."


def _unset(default):
    return "empty if left out" if default == "" else f"`{_toml(default)}` if left out"


def _toml(value):
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
