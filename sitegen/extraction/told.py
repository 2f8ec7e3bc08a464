"""Articles whose file names their fields itself: taken as told, with what is missing said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.extraction.assemble import as_title
from sitegen.extraction.datelines import read_dateline
from sitegen.extraction.unreadable import Unreadable
from sitegen.model import Article, Clipping, Doubt, Extract
from sitegen.text.prose import reading_text

_QUOTES = tuple("\"'“‘«„")


def read_told(clipping: Clipping, told: Article) -> Extract | Unreadable:
    """The article as the file tells it; none where it tells neither a title nor a text."""
    words = reading_text(clipping.text)
    if not any(map(str.isalnum, told.title + words)):
        place = f" (line {clipping.line})" if clipping.line else ""
        return Unreadable(clipping.path, f"it has neither a title nor a text{place}")
    article = replace(
        told,
        title=as_title(told.title or words.partition("\n\n")[0]),
        original=clipping.path,
        original_sha256=clipping.sha256,
    )
    article, body = _with_dateline(article, clipping.text)
    doubts = (replace(doubt, line=clipping.line) for doubt in _doubts(clipping, told, words))
    return Extract(article, body, (), doubts=(*clipping.doubts, *doubts))


def _with_dateline(article: Article, body: str) -> tuple[Article, str]:
    """The dateline that the text begins with becomes a field: it is what was printed."""
    dateline = read_dateline(body)
    if dateline is None or "\\" in body[: dateline.length]:
        return article, body
    rest = body[dateline.length :]
    if not (rest[:1].isalpha() or rest[:1] in _QUOTES):  # it might be a mark of Markdown
        return article, body
    agency = article.agency or dateline.agency
    return replace(article, dateline=dateline.place, agency=agency), rest


def _doubts(clipping: Clipping, told: Article, words: str) -> Iterator[Doubt]:
    if not told.title:
        yield Doubt("No headline was found; the first words serve as title.")
    elif as_title(told.title) != told.title:
        yield Doubt("The headline is very long, and was cut.")
    if told.date is None and not any(
        doubt.what.startswith("The date") for doubt in clipping.doubts
    ):
        yield Doubt("No date was found.")
    if not words:
        yield Doubt("No body was found.")
