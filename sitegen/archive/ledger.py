"""content/imports.jsonl: what became of every clipping, one line each, oldest import first."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from sitegen.errors import ContentError, Problem, Problems, Where
from sitegen.model import Doubt, Kind, Repair, Span
from sitegen.publish import write_aside

FILE = "content/imports.jsonl"


class Outcome(StrEnum):
    """How a clipping ended. There is no fifth way."""

    PUBLISHED = "published"
    DUPLICATE = "duplicate"
    """Its bytes are those of another clipping, whose article stands for both."""
    CONFLICT = "conflict"
    """It reads differently now, but a person has edited the article: the person's text stays."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the ledger."""

    path: str
    """The clipping, from content/: `clippings/harbor.txt`."""
    sha256: str
    """Of its bytes; "" when it could not be read."""
    outcome: Outcome
    run: int
    """The number of the import that decided this, from 1."""
    reason: str = ""
    """Why it was refused or conflicts, as the rest of a sentence after the clipping's name; for
    a duplicate the path of the clipping it repeats."""
    article: str = ""
    """The article, from content/: `articles/1998/03/04/harbor.md`."""
    written: str = ""
    """SHA-256 of the article file as it was written; another one now means: edited."""
    names: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    """The name lists as they were written."""
    encoding: str = ""
    doubts: tuple[Doubt, ...] = ()
    spans: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    before: Before | None = None
    """How it was before the import that decided this; None when that can no longer be taken back,
    because another import came after it."""

    def to_json(self) -> str:
        values: dict[str, Any] = {
            "path": self.path,
            "sha256": self.sha256,
            "outcome": self.outcome,
            "import": self.run,
            "reason": self.reason,
            "article": self.article,
            "written": self.written,
            "names": {kind.key: self.names[kind] for kind in Kind if kind in self.names},
            "encoding": self.encoding,
            "doubts": [[doubt.what, doubt.line] for doubt in self.doubts],
            "spans": [
                [span.start, span.end, span.label, span.rule, span.sure] for span in self.spans
            ],
            "repairs": [[fix.start, fix.end, fix.was, fix.now] for fix in self.repairs],
            "before": self.before
            and {"record": self.before.record, "article": self.before.article},
        }
        shown = {key: value for key, value in values.items() if value or key == "path"}
        # A file name that is not UTF-8 holds surrogates, which only an escape can keep.
        return json.dumps(shown, ensure_ascii=not self.path.isprintable())

    @classmethod
    def from_json(cls, line: str) -> Record:
        """Raises ValueError, KeyError or TypeError for a line that the ledger never wrote."""
        values = json.loads(line)
        names = values.get("names", {})
        before = values.get("before")
        return cls(
            path=str(values["path"]),
            sha256=str(values.get("sha256", "")),
            outcome=Outcome(values["outcome"]),
            run=int(values["import"]),
            reason=str(values.get("reason", "")),
            article=str(values.get("article", "")),
            written=str(values.get("written", "")),
            names={kind: tuple(names[kind.key]) for kind in Kind if kind.key in names},
            encoding=str(values.get("encoding", "")),
            doubts=tuple(Doubt(*doubt) for doubt in values.get("doubts", ())),
            spans=tuple(Span(*span) for span in values.get("spans", ())),
            repairs=tuple(Repair(*fix) for fix in values.get("repairs", ())),
            before=None if before is None else Before(**before),
        )


@dataclass(frozen=True, slots=True)
class Before:
    """What an import found in the place of a line that it wrote."""

    record: str = ""
    """The line that was there, as JSON; "" for a clipping that was new."""
    article: str | None = None
    """The text of the article file that was replaced; None when none was."""


@dataclass(frozen=True)
class Ledger:
    """All lines, in the order in which the clippings first came."""

    records: tuple[Record, ...] = ()

    @cached_property
    def by_path(self) -> dict[str, Record]:
        return {record.path: record for record in self.records}

    @property
    def last_run(self) -> int:
        return max((record.run for record in self.records), default=0)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def with_records(
        self,
        changed: Iterable[Record],
        gone: Iterable[str] = (),
        moved: Mapping[str, str] | None = None,
    ) -> Ledger:
        """Changed lines keep their place, new ones come last; the lines of `gone` paths vanish.

        `moved` gives lines the path (from: to) where their place is kept for a changed line.
        """
        places = moved or {}
        lines = {places.get(record.path, record.path): record for record in self.records}
        for path in gone:
            lines.pop(path, None)
        lines |= {record.path: record for record in changed}
        return Ledger(tuple(lines.values()))

    def forgetting(self, run: int) -> Ledger:
        """Without the past of imports before `run`: only the last one can be taken back."""
        return Ledger(
            tuple(
                record if record.run == run else replace(record, before=None)
                for record in self.records
            )
        )


def read_lines(path: Path, name: str) -> list[str]:
    """The lines of a file of ours; [] where there is none. Raises ContentError, naming `name`."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        advice = "Take it back from a copy."
        raise ContentError(
            Problem(f"This file cannot be read: {reason}.", advice, Where(name))
        ) from None
    return lines[:-1] if lines[-1] == "" else lines


def load_ledger(project: Path) -> Ledger:
    """Raises ContentError naming every line that is not one of the ledger's."""
    path = project / FILE
    problems, records = Problems(), []
    for number, line in enumerate(read_lines(path, FILE), 1):
        try:
            records.append(Record.from_json(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            problems.add(
                "This line is not one that an import wrote.",
                "Take the ledger back from a copy, or remove the line: "
                "its clipping is then read anew.",
                Where(FILE, number),
            )
    if problems.found:
        raise ContentError(problems.found)
    return Ledger(tuple(records))


def is_edited(content: Path, record: Record) -> bool:
    """Whether a record's article is there, and no longer as the import wrote it.

    `content` is the project's content folder.
    """
    path = content / record.article
    if not record.article or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() != record.written


def save_ledger(project: Path, ledger: Ledger) -> None:
    """Write the ledger whole, or leave the old one whole. Raises OSError."""
    text = "".join(f"{record.to_json()}\n" for record in ledger)
    write_aside(project / FILE, text.encode())
