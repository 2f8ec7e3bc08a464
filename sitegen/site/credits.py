"""Where an article has a name that its text lacks: who wrote it, who printed it, where from."""

from __future__ import annotations

from functools import lru_cache

from sitegen.model import Article, Entity, Kind
from sitegen.text.filing import title_key

SOURCES = ("as_agency", "as_publication")
"""The phrases for a name that an article only comes from."""


def credit(entity: Entity, article: Article) -> str:
    """The phrase for the place of a name that no sentence of the article has: `as_agency`,
    `as_publication`, `in_dateline`; `beside_text` where only the name lists have it."""
    names = {bare(name) for name in (entity.name, *entity.other_names)}
    fields = {
        Kind.PERSON: {},
        Kind.ORGANIZATION: dict(zip(SOURCES, (article.agency, article.publication), strict=True)),
        Kind.PLACE: {"in_dateline": article.dateline.partition(",")[0]},
    }[entity.kind]
    said = (phrase for phrase, text in fields.items() if text and bare(text) in names)
    return next(said, "beside_text")


@lru_cache(2**16)
def bare(name: str) -> str:
    """A name without case, accents, signs and a leading article."""
    return title_key(name)[0]
