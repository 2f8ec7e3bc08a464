"""The commands that write what a person says of names into content/entities.yaml."""

from __future__ import annotations

import click

from sitegen.archive.naming import entities_of, rule
from sitegen.cli import Session, counted
from sitegen.cli.entities.known import KIND, KINDS, Ambiguous, Known, find, find_form, know, typed
from sitegen.entities.authority import corrections
from sitegen.entities.authority.entry import FILE, Authority, Block, Entry
from sitegen.entities.authority.file import page_of, parse_authority, read_authority
from sitegen.entities.authority.ruling import plain_name
from sitegen.entities.letters import letters
from sitegen.errors import ContentError, Problem, did_you_mean
from sitegen.model import Entity, Kind


@click.command("merge")
@click.argument("name")
@click.argument("other")
@KIND
@click.pass_obj
def merge(session: Session, name: str, other: str, kind: str | None) -> None:
    """Let OTHER mean NAME: one page for both, under NAME.

    What the file says of OTHER stays whole among NAME's aliases; `unmerge OTHER` takes it back.
    """
    known = know(session)
    lead, joined = _two(known, name, other, kind)
    if lead.key == joined.key:
        what = f"'{other}' is '{lead.name}' already."
        rename = f"To give it that name: {typed('rename', lead.name, other)}"
        raise ContentError(Problem(what, rename if other != lead.name else "Nothing was changed."))
    text = corrections.merged(read_authority(session.project), lead.key, joined.key)
    _save(session, text, f"'{joined.name}' ({_articles(joined)}) now means '{lead.name}'.")


def _two(known: Known, name: str, other: str, kind: str | None) -> tuple[Entity, Entity]:
    """Both entities. Where one name is of several kinds, the kind of the other one serves."""
    try:
        joined = _of_kind_if_any(known, other, kind)
    except Ambiguous:
        lead = _of_kind_if_any(known, name, kind)
        return lead, find(known, other, lead.kind)
    try:
        return _of_kind_if_any(known, name, kind), joined
    except Ambiguous:
        return find(known, name, joined.kind), joined


def _of_kind_if_any(known: Known, name: str, kind: str | None) -> Entity:
    has_kind = any(one.kind == kind and letters(one.name) == letters(name)
                   for one in known.entities)  # fmt: skip
    return find(known, name, kind if has_kind else None)


@click.command("unmerge")
@click.argument("alias")
@KIND
@click.pass_obj
def unmerge(session: Session, alias: str, kind: str | None) -> None:
    """Let ALIAS be a name of its own again, whoever put the two together, you or the program."""
    known = know(session)
    found = [
        entry
        for entry in known.authority.entries
        if letters(alias) in map(letters, entry.aliases) and kind in (None, entry.kind)
    ]
    if not found:
        _keep_apart(session, known, alias, kind)
        return
    entry = _only_one(found, alias)
    text = corrections.unmerged(read_authority(session.project), entry.kind, entry.name, alias)
    name = next(one for one in entry.aliases if letters(one) == letters(alias))
    told = f"'{name}' no longer means '{entry.name}'."
    if _is_still_one(known, text, entry, name):
        told = (
            f"The file no longer says that '{name}' means '{entry.name}', but the program takes "
            f"the two for one. To part them: {typed('unmerge', name)}"
        )
    _save(session, text, told)


def _is_still_one(known: Known, text: str, lead: Entry, alias: str) -> bool:
    """Whether the program itself puts a name together with another under the changed file."""
    authority = parse_authority(text)
    entities = entities_of(rule(known.archive, known.stories, authority), authority)
    forms = (one.other_names for one in entities if one.key == lead.key)
    return any(letters(alias) in map(letters, names) for names in forms)


def _keep_apart(session: Session, known: Known, form: str, kind: str | None) -> None:
    """Part what the program put together: two entries of the file are never put together."""
    lead = find_form(known, form, kind)
    bare = letters(form)
    found = (one.name for story in known.stories for one in story.named)
    name = next((one for one in found if letters(one) == bare), None)
    if letters(lead.name) == bare:
        what = f"'{lead.name}' is a name of its own already."
        raise ContentError(Problem(what, f"What it is called besides: {typed('show', form)}"))
    if name is None:
        what = f"Articles that say '{form}' name '{lead.name}' in full beside it."
        advice = "Where it is somebody else, say so: sitegen entities split."
        raise ContentError(Problem(what, advice))
    text = corrections.pinned(read_authority(session.project), lead.kind, lead.name)
    text = corrections.pinned(text, lead.kind, name)
    _save(session, text, f"'{name}' and '{lead.name}' are kept apart from now on.")


@click.command("split")
@click.argument("name")
@click.option("--as", "apart", required=True, help="What the one set apart is called.")
@click.option("--articles", multiple=True, help="An article's file or address; repeatable.")
@click.option("--dates", multiple=True, help="A date or a range: 1998-03, 1990/1999, 1990/.")
@click.option("--near", multiple=True, help="A word in a sentence that names it; repeatable.")
@KIND
@click.pass_obj
def split(
    session: Session,
    name: str,
    apart: str,
    articles: tuple[str, ...],
    dates: tuple[str, ...],
    near: tuple[str, ...],
    kind: str | None,
) -> None:
    """Let NAME mean somebody else in some articles.

    All that is given must hold; of several values of one option one is enough.
    """
    where = {"articles": list(articles), "dates": list(dates), "near": list(near)}
    given = {key: values for key, values in where.items() if values}
    if not given:
        raise click.UsageError("Say where it means the other one: --articles, --dates or --near.")
    known = know(session)
    kind_of, shared = _to_split(known, name, kind)
    for article in articles:
        if page_of(article) not in known.archive.by_address:
            what = f"There is no article '{article}'."
            advice = f"Its file stands in the list of {typed('show', name)}."
            raise ContentError(Problem(what, advice))
    text = corrections.split(read_authority(session.project), kind_of, shared, apart, given)
    said = " and ".join(f"{key}: {', '.join(values)}" for key, values in given.items())
    _save(session, text, f"'{shared}' now means '{apart}' where this holds: {said}.")


def _to_split(known: Known, name: str, kind: str | None) -> tuple[Kind, str]:
    """What the articles call it: those whom the program told apart share one name there."""
    for entity in known.entities:
        shared = plain_name(entity)
        if shared and kind in (None, entity.kind) and name in (entity.name, shared):
            return entity.kind, shared
    return find(known, name, kind).key


@click.command("rename")
@click.argument("name")
@click.argument("preferred")
@KIND
@click.pass_obj
def rename(session: Session, name: str, preferred: str, kind: str | None) -> None:
    """Call NAME by its PREFERRED name; its old page leads to the new one."""
    known = know(session)
    entity = find(known, name, kind)
    if entity.name == preferred:
        raise ContentError(Problem(f"'{preferred}' is its name already.", "Nothing was changed."))
    taken = [
        one
        for one in known.entities
        if one.kind is entity.kind and letters(one.name) == letters(preferred)
    ]
    if taken and entity not in taken:
        what = f"'{taken[0].name}' is another {entity.kind} already ({_articles(taken[0])})."
        advice = f"To make one of the two: {typed('merge', taken[0].name, entity.name)}"
        raise ContentError(Problem(what, advice))
    text = corrections.renamed(read_authority(session.project), entity.kind, entity.name, preferred)
    _save(session, text, f"'{entity.name}' ({_articles(entity)}) is now called '{preferred}'.")


@click.command("retype")
@click.argument("name")
@click.argument("now", type=KINDS)
@KIND
@click.pass_obj
def retype(session: Session, name: str, now: str, kind: str | None) -> None:
    """Say that NAME is a person, an organization or a place. --kind: what it was taken for."""
    entity = find(know(session), name, kind)
    if entity.kind == now:
        what = f"'{entity.name}' is filed as {entity.kind} already."
        raise ContentError(Problem(what, "Nothing was changed."))
    text = read_authority(session.project)
    text = corrections.retyped(text, entity.kind, entity.name, Kind(now))
    _save(session, text, f"'{entity.name}' ({_articles(entity)}) is now filed as {now}.")


@click.command("block")
@click.argument("name")
@KIND
@click.pass_obj
def block(session: Session, name: str, kind: str | None) -> None:
    """Say that NAME is no person, organisation or place; with --kind, only not of this kind."""
    known = know(session)
    found = [
        entity
        for entity in known.entities
        if letters(entity.name) == letters(name) and kind in (None, entity.kind)
    ]
    if not found:
        found = [find(known, name, kind)]  # tells what is near, or which name it is a form of
    name = found[0].name
    if any(letters(one.name) == letters(name) and one.kind in (None, kind)
           for one in known.authority.blocks):  # fmt: skip
        what = f"'{name}' is blocked already."
        advice = "What an article's own lists have stays; take it out there."
        raise ContentError(Problem(what, f"{advice} Where: {typed('show', name)}"))
    for entry in known.authority.called(name, _kind(kind)):
        what = f"'{name}' has an entry in {entry.where}, so it cannot be blocked."
        raise ContentError(Problem(what, f"To take that back first: {typed('forget', name)}"))
    text = corrections.blocked(read_authority(session.project), name, _kind(kind))
    articles = counted(len({a.address for one in found for a in one.appearances}), "article")
    _save(
        session,
        text,
        f"'{name}' ({articles}) is no {kind or 'name'} any more.{_listed(known, found)}",
    )


@click.command("pin")
@click.argument("name")
@KIND
@click.pass_obj
def pin(session: Session, name: str, kind: str | None) -> None:
    """Give NAME a page, however seldom it stands in the archive."""
    entity = find(know(session), name, kind)
    text = corrections.pinned(read_authority(session.project), entity.kind, entity.name)
    _save(session, text, f"'{entity.name}' has a page whatever happens.")


@click.command("describe")
@click.argument("name")
@click.argument("description", required=False)
@click.option("--same-as", multiple=True, help="A URL of the same thing elsewhere; repeatable.")
@click.option("--note", help="For those who keep the file; shown nowhere else.")
@KIND
@click.pass_obj
def describe(
    session: Session,
    name: str,
    description: str | None,
    same_as: tuple[str, ...],
    note: str | None,
    kind: str | None,
) -> None:
    """Say in a line what NAME is, for its page."""
    given = {"description": description, "same_as": list(same_as), "note": note}
    said = {key: value for key, value in given.items() if value}
    if not said:
        raise click.UsageError("Say what it is, or give --same-as or --note.")
    entity = find(know(session), name, kind)
    text = read_authority(session.project)
    text = corrections.described(text, entity.kind, entity.name, said)
    _save(session, text, f"'{entity.name}' is described.")


@click.command("forget")
@click.argument("name")
@KIND
@click.pass_obj
def forget(session: Session, name: str, kind: str | None) -> None:
    """Take back all that the file says of NAME, as an entry or as a blocked name."""
    authority = know(session).authority
    everything: tuple[Entry | Block, ...] = (*authority.blocks, *authority.entries)
    said = [
        one for one in everything if letters(one.name) == letters(name) and kind in (None, one.kind)
    ]
    if not said:
        nobody = f"The file has no entry '{name}', and blocks no such name."
        raise ContentError(Problem(nobody, _nearest(name, authority)))
    kinds = list(dict.fromkeys(one.kind for one in said if one.kind))
    if len(said) > 1 and kinds:
        what = f"The file says {counted(len(said), 'thing')} of '{name}'."
        raise ContentError(Problem(what, f"Say which: --kind {' or --kind '.join(kinds)}."))
    text = corrections.forgotten(read_authority(session.project), said[0])
    blocked = isinstance(said[0], Block)
    told = "is no longer blocked" if blocked else "is left to the program again"
    _save(session, text, f"'{said[0].name}' {told}.")


def _save(session: Session, text: str, sentence: str) -> None:
    corrections.save(session.project, text)
    if not session.quiet:
        session.out.print(sentence, markup=False)
        session.out.print(f"Written to {FILE}. What it changes: sitegen entities diff")
        session.out.print("Next: sitegen build")


def _articles(entity: Entity) -> str:
    return counted(len(entity.appearances), "article")


def _listed(known: Known, found: list[Entity]) -> str:
    """What stays of blocked names: those in the articles' own lists."""
    names = {(one.kind, letters(one.name)) for one in found}
    stay = sum(
        any(one.pinned and (one.kind, letters(one.name)) in names for one in story.named)
        for story in known.stories
    )
    return f" In {counted(stay, 'article')} it stays, whose own lists have it." if stay else ""


def _kind(kind: str | None) -> Kind | None:
    return Kind(kind) if kind else None


def _only_one(found: list[Entry], name: str) -> Entry:
    if len(found) == 1:
        return found[0]
    leads = ", ".join(f"'{entry.name}' ({entry.kind})" for entry in found)
    advice = "Give --kind." if len({one.kind for one in found}) > 1 else f"Edit {FILE} by hand."
    raise ContentError(Problem(f"'{name}' is an alias of {leads}.", advice))


def _nearest(name: str, authority: Authority) -> str:
    if any(letters(name) in map(letters, entry.aliases) for entry in authority.entries):
        return f"It is an alias; to take it back: {typed('unmerge', name)}"
    entries, blocks = authority.entries, authority.blocks
    said = [*(one.name for one in entries), *(one.name for one in blocks)]
    return did_you_mean(name, said) or f"{FILE} shows what it says."


COMMANDS: dict[str, click.Command] = {
    str(one.name): one
    for one in (merge, unmerge, split, rename, retype, block, pin, describe, forget)
}
