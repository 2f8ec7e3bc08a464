"""Pictures: which belong to a clipping, and how large one is as its first bytes tell."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".tif", ".tiff"})
"""Endings of pictures. A picture with a clipping's stem belongs to that clipping."""
_UNMEASURED = frozenset({".avif", ".tif", ".tiff"})
"""Endings of pictures whose size is not read."""

_LONGEST = 0xFFFF
"""Pixels: no side of a picture that browsers show is longer, whatever its first bytes say."""


def is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PICTURES


def without_pictures(names: Iterable[str]) -> list[str]:
    """The names of a folder's files without pictures that belong to another of them."""
    names = list(names)
    stems = {PurePosixPath(name).stem for name in names if not is_picture(name)}
    return [name for name in names if not (is_picture(name) and PurePosixPath(name).stem in stems)]


def pictures_in(folder: Path) -> dict[str, list[str]]:
    """The names of the pictures in a folder by their stem, each in order; {} for no folder."""
    found: dict[str, list[str]] = {}
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return {}
    for name in names:
        if is_picture(name) and not name.startswith("."):
            found.setdefault(PurePosixPath(name).stem, []).append(name)
    return found


# --- how large it is ---------------------------------------------------------------------------


class NoPicture(ValueError):
    """The bytes are not those of a picture of the kind that the file's ending names."""


def size_of(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, as a PNG, JPEG, GIF or WebP says in its first bytes; None where
    they are not easily known. Bytes are looked at, never decoded.

    Raises NoPicture for a file that does not begin as such a picture does, and OSError.
    """
    with path.open("rb") as file:
        size = _size(file)
    if size is None and path.suffix.lower() not in _UNMEASURED:
        raise NoPicture(path.name)
    return size if size and min(size) > 0 and max(size) <= _LONGEST else None


def _size(file: BinaryIO) -> tuple[int, int] | None:
    """None for what begins like none of the four; a size of 0 is unknown."""
    head = file.read(32)
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        return _pair(">II", head[16:24])
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return _pair("<HH", head[6:10])
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(head)
    if head.startswith(b"\xff\xd8\xff"):
        return _jpeg(file)
    return None


def _pair(shape: str, data: bytes) -> tuple[int, int]:
    if len(data) < struct.calcsize(shape):
        return 0, 0
    width, height = struct.unpack(shape, data)
    return width, height


def _webp(head: bytes) -> tuple[int, int]:
    """By the first chunk of the container (RFC 9649): lossy, lossless or extended."""
    kind = head[12:16]
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = _pair("<HH", head[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L" and len(head) >= 25:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and len(head) >= 30:
        width, height = (int.from_bytes(head[at : at + 3], "little") for at in (24, 27))
        return width + 1, height + 1
    return 0, 0


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that begin a frame header (ITU-T T.81, table B.1)."""
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that no length follows."""
_SEGMENTS = 1000
"""So many segments of a JPEG are looked at."""


def _jpeg(file: BinaryIO) -> tuple[int, int]:
    """From the frame header; the segments before it are stepped over."""
    file.seek(2)
    for _ in range(_SEGMENTS):
        sign = file.read(2)
        if sign == b"\xff\xff":  # a marker may have any number of these before it
            file.seek(-1, os.SEEK_CUR)
            continue
        if len(sign) < 2 or sign[0] != 0xFF:
            break
        if sign[1] in _BARE:
            continue
        length = int.from_bytes(file.read(2), "big")
        if sign[1] in _FRAMES:
            height, width = _pair(">HH", file.read(5)[1:])
            return width, height
        if length < 2:
            break
        file.seek(length - 2, os.SEEK_CUR)
    return 0, 0
