"""The story of a build: clippings in, a site out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.archive.addresses import Published, append_published, load_published, moved_articles
from sitegen.archive.archive import Archive
from sitegen.archive.cache import open_cache
from sitegen.archive.importing import Report, import_clippings
from sitegen.archive.ledger import Ledger, load_ledger
from sitegen.archive.loading import load_archive
from sitegen.archive.recognition import recognise_archive, resolve_archive
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.errors import ContentError, Problem, Severity, Where
from sitegen.listener import Listener, Silence
from sitegen.model import Entity
from sitegen.publish import Counts, only_one, publishing
from sitegen.search.writer import is_current, write_index

SITE = "build/site"
INDEX = "build/index"
CACHE = "build/cache/findings.sqlite"
LOCK = "build/.lock"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    site: Path
    articles: int
    drafts: int
    entities: int
    pages: int
    files: Counts
    imported: Report | None = None
    """None when the build was told not to import."""
    warnings: tuple[Problem, ...] = ()


def build(
    project: Path, config: Config, *, importing: bool = True, listener: Listener | None = None
) -> Built:
    """Make the site from the content. One build at a time; raises SitegenError with all problems.

    Whatever goes wrong, build/site holds a whole site: the one before, or the new one.
    """
    listener = listener or Silence()
    with only_one(project / LOCK), Engine(config.workers) as engine:
        report = _import(project, config, engine, listener) if importing else None
        ledger = load_ledger(project)
        loaded = _load(project, engine, listener)
        entities = _entities(project, config, loaded.archive, ledger, engine, listener)
        edition = _edition(project, config, loaded.archive, entities, ledger)
        listener.stage("plan")
        plan = plan_site(edition)
        _stop_at_errors(plan.problems, listener)
        _index(project, edition, engine, listener)
        counts = _publish(project, plan, edition, engine, listener)
        _remember(project, (*edition.published, *plan.published), listener)
    return Built(
        site=project / SITE,
        articles=len(loaded.archive),
        drafts=loaded.drafts,
        entities=len(entities),
        pages=len(plan.pages),
        files=counts,
        imported=report,
    )
