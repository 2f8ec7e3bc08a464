"""The galley: an article set as one column of plain text.

Names are found in it, words are searched in it, and every offset that the program keeps points
into it. It follows from the article's file alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.frontmatter import ArticleFile
from sitegen.text.prose import reading_text

_GAP = "\n\n"


class Part(StrEnum):
    TITLE = "title"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the article, and where it stands in the galley."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Galley:
    text: str
    passages: tuple[Passage, ...]
    """In order: the title, the standfirst if there is one, each caption, the body."""

    def of(self, part: Part) -> str:
        """The text of one part; several captions are parted by an empty line."""
        return _GAP.join(
            self.text[passage.start : passage.end]
            for passage in self.passages
            if passage.part is part
        )


def set_galley(file: ArticleFile) -> Galley:
    """The article's text in the order in which its page shows it."""
    text, passages = "", []
    for part, words in _parts(file):
        start = len(text) + len(_GAP) if text else 0
        text = f"{text}{_GAP}{words}" if text else words
        passages.append(Passage(part, start, start + len(words)))
    return Galley(text, tuple(passages))


def _parts(file: ArticleFile) -> Iterator[tuple[Part, str]]:
    article = file.article
    yield Part.TITLE, article.title
    if article.standfirst:
        yield Part.STANDFIRST, article.standfirst
    for caption in article.captions:
        yield Part.CAPTION, caption
    yield Part.BODY, reading_text(file.body)
