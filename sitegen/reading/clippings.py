"""Files to clippings: which files are clippings, and how each kind is read."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sitegen.model import Clipping
from sitegen.reading.decoding import decode
from sitegen.reading.reader import Reader, Text, Told
from sitegen.reading.saved_pages import read_saved_page, read_web_archive

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff"})
"""Endings of pictures. A picture with a clipping's stem belongs to that clipping."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gives no clipping."""

    path: str
    """From content/, with forward slashes."""
    sha256: str
    """Of the file's bytes, in hexadecimal; "" when they were not read."""
    reason: str
    """What follows the file's name in a sentence: `it is empty`."""


def read_plain_text(data: bytes) -> Text | str:
    """The file's text as it stands, or why it is none."""
    decoded = decode(data)
    if decoded is None:
        if b"\0" in data:
            return "it holds NUL bytes, so it is not text"
        return "its encoding could not be found out"
    text, encoding = decoded
    if "\0" in text:
        return "it holds NUL bytes, so it is not text"
    if len(_CONTROLS.findall(text)) * 10 > len(text):
        return "it consists largely of control characters, so it is not text"
    return Text(text, encoding) if text.strip() else "it is empty"


_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    "": read_plain_text,
    ".html": read_saved_page,
    ".htm": read_saved_page,
    ".xhtml": read_saved_page,
    ".mht": read_web_archive,
    ".mhtml": read_web_archive,
}
"""By the ending of the file's name, in small letters. A new format is a function and a line."""


def find_clippings(folder: Path) -> list[str]:
    """Paths of all files under `folder` that may be clippings, from `folder`, sorted.

    Hidden files and folders are passed over, so are pictures that share a stem with another file
    of their folder, and links whose target lies outside of `folder`. A folder that cannot be
    listed raises OSError. Paths have forward slashes; bytes that are no UTF-8 in a file's name
    come as surrogate escapes, as everywhere in Python.
    """
    inside = folder.resolve()
    found: list[str] = []

    def complain(error: OSError) -> None:
        raise error

    for place, folders, names in os.walk(folder, onerror=complain):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        base = Path(place)
        seen = [
            name for name in names if not name.startswith(".") and _is_ours(base / name, inside)
        ]
        found += [(base / name).relative_to(folder).as_posix() for name in _articles_among(seen)]
    return sorted(found)


def _is_ours(file: Path, inside: Path) -> bool:
    """Whether it is a file, and none that a link brings in from elsewhere."""
    if not file.is_symlink():
        return file.is_file()
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):  # a broken link, or one that leads to itself
        return False
    return target.is_file() and target.is_relative_to(inside)


def _articles_among(names: list[str]) -> list[str]:
    """The names without pictures that illustrate another file."""
    stems = {PurePosixPath(name).stem for name in names if not _is_picture(name)}
    return [name for name in names if not (_is_picture(name) and PurePosixPath(name).stem in stems)]


def _is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PICTURES


def read_clipping(root: Path, path: str, largest: int) -> Clipping | Refused:
    """Read the file `path`, given from `root`. Files of more than `largest` bytes are not opened.

    Every file gives a Clipping or a Refused, whatever is in it; nothing is raised.
    """
    file = root / path
    try:
        size = file.stat().st_size
        if size > largest:
            limit = f"{_megabytes(largest)} (largest_clipping in sitegen.toml)"
            return Refused(path, "", f"it is larger than {limit}")
        data = file.read_bytes()
    except OSError as error:
        return Refused(path, "", _lower_first(error.strerror or "it cannot be read"))
    digest = hashlib.sha256(data).hexdigest()
    reader = READERS.get(PurePosixPath(path).suffix.lower())
    if reader is None:
        return Refused(path, digest, _foreign_ending(path))
    result = reader(data)
    if isinstance(result, str):
        return Refused(path, digest, result)
    if isinstance(result, Told):
        return Clipping(path, digest, result.body, result.encoding, told=result.article)
    return Clipping(path, digest, result.text, result.encoding, html=result.html)


def _foreign_ending(path: str) -> str:
    if _is_picture(path):
        return "it is a picture without a clipping of the same name"
    return f"its ending {PurePosixPath(path).suffix} is not one that sitegen reads"


def _megabytes(size: int) -> str:
    if size < 1_000_000:
        return f"{size:,} bytes"
    return f"{size / 1_000_000:.3g} MB"


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
