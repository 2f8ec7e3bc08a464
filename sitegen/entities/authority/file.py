"""Reading content/entities.yaml: from text to checked values, with a place for every mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from sitegen.entities.authority.claims import contradictions
from sitegen.entities.authority.entry import BLOCK, FILE, Authority, Block, Entry, Only, Period
from sitegen.entities.letters import letters
from sitegen.errors import ContentError, Problem, Problems, Where, did_you_mean
from sitegen.model import Kind
from sitegen.text.dates import NewsDate
from sitegen.text.yaml import TooDeep, compose, is_null, mark_of

MOST_BYTES = 20_000_000
"""A larger file is refused before it is read: it is no list that a person keeps."""

_SECTIONS = {kind.key: kind for kind in Kind}
_ENTRY_KEYS = ("name", "aliases", "same_as", "description", "note", "pin", "only")
_MERGED_KEYS = (*_ENTRY_KEYS, "kind")
"""Of an entry among another's aliases: the kind tells the section that it comes back to."""
_ONLY_KEYS = ("articles", "dates", "near")
_BLOCK_KEYS = ("name", "kind", "note")


def load_authority(project: Path) -> Authority:
    """The file of a project; nothing in it where there is none. ContentError with all problems."""
    return parse_authority(read_authority(project))


def read_authority(project: Path) -> str:
    """The file's text, "" where there is none. Raises ContentError when it cannot be read."""
    place = project / FILE
    try:
        if place.stat().st_size > MOST_BYTES:
            what = f"This file has more than {MOST_BYTES // 1_000_000} MB."
            raise ContentError(Problem(what, "Keep only what you correct in it.", Where(FILE)))
        data = place.read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what, advice = "This file is not UTF-8.", "Save it again with the encoding UTF-8."
        raise ContentError(Problem(what, advice, Where(FILE, line))) from None
    except OSError as error:
        what = f"This file cannot be read: {error.strerror}."
        raise ContentError(Problem(what, where=Where(FILE))) from None


def parse_authority(text: str) -> Authority:
    """Checks and converts once. Raises ContentError with everything that is wrong."""
    problems = Problems()
    root = _tree(text, problems)
    authority = Authority() if root is None else _Reader(problems).file(root)
    problems.found += contradictions(authority)
    if problems.errors:
        raise ContentError(dict.fromkeys(problems.found))
    return authority


def _tree(text: str, problems: Problems) -> yaml.Node | None:
    try:
        if repeat := _repeat(text):
            problems.found.append(repeat)
            return None
        return compose(text)
    except TooDeep as error:
        what = "Lists stand in lists here, deeper than anything is read."
        form = "docs/entities.md shows the form of this file."
        problems.add(what, form, Where(FILE, error.line))
    except yaml.MarkedYAMLError as error:
        mark = mark_of(error)
        where = Where(FILE, mark.line + 1, mark.column + 1) if mark else Where(FILE)
        problems.add(
            f"This is not YAML: {error.problem or error.context}.",
            "Look at this line and the one before it; a text with a colon, a quote or a # in it "
            "needs quotes around it.",
            where,
        )
    except yaml.YAMLError as error:
        problems.add(f"This is not YAML: {str(error).splitlines()[0]}.", where=Where(FILE))
    return None


def _repeat(text: str) -> Problem | None:
    """A part that repeats another one: a few lines of such can stand for millions."""
    if "*" not in text:
        return None
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            what = f"'*{event.anchor}' repeats another part of this file, which is not read."
            line = event.start_mark.line + 1 if event.start_mark else 1
            return Problem(what, "Write it out, or in quotes if it is a name.", Where(FILE, line))
    return None


def _where(node: yaml.Node) -> Where:
    return Where(FILE, node.start_mark.line + 1, node.start_mark.column + 1)


def _line(text: str) -> str:
    return " ".join(text.split())


class _Reader:
    """Reads nodes into values; what is wrong is noted, and the rest is read."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def file(self, root: yaml.Node) -> Authority:
        sections = self._mapping(root, (*_SECTIONS, BLOCK), "this file", "a section")
        entries = [
            entry
            for key, kind in _SECTIONS.items()
            if key in sections
            for node in self._items(sections[key], key)
            if (entry := self._entry(kind, node))
        ]
        entries.sort(key=lambda entry: entry.where or Where(FILE))
        blocks = (
            self._block(node)
            for node in (self._items(sections[BLOCK], BLOCK) if BLOCK in sections else ())
        )
        return Authority(tuple(entries), tuple(block for block in blocks if block))

    # -- entries ----------------------------------------------------------------------------

    def _entry(
        self, kind: Kind, node: yaml.Node, keys: tuple[str, ...] = _ENTRY_KEYS
    ) -> Entry | None:
        if isinstance(node, yaml.ScalarNode):
            name = self._name(node, node)
            return Entry(kind, name, where=_where(node)) if name else None
        values = self._mapping(node, keys, "an entry", "a key of an entry")
        if "kind" in values:
            self._kind(values["kind"])
        name = self._name(values.get("name"), node)
        readers: dict[str, Callable[[str, yaml.Node], Any]] = {
            "aliases": partial(self._aliases, kind),
            "same_as": self._urls,
            "description": self._text,
            "note": self._text,
            "pin": self._flag,
            "only": self._only,
        }
        read = {key: readers[key](key, value) for key, value in values.items() if key in readers}
        if not name:
            return None
        names, merged = read.pop("aliases", ((), ()))
        read["aliases"] = tuple(dict.fromkeys((*names, *_names_of(merged))))
        urls = (url for one in merged for url in one.same_as)
        read["same_as"] = tuple(dict.fromkeys((*read.get("same_as", ()), *urls)))
        if read.get("only") and not read.get("aliases"):
            self.problems.add(
                f"'{name}' has 'only', but no alias that it could be about.",
                "'only' says where the aliases mean this entry. Give it a name of its own, and "
                f"the name it shares as an alias: name: {name} (bishop), aliases: [{name}].",
                _where(values["only"]),
            )
        return Entry(kind, name, **read, where=_where(node))

    def _name(self, node: yaml.Node | None, entry: yaml.Node) -> str:
        if node is not None and not isinstance(node, yaml.ScalarNode):
            self.problems.add("'name' must be one text.", where=_where(node))
            return ""
        name = "" if node is None or is_null(node) else _line(node.value)
        if not name and (node is not None or isinstance(entry, yaml.MappingNode)):
            self.problems.add("This entry has no name.", "Write 'name: ...'.", _where(entry))
        elif name and not letters(name):
            what = f"'{name}' has no letter and no digit, so it is no name."
            self.problems.add(what, where=_where(node or entry))
            return ""
        return name

    def _only(self, key: str, node: yaml.Node) -> Only | None:
        values = self._mapping(node, _ONLY_KEYS, "'only'", "a key of 'only'")
        if not values and isinstance(node, yaml.MappingNode) and not node.value:
            what = "'only' says nothing."
            self.problems.add(what, "Give it articles, dates or near.", _where(node))
        dates = list(self._list("dates", values["dates"])) if "dates" in values else []
        articles = list(self._list("articles", values["articles"])) if "articles" in values else []
        near = list(self._list("near", values["near"])) if "near" in values else []
        periods = (self._period(text, where) for text, where in dates)
        if values and not (dates or articles or near):
            what = "'only' says nothing."
            self.problems.add(what, "Give it articles, dates or near.", _where(node))
        return Only(
            tuple(page_of(text) for text, _ in articles),
            tuple(period for period in periods if period),
            tuple(text for text, where in near if self._has_letters(text, where)),
        )

    def _has_letters(self, text: str, where: Where) -> bool:
        if not letters(text):
            what = f"'{text}' has no letter and no digit, so it is no word."
            self.problems.add(what, where=where)
        return bool(letters(text))

    def _period(self, text: str, where: Where) -> Period | None:
        first, slash, last = (part.strip() for part in text.partition("/"))
        try:
            begin, end = _end_of(first), _end_of(last if slash else first)
            period = Period(begin.first if begin else date.min, end.last if end else date.max)
            if not (begin or end) or period.first > period.last:
                raise ValueError
        except ValueError:
            self.problems.add(
                f"'{text}' in 'dates' is no date and no range of dates.",
                "Write 1998, 1998-03 or 1998-03-04, or a range: 1990/1999, 1990/, /1999-06.",
                where,
            )
            return None
        return period

    # -- names that are none ----------------------------------------------------------------

    def _block(self, node: yaml.Node) -> Block | None:
        if isinstance(node, yaml.ScalarNode):
            name = self._name(node, node)
            return Block(name, where=_where(node)) if name else None
        values = self._mapping(node, _BLOCK_KEYS, "a blocked name", "a key of a blocked name")
        name = self._name(values.get("name"), node)
        kind = self._kind(values["kind"]) if "kind" in values else None
        is_sound = name and (kind or "kind" not in values)
        return Block(name, kind, _where(node)) if is_sound else None

    def _kind(self, node: yaml.Node) -> Kind | None:
        kind = self._text("kind", node)
        if kind in set(Kind):
            return Kind(kind)
        if kind:
            known = ", ".join(Kind)
            advice = did_you_mean(kind, Kind) or f"The kinds are: {known}."
            self.problems.add(f"'{kind}' is not a kind.", advice, _where(node))
        return None

    # -- the forms of values ----------------------------------------------------------------

    def _mapping(
        self, node: yaml.Node, known: tuple[str, ...], what: str, key_is: str
    ) -> dict[str, yaml.Node]:
        """The values of a mapping by key, without those that are not known or say nothing."""
        if not isinstance(node, yaml.MappingNode):
            if not is_null(node):
                told = f"{what[:1].upper()}{what[1:]} must be 'key: value' lines."
                self.problems.add(told, f"The keys are: {', '.join(known)}.", _where(node))
            return {}
        values: dict[str, yaml.Node] = {}
        seen: dict[str, int] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name in seen:
                again = f"'{name}' stands here again; line {seen[name]} has it too."
                self.problems.add(again, "Keep one of the two.", _where(key))
            elif name not in known:
                advice = did_you_mean(name, known) or f"There are: {', '.join(known)}."
                self.problems.add(f"'{name}' is not {key_is}.", advice, _where(key))
            elif not is_null(value):
                values[name] = value
            seen.setdefault(name, _where(key).line)
        return values

    def _items(self, node: yaml.Node, key: str) -> list[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        what = f"'{key}' must be a list."
        self.problems.add(what, "Begin each of its entries with '- '.", _where(node))
        return []

    def _list(self, key: str, node: yaml.Node) -> Iterator[tuple[str, Where]]:
        """One text or a list of texts, each with its place; those that are empty left out."""
        return self._texts(key, node.value if isinstance(node, yaml.SequenceNode) else [node])

    def _texts(self, key: str, items: Iterable[yaml.Node]) -> Iterator[tuple[str, Where]]:
        for item in items:
            if not isinstance(item, yaml.ScalarNode):
                what = f"'{key}' must be a text or a list of texts."
                self.problems.add(what, f"Write '{key}: [One, Two]'.", _where(item))
            elif not is_null(item) and _line(item.value):
                yield _line(item.value), _where(item)

    def _aliases(
        self, kind: Kind, key: str, node: yaml.Node
    ) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
        """Mere names, and entries that were merged into this one and kept whole."""
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        plain = [item for item in items if not isinstance(item, yaml.MappingNode)]
        inner = (
            self._entry(kind, item, _MERGED_KEYS)
            for item in items
            if isinstance(item, yaml.MappingNode)
        )
        merged = tuple(entry for entry in inner if entry)
        for entry in merged:
            if entry.only:
                what = f"'{entry.name}' stands among the aliases of another entry and has 'only'."
                self.problems.add(what, "Make it an entry of its own.", entry.where)
        found = self._texts(key, plain)
        return tuple(name for name, where in found if self._has_letters(name, where)), merged

    def _urls(self, key: str, node: yaml.Node) -> tuple[str, ...]:
        urls = []
        for text, where in self._list(key, node):
            if re.fullmatch(r"https?://[^\s/]+\S*", text):
                urls.append(text)
            else:
                wikidata = re.fullmatch(r"Q\d+", text)
                page = f"https://www.wikidata.org/wiki/{text if wikidata else 'Q42'}"
                what = f"'{text}' in 'same_as' is not a web address."
                self.problems.add(what, f"Write it whole: {page}", where)
        return tuple(dict.fromkeys(urls))

    def _text(self, key: str, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return _line(node.value)
        self.problems.add(f"'{key}' must be one text, not a list.", where=_where(node))
        return ""

    def _flag(self, key: str, node: yaml.Node) -> bool:
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        if text not in ("true", "false"):
            self.problems.add(f"'{key}' must be true or false.", where=_where(node))
        return text != "false"


def _names_of(merged: tuple[Entry, ...]) -> Iterator[str]:
    for entry in merged:
        yield entry.name
        yield from entry.aliases


def _end_of(text: str) -> NewsDate | None:
    """One end of a range; None where it is open. Raises ValueError."""
    return None if text in ("", "..") else NewsDate.parse(text)


def page_of(text: str) -> str:
    """The page of an article, named by its address or its file."""
    path = text.removeprefix("/").removeprefix("content/").removeprefix("articles/")
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path
