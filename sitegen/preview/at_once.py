"""An article's page, set before the site is made again.

What stands in the article's own file is new: its text, its fields, its names. What other articles
decide, its neighbours and which names have a page, is as the last plan knew it; the next plan says
it exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sitegen.archive.archive import Filed, read_filed
from sitegen.archive.loading import file_article
from sitegen.archive.naming import name_article
from sitegen.config import Config
from sitegen.entities.naming import Named as Found
from sitegen.entities.recognisers import recogniser
from sitegen.errors import ContentError, Severity, SitegenError
from sitegen.model import Kind
from sitegen.preview.known import Known, KnownArticle
from sitegen.publish import OutputFile
from sitegen.site.addresses import EntityKey
from sitegen.site.articles import shelved
from sitegen.site.desk import filing_key
from sitegen.site.furniture import Furniture
from sitegen.site.pages import Copy, Named
from sitegen.site.render import article_page

_KINDS = list(Kind)


def set_at_once(
    project: Path, config: Config, folders: tuple[Path, ...], known: Known, path: str
) -> OutputFile | None:
    """The page of the article in a file, `path` from the project folder; None for a draft.

    `folders` are the theme's. Raises ContentError for a file with an error, ThemeError for a
    template that fails.
    """
    filed, problems = file_article(project, path)
    if filed is None:
        raise ContentError(one for one in problems if one.severity is Severity.ERROR)
    if filed.article.draft:
        return None
    planned = known.article(path) or _unknown(filed)
    file = read_filed(project, filed)
    found = name_article(file, recogniser(config.recogniser), planned.written)
    named = _named(found, planned.copy.named, known)
    copy = shelved(replace(planned.copy, filed=filed, named=named), known.shelf)
    furniture = Furniture(config, planned.days)
    return article_page(project, furniture, folders, planned.template, copy)


def warm_up(config: Config) -> None:
    """Load what finds names before it is asked for: that takes most of a second."""
    with suppress(SitegenError):
        recogniser(config.recogniser).recognise("The harbor council met in Port Hollow.")


def _unknown(filed: Filed) -> KnownArticle:
    """A new article: it has no neighbours yet."""
    return KnownArticle("article.html", Copy(filed), written={}, days=True)


def _named(found: Iterable[Found], before: Iterable[Named], known: Known) -> tuple[Named, ...]:
    """The names that the archive knows, as an article's page lists them.

    Of entities with one name, it is the one that the article named before, else one of its kind.
    A name that the archive does not know yet might be ruled to be none, so it is left out.
    """
    named_before = {one.key for one in before}
    entities: dict[EntityKey, Named] = {}
    spans: dict[EntityKey, list[tuple[int, int]]] = {}
    for one in found:
        called = next(filter(None, map(known.entities, (one.name, *one.forms))), None)
        if called:
            best = min(called, key=lambda it: (it.key not in named_before, it.key[0] != one.kind))
            entities[best.key] = best
            spans.setdefault(best.key, []).extend(one.spans)
    named = (replace(one, spans=tuple(sorted(spans[key]))) for key, one in entities.items())
    return tuple(sorted(named, key=lambda one: (_KINDS.index(one.key[0]), filing_key(one.key))))
