"""What a reader is: a function from a file's bytes to what the file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sitegen.model import Article


@dataclass(frozen=True, slots=True)
class Text:
    """A text in which the article must still be found."""

    text: str
    encoding: str
    html: bool = False
    """The text is the HTML of a saved page."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article whose file names its fields itself."""

    article: Article
    body: str
    """Markdown."""
    encoding: str


class Reader(Protocol):
    """Makes something of a file's bytes, or says in a few words why it cannot: `it is empty`."""

    def __call__(self, data: bytes, /) -> Text | Told | str: ...
