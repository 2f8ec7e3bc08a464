"""Publishing knows bytes and paths only: a folder is whole and old, or whole and new.

The new site is built beside the old one, with hard links to the files that did not change, and the
two change places in one step. Only files that the manifest names as ours are ever left behind.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout

from sitegen.errors import Problem, PublishError, Where

MANIFEST = "manifest-sha256.txt"
"""In the published folder: a line `sha256  path` a file, as `sha256sum --check` reads it."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Counts:
    """What publishing did to the files of the site."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class FolderOutput:
    """A folder that is built beside the published one and takes its place by `swap`.

    Where the published folder is a link, the link stays and what it leads to is replaced.
    """

    def __init__(self, folder: Path) -> None:
        recover(folder)
        self._asked_for = folder
        self.folder = _place_of(folder)
        self._next = _next_to(self.folder)
        self._ours = ours_in(folder)
        self._digests: dict[str, str] = {}
        self._spellings: dict[str, str] = {}
        self._free_folders = {"."}
        self._unchanged = 0
        if os.path.lexists(self.folder) and not self.folder.is_dir():
            what = "This is not a folder, and the site needs its place."
            raise PublishError(Problem(what, "Move it away and build again.", Where(str(folder))))
        self._next.mkdir(parents=True)

    def write(self, file: OutputFile) -> None:
        self._check(file.path)
        old, new = self.folder / file.path, self._next / file.path
        new.parent.mkdir(parents=True, exist_ok=True)
        if _holds(old, file.data):
            link_or_copy(old, new)
            self._unchanged += 1
        else:
            new.write_bytes(file.data)
        self._digests[file.path] = hashlib.sha256(file.data).hexdigest()

    def _check(self, path: str) -> None:
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path:
            raise _refusal(f"'{path}' leads out of the site's folder.")
        other = self._spellings.setdefault(path.casefold(), path)
        if path in self._digests or other != path:
            raise _refusal(f"Two pages want the address '{path}'.")
        if os.path.lexists(self.folder / path):
            self._refuse_stranger(path)
        for parent in map(str, PurePosixPath(path).parents):
            if parent not in self._free_folders:
                place = self.folder / parent
                if place.is_symlink() or (place.exists() and not place.is_dir()):
                    self._refuse_stranger(parent)
                self._free_folders.add(parent)

    def _refuse_stranger(self, path: str) -> None:
        if path not in self._ours:
            what = "This file was not made by sitegen, and its place is needed."
            where = Where((self._asked_for / path).as_posix())
            raise PublishError(Problem(what, "Move it away and build again.", where))

    def swap(self) -> Counts:
        """Put the new folder in the old one's place and say what changed."""
        gone = self._ours - self._digests.keys()
        self._carry_over_strangers()
        self._write_manifest()
        exchange(self._next, self.folder)
        shutil.rmtree(self._next, ignore_errors=True)
        written = len(self._digests) - self._unchanged
        return Counts(written, self._unchanged, len(gone - {MANIFEST}))

    def discard(self) -> None:
        """Give up: the published folder stays as it is."""
        shutil.rmtree(self._next, ignore_errors=True)

    def _carry_over_strangers(self) -> None:
        for path in _files_in(self.folder):
            if path not in self._ours and path not in self._digests:
                target = self._next / path
                target.parent.mkdir(parents=True, exist_ok=True)
                link_or_copy(self.folder / path, target)

    def _write_manifest(self) -> None:
        lines = [f"{digest}  {path}\n" for path, digest in sorted(self._digests.items())]
        self.write(OutputFile(MANIFEST, "".join(lines).encode()))


@contextmanager
def publishing(folder: Path) -> Iterator[FolderOutput]:
    """A FolderOutput that is thrown away if anything fails. Raises PublishError with a sentence."""
    output: FolderOutput | None = None
    try:
        output = FolderOutput(folder)
        yield output
    except OSError as error:
        raise disk_problem(error, folder) from error
    finally:
        if output is not None:
            output.discard()


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Holds the lock file; raises PublishError when another process holds it."""
    held = FileLock(lock, timeout=0)
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held.acquire()
    except Timeout:
        what = "Another sitegen is working on this archive."
        raise PublishError(Problem(what, "Wait until it has finished.")) from None
    except OSError as error:
        raise disk_problem(error, lock.parent) from error
    try:
        yield
    finally:
        held.release()


def recover(folder: Path) -> None:
    """Tidy up what a killed build left, and bring the old folder back where it was moved aside."""
    place = _place_of(folder)
    aside = _aside(place)
    if aside.is_dir() and not aside.is_symlink() and not os.path.lexists(place):
        aside.rename(place)
    for leftover in (aside, _next_to(place)):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def _place_of(folder: Path) -> Path:
    """The folder itself, or where a link in its place leads; a link in a circle leads nowhere."""
    return Path(os.path.realpath(folder))


def _next_to(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.next")


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def remove_ours(folder: Path) -> int:
    """Delete the files that the manifest names, and folders that are empty then; how many."""
    ours = ours_in(folder)
    for path in ours:
        with suppress(FileNotFoundError):
            (folder / path).unlink()
    for root, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            Path(root).rmdir()
    return len(ours)


def write_aside(path: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never a half. OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def link_or_copy(old: Path, new: Path) -> None:
    """The same file in a second place; a copy with its time where links cannot be made."""
    if old.is_symlink():
        new.symlink_to(old.readlink())
        return
    try:
        new.hardlink_to(old)
    except OSError:
        shutil.copy2(old, new)


def exchange(new: Path, old: Path) -> None:
    """Let two folders change places in one step, where the system can; `old` need not exist."""
    if not old.exists():
        new.rename(old)
    elif not _exchange_at_once(new, old):
        aside = _aside(old)
        old.rename(aside)
        new.rename(old)
        shutil.rmtree(aside, ignore_errors=True)


_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2, and RENAME_SWAP of macOS' renamex_np


def _exchange_at_once(one: Path, other: Path) -> bool:
    paths = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(
            system.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], ctypes.c_uint(_EXCHANGE))
            == 0
        )
    except (OSError, AttributeError, TypeError):
        return False


def ours_in(folder: Path) -> frozenset[str]:
    """The files in a folder that are ours, the manifest itself included."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line[66:] for line in text.splitlines() if line[64:66] == "  ") | {MANIFEST}


def _files_in(folder: Path) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in sorted(files + links):
            yield (Path(root) / name).relative_to(folder).as_posix()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _refusal(what: str) -> PublishError:
    return PublishError(Problem(what, "This is a fault of a page's plan; nothing was published."))


def disk_problem(error: OSError, folder: Path) -> PublishError:
    """The sentence for what a disk refused to do in a folder."""
    reasons = {
        errno.ENOSPC: "The disk is full.",
        errno.EDQUOT: "The disk quota is used up.",
        errno.EROFS: "The disk can only be read.",
        errno.EACCES: "You may not write there.",
        errno.EPERM: "You may not write there.",
        errno.EEXIST: "A file stands where a folder is needed.",
        errno.ENOTDIR: "A file stands where a folder is needed.",
        errno.EISDIR: "A folder stands where a file is needed.",
        errno.ENAMETOOLONG: "A name is too long for this disk.",
    }
    reason = reasons.get(error.errno or 0, f"{error.strerror or error}.")
    what = f"The disk does not do what is needed: {reason}"
    advice = "What was published before is unchanged."
    return PublishError(Problem(what, advice, Where(str(error.filename or folder))))
