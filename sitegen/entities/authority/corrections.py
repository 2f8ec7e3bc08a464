"""The corrections that a person can ask for, as changes of the authority file's text.

Each takes the text of a sound file and gives the text of another; `save` writes it if it is sound
as well. Comments, order and every line that is not meant stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sitegen.entities.authority.entry import BLOCK, FILE, Block, Entry
from sitegen.entities.authority.file import parse_authority
from sitegen.entities.authority.pieces import (
    Items,
    Keys,
    Piece,
    added,
    in_one_line,
    load,
    opened,
    pieces,
    quoted,
    replaced,
)
from sitegen.entities.letters import letters
from sitegen.errors import ContentError, Problem, Where
from sitegen.model import Kind
from sitegen.publish import write_aside

HEADER = (
    "# What is said of names here overrules what the program finds; docs/entities.md tells how.\n"
)


def save(project: Path, text: str) -> None:
    """Write the file; ContentError where the edit would break it, and the file stays as it was."""
    try:
        parse_authority(text)
    except ContentError as error:
        reason = error.problems[0]
        advice = f"{reason.advice} Nothing was changed.".strip()
        raise ContentError(Problem(reason.what, advice, Where(FILE))) from None
    windows = (project / FILE).is_file() and b"\r\n" in (project / FILE).read_bytes()
    write_aside(project / FILE, (text.replace("\n", "\r\n") if windows else text).encode())


def merged(text: str, lead: tuple[Kind, str], other: tuple[Kind, str]) -> str:
    """Every `other` means `lead` from now on. An entry of the other stays whole, as an alias."""
    text, alias = _taken_out(text, *other)
    if isinstance(alias, Keys) and other[0] is not lead[0]:
        alias["kind"] = other[0].value
    text, piece = _look_up(text, lead[0].key, lead[1])
    if piece is None:
        entry = Keys(name=quoted(lead[1]))
        return added(text, lead[0].key, _with_alias(entry, alias))
    entry = load(text, piece)
    if "only" in entry:
        raise _only_somewhere(lead[1])
    if set(entry) == {"name"}:
        entry["pin"] = "true"  # so that it is an entry of its own when the alias is taken back
    return replaced(text, piece, _with_alias(entry, alias))


def unmerged(text: str, kind: Kind, lead: str, alias: str) -> str:
    """The alias is a name of its own again; an entry that said nothing else is taken away."""
    text, piece = _look_up(text, kind.key, lead)
    assert piece is not None
    entry = load(text, piece)
    holder = _holder(entry, alias)
    freed = next(one for one in _aliases(holder) if letters(_name_of(one)) == letters(alias))
    _without_alias(holder, alias)
    text = replaced(text, piece, entry if set(entry) != {"name"} else None)
    if not isinstance(freed, Keys):
        return text
    section = Kind(freed.pop("kind", kind.value)).key
    bare = set(freed) == {"name", "pin"} and freed["pin"] == "true"
    return added(text, section, str(freed["name"]) if bare else freed)


def _holder(entry: Keys, alias: str) -> Keys:
    """Whose aliases have the name: the entry's, or those of one that was merged into it."""
    if any(letters(_name_of(one)) == letters(alias) for one in _aliases(entry)):
        return entry
    inner = [one for one in _aliases(entry) if isinstance(one, Keys)]
    return next(
        _holder(one, alias) for one in inner if letters(alias) in map(letters, _all_names(one))
    )


def split(text: str, kind: Kind, name: str, apart: str, where: Mapping[str, list[str]]) -> str:
    """`name`, and what else means the same, means `apart` in some articles.

    `where` has the keys of `only`.
    """
    text, piece = _look_up(text, kind.key, name)
    others = [one for one in _all_names(load(text, piece)) if one != name] if piece else []
    only = Keys({key: in_one_line(values) for key, values in where.items()})
    entry = Keys(name=quoted(apart), aliases=in_one_line([name, *others]), only=only)
    return added(text, kind.key, entry)


def blocked(text: str, name: str, kind: Kind | None) -> str:
    """The name is no entity, or none of one kind."""
    item = Keys(name=quoted(name), kind=kind.value) if kind else name
    return added(text or HEADER, BLOCK, item)


def renamed(text: str, kind: Kind, name: str, preferred: str) -> str:
    """The entity is called otherwise; what it was called stays its alias."""
    text, piece = _look_up(text, kind.key, name)
    if piece is None:
        entry = Keys(name=quoted(preferred))
        return added(text, kind.key, _with_alias(entry, quoted(name)))
    entry = _without_alias(load(text, piece), preferred)
    was, entry["name"] = entry["name"], quoted(preferred)
    return replaced(text, piece, _with_alias(entry, was))


def retyped(text: str, kind: Kind, name: str, now: Kind) -> str:
    """The name is of another kind."""
    text, piece = _look_up(text, kind.key, name)
    if piece is None:
        return added(text, now.key, name)
    entry = load(text, piece)
    return added(replaced(text, piece, None), now.key, name if set(entry) == {"name"} else entry)


def pinned(text: str, kind: Kind, name: str) -> str:
    """The name has a page however seldom it stands."""
    text, piece = _look_up(text, kind.key, name)
    if piece is None:
        return added(text, kind.key, name)
    entry = load(text, piece)
    if set(entry) == {"name"}:
        return text
    entry["pin"] = "true"
    return replaced(text, piece, entry)


def described(text: str, kind: Kind, name: str, said: Mapping[str, str | list[str]]) -> str:
    """The entry says `description`, `same_as` or `note`; what else it says stays."""
    text, piece = _look_up(text, kind.key, name)
    entry = load(text, piece) if piece else Keys(name=quoted(name))
    for key, value in said.items():
        entry[key] = quoted(value) if isinstance(value, str) else in_one_line(value)
    return replaced(text, piece, entry) if piece else added(text, kind.key, entry)


def forgotten(text: str, said: Entry | Block) -> str:
    """The file no longer has this entry or blocked name."""
    section = BLOCK if isinstance(said, Block) else said.kind.key
    text = opened(text, section)
    for piece in pieces(text, section):
        alike = letters(piece.name) == letters(said.name)
        if alike and (section != BLOCK or piece.says("kind") == (said.kind or "")):
            return replaced(text, piece, None)
    return text


def _look_up(text: str, section: str, name: str) -> tuple[str, Piece | None]:
    """The text, ready to be edited, and the item with the name."""
    text = opened(text or HEADER, section)
    there = pieces(text, section)
    return text, next((one for one in there if letters(one.name) == letters(name)), None)


def _taken_out(text: str, kind: Kind, name: str) -> tuple[str, str | Keys]:
    """The text without the name's entry, and what shall stand among another's aliases."""
    text, piece = _look_up(text, kind.key, name)
    if piece is None:
        return text, quoted(name)
    entry = load(text, piece)
    if "only" in entry:
        raise _only_somewhere(name)
    if set(entry) == {"name"}:
        entry["pin"] = "true"
    return replaced(text, piece, None), entry


def _only_somewhere(name: str) -> ContentError:
    what = f"The aliases of '{name}' mean it only in some articles, so it cannot be merged."
    advice = f'Edit {FILE} by hand, or take the entry back: sitegen entities forget "{name}"'
    return ContentError(Problem(what, advice, Where(FILE)))


def _aliases(entry: Keys) -> list[Any]:
    aliases = entry.get("aliases") or []
    return [aliases] if isinstance(aliases, str) else list(aliases)


def _all_names(entry: Keys) -> list[str]:
    """The entry's name and its aliases, those of entries that were merged into it among them."""
    names = [_name_of(entry)]
    for one in _aliases(entry):
        names += _all_names(one) if isinstance(one, Keys) else [_name_of(one)]
    return names


def _name_of(alias: Any) -> str:
    return " ".join(str(alias["name"] if isinstance(alias, Keys) else alias).split())


def _with_alias(entry: Keys, alias: str | Keys) -> Keys:
    aliases = entry.get("aliases")
    if not isinstance(aliases, Items):
        aliases = in_one_line([])
        aliases += [entry["aliases"]] if entry.get("aliases") else []
        entry["aliases"] = aliases
    if isinstance(alias, Keys):
        aliases.fa.set_block_style()
    aliases.append(alias)
    return entry


def _without_alias(entry: Keys, name: str) -> Keys:
    aliases = entry.get("aliases")
    if isinstance(aliases, Items):
        for place in reversed(range(len(aliases))):
            if letters(_name_of(aliases[place])) == letters(name):
                del aliases[place]
    if not aliases or (isinstance(aliases, str) and letters(aliases) == letters(name)):
        entry.pop("aliases", None)
    return entry
