"""What a host can be too small for: each thing that is counted, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sitegen.preflight.site import BuiltSite

Measure = Callable[[BuiltSite], Iterable[tuple[str, int]]]
"""What is counted, as pairs of a path and an amount; "" is the whole site."""
Unit = Callable[[int], str]
"""An amount as a person reads it."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of something that a host takes."""

    thing: str
    """What is counted, as a heading: `files in all`."""
    most: int
    measure: Measure
    unit: Unit
    source: str
    """Where it is written down."""
    known: str
    """The day or month for which that is known, as ISO 8601."""
    advice: str
    """What a person can do."""


# --- what is counted ---------------------------------------------------------------------------


def files_in_all(site: BuiltSite) -> Iterator[tuple[str, int]]:
    yield "", len(site.files)


def bytes_in_all(site: BuiltSite) -> Iterator[tuple[str, int]]:
    yield "", site.bytes


def bytes_of_each(site: BuiltSite) -> Iterable[tuple[str, int]]:
    return site.files


def files_in_each_folder(site: BuiltSite) -> Iterable[tuple[str, int]]:
    return sorted(site.files_by_folder.items())


_SIGNS_IN_AN_ENTRY = 13


def fat_entries(site: BuiltSite) -> Iterable[tuple[str, int]]:
    """Entries in each folder of a FAT file system: one for a name of 8 and 3 capitals, and one
    more for every 13 characters of a long one; each folder but the top has two for itself.

    Source: Microsoft, FAT32 File System Specification 1.03, "FAT Long Directory Entries".
    """
    entries: Counter[str] = Counter(dict.fromkeys(site.folders, 2))
    for path in site.paths:
        folder, _, name = path.rpartition("/")
        entries[folder] += 1 + -(-_signs(name) // _SIGNS_IN_AN_ENTRY)
    return sorted(entries.items())


def name_lengths(site: BuiltSite) -> Iterator[tuple[str, int]]:
    """Of files and folders, in UTF-16 units, as Windows counts them."""
    for path in site.paths:
        yield path, _signs(path.rpartition("/")[2])


def path_lengths(site: BuiltSite) -> Iterator[tuple[str, int]]:
    """In UTF-16 units."""
    for path, _ in site.files:
        yield path, _signs(path)


def key_lengths(site: BuiltSite) -> Iterator[tuple[str, int]]:
    """Of paths in UTF-8, in bytes."""
    for path, _ in site.files:
        yield path, len(path.encode(errors="surrogateescape"))


def _signs(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- how it is told ----------------------------------------------------------------------------


def in_files(number: int) -> str:
    return f"{number:,} file{'' if number == 1 else 's'}"


def in_entries(number: int) -> str:
    return f"{number:,} entries"


def in_characters(number: int) -> str:
    return f"{number:,} characters"


def in_bytes(number: int) -> str:
    return f"{number:,} byte{'' if number == 1 else 's'}"


def in_size(number: int) -> str:
    """Bytes, rounded: `4.3 GB`, `26.2 MB`, `58 kB`, `1 byte`."""
    for unit, size in (("GB", 10**9), ("MB", 10**6)):
        if number >= size:
            return f"{_rounded(number / size)} {unit}"
    if number >= 1_000:
        return f"{number / 1_000:,.0f} kB"
    return in_bytes(number)


def in_mebibytes(number: int) -> str:
    """Bytes, rounded, for hosts that count so: `25 MiB`; less than one as `in_size` tells it."""
    return f"{_rounded(number / 2**20)} MiB" if number >= 2**20 else in_size(number)


def _rounded(number: float) -> str:
    return f"{number:,.1f}".removesuffix(".0")
