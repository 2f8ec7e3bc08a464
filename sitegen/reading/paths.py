"""The names of clippings: a file, or one article of a file of many (`clippings/wire.jsonl#3`)."""

from __future__ import annotations

import re

COLLECTIONS = (".json", ".jsonl", ".ndjson")
"""Endings, in small letters, of files that may hold many articles."""

_PART = re.compile(
    rf"(?P<file>.*(?:{'|'.join(map(re.escape, COLLECTIONS))}))"
    r"#(?:(?P<number>[1-9][0-9]{0,8})|gone-[0-9a-f]{16})",
    re.IGNORECASE | re.DOTALL,
)


def part_path(file: str, number: int) -> str:
    """The name of a file's article by its number from 1; 0 stands for the file itself."""
    return f"{file}#{number}" if number else file


def gone_path(path: str, sha256: str) -> str:
    """The name of a file's article that stands in it no more, when another has taken its number:
    `clippings/wire.jsonl#gone-0f3a9c21d4b87e65`. It is known by its bytes alone."""
    return f"{file_of(path)}#gone-{sha256[:16]}"


def is_gone(path: str) -> bool:
    """Whether it is such a name."""
    match = _PART.fullmatch(path)
    return match is not None and not match["number"]


def file_of(path: str) -> str:
    """The file that a clipping stands in: `clippings/wire.jsonl` for `clippings/wire.jsonl#3`."""
    return in_order(path)[0]


def in_order(path: str) -> tuple[str, int]:
    """Sorts clippings by their file and their place in it: (file, number from 1, else 0)."""
    match = _PART.fullmatch(path)
    return (match["file"], int(match["number"] or 0)) if match else (path, 0)


def is_collection(path: str) -> bool:
    """Whether a file's ending says that it may hold many articles."""
    return path.lower().endswith(COLLECTIONS)
