"""How many search files a site has, how much they weigh, and which an edit rewrites."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from traffic import gzipped

PLACES = "places"
"""The folder, in a span's folder, of what only phrases ask for."""


@dataclass(frozen=True, slots=True)
class FileFigures:
    """The files below search/ of a site."""

    count: int
    largest_folder: int
    """Files in the fullest folder."""
    bytes_all: int
    """Gzipped one by one."""
    bytes_places: int
    """Of these, what serves phrases."""


def measure_files(folder: Path) -> FileFigures:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    sizes = {path: gzipped(path.read_bytes()) for path in paths}
    folders = Counter(path.parent for path in paths)
    return FileFigures(
        count=len(paths),
        largest_folder=max(folders.values()),
        bytes_all=sum(sizes.values()),
        bytes_places=sum(size for path, size in sizes.items() if PLACES in path.parts),
    )


def by_drawer(folder: Path) -> dict[str, tuple[int, int]]:
    """Files and gzipped bytes of each kind of search file, by the name of its folder in a span."""
    found: dict[str, tuple[int, int]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            parts = path.relative_to(folder).parts
            name = parts[1] if len(parts) > 2 else "."
            count, size = found.get(name, (0, 0))
            found[name] = count + 1, size + gzipped(path.read_bytes())
    return found


def snapshot(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file, by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rewritten(before: Mapping[str, str], after: Mapping[str, str]) -> int:
    """Files that are new or other than they were."""
    return sum(before.get(path) != digest for path, digest in after.items())
