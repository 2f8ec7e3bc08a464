"""The names of the archive: found in each article as it now stands, then resolved over all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import intern

import sitegen
from sitegen.archive.archive import Archive, Filed, read_filed
from sitegen.archive.cache import Cache
from sitegen.archive.galley import set_galley
from sitegen.archive.ledger import Ledger
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.entities.authority.entry import Authority
from sitegen.entities.authority.ruling import Ruled, Story, settled, under_authority
from sitegen.entities.edits import NameLists, edited
from sitegen.entities.naming import Named, known_names, named_in
from sitegen.entities.recognisers import Recogniser, recogniser
from sitegen.entities.resolve import resolve
from sitegen.frontmatter import ArticleFile
from sitegen.model import Entity, Kind, Spans

_SOURCES = ("entities", "text", "archive/galley.py")
"""What the names of an article follow from, besides the article: parts of this package."""
_LATER = "entities/authority/"
"""What is heard after the names of the articles are known, so that it reads none again."""


def name_article(file: ArticleFile, finder: Recogniser, written: NameLists) -> tuple[Named, ...]:
    """The names of one article, a person's edits of its lists applied.

    `written` are the lists as the import wrote them; {} for an article made by hand.
    """
    text = set_galley(file).text
    found = named_in(text, finder.recognise(text), known_names(file.article))
    return edited(text, found, file.article.names, written)


def find_entities(
    archive: Archive,
    ledger: Ledger,
    config: Config,
    engine: Engine,
    cache: Cache,
    authority: Authority,
    on_article: Callable[[str], None] = lambda path: None,
) -> tuple[Entity, ...]:
    """Every person, organisation and place of the archive, sorted by kind and name."""
    stories = find_names(archive, ledger, config, engine, cache, on_article)
    return entities_of(rule(archive, stories, authority), authority)


def find_names(
    archive: Archive,
    ledger: Ledger,
    config: Config,
    engine: Engine,
    cache: Cache,
    on_article: Callable[[str], None] = lambda path: None,
) -> tuple[Story, ...]:
    """The names of each article, in archive order, before the authority file is heard.

    An article is read only if it, its edits or the program changed since it was read last.
    """
    desk = _Desk(archive.project, config.recogniser)
    jobs = [_Job(filed, written_lists(filed, ledger)) for filed in archive]
    keys = [job.key(config.recogniser) for job in jobs]
    known = {key: _from_json(value) for key in keys if (value := cache.get(key)) is not None}
    fresh = [(key, job) for key, job in zip(keys, jobs, strict=True) if key not in known]
    for (key, _), value in zip(fresh, engine.map(desk, (job for _, job in fresh)), strict=True):
        known[key] = _from_json(value)
        cache.put(key, value)
        on_article(key)
    cache.keep_only(keys)
    return tuple(
        Story(filed.address, filed.article.date, known[key])
        for filed, key in zip(archive, keys, strict=True)
    )


def rule(archive: Archive, stories: Iterable[Story], authority: Authority) -> Ruled:
    """The names under the authority file; texts are read only where their words decide."""
    return under_authority(authority, stories, text_of(archive))


def text_of(archive: Archive) -> Callable[[str], str]:
    """What gives the text that spans point into, by an article's address."""

    def text(address: str) -> str:
        return set_galley(read_filed(archive.project, archive.by_address[address])).text

    return text


def entities_of(ruled: Ruled, authority: Authority) -> tuple[Entity, ...]:
    """Who is who in the archive, with what the file says of them."""
    order = (address for address, _ in ruled.articles)
    return settled(resolve(ruled.articles), authority, order)


def written_lists(filed: Filed, ledger: Ledger) -> NameLists:
    """The lists as the import wrote them; {} where no line of the ledger is this article's."""
    article, record = filed.article, ledger.by_path.get(filed.article.original)
    if record is None:
        return {}
    ours = filed.path == f"content/{record.article}"
    return record.names if ours or record.sha256 == article.original_sha256 else {}


@dataclass(frozen=True, slots=True)
class _Job:
    filed: Filed
    written: NameLists

    def key(self, finder: str) -> str:
        """Stands for everything the names of the article follow from."""
        lists = [(kind, self.written.get(kind)) for kind in Kind]
        facts = repr((finder, program(), self.filed.digest, lists))
        return hashlib.sha256(facts.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Desk:
    """Names one article in a worker, as JSON: that is what the cache keeps."""

    project: Path
    finder: str

    def __call__(self, job: _Job) -> str:
        file = read_filed(self.project, job.filed)
        return _to_json(name_article(file, recogniser(self.finder), job.written))


def _to_json(named: tuple[Named, ...]) -> str:
    """Without what the authority file rules, which is applied after."""
    rows = [
        [one.kind, one.name, one.forms, one.spans, one.pinned, one.roles, one.region, one.sure]
        for one in named
    ]
    return json.dumps(rows, ensure_ascii=False)


def _from_json(text: str) -> tuple[Named, ...]:
    """What many articles have in common is kept once."""
    return tuple(
        [
            Named(
                _KINDS[kind],
                intern(name),
                tuple(map(intern, forms)),
                Spans(spans),
                pinned,
                roles=tuple(map(intern, roles)),
                region=intern(region),
                sure=sure,
            )
            for kind, name, forms, spans, pinned, roles, region, sure in json.loads(text)
        ]
    )


_KINDS: dict[str, Kind] = {kind.value: kind for kind in Kind}


@lru_cache(maxsize=1)
def program() -> str:
    """SHA-256 of the parts of the program that names follow from."""
    package = Path(sitegen.__file__).parent
    digest = hashlib.sha256()
    for source in _SOURCES:
        place = package / source
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            name = path.relative_to(package).as_posix()
            if path.is_file() and path.suffix != ".pyc" and not name.startswith(_LATER):
                digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()
