"""Pictures that belong to a clipping: found beside it, looked at, and fingerprinted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from sitegen.errors import ContentError, Problem, Problems, Where
from sitegen.reading import NoPicture, file_of, pictures_in, size_of
from sitegen.site.edition import Edition

_LARGEST = 100_000_000
"""Bytes. A larger picture is not copied: hosts take none, and nobody waits for it."""
_NOT_SHOWN = frozenset([".tif", ".tiff"])
"""Endings of pictures that most browsers only save."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture in the folder of a clipping, under the clipping's stem."""

    path: str
    """From content/: `clippings/harbor.jpg`."""
    shown: bool
    """Browsers show it."""
    size: tuple[int, int] | None
    """Width and height in pixels, where the file tells them in its first bytes."""


def find_pictures(edition: Edition, problems: Problems) -> dict[str, tuple[PictureFile, ...]]:
    """The pictures that belong to each clipping, by the path of the clipping's file, in the order
    of their names; what is wrong with one is told."""
    content = edition.archive.project / "content"
    inside = (content / "clippings").resolve()
    folders: dict[str, dict[str, list[str]]] = {}
    looked_at: dict[str, PictureFile | None] = {}
    found: dict[str, tuple[PictureFile, ...]] = {}
    for file in dict.fromkeys(file_of(filed.article.original) for filed in edition.archive):
        folder, _, name = file.rpartition("/")
        if not lies_in(inside, file):
            continue
        if folder not in folders:
            folders[folder] = pictures_in(content / folder)
        for beside in folders[folder].get(PurePosixPath(name).stem, ()):
            path = f"{folder}/{beside}"
            if path != file and path not in looked_at:
                looked_at[path] = _look_at(content, inside, path, problems)
            if picture := looked_at.get(path):
                found[file] = (*found.get(file, ()), picture)
    return found


def lies_in(folder: Path, path: str) -> bool:
    """Whether a path from content/ is that of a file in the folder of the clippings, and not a way
    out of it."""
    parts = PurePosixPath(path).parts
    if len(parts) < 2 or parts[0] != "clippings" or ".." in parts or "\0" in path:
        return False
    try:
        file = folder.joinpath(*parts[1:]).resolve()
        return file.is_file() and file.is_relative_to(folder)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _look_at(content: Path, inside: Path, path: str, problems: Problems) -> PictureFile | None:
    """None for what cannot be copied."""
    warn = partial(problems.warn, where=Where(f"content/{path}"))
    file = content / path
    ending = file.suffix.lower()
    try:
        if not lies_in(inside, path):
            return None
        if file.stat().st_size > _LARGEST:
            megabytes = _LARGEST // 1_000_000
            warn(f"This picture is larger than {megabytes} MB.", "It is left out; make it smaller.")
            return None
        return PictureFile(path, ending not in _NOT_SHOWN, size_of(file))
    except NoPicture:
        what = f"This file is no picture, or a damaged one, though its name ends in {ending}."
        warn(what, "Its article leads to it and does not show it.")
        return PictureFile(path, False, None)
    except OSError as error:
        warn(f"This picture cannot be read: {error.strerror}.", "It is left out.")
        return None


def fingerprints(project: Path, pictures: Iterable[PictureFile]) -> Iterator[str]:
    """The SHA-256 of each file's bytes, in hexadecimal. Raises ContentError."""
    for picture in pictures:
        try:
            with (project / "content" / picture.path).open("rb") as file:
                yield hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            what = f"This picture cannot be read: {error.strerror}."
            raise ContentError(Problem(what, "", Where(f"content/{picture.path}"))) from None
