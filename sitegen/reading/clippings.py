"""Files to clippings: which files are clippings, what is in each, and how each kind is read."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from sitegen.config import Config
from sitegen.model import Clipping, Doubt
from sitegen.reading.decoding import decode, is_guess
from sitegen.reading.json_articles import read_json_article
from sitegen.reading.json_files import cut_json, cut_json_lines
from sitegen.reading.paths import file_of, is_collection, part_path
from sitegen.reading.pictures import PICTURES, without_pictures
from sitegen.reading.reader import Cutter, Reader, Text, Told
from sitegen.reading.saved_pages import read_saved_page, read_web_archive


@dataclass(frozen=True, slots=True)
class Raw:
    """A clipping that was found and not yet read."""

    path: str
    """From content/: `clippings/harbor.txt`, `clippings/wire.jsonl#3`."""
    data: bytes
    """Of the file, or of this article of it."""
    line: int = 0
    """Of a file of many: the line where the article begins, from 1; 0 where that is not known."""
    encoding: str = ""
    """Of the file, where the bytes are no longer in it."""

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or an article of a file of many, that gives no clipping."""

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


def readers(config: Config) -> Mapping[str, Reader]:
    """By the ending of the file's name, in small letters. A new format is a function and a line."""
    json = partial(read_json_article, keys=config.json)
    return {
        ".txt": read_plain_text,
        ".text": read_plain_text,
        "": read_plain_text,
        ".html": read_saved_page,
        ".htm": read_saved_page,
        ".xhtml": read_saved_page,
        ".mht": read_web_archive,
        ".mhtml": read_web_archive,
        ".json": json,
        ".jsonl": json,
        ".ndjson": json,
    }


def cutters(config: Config) -> Mapping[str, Cutter]:
    """By ending, for files that may hold many articles: just those of `paths.COLLECTIONS`."""
    lines = partial(cut_json_lines, keys=config.json)
    return {".json": partial(cut_json, keys=config.json), ".jsonl": lines, ".ndjson": lines}


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
        found += [(base / name).relative_to(folder).as_posix() for name in without_pictures(seen)]
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


def largest_of(path: str, config: Config) -> tuple[int, str]:
    """The bytes that a file may have, and the option that says so."""
    if is_collection(path):
        return config.largest_collection, "largest_collection"
    return config.largest_clipping, "largest_clipping"


def open_file(root: Path, path: str, config: Config) -> tuple[Raw | Refused, ...]:
    """The clippings in the file `path`, given from `root`: one, or each article of a file of many.

    There is at least one, whatever is in the file; nothing is raised. Files that are larger than
    the configuration allows are not opened.
    """
    file = root / path
    largest, option = largest_of(path, config)
    try:
        if file.stat().st_size > largest:
            return (Refused(path, "", _too_large(largest, option)),)
        whole = Raw(path, file.read_bytes())
    except OSError as error:
        return (Refused(path, "", _lower_first(error.strerror or "it cannot be read")),)
    cutter = cutters(config).get(PurePosixPath(path).suffix.lower())
    if cutter is None:
        return (whole,)
    cut = cutter(whole.data)
    if isinstance(cut, str):
        return (Refused(path, whole.sha256, cut),)
    return tuple(
        Raw(part_path(path, part.number), part.data, part.line, cut.encoding) for part in cut.parts
    )


def find_raw(root: Path, path: str, config: Config) -> Raw | Refused:
    """One clipping, given from `root`: a file, or an article of a file of many. Nothing is raised.

    An article that is not there is refused with the number of those that are.
    """
    opened = open_file(root, file_of(path), config)
    for raw in opened:
        if raw.path == path:
            return raw
    if isinstance(opened[0], Refused):
        return Refused(path, "", opened[0].reason)
    file, number = file_of(path).rpartition("/")[2], len(opened)
    return Refused(
        path, "", f"there is none, {file} holds {number:,} article{'' if number == 1 else 's'}"
    )


def read_clipping(root: Path, path: str, config: Config) -> Clipping | Refused:
    """Read one clipping, given from `root`. Every name gives a Clipping or a Refused."""
    raw = find_raw(root, path, config)
    return read(raw, config) if isinstance(raw, Raw) else raw


def read(raw: Raw, config: Config) -> Clipping | Refused:
    """Read a clipping that was found. Nothing is raised."""
    path, digest = raw.path, raw.sha256
    place = f" (line {raw.line})" if raw.line else ""
    suffix = PurePosixPath(file_of(path)).suffix
    reader = readers(config).get(suffix.lower())
    if reader is None:
        return Refused(path, digest, _foreign_ending(suffix))
    if len(raw.data) > config.largest_clipping:
        return Refused(
            path, digest, _too_large(config.largest_clipping, "largest_clipping") + place
        )
    result = reader(raw.data)
    if isinstance(result, str):
        return Refused(path, digest, result + place)
    encoding = raw.encoding or result.encoding
    if isinstance(result, Text) and _lines_of(result.text) > config.most_lines:
        reason = f"it has more than {config.most_lines:,} lines (most_lines in sitegen.toml)"
        return Refused(path, digest, reason + place)
    if isinstance(result, Told):
        doubts = (*_encoding_doubts(result.body, encoding), *result.doubts)
        clipping = Clipping(path, digest, result.body, encoding, told=result.article, doubts=doubts)
    else:
        doubts = () if result.declared else tuple(_encoding_doubts(result.text, encoding))
        clipping = Clipping(path, digest, result.text, encoding, html=result.html, doubts=doubts)
    doubts = tuple(replace(doubt, line=raw.line) for doubt in doubts)
    return replace(clipping, line=raw.line, doubts=doubts)


def _encoding_doubts(text: str, encoding: str) -> Iterator[Doubt]:
    if is_guess(text, encoding):
        yield Doubt(f"The encoding was guessed: {encoding}. Odd letters tell if it is wrong.")


def _lines_of(text: str) -> int:
    return max(text.count("\n"), text.count("\r"))


def _too_large(largest: int, option: str) -> str:
    return f"it is larger than {_megabytes(largest)} ({option} in sitegen.toml)"


def _foreign_ending(suffix: str) -> str:
    if suffix.lower() in PICTURES:
        return "it is a picture without a clipping of the same name"
    return f"its ending {suffix} is not one that sitegen reads"


def _megabytes(size: int) -> str:
    if size < 1_000_000:
        return f"{size:,} bytes"
    return f"{size / 1_000_000:.3g} MB"


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
