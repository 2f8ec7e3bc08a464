"""Short ways to tell what an article names, for tests."""

from __future__ import annotations

import re

from sitegen.entities.naming import Named, named_in
from sitegen.entities.resolve import resolve
from sitegen.model import Entity, Kind, Mention

_MARKED = re.compile(r"\[(?P<kind>[pob]):(?P<name>[^\]]*)\]")
_KINDS = {"p": Kind.PERSON, "b": Kind.ORGANIZATION, "o": Kind.PLACE}


def told(marked: str) -> tuple[Named, ...]:
    """The names of a text in which people are marked [p:Ada Quill], bodies [b:Hollow Club] and
    places [o:Port Hollow]."""
    text, mentions, last = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(Mention(len(text), len(text) + len(match["name"]), _KINDS[match["kind"]]))
        text += match["name"]
        last = match.end()
    return named_in(text + marked[last:], mentions)


def names(marked: str) -> list[str]:
    return [one.name for one in told(marked)]


def archive(*marked: str) -> list[Entity]:
    return list(resolve((f"{number}.html", told(text)) for number, text in enumerate(marked)))


def places_of(*marked: str) -> dict[str, list[str]]:
    """The names of the archive's entities with the addresses of their articles."""
    return {
        entity.name: [seen.address.removesuffix(".html") for seen in entity.appearances]
        for entity in archive(*marked)
    }
