"""sitegen explain: line by line, what a clipping is read as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from sitegen.archive.doubts import doubtful_authors
from sitegen.cli import Session, counted
from sitegen.config import FILE, Config
from sitegen.entities.recognisers import recogniser
from sitegen.errors import ContentError, Problem, Where
from sitegen.extraction import Unreadable, extract
from sitegen.extraction.account import Entry, Fate, by_line, changed, fate_of, lines_at, shares
from sitegen.model import Article, Clipping, Extract, Repair
from sitegen.reading import Refused, read_clipping
from sitegen.text.dates import NewsDate

_NO_ACCOUNT = "A saved web page is read by its markup; there is no account by character."
_TOLD = "This file names its fields itself; there is no account by character."
_STYLES = {Fate.FIELD: "bold", Fate.BODY: "", Fate.DROPPED: "dim", Fate.BLANK: "dim"}
"""For terminals that have them; the label says the same in words."""
_NOT_READ = frozenset({"draft", "aliases", "original", "original_sha256", "extra", "names"})
"""What an article's file says, and no clipping does."""
_FOR_RULES = 1 / 5
"""The part of the table's width that rules may take."""


@click.command("explain")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object; nothing is cut.")
@click.pass_obj
def command(session: Session, file: Path, as_json: bool) -> None:
    """Show what becomes of each line of a clipping, by which rule, and how sure.

    FILE may lie anywhere; nothing is written. Blank lines are not shown.
    """
    clipping, found = _read(session, file)
    if as_json:
        told = json.dumps(_as_json(file, clipping, found), ensure_ascii=False)
        # A stray surrogate becomes an escape, which JSON has too.
        click.echo(told.encode("utf-8", "backslashreplace"))
        return
    for row in _rows(clipping, found, session.out.width):
        session.out.print(row)


def _read(session: Session, file: Path) -> tuple[Clipping, Extract]:
    """Raises ContentError for a file that an import would refuse, with the reason."""
    has_options = (session.project / FILE).is_file()
    config = session.config if has_options else Config()
    clipping = read_clipping(file.parent, file.name, config)
    if isinstance(clipping, Refused):
        raise _refusal(file, clipping.reason)
    found = extract(clipping)
    if isinstance(found, Unreadable):
        raise _refusal(file, found.reason)
    doubts = doubtful_authors(clipping, found, recogniser(config.recogniser))
    return clipping, replace(found, doubts=(*found.doubts, *doubts))


def _refusal(file: Path, reason: str) -> ContentError:
    return ContentError(Problem(f"An import refuses this file: {reason}.", "", Where(str(file))))


# --- for a program -------------------------------------------------------------------------------


def _as_json(file: Path, clipping: Clipping, found: Extract) -> dict[str, Any]:
    counted: dict[str, dict[str, int]] = {fate: {} for fate in Fate}
    for share in shares(found.spans):
        counted[share.fate][share.label] = share.characters
    return {
        "file": str(file),
        "encoding": clipping.encoding,
        "lines": [
            {name: getattr(entry, name) for name in Entry.__slots__}
            for entry in _entries(clipping, found)
        ],
        "fields": dict(_fields(found.article)),
        "repairs": [
            {"line": line, "was": repair.was, "now": repair.now}
            for line, repair in _repairs(clipping, found)
        ],
        "doubts": [{"line": doubt.line, "what": doubt.what} for doubt in found.doubts],
        "characters": {
            "all": sum(span.end - span.start for span in found.spans),
            "body": sum(counted[Fate.BODY].values()),
            "fields": counted[Fate.FIELD],
            "dropped": counted[Fate.DROPPED],
            "blank": sum(counted[Fate.BLANK].values()),
        },
    }


def _entries(clipping: Clipping, found: Extract) -> Iterator[Entry]:
    return by_line(clipping.text, found.spans)


def _fields(article: Article) -> Iterator[tuple[str, Any]]:
    """What was read, under the names of the front matter; a field that is unknown is left out."""
    for field in fields(article):
        value = getattr(article, field.name)
        if value and field.name not in _NOT_READ:
            yield field.name, _simple(value)


def _simple(value: NewsDate | tuple[str, ...] | str) -> list[str] | str:
    return list(value) if isinstance(value, tuple) else str(value)


def _repairs(clipping: Clipping, found: Extract) -> Iterator[tuple[int, Repair]]:
    """Each repair with the number of its line."""
    lines = lines_at(clipping.text, (repair.start for repair in found.repairs))
    return zip(lines, found.repairs, strict=True)


# --- for a person --------------------------------------------------------------------------------


def _rows(clipping: Clipping, found: Extract, width: int) -> Iterator[Text]:
    """The report, a row a line; none is wider than the terminal but for fields and doubts."""
    if found.spans:
        yield from _table(clipping, found, width)
        yield Text()
    else:
        yield Text(_TOLD if clipping.told else _NO_ACCOUNT)
    for name, value in _fields(found.article):
        for one in value if isinstance(value, list) else [value]:
            yield Text(f"{name:<12} {_plain(one)}")
    for line, repair in _repairs(clipping, found):
        was, now = changed(repair)
        yield Text(f"{'repaired':<12} line {line}: {_plain(was)} -> {_plain(now)}")
    for doubt in found.doubts:
        place = f"line {doubt.line}: " if doubt.line else ""
        yield Text(f"{'doubtful':<12} {place}{_plain(doubt.what)}")
    yield from _summary(clipping, found)


def _table(clipping: Clipping, found: Extract, width: int) -> Iterator[Text]:
    width = max(width, 40)
    entries = list(_entries(clipping, found))
    shown = [entry for entry in entries if entry.text.strip()]
    labels = max([len("label"), *(len(entry.label) for entry in shown)])
    rules = min(max([len("rule"), *(len(entry.rule) for entry in shown)]), int(width * _FOR_RULES))
    numbers = max(len("line"), len(str(entries[-1].line)))

    def row(line: str, label: str, sure: str, rule: str, text: str, style: str = "") -> Text:
        rule = rule if len(rule) <= rules else f"{rule[: rules - 1]}…"
        made = Text(f"{line:>{numbers}}  {label:<{labels}}  {sure:>5}  {rule:<{rules}}  {text}")
        made.truncate(width, overflow="ellipsis")
        made.stylize(style)
        return made

    yield row("line", "label", "sure", "rule", "text", "underline")
    for _, parts in groupby(shown, key=lambda entry: entry.line):
        for number, entry in enumerate(parts):
            text = f"… {_plain(entry.text)}" if number else _plain(entry.text)
            line = "" if number else str(entry.line)
            style = _STYLES[fate_of(entry.label)]
            yield row(line, entry.label, f"{entry.sure} %", entry.rule, text, style)


def _summary(clipping: Clipping, found: Extract) -> Iterator[Text]:
    if not found.spans:
        return
    everything = len(clipping.text)
    yield Text()
    yield Text(f"{counted(everything, 'character')}, {clipping.encoding}")
    for share in shares(found.spans):
        is_alone = share.fate in (Fate.BODY, Fate.BLANK)
        named = share.label if is_alone else f"{share.fate}: {share.label}"
        yield Text(f"{share.characters:>10,}  {share.characters / everything:>6.1%}  {named}")


def _plain(text: str) -> str:
    """A text on one line; signs that would trouble a terminal are escaped."""
    words = " ".join(text.split())
    if words.isprintable():
        return words
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in words
    )
