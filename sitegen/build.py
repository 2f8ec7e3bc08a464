"""The story of a build: clippings in, a site out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sitegen.archive.addresses import Published, append_published, load_published, moved_articles
from sitegen.archive.archive import Archive, Filed, read_filed
from sitegen.archive.cache import open_cache
from sitegen.archive.galley import Part, set_galley
from sitegen.archive.importing import import_clippings
from sitegen.archive.ledger import Ledger, load_ledger
from sitegen.archive.loading import Loaded, load_archive
from sitegen.archive.naming import find_entities
from sitegen.archive.report import Report
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.entities.authority.file import parse_authority, read_authority
from sitegen.errors import ContentError, Problem, Severity, Where
from sitegen.listener import Listener, Silence
from sitegen.model import Entity, Kind
from sitegen.publish import Counts, disk_problem, only_one, publishing, write_aside
from sitegen.search.card import Card
from sitegen.search.entry import Entry
from sitegen.search.shards.root import search_files
from sitegen.search.shards.sizes import FEWER, LARGE, SMALL
from sitegen.search.shelving import FOLDER, shelve_index
from sitegen.search.writer import Slip, update_index
from sitegen.site.edition import Edition
from sitegen.site.limits import Tally, fit, host_of
from sitegen.site.plan import Plan
from sitegen.site.readings import has_too_many
from sitegen.site.render import render
from sitegen.site.templates import Printer
from sitegen.site.themes import load_theme, theme_folders
from sitegen.text.sentences import opening

SITE = "build/site"
INDEX = "build/index"
SHARDS = f"{INDEX}/{FOLDER}"
"""The search files of the site."""
CACHE = "build/cache/findings.sqlite"
AUTHORITY_BUILT = "build/cache/entities.yaml"
"""The authority file as the last build read it."""
LOCK = "build/.lock"
LEAD = 150
"""Characters of an article that a list of hits shows."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    site: Path
    articles: int
    drafts: int
    """Articles left out, because their front matter says so."""
    entities: int
    pages: int
    files: Counts
    imported: Report | None
    """None when the build did not import."""


def build(
    project: Path,
    config: Config,
    *,
    importing: bool = True,
    listener: Listener | None = None,
    on_plan: Callable[[Edition, Plan], None] = lambda edition, planned: None,
) -> Built:
    """Make the site from the content. One build at a time; raises SitegenError with all problems.

    `on_plan` hears what will be printed before it is. Whatever goes wrong, build/site holds a
    whole site: the one before, or the new one.
    """
    listener = listener or Silence()
    themes = theme_folders(project, config.theme)
    Printer(themes, config.language).proofread()  # now, and not when the last page is printed
    with only_one(project / LOCK), Engine(config.workers) as engine:
        report = _import(project, config, engine, listener) if importing else None
        ledger = load_ledger(project)
        loaded = _load(project, engine, listener)
        published = load_published(project)
        authority_text = read_authority(project)
        authority = parse_authority(authority_text)
        listener.stage("names", len(loaded.archive))
        with open_cache(project / CACHE) as cache:
            entities = find_entities(
                loaded.archive, ledger, config, engine, cache, authority, lambda _: listener.step()
            )
        edition = make_edition(config, loaded.archive, entities, ledger, published)
        edition, planned = _plan(edition, themes, listener)
        on_plan(edition, planned)
        card = _index(project, edition, planned, engine, listener)
        listener.stage("search")
        sizes = (FEWER, FEWER) if edition.scope.few_search_files else (LARGE, SMALL)
        root = shelve_index(project / INDEX, card, engine, listener, sizes)
        counts = _publish(project, planned, edition, root, engine, themes, listener)
        _remember(project, (*edition.published, *planned.new), listener)
        _keep_for_comparison(project, authority_text)
    return Built(
        site=project / SITE,
        articles=len(loaded.archive),
        drafts=loaded.drafts,
        entities=len(edition.entities),
        pages=len(planned.articles) + len(planned.pages) + len(planned.readings),
        files=counts,
        imported=report,
    )


def _import(project: Path, config: Config, engine: Engine, listener: Listener) -> Report | None:
    listener.stage("import")
    try:
        return import_clippings(project, config, engine, on_read=lambda _: listener.step())
    except OSError as error:
        for problem in disk_problem(error, project / "content").problems:
            what = f"New clippings were not imported. {problem.what}"
            advice = "What is there is built."
            listener.problem(Problem(what, advice, problem.where, Severity.WARNING))
        return None


def _load(project: Path, engine: Engine, listener: Listener) -> Loaded:
    listener.stage("load")
    loaded = load_archive(project, engine, lambda _: listener.step())
    _heed(loaded.problems, listener)
    return loaded


def make_edition(
    config: Config,
    archive: Archive,
    entities: tuple[Entity, ...],
    ledger: Ledger,
    published: Iterable[Published],
) -> Edition:
    """What the press needs. To the published addresses come those that an import once gave."""
    addresses = dict.fromkeys((*published, *moved_articles(ledger, archive)))
    return Edition(config, archive, entities, tuple(addresses), ledger)


def _plan(edition: Edition, themes: tuple[Path, ...], listener: Listener) -> tuple[Edition, Plan]:
    """The plan of the site, or of as much of it as its host takes: the edition tells how much."""
    listener.stage("plan")
    fitted = fit(edition, host_of(edition), themes)
    _heed((*fitted.plan.problems, *filter(None, [fitted.problem])), listener)
    if fitted.note:
        listener.note(fitted.note)
    most = edition.config.readings_up_to
    if most and has_too_many(edition):
        articles = "article" if most == 1 else "articles"
        listener.note(
            f"An archive of more than {most:,} {articles} gets no pages that show how its "
            "clippings were read; readings_up_to in sitegen.toml sets another bound, 0 for none."
        )
    return fitted.edition, fitted.plan


def _heed(problems: Iterable[Problem], listener: Listener) -> None:
    """Tell the warnings; raise ContentError with everything when there is an error."""
    problems = list(problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    for problem in problems:
        listener.problem(problem)


def _index(
    project: Path, edition: Edition, planned: Plan, engine: Engine, listener: Listener
) -> Card:
    """Tell the index of every article; it reads those that changed."""
    names = _names_by_article(edition.entities, planned.entities)
    jobs = {
        filed.address: (filed, names.get(filed.address, _NO_NAMES)) for filed in edition.archive
    }

    def read(slips: Sequence[Slip]) -> Iterator[Entry]:
        return engine.map(partial(_entry, project), (jobs[slip.address] for slip in slips))

    return update_index(
        project / INDEX,
        [_slip(*job) for job in jobs.values()],
        read,
        engine,
        language=edition.config.language,
        listener=listener,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """The names in an article, as the index is told of them."""

    forms: Mapping[Kind, tuple[str, ...]]
    """Every form of every name, sorted."""
    named: tuple[tuple[str, str, str], ...]
    """See `Entry.named`."""


_NO_NAMES = _Names({}, ())
_KINDS = {Kind.PERSON: "person", Kind.ORGANIZATION: "org", Kind.PLACE: "place"}
"""As a query writes them."""


def _names_by_article(
    entities: Iterable[Entity], addresses: Mapping[tuple[Kind, str], str]
) -> dict[str, _Names]:
    """By the article's address."""
    forms: dict[str, dict[Kind, set[str]]] = defaultdict(lambda: defaultdict(set))
    named: dict[str, list[tuple[int, str, str, str]]] = defaultdict(list)
    for entity in entities:
        page = addresses.get(entity.key, "")
        for appearance in entity.appearances:
            forms[appearance.address][entity.kind].update((entity.name, *entity.other_names))
            times = -len(appearance.spans)
            named[appearance.address].append((times, _KINDS[entity.kind], entity.name, page))
    return {
        address: _Names(
            {kind: tuple(sorted(names)) for kind, names in kinds.items()},
            tuple((kind, name, page) for _, kind, name, page in sorted(named[address])),
        )
        for address, kinds in forms.items()
    }


def _slip(filed: Filed, names: _Names) -> Slip:
    listed = [(kind, names.forms.get(kind, ())) for kind in Kind]
    what = repr((filed.digest, LEAD, listed, names.named))
    digest = hashlib.sha256(what.encode()).hexdigest()
    return Slip(filed.address, filed.article.date, digest)


def _entry(project: Path, job: tuple[Filed, _Names]) -> Entry:
    """Runs in a worker: what the index is told about one article."""
    filed, names = job
    article, galley = filed.article, set_galley(read_filed(project, filed))
    texts = (galley.of(part) for part in (Part.STANDFIRST, Part.CAPTION, Part.BODY))
    return Entry(
        address=filed.address,
        title=article.title,
        body="\n\n".join(text for text in texts if text),
        people=names.forms.get(Kind.PERSON, ()),
        organizations=names.forms.get(Kind.ORGANIZATION, ()),
        places=names.forms.get(Kind.PLACE, ()),
        authors=article.authors,
        agency=article.agency,
        source=article.source,
        section=article.section,
        date=article.date,
        lead=opening(article.standfirst or galley.of(Part.BODY), LEAD),
        named=names.named,
    )


def _publish(
    project: Path,
    planned: Plan,
    edition: Edition,
    root: str,
    engine: Engine,
    themes: tuple[Path, ...],
    listener: Listener,
) -> Counts:
    listener.stage("render", len(planned.addresses))
    tally = Tally(host_of(edition))
    has_scripts = load_theme(project, edition.config.theme).label.scripts
    with publishing(project / SITE) as output:
        for file in render(planned, edition, engine, themes, root):
            if has_scripts or not file.path.endswith(".js"):
                output.write(tally.add(file))
            listener.step()
        for file in search_files(project / SHARDS) if has_scripts else ():
            output.write(tally.add(file))
        _heed(tally.problems(), listener)
        listener.stage("publish")
        return output.swap()


def _remember(project: Path, published: Iterable[Published], listener: Listener) -> None:
    """Note every address that is public now."""
    try:
        append_published(project, published)
    except OSError as error:
        listener.problem(
            Problem(
                f"New addresses could not be noted ({error.strerror}).",
                "A later build may give other addresses to new names.",
                Where("content/addresses.jsonl"),
                Severity.WARNING,
            )
        )


def _keep_for_comparison(project: Path, authority_text: str) -> None:
    """Leave a copy of the authority file for `sitegen entities diff`, which knows less without."""
    copy, data = project / AUTHORITY_BUILT, authority_text.encode()
    with suppress(OSError):
        if not copy.is_file() or copy.read_bytes() != data:
            write_aside(copy, data)
