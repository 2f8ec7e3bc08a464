"""Clippings from elsewhere: copied into the archive before they are read."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sitegen.archive.intake import CLIPPINGS, CONTENT
from sitegen.config import Config
from sitegen.errors import ContentError, Problem, Where
from sitegen.reading import (
    Refused,
    file_of,
    find_clippings,
    find_raw,
    is_picture,
    largest_of,
    pictures_in,
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was asked for, as clippings of the archive."""

    paths: tuple[str, ...] = ()
    """From content/: `clippings/harbor.txt`."""
    passed_over: tuple[str, ...] = ()
    """Sentences about files that were asked for and not taken."""


def bring_in(project: Path, sources: Sequence[Path], config: Config) -> Incoming:
    """Copy files and folders from elsewhere into content/clippings/, with the pictures that belong
    to them.

    What lies there already stays where it is. A file whose bytes stand there under its name is not
    copied again; another file of that name gets a number. An article of a file of many is named as
    in the ledger (`wire.jsonl#3`). Files larger than the options allow are passed over. Raises
    ContentError for a source that holds the archive, or is part of it and no clipping; OSError
    where nothing can be copied.
    """
    root = project.resolve()
    clippings = root / CONTENT / CLIPPINGS
    brought: list[str] = []
    passed_over: list[str] = []
    pictures_of = cache(pictures_in)  # a folder is looked at once, however many files it has
    for source in sources:
        whole, part = _file_and_part(source)
        _refuse_the_archive_itself(whole, root, clippings)
        if part and isinstance(there := find_raw(source.parent, source.name, config), Refused):
            passed_over.append(f"{source}: {there.reason}.")
            continue
        for file, name in _files_of(whole):
            if file.resolve().is_relative_to(clippings):
                place = file.resolve()
            elif reason := _why_not(file, clippings, config):
                passed_over.append(f"{file}: {reason}.")
                continue
            else:
                place = _copied(file, clippings / name)
                if not is_picture(file.name):
                    names = pictures_of(file.parent).get(file.stem, ())
                    passed_over += _copy_pictures(map(file.with_name, names), place)
            brought.append(f"{CLIPPINGS}/{place.relative_to(clippings).as_posix()}{part}")
    return Incoming(tuple(dict.fromkeys(brought)), tuple(passed_over))


def _refuse_the_archive_itself(source: Path, root: Path, clippings: Path) -> None:
    place = source.resolve()
    inside = place.is_relative_to(root) and not place.is_relative_to(clippings)
    if inside or root.is_relative_to(place):
        what = "This is part of the archive, or holds it, and is no clipping."
        advice = "Name files and folders from elsewhere, or from content/clippings."
        raise ContentError(Problem(what, advice, Where(str(source))))


def _file_and_part(source: Path) -> tuple[Path, str]:
    """A file, and `#3` where an article of it is meant."""
    name = file_of(source.name)
    if name == source.name or source.exists():
        return source, ""
    return source.with_name(name), source.name.removeprefix(name)


def _why_not(file: Path, clippings: Path, config: Config) -> str:
    """Why a file is not taken, as the rest of a sentence; "" when it is."""
    if file.name.startswith("."):
        return "it is hidden"
    if file.absolute().is_relative_to(clippings):
        return "it is a link that leads out of the archive; name the file itself"
    largest, option = largest_of(file.name, config)
    if file.stat().st_size > largest:
        return f"it is larger than {largest:,} bytes ({option} in sitegen.toml)"
    return ""


def _files_of(source: Path) -> Iterable[tuple[Path, Path]]:
    """Each file with the name it shall have: a folder's files keep their place under its name."""
    if not source.is_dir():
        return [(source, Path(source.name))]
    folder = Path(source.resolve().name)
    return [(source / path, folder / path) for path in find_clippings(source)]


def _copied(file: Path, wanted: Path) -> Path:
    """Where the file's bytes stand now."""
    for place in _places(wanted):
        if place.is_file() and filecmp.cmp(file, place, shallow=False):
            return place
        if not os.path.lexists(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            aside = place.with_name(f".{place.name}.{os.getpid()}")
            try:
                shutil.copyfile(file, aside)
                aside.replace(place)
            finally:
                aside.unlink(missing_ok=True)
            return place
    raise AssertionError("there is always a next number")


def _copy_pictures(pictures: Iterable[Path], clipping: Path) -> Iterator[str]:
    """Copies them beside their clipping, under its stem; gives a sentence for each that cannot be.

    Links are not followed: what they lead to was not asked for.
    """
    for picture in pictures:
        place = clipping.with_name(clipping.stem + picture.suffix)
        if picture.is_symlink() or not picture.is_file():
            continue
        if not os.path.lexists(place):
            _copied(picture, place)
        elif not (place.is_file() and filecmp.cmp(picture, place, shallow=False)):
            yield f"{picture}: another picture stands at {place.name}."


def _places(wanted: Path) -> Iterator[Path]:
    yield wanted
    number = 2
    while True:
        yield wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        number += 1
