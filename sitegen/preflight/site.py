"""A built site as a host sees it: names and sizes, nothing else."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class BuiltSite:
    """The files of a folder, by path from it with forward slashes, in the order of the paths."""

    files: tuple[tuple[str, int], ...]
    """Each with its size in bytes."""

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.files)

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """Every folder below the top one, in the order of the paths."""
        return tuple(sorted({folder for path, _ in self.files for folder in _above(path)}))

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Files and folders."""
        return tuple(sorted((*(path for path, _ in self.files), *self.folders)))

    @cached_property
    def files_by_folder(self) -> Counter[str]:
        """How many files lie in each folder; the top one is ""."""
        return Counter(path.rpartition("/")[0] for path, _ in self.files)


def look_at(folder: Path) -> BuiltSite:
    """Everything in a folder; links are followed to the files they lead to. Raises OSError."""
    return BuiltSite(tuple(sorted(_files_in(os.fspath(folder), ""))))


def _files_in(folder: str, path: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files_in(entry.path, f"{path}{entry.name}/")
            else:
                yield f"{path}{entry.name}", entry.stat().st_size


def _above(path: str) -> Iterator[str]:
    place = path.rfind("/")
    while place > 0:
        yield path[:place]
        place = path.rfind("/", 0, place)
