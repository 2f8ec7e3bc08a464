"""Which file of a drawer has a key: pages of first keys, pages of those pages, and the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.search.shards.files import Shard, in_folder, keys_text


@dataclass(frozen=True, slots=True)
class Directory:
    """What the root file says of a drawer that goes by key."""

    keys: str
    """The first keys of the uppermost pages, or of the files where there are no pages."""
    levels: int
    """How many pages lie between the root and a file."""
    page: int
    """Keys of one page."""


def directory_of(
    name: str, files: Sequence[Shard], most: int
) -> tuple[Directory, list[tuple[str, Shard]]]:
    """The directory of a drawer's files, and its pages with their paths: `most` keys in each of
    them, and as many in the root file at most."""
    keys, pages = list(_edges(files)), []
    level = 0
    while len(keys) > most:
        level += 1
        starts = range(0, len(keys), most)
        for number, start in enumerate(starts):
            page = Shard(keys_text(keys[start : start + most]))
            pages.append((in_folder(f"{name}/keys-{level}", number), page))
        keys = [keys[start] for start in starts]
    return Directory(keys_text(keys), level, most), pages


def _edges(files: Sequence[Shard]) -> Iterator[str]:
    """For each file the shortest text that parts its first key from the keys of the file before."""
    if files:
        yield ""
    for before, file in pairwise(files):
        shared = 0
        while before.last[shared : shared + 1] == file.first[shared]:
            shared += 1
        yield file.first[: shared + 1]
