"""What the commands on names know: the archive's entities, and the name that a person typed."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

import click

from sitegen.archive.archive import Archive
from sitegen.archive.cache import open_cache
from sitegen.archive.ledger import load_ledger
from sitegen.archive.loading import load_archive
from sitegen.archive.naming import entities_of, find_names, rule
from sitegen.build import CACHE
from sitegen.cli import Session, counted
from sitegen.cli.progress import Watcher
from sitegen.engine import Engine
from sitegen.entities.authority.entry import Authority
from sitegen.entities.authority.file import load_authority
from sitegen.entities.authority.ruling import Ruled, Story
from sitegen.entities.letters import letters
from sitegen.errors import ContentError, Problem, Severity, did_you_mean
from sitegen.model import Entity, Kind

KINDS = click.Choice([kind.value for kind in Kind])
KIND = click.option("--kind", type=KINDS, help="Where a name is of several kinds.")


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the archive as it now stands, under the authority file as it now stands."""

    archive: Archive
    stories: tuple[Story, ...]
    """The names before the file is heard."""
    authority: Authority
    ruled: Ruled
    entities: tuple[Entity, ...]


class Ambiguous(ContentError):
    """A name that means several things."""


def know(session: Session) -> Known:
    """Find the names, as a build does; articles that cannot be read are told and left out."""
    config, project = session.config, session.project
    authority = load_authority(project)
    with Watcher(session) as watcher, Engine(config.workers) as engine:
        loaded = load_archive(project, engine)
        watcher.stage("names", len(loaded.archive))
        with open_cache(project / CACHE) as cache:
            stories = find_names(
                loaded.archive, load_ledger(project), config, engine, cache,
                lambda _: watcher.step(),
            )  # fmt: skip
    for problem in loaded.problems:
        if problem.severity is Severity.ERROR:
            session.err.print(f"left out: {problem}", markup=False)
    ruled = rule(loaded.archive, stories, authority)
    return Known(loaded.archive, stories, authority, ruled, entities_of(ruled, authority))


def find(known: Known, name: str, kind: str | None = None) -> Entity:
    """The entity with the name; raises ContentError that asks or helps where there is none."""
    found = _called(known, name, kind)
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(name, found)
    forms = _with_form(known, name, kind)
    if len(forms) == 1:
        what = f"'{name}' is a form of '{forms[0].name}'."
        part = typed("unmerge", name)
        raise ContentError(Problem(what, f"Say that name, or part the two: {part}"))
    if forms:
        raise _ambiguous(name, forms)
    wanted = [one for one in known.entities if kind in (None, one.kind)]
    if any(letters(one.name) == letters(name) for one in known.authority.blocks):
        what = f"'{name}' is blocked, so it is no name."
        raise ContentError(Problem(what, f"To take that back: {typed('forget', name)}"))
    what = f"The archive has no {kind or 'name'} '{name}'."
    raise ContentError(Problem(what, _help(name, wanted)))


def find_form(known: Known, name: str, kind: str | None = None) -> Entity:
    """Like `find`, for any form of the name as well."""
    forms = _with_form(known, name, kind)
    if len(forms) == 1 and not _called(known, name, kind):
        return forms[0]
    return find(known, name, kind)


def _called(known: Known, name: str, kind: str | None) -> list[Entity]:
    wanted = [one for one in known.entities if kind in (None, one.kind)]
    exact = [one for one in wanted if one.name == name]
    return exact or [one for one in wanted if letters(one.name) == letters(name)]


def _with_form(known: Known, name: str, kind: str | None) -> list[Entity]:
    bare = letters(name)
    return [
        one
        for one in known.entities
        if kind in (None, one.kind) and bare in map(letters, one.other_names)
    ]


def typed(*words: str) -> str:
    """A command on names as a person types it."""
    return f"sitegen entities {' '.join(map(_quoted, words))}"


def _quoted(word: str) -> str:
    """In double quotes, which every shell knows, where nothing in the word means more in them."""
    if word.isalnum() or word.startswith("--"):
        return word
    return shlex.quote(word) if any(sign in word for sign in '"$`\\!%') else f'"{word}"'


def _ambiguous(name: str, found: list[Entity]) -> Ambiguous:
    if len({one.kind for one in found}) == len(found):
        kinds = [one.kind.value for one in found]
        advice = f"Say which you mean: --kind {' or --kind '.join(kinds)}."
        return Ambiguous(Problem(f"'{name}' is {counted(len(found), 'thing')}.", advice))
    names = ", ".join(f"'{one.name}'" for one in found[:5])
    what = f"'{name}' is a form of {counted(len(found), 'name')}: {names}."
    return Ambiguous(Problem(what, "Say the full name."))


def _help(name: str, entities: list[Entity]) -> str:
    """The sentence that names what may have been meant: the nearest, else what shares a word."""
    bare = letters(name)
    words = set(bare.split())
    sharing = [one.name for one in entities if words & set(letters(one.name).split())]
    begins = [one.name for one in entities if letters(one.name)[:1] == bare[:1]]
    if near := did_you_mean(name, sharing) or did_you_mean(name, begins):
        return near
    if sharing:
        names = ", ".join(repr(one) for one in sharing[:3])
        return f"There {'is' if len(sharing) == 1 else 'are'} {names}."
    return "sitegen entities list shows what it has."
