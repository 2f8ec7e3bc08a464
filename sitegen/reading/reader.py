"""What a reader is: a function from the bytes of one article to what they say.

A file that holds many articles is treated as a folder of clippings: a cutter cuts it into parts,
and each part is read by the reader of that ending as if it were a file of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sitegen.model import Article, Doubt


@dataclass(frozen=True, slots=True)
class Text:
    """A text in which the article must still be found."""

    text: str
    encoding: str
    html: bool = False
    declared: bool = False
    """The file itself names its encoding."""
    """The text is the HTML of a saved page."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article whose file names its fields itself."""

    article: Article
    body: str
    """Markdown."""
    encoding: str
    doubts: tuple[Doubt, ...] = ()
    """What the file says and the reader could not use."""


class Reader(Protocol):
    """Makes something of an article's bytes, or says in a few words why not: `it is empty`."""

    def __call__(self, data: bytes, /) -> Text | Told | str: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file, as bytes that can be read by themselves."""

    data: bytes
    """The same bytes for the same article, wherever it stands in the file."""
    number: int
    """From 1; 0 where the file is this one article and no more."""
    line: int = 0
    """The line of the file where it begins, from 1; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A file of many articles, cut."""

    parts: tuple[Part, ...]
    encoding: str
    """Of the file."""


class Cutter(Protocol):
    """Cuts a file's bytes into its articles, or says in a few words why it cannot.

    It checks nothing that the reader of a part will check: a bad part is refused by itself.
    """

    def __call__(self, data: bytes, /) -> Cut | str: ...
