"""Which of a person's files changed? Told by looking, which works on every disk and every system.

Notices from the system would come sooner, but not from network drives, not for editors that save
by renaming on every system, and for a bounded number of folders only. Instead the few files that
matter most are looked at twenty times a second, and all others as often as a tenth of a processor
allows.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.config import FILE as CONFIG

FOLDERS = ("content", "themes")
FILES = (CONFIG,)
_OFTEN = 0.3
"""Seconds between two looks at everything, at least."""
_SHARE = 9
"""For so many parts of rest there is one part of looking."""

_Stamp = tuple[int, int]
"""When a file was written, in nanoseconds, and its size."""


class Watch:
    """Remembers what the files looked like when they were told last."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._moving: dict[str, _Stamp | None] = {}
        self._seen: dict[str, _Stamp] = {}
        self._due = 0.0
        self.look()
        self._seen = {path: stamp for path, stamp in self._moving.items() if stamp}
        self._moving.clear()

    def changed(self, near: Iterable[str] = ()) -> frozenset[str]:
        """Files that changed, came or went since they were told last, and stand still now.

        Paths from the project folder, with forward slashes; hidden files are never told. `near`
        are looked at each time, all others when it is their turn.
        """
        settled = frozenset(
            path for path, stamp in self._moving.items() if stamp == self._stamp_of(path)
        )
        self.accept(settled)
        for path in (*near, *self._moving):
            self._note(path, self._stamp_of(path))
        if time.monotonic() >= self._due:
            self.look()
        return settled

    def accept(self, paths: Iterable[str]) -> None:
        """Take files as they are now; nobody need be told."""
        for path in paths:
            stamp = self._stamp_of(path)
            if stamp is None:
                self._seen.pop(path, None)
            else:
                self._seen[path] = stamp
            self._moving.pop(path, None)

    def _note(self, path: str, stamp: _Stamp | None) -> None:
        if self._seen.get(path) != stamp or path in self._moving:
            self._moving[path] = stamp  # what is again as it was may have been read meanwhile

    def look(self) -> None:
        """Look at everything now."""
        began = time.monotonic()
        found = dict(self._scan())
        for path in self._seen.keys() - found.keys():
            self._note(path, None)
        for path, stamp in found.items():
            if self._seen.get(path) != stamp:
                self._note(path, stamp)
        took = time.monotonic() - began
        self._due = began + took + max(_OFTEN, _SHARE * took)

    def _scan(self) -> Iterator[tuple[str, _Stamp]]:
        for file in FILES:
            stamp = self._stamp_of(file)
            if stamp is not None:
                yield file, stamp
        waiting = [(self._project / folder, folder) for folder in FOLDERS]
        while waiting:
            folder, path = waiting.pop()
            for entry, stamp in _entries(folder):
                if stamp is None:
                    waiting.append((folder / entry, f"{path}/{entry}"))
                else:
                    yield f"{path}/{entry}", stamp

    def _stamp_of(self, path: str) -> _Stamp | None:
        try:
            stat = (self._project / path).stat()
        except (OSError, ValueError):
            return None
        return stat.st_mtime_ns, stat.st_size


def _entries(folder: Path) -> Iterator[tuple[str, _Stamp | None]]:
    """What lies in a folder, hidden things and links left out; a folder in it has no stamp.

    A folder that vanishes meanwhile is empty.
    """
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield entry.name, None
                    continue
                stat = entry.stat(follow_symlinks=False)
                yield entry.name, (stat.st_mtime_ns, stat.st_size)
    except OSError:
        return
