"""What became of the clippings since the last import: the ledger held against the disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sitegen.archive.ledger import Ledger, Outcome, Record
from sitegen.reading import file_of, gone_path, in_order, is_collection


@dataclass(frozen=True, slots=True)
class Changes:
    """Each clipping on disk stands in one of `known`, `changed`, `new` and `twins`; in order."""

    known: tuple[tuple[str, Record], ...]
    """Clippings that were read before, by the path where they stand now."""
    changed: tuple[tuple[str, Record], ...]
    """Clippings with other bytes than the ledger has for their path, and the line there."""
    new: tuple[str, ...]
    twins: tuple[tuple[str, str], ...]
    """Clippings that newly repeat another one, byte by byte: (path, path of the other)."""
    missing: tuple[Record, ...]
    """Lines whose bytes are nowhere any more."""
    displaced: tuple[Record, ...]
    """Those of articles of a file of many whose number another article has now."""

    @property
    def moved(self) -> tuple[tuple[Record, str], ...]:
        """Lines whose clipping stands elsewhere now, and where."""
        return tuple((line, path) for path, line in self.known if line.path != path)

    @property
    def renamed(self) -> tuple[tuple[Record, str], ...]:
        """Lines that get another path, and which: the moved, and the displaced, which keep their
        article and are known again when they return."""
        gone = ((line, gone_path(line.path, line.sha256)) for line in self.displaced)
        return *self.moved, *gone


def compare(ledger: Ledger, digests: Mapping[str, str]) -> Changes:
    """Hold the ledger against the clippings' SHA-256 by path; "" where a file cannot be read.

    Bytes decide first, so that renamed, swapped or renumbered files keep their articles; a path
    decides only for bytes that were never seen.
    """
    known = _at_home(ledger, digests)
    settled = {line.path for line in known.values()}
    standing = {
        line.sha256: path for path, line in known.items() if line.outcome is not Outcome.REFUSED
    }
    changed, new, twins = [], [], []
    for path in sorted(digests.keys() - known.keys(), key=in_order):
        here = ledger.by_path.get(path)
        line = None if path in settled else here
        twin = standing.setdefault(digests[path], path) if digests[path] else path
        if twin != path and line and _is_twin(line, digests[path]):
            known[path] = replace(line, reason=twin)
        elif twin != path:
            twins.append((path, twin))
        elif line and (line.article or line.outcome is not Outcome.DUPLICATE):
            changed.append((path, line))
        else:
            new.append(path)
    kept = {line.path for line in known.values()} | {line.path for _, line in changed}
    displaced = tuple(line for line in ledger if line.path not in kept and _is_in(line, digests))
    told = kept | ({path for path, _ in twins} | set(new)) - {line.path for line in displaced}
    return Changes(
        known=tuple(sorted(known.items(), key=lambda pair: in_order(pair[0]))),
        changed=tuple(changed),
        new=tuple(new),
        twins=tuple(twins),
        missing=tuple(line for line in ledger if line.path not in told),
        displaced=displaced,
    )


def _is_in(line: Record, digests: Mapping[str, str]) -> bool:
    """Whether a line is that of a file's article, and its number is taken."""
    return bool(line.article) and is_collection(file_of(line.path)) and line.path in digests


def _is_twin(line: Record, digest: str) -> bool:
    return line.outcome is Outcome.DUPLICATE and line.sha256 == digest


def _at_home(ledger: Ledger, digests: Mapping[str, str]) -> dict[str, Record]:
    """The line that each path's bytes belong to: first where it was, then wherever they stand.

    A duplicate's bytes are those of another line, so it has no home of its own.
    """
    own = [line for line in ledger if line.outcome is not Outcome.DUPLICATE]
    home = {line.path: line for line in own if digests.get(line.path) == line.sha256}
    free: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(digests.keys() - home.keys(), key=in_order, reverse=True):
        free[digests[path]].append(path)
    stayed = set(home)
    for line in own:
        if line.path not in stayed and line.sha256 and free[line.sha256]:
            home[free[line.sha256].pop()] = line
    return home
