"""What no file of a site may be called, where it shall go."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.preflight.site import BuiltSite
from sitegen.site.addresses import DEVICE, spelling


@dataclass(frozen=True, slots=True)
class Fault:
    """A name that a host does not take."""

    path: str
    what: str
    """A sentence."""
    advice: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What names must keep to."""

    thing: str
    """As a heading: `names that Windows reserves`."""
    find: Callable[[BuiltSite], Iterator[Fault]]
    source: str
    known: str
    """See `Limit`."""


_RENAME = "Rename its article or clipping, or give its name another form in content/entities.yaml."
_SIGNS = re.compile(r'[<>:"\\|?*\x00-\x1f]')


def windows_names(site: BuiltSite) -> Iterator[Fault]:
    for path in site.paths:
        name = path.rpartition("/")[2]
        if device := DEVICE.match(name):
            yield Fault(path, f"Windows keeps the name '{device[1]}' for a device.", _RENAME)
        if name.endswith((".", " ")):
            yield Fault(path, "Windows takes the dot or space from the end of a name.", _RENAME)
        if sign := _SIGNS.search(name):
            shown = ascii(sign[0]).strip("'")
            yield Fault(path, f"No name may hold the character {shown} there.", _RENAME)


def clashes(site: BuiltSite) -> Iterator[Fault]:
    """Paths that are one file where case and the make-up of accents make no difference."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for path in site.paths:
        alike[spelling(path)].append(path)
    for first, *others in alike.values():
        for other in others:
            yield Fault(other, f"This is one file with {first} there.", _RENAME)


def jekyll_names(site: BuiltSite) -> Iterator[Fault]:
    """Paths that Jekyll leaves out, unless a file .nojekyll says that it is not to run."""
    if any(path == ".nojekyll" for path, _ in site.files):
        return
    for path, _ in site.files:
        if any(part.startswith(("_", ".")) for part in path.split("/")):
            what = "Without a file .nojekyll beside index.html this is left out."
            yield Fault(path, what, "Build again: sitegen makes that file.")


def netlify_names(site: BuiltSite) -> Iterator[Fault]:
    for path, _ in site.files:
        if "#" in path or "?" in path:
            yield Fault(path, "No name may hold # or ? there.", _RENAME)
