"""The recogniser `rules`: names by their capitals, their neighbours and the tables.

First each passage is read by itself; then the document is looked at a second time, so that what one
sentence makes plain (a full name, a title, an acronym in brackets) holds for the others too.
"""

from __future__ import annotations

from sitegen.entities.gazetteer import gazetteer
from sitegen.entities.reading import Find, Reader
from sitegen.entities.second_look import second_look
from sitegen.entities.tokens import Style, passages
from sitegen.model import Mention


class Rules:
    """Needs no model and no download: text alone, and the tables in data/."""

    def recognise(self, text: str) -> tuple[Mention, ...]:
        tables = gazetteer()
        read = list(passages(text))
        small = frozenset(
            token.text
            for passage in read
            if passage.style is not Style.CAPS
            for token in passage.tokens
            if token.text[0].islower()
        )
        finds: list[Find] = []
        for passage in read:
            finds += Reader(passage, tables, small).finds()
        return second_look(read, finds, tables)
