"""The parts of sitegen stand in one order; each knows only those that stand before it."""

import ast
from pathlib import Path

import pytest

import sitegen

PACKAGE = Path(sitegen.__file__).parent
ORDER = [
    "errors", "text", "model", "listener", "options", "config", "frontmatter", "engine", "publish",
    "reading", "extraction", "entities", "archive", "search", "site", "build", "preview", "check",
    "preflight", "colophon", "cli",
]  # fmt: skip
ALONE = {
    "markdown_it": "text/prose.py",
    "jinja2": "site/templates.py",
    "trafilatura": "extraction/web/body.py",
    "ruamel": "entities/authority/pieces.py",
    "spacy": "entities/spacy_pipeline.py",
}
"""Libraries that one module alone knows."""
EXTRAS = ("extraction/__init__.py", "entities/spacy_pipeline.py")
"""Each hides one import: of what needs an extra that may not be there."""


def modules():
    return sorted(PACKAGE.rglob("*.py"))


def part_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_part_imports_only_parts_that_stand_before_it(path):
    part = part_of(path)
    if part in ("__init__", "__main__"):
        return
    for name in imports_of(path):
        if name.startswith("sitegen."):
            other = name.split(".")[1]
            assert ORDER.index(other) <= ORDER.index(part), f"{path} imports {name}"


@pytest.mark.parametrize(("library", "owner"), ALONE.items())
def test_some_libraries_are_known_to_one_module_alone(library, owner):
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if any(name.split(".")[0] == library for name in imports_of(path))
    }
    assert users == {owner}


def test_whoosh_is_known_to_one_writer_and_one_reader():
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if any(name.split(".")[0] == "whoosh" for name in imports_of(path))
    }
    assert users == {"search/segments.py", "search/reader.py"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_hides_imports_in_functions(path):
    """There they save time at the start; anywhere else they hide what a part knows."""
    hidden = [
        f"{path}:{inner.lineno}"
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    allowed = 1 if path.relative_to(PACKAGE).as_posix() in EXTRAS else 0
    assert len(hidden) <= allowed or part_of(path) == "cli"


def test_every_part_stands_in_the_order():
    parts = {part_of(path) for path in modules()} - {"__init__", "__main__"}
    assert parts <= set(ORDER)


def test_finding_names_does_not_hear_the_authority_file():
    """Its part of the program may change without any article being read again."""
    inside = (PACKAGE / "entities").rglob("*.py")
    finding = [path for path in inside if path.parent.name != "authority"]

    assert finding
    assert not [path for path in finding if "entities.authority" in path.read_text()]
