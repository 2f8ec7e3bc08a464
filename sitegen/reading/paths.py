"""The names of clippings: a file, or one article of a file of many (`clippings/wire.jsonl#3`)."""

from __future__ import annotations

import re

COLLECTIONS = (".json", ".jsonl", ".ndjson")
"""Endings, in small letters, of files that may hold many articles."""

_PART = re.compile(
    rf"(?P<file>.*(?:{'|'.join(map(re.escape, COLLECTIONS))}))#(?P<number>[1-9][0-9]{{0,8}})",
    re.IGNORECASE | re.DOTALL,
)


def part_path(file: str, number: int) -> str:
    """The name of a file's article by its number from 1; 0 stands for the file itself."""
    return f"{file}#{number}" if number else file


def file_of(path: str) -> str:
    """The file that a clipping stands in: `clippings/wire.jsonl` for `clippings/wire.jsonl#3`."""
    return in_order(path)[0]


def in_order(path: str) -> tuple[str, int]:
    """Sorts clippings by their file and their place in it: (file, number from 1, else 0)."""
    match = _PART.fullmatch(path)
    return (match["file"], int(match["number"])) if match else (path, 0)


def is_collection(path: str) -> bool:
    """Whether a file's ending says that it may hold many articles."""
    return path.lower().endswith(COLLECTIONS)
