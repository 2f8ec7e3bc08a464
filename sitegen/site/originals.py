"""The original clippings and their pictures: copied unaltered, under names that a browser shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath

from sitegen.errors import ContentError, Problem, Problems, Where
from sitegen.reading import PICTURES, file_of, is_picture
from sitegen.site.addresses import fits_everywhere, folders_of, spelling
from sitegen.site.edition import Edition
from sitegen.site.pages import PlainFile, Proofs
from sitegen.site.pictures import PictureFile, lies_in

_SHOWN = frozenset([".txt", ".pdf", *PICTURES])
"""Endings that browsers show or save, and that carry no script. Any other file is shown as text:
`.txt` is put behind its name."""


def find_originals(
    edition: Edition, pictures: Mapping[str, Iterable[PictureFile]], problems: Problems
) -> dict[str, str]:
    """Where the copy of each clipping's file, and of each picture, shall stand, by the file's path
    from content/.

    Of clippings there are none where the site has no room for copies; what is missing is told all
    the same.
    """
    found: dict[str, bool] = {}
    folder = (edition.archive.project / "content/clippings").resolve()
    for filed in edition.archive:
        original = filed.article.original
        if not original:
            continue
        file = file_of(original)
        if file not in found:
            found[file] = lies_in(folder, file)
        if not found[file]:
            problems.warn(
                f"The clipping '{original}' is not there.",
                "Put it back into content/clippings, or correct 'original'.",
                Where(filed.path),
            )
    there = [file for file, is_there in found.items() if is_there and edition.scope.originals]
    return _settled([*there, *(one.path for group in pictures.values() for one in group)])


def _settled(originals: Iterable[str]) -> dict[str, str]:
    """An address for each: its own name where that is free, else one with a number.

    A clipping that needs no `.txt` behind its name comes first, so that adding `note` does not
    move the copy of `note.txt`; otherwise the first by path does.
    """
    wanted = {original: _copy_address(original) for original in originals}
    ranked = sorted(wanted, key=lambda original: (wanted[original] != original, original))
    folders = {folder for address in wanted.values() for folder in folders_of(spelling(address))}
    first: dict[str, str] = {}
    for original in ranked:
        first.setdefault(spelling(wanted[original]), original)
    taken = folders | first.keys()
    for original in ranked:
        key = spelling(wanted[original])
        if first[key] != original or key in folders:
            wanted[original] = numbered_address(wanted[original], taken)
            taken.add(spelling(wanted[original]))
    return wanted


def numbered_address(address: str, taken: Set[str]) -> str:
    """The address with the first number, from 2, that gives none of the spellings taken."""
    path = PurePosixPath(address)
    tries = (str(path.with_stem(f"{path.stem}-{number}")) for number in count(2))
    return next(one for one in tries if spelling(one) not in taken)


def copies(project: Path, originals: Iterable[tuple[str, str]]) -> Iterator[PlainFile]:
    for original, address in originals:
        what = f"the {'picture' if is_picture(original) else 'clipping'} '{original}'"
        yield PlainFile(address, what, partial(_bytes, project, original))


def _copy_address(original: str) -> str:
    path = PurePosixPath(original)
    address = str(path) if path.suffix.lower() in _SHOWN else f"{path}.txt"
    if fits_everywhere(address):
        return address
    ending = path.suffix.lower() if path.suffix.lower() in _SHOWN else ".txt"
    return f"clippings/{hashlib.sha256(original.encode()).hexdigest()[:16]}{ending}"


def _bytes(project: Path, original: str, _proofs: Proofs) -> bytes:
    try:
        return (project / "content" / original).read_bytes()
    except OSError as error:
        what = f"The clipping cannot be read: {error.strerror}."
        raise ContentError(Problem(what, "", Where(f"content/{original}"))) from None
