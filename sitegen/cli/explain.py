"""sitegen explain: line by line, what a clipping is read as."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from sitegen.archive.doubts import doubtful_authors
from sitegen.cli import Session, counted
from sitegen.config import FILE, Config
from sitegen.entities.recognisers import Recogniser, recogniser
from sitegen.errors import ContentError, Problem, Where
from sitegen.extraction import Unreadable, extract
from sitegen.extraction.account import Entry, Fate, by_line, changed, fate_of, lines_at, shares
from sitegen.model import Article, Clipping, Extract, Repair
from sitegen.reading import Raw, Refused, file_of, find_raw, in_order, open_file, read
from sitegen.text.dates import NewsDate

_NO_ACCOUNT = "A saved web page is read by its markup; there is no account by character."
_TOLD = "This file names its fields itself; there is no account by character."
_STYLES = {Fate.FIELD: "bold", Fate.BODY: "", Fate.DROPPED: "dim", Fate.BLANK: "dim"}
"""For terminals that have them; the label says the same in words."""
_NOT_READ = frozenset({"draft", "aliases", "original", "original_sha256", "extra", "names"})
"""What an article's file says, and no clipping does."""
_FOR_RULES = 3 / 8
"""The part of the table's width that rules may take."""
_ONE_CELL_EACH = re.compile("[\x20-\x7e\xa0-\u02ff\u2010-\u2027]*")
_AT_ONCE = 500
"""Rows."""


@click.command("explain")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write a JSON object; nothing is cut.")
@click.pass_obj
def command(session: Session, file: Path, as_json: bool) -> None:
    """Show what becomes of each line of a clipping, by which rule, and how sure.

    FILE may lie anywhere; nothing is written. Blank lines are not shown. The articles of a file of
    many are listed; one of them is named by its number: wire.jsonl#2. With --json each is an object
    on a line of its own.
    """
    if not file.is_file() and not Path(file_of(str(file))).is_file():
        raise click.BadParameter(f"There is no file '{file}'.", param_hint="'FILE'")
    has_options = (session.project / FILE).is_file()
    config = session.config if has_options else Config()
    finder = recogniser(config.recogniser)
    opened = _opened(file, config)
    readings = (_read(raw, config, finder) for raw in opened)
    if len(opened) > 1 and as_json:
        _write(_as_json(one, file.parent) for one in readings)
    elif len(opened) > 1:
        _print(session, _list(readings, file))
    elif as_json:
        _write([_as_json(_accepted(next(readings), file), file.parent)])
    else:
        _print(session, _rows(_accepted(next(readings), file), session.out.width))


@dataclass(frozen=True, slots=True)
class _Read:
    """A clipping, and all that an import would find in it."""

    clipping: Clipping
    found: Extract


def _opened(file: Path, config: Config) -> tuple[Raw | Refused, ...]:
    if file.is_file():
        return open_file(file.parent, file.name, config)
    return (find_raw(file.parent, file.name, config),)


def _read(raw: Raw | Refused, config: Config, finder: Recogniser) -> _Read | Refused:
    clipping = read(raw, config) if isinstance(raw, Raw) else raw
    if isinstance(clipping, Refused):
        return clipping
    found = extract(clipping)
    if isinstance(found, Unreadable):
        return Refused(clipping.path, clipping.sha256, found.reason)
    doubts = doubtful_authors(clipping, found, finder)
    return _Read(clipping, replace(found, doubts=(*found.doubts, *doubts)))


def _accepted(one: _Read | Refused, file: Path) -> _Read:
    """Raises ContentError for a file that an import would refuse, with the reason."""
    if isinstance(one, Refused):
        what = f"An import refuses this file: {one.reason}."
        raise ContentError(Problem(what, "", Where(str(file))))
    return one


# --- for a program -------------------------------------------------------------------------------


def _write(objects: Iterable[dict[str, Any]]) -> None:
    for one in objects:
        # A stray surrogate becomes an escape, which JSON has too.
        click.echo(json.dumps(one, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _as_json(one: _Read | Refused, folder: Path) -> dict[str, Any]:
    if isinstance(one, Refused):
        return {"file": str(folder / one.path), "refused": one.reason}
    clipping, found = one.clipping, one.found
    counted: dict[str, dict[str, int]] = {fate: {} for fate in Fate}
    for share in shares(found.spans):
        counted[share.fate][share.label] = share.characters
    return {
        "file": str(folder / clipping.path),
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


def _print(session: Session, rows: Iterator[Text]) -> None:
    """Many rows at a time: a call of the console costs more than a row."""
    while batch := list(islice(rows, _AT_ONCE)):
        session.out.print(Text("\n").join(batch))


def _list(readings: Iterator[_Read | Refused], file: Path) -> Iterator[Text]:
    """The articles of a file of many, a row each."""
    yield Text(f"{'article':>9}  {'line':>7}  {'date':<10}  {'doubts':>6}  title", "underline")
    for one in readings:
        if isinstance(one, Refused):
            number = in_order(one.path)[1]
            yield Text(f"{number:>9}  {'':>7}  {'':<10}  {'':>6}  refused: {_plain(one.reason)}")
            continue
        article, doubts = one.found.article, len(one.found.doubts) or ""
        date, line = article.date.day_text if article.date else "", one.clipping.line or ""
        number = in_order(one.clipping.path)[1]
        yield Text(f"{number:>9}  {line:>7}  {date:<10}  {doubts:>6}  {_plain(article.title)}")
    yield Text(f"\nOne of them: sitegen explain {file}#1")


def _rows(one: _Read, width: int) -> Iterator[Text]:
    """The report, a row a line; none is wider than the terminal but for fields and doubts."""
    clipping, found = one.clipping, one.found
    if found.spans:
        yield from _table(clipping, found, width)
        yield Text()
    else:
        yield Text(_TOLD if clipping.told else _NO_ACCOUNT)
    for name, value in _fields(found.article):
        for text in value if isinstance(value, list) else [value]:
            yield Text(f"{name:<12} {_plain(text)}")
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
        cells = f"{line:>{numbers}}  {label:<{labels}}  {sure:>5}  {rule:<{rules}}  {text}"
        return Text(_short(cells, width), style)

    yield row("line", "label", "sure", "rule", "text", "underline")
    for _, parts in groupby(shown, key=lambda entry: entry.line):
        for number, entry in enumerate(parts):
            text = f"… {_plain(entry.text)}" if number else _plain(entry.text)
            line = "" if number else str(entry.line)
            style = _STYLES[fate_of(entry.label)]
            yield row(line, entry.label, f"{entry.sure} %", entry.rule, text, style)


def _short(text: str, width: int) -> str:
    """At most as much of a line as the terminal shows in `width` cells."""
    if _ONE_CELL_EACH.fullmatch(text):  # which spares measuring, the most of the time by far
        return text if len(text) <= width else f"{text[: width - 1]}…"
    made = Text(text[: 4 * width])
    made.truncate(width, overflow="ellipsis")
    return made.plain


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
