"""TOML as people write it: its values, and where in the file each key stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from sitegen.errors import Problems, Where

Path = tuple[str, ...]
"""A key inside tables: `("feeds", "entities")`."""

_PART = re.compile(
    r'''(?P<word>"""(?:\\.|[^\\])*?"{3,5} | \'\'\'.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
    | [^\s\[\]{}=,.\#"']+) | (?P<sign>[\[\]{}=,\n]) | \#[^\n]*''',
    re.VERBOSE | re.DOTALL,
)
"""Words, texts in quotes and signs; blanks, dots and comments are passed over."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    path: str
    """From the project folder, as problems tell it."""
    values: dict[str, Any]
    places: dict[Path, Where]

    def where(self, *key: str) -> Where:
        """Where a key is set or its table begins; the whole file for a key that is not there."""
        return self.places.get(key, Where(self.path))


def parse_toml(data: bytes, path: str, problems: Problems) -> TomlFile | None:
    """What a file says; None, and one problem more, where it is not TOML."""
    try:
        source = data.decode("utf-8-sig").replace("\r\n", "\n")
        return TomlFile(path, tomllib.loads(source), _Walk(path, source).places())
    except UnicodeDecodeError as error:
        where = Where(path, data.count(b"\n", 0, error.start) + 1)
        problems.add("This is not UTF-8.", "Save the file in UTF-8.", where)
    except RecursionError:
        problems.add("This is not TOML: lists stand in lists too deeply.", where=Where(path))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        what = re.sub(r" \(at .*\)$", "", str(error))
        where = Where(path, int(place[1]), int(place[2])) if place else Where(path)
        problems.add(f"This is not TOML: {what}.", 'A text needs quotes: title = "News".', where)
    return None


@dataclass(slots=True)
class _Walk:
    """A walk over a text that is known to be TOML, with an eye on its keys alone."""

    file: str
    source: str
    table: Path = ()
    """Which the last header began."""
    key: Path = ()
    """What was read of a key, or of a header."""
    start: int = 0
    """Where it begins."""
    is_value: bool = False
    around: list[tuple[str, Path]] = field(default_factory=list)
    """The brackets that are open around a value, and the key whose value they are."""
    found: dict[Path, Where] = field(default_factory=dict)

    def places(self) -> dict[Path, Where]:
        for part in _PART.finditer(self.source):
            if part["word"] and not self.is_value:
                self.start = self.start if self.key else part.start()
                self.key += (_unquoted(part["word"]),)
            elif sign := part["sign"]:
                self._sign(sign)
        return self.found

    def _sign(self, sign: str) -> None:
        if sign == "\n" and not self.around:
            self._begin()
        elif sign == "=" and not self.is_value:
            self._note(self._outer + self.key)
            self.is_value = True
        elif not self.is_value and sign in "[]" and not self.around:
            self._header(sign)
        elif sign in "[{":
            self.around.append((sign, self._outer + self.key))
            self._begin(is_value=sign == "[")
        elif sign in "]}":
            self.around.pop()
            self._begin(is_value=True)
        elif sign == "," and self.around[-1][0] == "{":
            self._begin()

    @property
    def _outer(self) -> Path:
        return self.around[-1][1] if self.around else self.table

    def _header(self, sign: str) -> None:
        """`[feeds]`: after the second sign the table is known; `[[a]]` says it twice."""
        if sign == "]" and self.key:
            self.table = ()
            self._note(self.key)
            self.table = self.key
            self._begin()

    def _begin(self, is_value: bool = False) -> None:
        self.key, self.is_value = (), is_value

    def _note(self, key: Path) -> None:
        """A key is set here; so are the tables that its dots name, if they are not yet."""
        line = self.source.count("\n", 0, self.start) + 1
        where = Where(self.file, line, self.start - self.source.rfind("\n", 0, self.start))
        for length in range(1, len(key) + 1):
            self.found.setdefault(key[:length], where)


def _unquoted(word: str) -> str:
    """A key as it is meant: `"a b"` is `a b`."""
    if word[0] not in "\"'":
        return word
    (key,) = tomllib.loads(f"{word} = 0")
    return key
