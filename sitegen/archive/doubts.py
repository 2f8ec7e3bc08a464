"""Doubts: what a person should look at, and has not yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.archive.ledger import Outcome, Record, is_edited
from sitegen.entities.gazetteer import gazetteer, sections
from sitegen.entities.recognisers import Recogniser
from sitegen.errors import Where
from sitegen.extraction.account import by_line
from sitegen.extraction.labels import Label
from sitegen.model import Clipping, Doubt, Extract, Kind
from sitegen.reading import file_of, is_gone


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt about an article that nobody has edited since it was imported."""

    doubt: Doubt
    where: Where
    """In the clipping's file, with the line; the clipping itself where no line is known."""
    article: str
    """From content/: `articles/1998/03/04/harbor.md`."""

    def __str__(self) -> str:
        return f"{self.where}: {self.doubt.what}"


def open_doubts(content: Path, records: Iterable[Record]) -> Iterator[OpenDoubt]:
    """The doubts of all articles that still read as the import wrote them, in the same order.

    `content` is the project's content folder. Who edits an article has looked at it.
    """
    for record in records:
        if record.doubts and record.outcome is Outcome.PUBLISHED and _stands(content, record):
            for doubt in record.doubts:
                yield OpenDoubt(doubt, _where(record, doubt), record.article)


def _where(record: Record, doubt: Doubt) -> Where:
    if is_gone(record.path):  # its file holds the article no more
        return Where(f"content/{record.article}")
    path = file_of(record.path) if doubt.line else record.path
    return Where(f"content/{path}", doubt.line)


def _stands(content: Path, record: Record) -> bool:
    return (content / record.article).is_file() and not is_edited(content, record)


def kind_of(doubt: Doubt) -> str:
    """What doubts about different clippings share: `The headline may also be`."""
    return re.sub(r"'.*'", "…", doubt.what).partition(": ")[0].rstrip(".")


_BYLINES = frozenset({Label.AUTHORS, Label.AGENCY, Label.PUBLICATION, Label.DATE})
"""What a line with an author's name may be taken for, where it says more than the name."""
_LOOKS_LIKE = {
    Kind.PLACE: "looks like a place",
    Kind.ORGANIZATION: "looks like an organisation",
}


def doubtful_authors(clipping: Clipping, found: Extract, finder: Recogniser) -> Iterator[Doubt]:
    """A doubt for each author whose whole name the recogniser takes for a place or a body, or that
    is one word or has figures in it."""
    for author in found.article.authors:
        what = _LOOKS_LIKE.get(_kind_of_name(author, finder), "")
        if not what and (len(author.split()) == 1 or any(map(str.isdigit, author))):
            what = "does not look like a person's full name"
        if what:
            said = f"The author '{author}' {what}."
            yield Doubt(said, clipping.line or _line_of(author, clipping, found))


def _kind_of_name(name: str, finder: Recogniser) -> Kind:
    """The kind of what bears this name; a person where nothing else is likely."""
    mentions = finder.recognise(name)
    if len(mentions) != 1 or name[mentions[0].start : mentions[0].end] != name:
        return Kind.PERSON
    words = name.split()
    if words[1:2] and words[1] in sections("clue-words")["particles that begin a surname"]:
        return Kind.PERSON
    # To the recogniser `Mark Bank` is a body; above a story it is more often a writer.
    is_given = len(words) == 2 and words[0].capitalize() in gazetteer().given
    return Kind.PERSON if is_given and tuple(words) not in gazetteer().names else mentions[0].kind


def _line_of(author: str, clipping: Clipping, found: Extract) -> int:
    """The first line of a byline that has the name, else the first that may be one; 0 if none."""
    entries = [entry for entry in by_line(clipping.text, found.spans) if entry.label in _BYLINES]
    named = [entry for entry in entries if author.casefold() in entry.text.casefold()]
    return next((entry.line for entry in (*named, *entries)), 0)
