"""The commands that show the names of the archive, and what could be said of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from sitegen.archive.addresses import load_published
from sitegen.archive.ledger import load_ledger
from sitegen.archive.naming import entities_of, rule, text_of
from sitegen.build import AUTHORITY_BUILT, make_edition
from sitegen.cli import Session, counted
from sitegen.cli.entities.known import KIND, Known, find_form, know, typed
from sitegen.entities.authority.changes import Change, Changed, changes
from sitegen.entities.authority.entry import FILE, Entry
from sitegen.entities.authority.evidence import mentions
from sitegen.entities.authority.file import parse_authority
from sitegen.entities.authority.suggesting import Suggestion, suggestions
from sitegen.entities.naming import Named
from sitegen.model import Entity
from sitegen.site.addressbook import settle
from sitegen.site.plan import plan
from sitegen.text.sentences import sentence_at

_LIMIT = click.option(
    "--limit", type=click.IntRange(1), default=20, help="How many; 20 unless said."
)


@click.command("list")
@KIND
@click.option("--json", "as_json", is_flag=True, help="As one list in JSON.")
@click.pass_obj
def list_names(session: Session, kind: str | None, as_json: bool) -> None:
    """List the names of the archive, those in most articles first; * stands in the file."""
    known = know(session)
    chosen = [one for one in known.entities if kind in (None, one.kind)]
    chosen.sort(key=lambda one: -len(one.appearances))
    if as_json:
        click.echo(json.dumps([_as_json(one) for one in chosen], ensure_ascii=False, indent=1))
        return
    written = {entry.key for entry in known.authority.entries}
    for one in chosen:
        mark = "*" if one.key in written else " "
        others = f"  (also {', '.join(one.other_names)})" if one.other_names else ""
        line = f"{len(one.appearances):>6,}  {one.kind:<12} {mark} {one.name}{others}"
        session.out.print(line, markup=False)
    if not session.quiet:
        names, articles = counted(len(chosen), "name"), counted(len(known.archive), "article")
        session.err.print(f"{names} in {articles}; the first column counts articles")


def _as_json(entity: Entity) -> dict[str, object]:
    return {
        "name": entity.name,
        "kind": entity.kind,
        "articles": len(entity.appearances),
        "mentions": mentions(entity),
        "other_names": entity.other_names,
        "description": entity.description,
        "same_as": entity.same_as,
        "pinned": entity.pinned,
    }


@click.command("show")
@click.argument("name")
@KIND
@_LIMIT
@click.pass_obj
def show(session: Session, name: str, kind: str | None, limit: int) -> None:
    """Show where NAME stands, in which forms, and who decided that it is this one."""
    known = know(session)
    entity = find_form(known, name, kind)
    out = session.out
    out.print(f"{entity.name}, {entity.kind}: {counted(len(entity.appearances), 'article')}, "
              f"{counted(mentions(entity), 'mention')}", markup=False)  # fmt: skip
    if entity.other_names:
        out.print(f"Also: {', '.join(entity.other_names)}", markup=False)
    for line in (entity.description, *entity.same_as, *_written(known, entity)):
        if line:
            out.print(line, markup=False)
    for line in _stories(known, entity, limit):
        out.print(line, markup=False)
    if len(entity.appearances) > limit:
        left = counted(len(entity.appearances) - limit, "more article")
        out.print(f"… and {left}; --limit shows more")


def _written(known: Known, entity: Entity) -> Iterator[str]:
    for entry in known.authority.called(entity.name, entity.kind):
        yield f"Written in {entry.where}{_aliases(entry)}"
        if entry.note:
            yield f"Note: {entry.note}"


def _aliases(entry: Entry) -> str:
    said = f"; aliases: {', '.join(entry.aliases)}" if entry.aliases else ""
    return f"{said}, only in some articles" if entry.only else said


def _stories(known: Known, entity: Entity, limit: int) -> Iterator[str]:
    ruled, read = dict(known.ruled.articles), text_of(known.archive)
    for seen in entity.appearances[:limit]:
        filed = known.archive.by_address[seen.address]
        date = filed.article.date.day_text if filed.article.date else "undated"
        yield f"\n{filed.path}  {date}  {filed.article.title}"
        mine = set(seen.spans)
        for one in ruled[seen.address]:
            if one.ruled == entity.key or (one.ruled is None and mine & set(one.spans)):
                yield f"    {_decided(one)}"
        if seen.spans:
            text = read(seen.address)
            start, end = sentence_at(text, *seen.spans[0])
            yield f"    {' '.join(text[start:end].split())}"


def _decided(one: Named) -> str:
    as_found = f"'{one.name}' as {one.kind}"
    if one.ruled:
        return f"{FILE} decided it; found was {as_found}"
    return f"the article's own list says {as_found}" if one.pinned else f"found: {as_found}"


@click.command("suggest")
@KIND
@_LIMIT
@click.option("--json", "as_json", is_flag=True, help="As one list in JSON.")
@click.pass_obj
def suggest(session: Session, kind: str | None, limit: int, as_json: bool) -> None:
    """List names that are probably one, or none: those first that the articles themselves speak
    for, and of these those that touch most mentions.

    Each comes with what speaks for it and with the command that would correct it. None of them is
    sure: look with `sitegen entities show NAME` before you believe it.
    """
    known = know(session)
    found = [
        one
        for one in suggestions(known.entities, known.authority, text_of(known.archive))
        if kind in (None, one.entity.kind)
    ]
    if as_json:
        rows = [_suggestion_as_json(one) for one in found[:limit]]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in found[:limit]:
        session.out.print(_headline(one), markup=False)
        session.out.print(f"    {one.why}", markup=False)
        session.out.print(f"    {_command(one)}", markup=False)
    if not session.quiet:
        shown = f", {limit} of them shown (--limit)" if len(found) > limit else ""
        session.err.print(f"{counted(len(found), 'suggestion')}{shown}")


def _headline(one: Suggestion) -> str:
    touched = counted(one.touched, "mention")
    if one.verb == "block":
        return f"'{one.entity.name}', {one.entity.kind} ({touched}), is probably no name"
    assert one.lead is not None
    if one.verb == "retype":
        kinds = f"{one.lead.kind}, not {one.entity.kind}"
        return f"'{one.entity.name}' ({touched}) is probably a name of one kind: {kinds}"
    return f"'{one.entity.name}' ({touched}) is probably '{one.lead.name}'"


def _command(one: Suggestion) -> str:
    entity, lead = one.entity, one.lead
    if one.verb == "merge" and lead is not None:
        return typed("merge", lead.name, entity.name, "--kind", entity.kind)
    if one.verb == "retype" and lead is not None:
        return typed("retype", entity.name, lead.kind, "--kind", entity.kind)
    return typed("block", entity.name, "--kind", entity.kind)


def _suggestion_as_json(one: Suggestion) -> dict[str, object]:
    return {
        "verb": one.verb,
        "name": one.entity.name,
        "kind": one.entity.kind,
        "lead": one.lead.name if one.lead else None,
        "mentions": one.touched,
        "why": one.why,
        "command": _command(one),
    }


@click.command("diff")
@click.pass_obj
def diff(session: Session) -> None:
    """Show what the changed file will change in the site, before it is built.

    It compares with the file as the last build read it; the articles are taken as they now stand.
    """
    known = know(session)
    try:
        text = (session.project / AUTHORITY_BUILT).read_text(encoding="utf-8")
    except FileNotFoundError:
        text = ""
        session.err.print("No build is on record: this is what the file changes altogether.")
    before = parse_authority(text)
    then = entities_of(rule(known.archive, known.stories, before), before)
    found = changes(then, known.entities)
    for one in found:
        session.out.print(_told(one), markup=False)
    pages = list(_pages(session, known, then))
    for line in pages:
        session.out.print(line, markup=False)
    if not session.quiet:
        session.err.print(f"{counted(len(found), 'change')}, {counted(len(pages), 'page')}")


def _pages(session: Session, known: Known, then: tuple[Entity, ...]) -> Iterator[str]:
    """Pages of entities that come, and addresses that will lead to another page."""
    project, config = session.project, session.config
    facts = load_ledger(project), load_published(project)
    before = settle(make_edition(config, known.archive, then, *facts)).entities
    edition = make_edition(config, known.archive, known.entities, *facts)
    now = set(settle(edition).entities.values())
    leads = {page.address: page.title for page in plan(edition).pages if not page.listed}
    for address in sorted(now.difference(before.values())):
        yield f"page       {address} is new"
    for address in sorted(set(before.values()) - now):
        lead = leads.get(address)
        yield f"page       {address} {f'will lead to {lead!r}' if lead else 'will be gone'}"


def _told(one: Changed) -> str:
    articles = counted(one.articles, "article")
    was = f"'{one.before[1]}' ({one.before[0]})" if one.before else ""
    kind = one.now[0] if one.now else ""
    turned = f" ({kind})" if one.now and one.before and one.before[0] != kind else ""
    now = f"'{one.now[1]}'{turned}" if one.now else ""
    return {
        Change.JOINED: f"joined     {was} becomes {now}, {articles}",
        Change.SPLIT: f"split      {was} becomes {now} in {articles}",
        Change.RENAMED: f"renamed    {was} is called {now}, {articles}",
        Change.RETYPED: f"retyped    {was} becomes {now}, {articles}",
        Change.GONE: f"gone       {was} is no name any more, {articles}",
        Change.NEW: f"new        {now} ({kind}), {articles}",
        Change.DESCRIBED: f"described  {was}, {articles}",
    }[one.change]


COMMANDS: dict[str, click.Command] = {
    str(one.name): one for one in (list_names, show, suggest, diff)
}
