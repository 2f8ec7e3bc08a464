"""What a browser is shown: the published site, and over it what is newer than the site."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from threading import Condition

from sitegen.errors import Problem
from sitegen.site.addresses import MISSING
from sitegen.site.themes import ASSETS

_LOOKED_AT = 20.0
"""Seconds after which a page that did not ask again is no longer on a screen."""


@dataclass(frozen=True, slots=True)
class _Late:
    """A file that is newer than the published one."""

    data: bytes | None
    """None: it is there no more."""
    build: int
    """The last build that had begun when it was made."""


@dataclass(frozen=True, slots=True)
class News:
    """What a page in a browser must know."""

    reload: bool
    """It looks different now."""
    problems: tuple[Problem, ...]
    told: str
    """Stands for these problems."""


class Showing:
    """May be asked and told by several threads. Nothing is written into the site's folder."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._late: dict[str, _Late] = {}
        self._problems: tuple[Problem, ...] = ()
        self._looked_at: dict[str, float] = {}
        self._changed = Condition()

    # --- asked by the server -------------------------------------------------------------------

    def file(self, address: str) -> bytes | None:
        """The file at an address from the site's root; None when there is none."""
        late = self._late.get(address)
        if late is not None:
            return late.data
        try:
            place = self._place(address)
            return None if place is None else place.read_bytes()
        except OSError:
            return None

    def is_folder(self, address: str) -> bool:
        try:
            place = self._place(address)
            return place is not None and place.is_dir()
        except OSError:
            return False

    def digest(self, address: str) -> str:
        """Stands for all that a page looks like: its own bytes, and the theme's files."""
        digest = hashlib.sha256()
        names = {late for late in self._late if late.startswith(f"{ASSETS}/")}
        folder = self.site / ASSETS
        names |= {path.relative_to(self.site).as_posix() for path in folder.rglob("*.*")}
        for name in (address, MISSING, *sorted(names)):
            data = self.file(name)
            digest.update(b"-" if data is None else hashlib.sha256(data).digest())
        return digest.hexdigest()

    def news(self, address: str, shown: str, told: str, patience: float) -> News | None:
        """What is new for a page that shows `shown` (see `digest`) and tells the problems `told`.

        Waits for so many seconds; None when nothing happened.
        """
        until = time.monotonic() + patience
        with self._changed:
            while True:
                if self._place(address) is not None:
                    self._looked_at[address] = time.monotonic()
                digest, problems = self.digest(address), _digest_of(self._problems)
                if digest != shown or problems != told:
                    return News(digest != shown, self._problems, problems)
                rest = until - time.monotonic()
                if rest <= 0:
                    return None
                self._changed.wait(rest)

    # --- told by the preview -------------------------------------------------------------------

    @property
    def looked_at(self) -> list[str]:
        """The addresses of the pages that are on a screen now, sorted."""
        since = time.monotonic() - _LOOKED_AT
        with self._changed:
            self._looked_at = {at: last for at, last in self._looked_at.items() if last > since}
            return sorted(self._looked_at)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was told last."""
        return self._problems

    def put(self, address: str, data: bytes | None, build: int) -> None:
        """Show this in place of the published file; `build` is the last one that has begun."""
        with self._changed:
            self._late[address] = _Late(data, build)
            self._changed.notify_all()

    def drop(self, address: str) -> None:
        """The published file is right."""
        with self._changed:
            self._late.pop(address, None)
            self._changed.notify_all()

    def published(self, build: int) -> None:
        """A build has put a new site in place: what was made before it began is in it."""
        with self._changed:
            self._late = {at: late for at, late in self._late.items() if late.build >= build}
            self._changed.notify_all()

    def tell(self, problems: Iterable[Problem]) -> None:
        """What is wrong now, all of it."""
        with self._changed:
            self._problems = tuple(problems)
            self._changed.notify_all()

    def _place(self, address: str) -> Path | None:
        """Where a file of the site lies; None for a way out of it."""
        parts = PurePosixPath(address).parts
        if ".." in parts or any(sign in address for sign in "\\\0:") or address.startswith("/"):
            return None
        place = self.site / address
        return place if place.resolve().is_relative_to(self.site.resolve()) else None


def _digest_of(problems: tuple[Problem, ...]) -> str:
    """ "" when there are none."""
    if not problems:
        return ""
    return hashlib.sha256("\n".join(map(str, problems)).encode("utf-8", "replace")).hexdigest()[:16]
