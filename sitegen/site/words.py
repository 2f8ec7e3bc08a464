"""The interface's own words: one table a language, in `words/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sitegen.text.dates import NewsDate

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"
_RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"])


@dataclass(frozen=True)
class Words:
    """What the pages say besides the articles, in one language.

    `words["home"]`, or `words.home` in a template, is a plain phrase. Raises KeyError for a phrase
    that no table has.
    """

    language: str
    """The language that was found: `en`."""
    table: Mapping[str, Any]

    def __getitem__(self, key: str) -> str:
        phrase: str = self.table["phrases"][key]
        return phrase

    def fill(self, key: str, **values: str) -> str:
        """A phrase with its gaps filled: `{name}`."""
        return self[key].format(**values)

    def label(self, name: str) -> str:
        """What a stretch of a clipping became, for a reader; its own name where none is better."""
        name_for_readers: str = self.table["labels"].get(name, name)
        return name_for_readers

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", self.table["dates"]["thousands"])

    def count(self, key: str, value: int) -> str:
        """How many of something, in the right plural form: `1 article`, `1,204 articles`."""
        forms: Mapping[str, str] = self.table["counts"][key]
        form = forms["one"] if value == 1 else forms["other"]
        return form.format(n=self.number(value))

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        name: str = self.table["dates"]["months"][number - 1]
        return name

    def short_month(self, number: int) -> str:
        name: str = self.table["dates"]["short_months"][number - 1]
        return name

    @property
    def weekdays(self) -> tuple[str, ...]:
        """From Monday to Sunday, a letter or two each."""
        return tuple(self.table["dates"]["weekdays"])

    def date(self, date: NewsDate, *, short: bool = False) -> str:
        """As much of the date as is known: `4 March 1998`, `March 1998`, `1998`."""
        if not date.month:
            return str(date.year)
        month = self.short_month(date.month) if short else self.month(date.month)
        shape = self.table["dates"]["day" if date.day else "month"]
        text: str = shape.format(day=date.day, month=month, year=date.year)
        return text

    def span(self, first: NewsDate, last: NewsDate) -> str:
        """From the one date to the other; one date when both are the same."""
        if first.day_text == last.day_text:
            return self.date(first)
        return self.fill("span", first=self.date(first), last=self.date(last))

    def and_list(self, names: list[str]) -> str:
        """`Ada, Ben and Cy`."""
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self['and']} {names[-1]}"


@lru_cache
def words_of(language: str) -> Words:
    """The words for a BCP 47 tag; English when there are none for it (see `has_words`)."""
    name = _primary(language) if has_words(language) else FALLBACK
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return Words(name, tomllib.load(file))


def has_words(language: str) -> bool:
    primary = _primary(language)
    return primary.isalpha() and (FOLDER / f"{primary}.toml").is_file()


def direction(language: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if _primary(language) in _RIGHT_TO_LEFT else "ltr"


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].casefold()
