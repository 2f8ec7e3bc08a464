"""Which line is what?

A clipping's text is cut into lines (`lines`), each is looked at by itself (`looks`), the whole is
laid out (`layout`), every line gets its label (`rules`), and the labels make the article
(`assemble`). Where a file names its article's fields itself, they are taken (`told`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.extraction.assemble import assemble
from sitegen.extraction.layout import lay_out
from sitegen.extraction.lines import cut
from sitegen.extraction.looks import look
from sitegen.extraction.rules import decide
from sitegen.extraction.told import nothing_told, take
from sitegen.model import Clipping, Extract

__all__ = ["Unreadable", "extract"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A clipping that holds no article."""

    path: str
    reason: str
    """What follows the file's name in a sentence: `it holds no article, only ...`."""


def extract(clipping: Clipping) -> Extract | Unreadable:
    """The article in a clipping and the account of every character, or why there is none.

    Never raises, whatever the text.
    """
    if clipping.told is not None:
        return take(clipping, clipping.told) or Unreadable(clipping.path, nothing_told(clipping))
    lines, repairs = cut(clipping.text)
    looks = [look(line) for line in lines]
    readable = [this for this in looks if any(map(str.isalnum, this.line.text[:1000]))]
    if not readable:
        return Unreadable(clipping.path, "it holds no words")
    if all(this.furniture for this in readable):
        return Unreadable(clipping.path, "it holds no article, only page furniture")
    layout = lay_out(looks)
    return assemble(clipping, looks, layout, decide(looks, layout), repairs)
