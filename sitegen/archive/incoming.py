"""Clippings from elsewhere: copied into the archive before they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from sitegen.publish import write_aside

CLIPPINGS = "clippings"


def bring_in(project: Path, sources: Sequence[Path]) -> tuple[str, ...]:
    """Copy files and folders from elsewhere into content/clippings/; the clippings' paths.

    What lies under content/clippings already stays where it is. A file whose bytes stand there
    under its name is not copied again; another file of that name gets a number.
    """
    clippings = (project / "content" / CLIPPINGS).resolve()
    brought: list[str] = []
    for source in sources:
        for file, name in _files_of(source):
            inside = file.resolve().is_relative_to(clippings)
            place = file.resolve() if inside else _copy_in(file, clippings / name)
            brought.append(f"{CLIPPINGS}/{place.relative_to(clippings).as_posix()}")
    return tuple(dict.fromkeys(brought))


def _files_of(source: Path) -> Iterable[tuple[Path, Path]]:
    """Each file with the name it shall have: a folder's files keep their place under its name."""
    if not source.is_dir():
        return [(source, Path(source.name))]
    inside = (path for path in sorted(source.rglob("*")) if path.is_file())
    return [(path, Path(source.resolve().name) / path.relative_to(source)) for path in inside]


def _copy_in(file: Path, place: Path) -> Path:
    data, number, first = file.read_bytes(), 1, place
    while place.exists() and place.read_bytes() != data:
        number += 1
        place = first.with_name(f"{first.stem}-{number}{first.suffix}")
    if not place.exists():
        write_aside(place, data)
    return place
