"""Check: everything that is wrong with the content, found without building anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from sitegen.archive.addresses import load_published
from sitegen.archive.archive import Archive, Filed, page_address, read_filed
from sitegen.archive.cache import open_cache
from sitegen.archive.doubts import open_doubts
from sitegen.archive.ledger import Ledger, Outcome, load_ledger
from sitegen.archive.loading import Loaded, load_archive
from sitegen.archive.naming import entities_of, find_names, rule
from sitegen.build import CACHE, make_edition
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.entities.authority.entry import Authority, Block, Entry
from sitegen.entities.authority.file import load_authority
from sitegen.entities.authority.ruling import Ruled, without_hint
from sitegen.errors import Problem, Problems, SitegenError, Where
from sitegen.model import Entity
from sitegen.site.limits import fit, host_of
from sitegen.site.templates import Printer
from sitegen.site.themes import assets_of, theme_folders
from sitegen.text.prose import links_in

Found = TypeVar("Found")


def find_problems(project: Path, config: Config, engine: Engine) -> list[Problem]:
    """All of them, errors and warnings, in the order of their places. Never raises for content.

    It goes the way of a build as far as the plan, and writes nothing.
    """
    problems = Problems()
    ledger = _try(partial(load_ledger, project), problems) or Ledger()
    published = _try(partial(load_published, project), problems) or ()
    themes = _try(partial(theme_folders, project, config.theme), problems)
    if themes is not None:
        _try(Printer(themes, config.language).proofread, problems)
    loaded = load_archive(project, engine)
    problems.found += loaded.problems
    problems.found += _ledger_problems(project, ledger)
    authority = _try(partial(load_authority, project), problems) or Authority()
    name = partial(_name, project, config, engine, loaded.archive, ledger, authority, problems)
    entities = _try(name, problems)
    edition = make_edition(config, loaded.archive, entities or (), ledger, published)
    fitted = fit(edition, host_of(edition), themes or ())
    problems.found += (*fitted.plan.problems, *filter(None, [fitted.problem]))
    if themes is not None and entities is not None:
        assets = (address for address, _ in assets_of(themes))
        there = {*fitted.plan.addresses, *assets, *_pages_to_come(loaded)}
        problems.found += _dead_links(project, engine, loaded.archive, there)
    return sorted(problems.found, key=lambda problem: problem.order)


def _try(work: Callable[[], Found], problems: Problems) -> Found | None:
    """What the work gives; None when it fails, and its problems are noted."""
    try:
        return work()
    except SitegenError as error:
        problems.found += error.problems
        return None


def _name(
    project: Path,
    config: Config,
    engine: Engine,
    archive: Archive,
    ledger: Ledger,
    authority: Authority,
    problems: Problems,
) -> tuple[Entity, ...]:
    with open_cache(project / CACHE, to_read=True) as cache:
        stories = find_names(archive, ledger, config, engine, cache)
    ruled = rule(archive, stories, authority)
    entities = entities_of(ruled, authority)
    _tell_what_is_idle(_never_heard(ruled, entities), problems)
    _tell_missing_articles(authority, archive, problems)
    return entities


def _never_heard(ruled: Ruled, entities: Iterable[Entity]) -> Iterator[Entry | Block]:
    """What is idle, but for what is said of namesakes, whom only the whole archive tells apart."""
    keys = {entity.key for entity in entities}
    names = {one.name for _, named in ruled.articles for one in named}
    for one in ruled.idle:
        heard = without_hint(one.name) in names if isinstance(one, Block) else one.key in keys
        if not heard:
            yield one


def _tell_what_is_idle(idle: Iterable[Entry | Block], problems: Problems) -> None:
    """Entries and blocks of the authority file that no article has."""
    for one in idle:
        blocked = " to block" if isinstance(one, Block) else ""
        what = f"No article has the name '{one.name}'{blocked}."
        advice = "Look at its spelling (sitegen entities list), or delete it."
        problems.warn(what, advice, one.where)


def _tell_missing_articles(authority: Authority, archive: Archive, problems: Problems) -> None:
    for entry in authority.entries:
        for address in entry.only.articles if entry.only else ():
            if address not in archive.by_address:
                what = f"There is no article '{address}', which 'only' of '{entry.name}' names."
                advice = "Write the address of its page, or its file, from content/articles."
                problems.warn(what, advice, entry.where)


def _ledger_problems(project: Path, ledger: Ledger) -> Iterator[Problem]:
    """What an import left for a person."""
    problems = Problems()
    for record in ledger:
        clipping = Where(f"content/{record.path}")
        article = Where(f"content/{record.article}")
        if record.outcome is Outcome.REFUSED:
            advice = "Mend the file and run sitegen import --failed, or take it away."
            problems.warn(f"This clipping was refused: {record.reason}.", advice, clipping)
        elif record.outcome is Outcome.CONFLICT:
            advice = f"Compare: sitegen import --again content/{record.path}"
            problems.warn(f"Of its clipping: {record.reason}.", advice, article)
    for one in open_doubts(project / "content", ledger):
        advice = f"If it is wrong, correct content/{one.article}."
        problems.warn(one.doubt.what, advice, one.where)
    return iter(problems.found)


def _pages_to_come(loaded: Loaded) -> Iterator[str]:
    """Of articles that have a problem of their own, which is told already."""
    for problem in loaded.problems:
        if problem.where:
            yield page_address(problem.where.path.removeprefix("content/"))


@dataclass(frozen=True, slots=True)
class _Link:
    where: Where
    href: str
    address: str
    """In the site."""


def _dead_links(
    project: Path, engine: Engine, archive: Archive, there: set[str]
) -> Iterator[Problem]:
    problems = Problems()
    for links in engine.map(partial(_links, project), archive):
        for link in links:
            if link.address not in there:
                what = f"This link leads nowhere: {link.href}"
                problems.warn(what, "Mend or remove it.", link.where)
    return iter(problems.found)


def _links(project: Path, filed: Filed) -> list[_Link]:
    """Runs in a worker: the links of one article's text that stay in the site."""
    try:
        text = (project / filed.path).read_text(encoding="utf-8").rstrip()
        body = read_filed(project, filed).body
    except (OSError, SitegenError):
        return []
    above = text[: len(text) - len(body)].count("\n")
    return [
        _Link(Where(filed.path, above + line), href, address)
        for line, href in links_in(body)
        if (address := _target(filed.address, href))
    ]


def _target(page: str, href: str) -> str:
    """The address a link of a page leads to; "" when it leads out of what sitegen makes."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not re.search(r"\.(md|html?|txt|pdf)$", parts.path):
        return ""
    steps: list[str] = []
    for step in (PurePosixPath(page).parent / unquote(parts.path)).parts:
        if step == "..":
            steps = steps[:-1]
        elif step != "/":
            steps.append(step)
    return re.sub(r"\.md$", ".html", "/".join(steps))
