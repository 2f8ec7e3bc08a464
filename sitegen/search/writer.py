"""Writes the index: period by period, each made anew only when something in it changed.

A period's segment and sheaf follow from its articles alone, so an index that was kept up to date
answers like one that is made anew, to the last digit of a score.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from sitegen.archive.archive import filing_order
from sitegen.engine import CHUNK, Engine
from sitegen.listener import Listener, Silence
from sitegen.publish import link_or_copy
from sitegen.search.analysis import shared_analysis
from sitegen.search.card import (
    FILE,
    Card,
    IndexedFile,
    IndexedPeriod,
    OtherVersion,
    as_indexed,
    is_as_written,
    made_with,
    read_card,
    write_card,
)
from sitegen.search.entry import Entry
from sitegen.search.inverting import invert
from sitegen.search.periods import cut_periods
from sitegen.search.segments import (
    CONTENTS,
    read_contents,
    segment_file,
    write_contents,
    write_segment,
)
from sitegen.search.sheaf import write_sheaf
from sitegen.text.dates import NewsDate


@dataclass(frozen=True, slots=True)
class Slip:
    """What must be known of an article to tell whether it has to be indexed again."""

    address: str
    date: NewsDate | None
    digest: str
    """Stands for everything that its entry says."""


Read = Callable[[Sequence[Slip]], Iterable[Entry]]
"""Gives the entries of some articles, in the order of their slips."""


def write_index(
    folder: Path,
    entries: Iterable[Entry],
    *,
    language: str = "en",
    listener: Listener | None = None,
) -> None:
    """Make the index of these articles, here, in this process; see `update_index`."""
    by_address = {entry.address: entry for entry in entries}
    slips = [
        Slip(entry.address, entry.date, hashlib.sha256(repr(entry).encode()).hexdigest())
        for entry in by_address.values()
    ]

    def read(some: Sequence[Slip]) -> Iterator[Entry]:
        return (by_address[slip.address] for slip in some)

    update_index(folder, slips, read, Engine(1), language=language, listener=listener)


def update_index(
    folder: Path,
    slips: Iterable[Slip],
    read: Read,
    engine: Engine,
    *,
    language: str = "en",
    listener: Listener | None = None,
) -> Card:
    """Make the folder hold the index of just these articles, whatever it held before.

    Only the periods that changed, or were damaged, are read and indexed. Until all is whole, the
    index that was there before keeps counting; whatever goes wrong, nothing of the new one stays.
    """
    listener = listener or Silence()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = _wanted(slips, language)
    old = _find(folder, language)
    if old.fault:
        listener.note(old.fault)
    if old.card and not old.fault and old.card.periods == tuple(wanted):
        listener.stage("index", 0)
        return old.card
    aside = _new_folder(folder)
    try:
        made = {}
        for digest in old.made.keys() & {period.digest for period in wanted}:
            made[digest] = _taken_over(folder / old.folder, aside, old.made[digest])
        missing = {period: held for period, held in wanted.items() if period.digest not in made}
        made |= _make(aside, missing, read, engine, language, listener)
        card = _finish(
            folder, aside, [(period, made[period.digest]) for period in wanted], language
        )
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _sweep(folder)
    return card


def sheaf_file(period: IndexedPeriod) -> str:
    """The file of a period's sheaf, in the index's folder."""
    return _files(period.digest)[1]


# --- which periods -----------------------------------------------------------------------------


def _wanted(slips: Iterable[Slip], language: str) -> dict[IndexedPeriod, list[Slip]]:
    """The periods of the archive, newest first, and the articles of each in archive order."""
    ordered = sorted(slips, key=lambda slip: filing_order(slip.date, slip.address))
    how = made_with(shared_analysis(language))
    wanted = {}
    for period in cut_periods((slip.date, slip.address) for slip in ordered):
        held = ordered[period.first : period.first + period.count]
        listed = [(slip.address, slip.digest) for slip in held]
        digest = hashlib.sha256(repr((how, language, period.name, listed)).encode()).hexdigest()
        wanted[IndexedPeriod(period.name, period.count, digest[:DIGEST])] = held
    return wanted


DIGEST = 32
"""Hexadecimal digits that stand for what a period holds."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A period as it stands on disk."""

    segment: Any
    """What the table of contents must know."""
    files: tuple[IndexedFile, ...]


@dataclass(frozen=True, slots=True)
class _Old:
    """What there is of an index, byte for byte as it was written."""

    card: Card | None = None
    """None where there is none, or none that this program could use."""
    fault: str = ""
    """What a person is told of it: that it cannot stay as it is, and why."""
    made: Mapping[str, _Made] = field(default_factory=dict)
    """By the periods' digests."""

    @property
    def folder(self) -> str:
        return self.card.folder if self.card else ""


def _find(folder: Path, language: str) -> _Old:
    try:
        card = read_card(folder)
    except FileNotFoundError:
        return _Old()
    except OtherVersion:
        return _Old(fault=_OTHER_VERSION)
    except (OSError, ValueError):
        return _Old(fault=_DAMAGED)
    if card.made_with != made_with(shared_analysis(card.language)):
        return _Old(fault=_OTHER_VERSION)
    if card.language != language:
        return _Old()
    place = folder / card.folder
    whole = {file.name: file for file in card.files if is_as_written(place, file)}
    try:
        segments = read_contents(place) if CONTENTS in whole else {}
    except Exception:  # it is a pickle, and may fail in any way
        segments = {}
    made = {}
    for period in card.periods:
        names = _files(period.digest)
        if period.digest in segments and all(name in whole for name in names):
            made[period.digest] = _Made(
                segments[period.digest], tuple(whole[name] for name in names)
            )
    is_whole = len(made) == len(card.periods) and len(whole) == len(card.files)
    return _Old(card, "" if is_whole else _DAMAGED, made)


_DAMAGED = "The search index was damaged; what was damaged is made anew."
_OTHER_VERSION = "The search index was made by another version of sitegen; it is made anew."


def _files(digest: str) -> tuple[str, str]:
    return segment_file(digest), f"{digest}.sheaf"


def _taken_over(old: Path, new: Path, made: _Made) -> _Made:
    for file in made.files:
        link_or_copy(old / file.name, new / file.name)
    return made


# --- making ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Job:
    """A period to be indexed."""

    aside: Path
    name: str
    digest: str
    language: str
    entries: list[Entry]


def _make(
    aside: Path,
    missing: Mapping[IndexedPeriod, list[Slip]],
    read: Read,
    engine: Engine,
    language: str,
    listener: Listener,
) -> dict[str, _Made]:
    """Index the missing periods, the largest first, so that no worker has to wait for it."""
    periods = sorted(missing, key=lambda period: (-period.count, period.name))
    count = sum(period.count for period in periods)
    listener.stage("index", count)
    entries = iter(read([slip for period in periods for slip in missing[period]]))

    def jobs() -> Iterator[_Job]:
        for period in periods:
            held = []
            for entry in islice(entries, period.count):
                held.append(entry)
                listener.step()
            yield _Job(aside, period.name, period.digest, language, held)

    # What is little work for one worker is none for two.
    chunk = 1 if count >= 2 * CHUNK else CHUNK
    made = {}
    for period, one in zip(periods, engine.map(_index, jobs(), chunk), strict=True):
        # The disk is waited for here, while the workers go on.
        for file in one.files:
            _sync(aside / file.name)
        made[period.digest] = one
    return made


def _index(job: _Job) -> _Made:
    """Runs in a worker."""
    analysis = shared_analysis(job.language)
    sheaf = invert(job.name, job.entries, analysis)
    segment = write_segment(job.aside, job.digest, sheaf, analysis)
    paths = [job.aside / name for name in _files(job.digest)]
    write_sheaf(paths[1], sheaf, analysis.common)
    return _Made(segment, tuple(map(as_indexed, paths)))


def _finish(
    folder: Path, aside: Path, made: Sequence[tuple[IndexedPeriod, _Made]], language: str
) -> Card:
    """Join the periods to one index, and let it count."""
    write_contents(aside, [one.segment for _, one in made])
    _sync(aside / CONTENTS)
    files = [file for _, one in made for file in one.files]
    files.append(as_indexed(aside / CONTENTS))
    card = Card(
        tuple(period for period, _ in made),
        language,
        made_with(shared_analysis(language)),
        aside.name,
        tuple(sorted(files, key=lambda file: file.name)),
    )
    write_card(folder, card)
    return card


def _sync(path: Path) -> None:
    """Whoosh leaves its files to the system's care; a card must never outlive what it names."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _new_folder(folder: Path) -> Path:
    _sweep(folder)
    numbers = [int(path.name) for path in folder.iterdir() if path.name.isdecimal()]
    aside = folder / str(max(numbers, default=0) + 1)
    aside.mkdir()
    return aside


def _sweep(folder: Path) -> None:
    """Remove what no card names: older indexes, and what a killed build left behind."""
    try:
        current = read_card(folder).folder
    except (OSError, ValueError):
        current = ""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name.isdecimal() and path.name != current:
            shutil.rmtree(path)
        elif path.name == f"{FILE}.new":
            path.unlink()
