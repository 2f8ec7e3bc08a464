"""sitegen entities --jsonl: find the names in texts, line by line, for pipes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import click

from sitegen.cli import Session
from sitegen.entities.naming import Named, named_in
from sitegen.entities.recognisers import Recogniser, recogniser
from sitegen.entities.resolve import resolve
from sitegen.model import Entity
from sitegen.text.slugs import numbered, slug


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the input that can be used."""

    id: Any
    """As it was given: a text or a number."""
    text: str
    named: tuple[Named, ...]


def find_names_in_lines(session: Session, name: str) -> None:
    """Standard input to standard output: a line that cannot be used is told, and left out."""
    problems: list[str] = []
    lines = list(_read(sys.stdin.buffer, recogniser(name), problems))
    ids = _entity_ids(lines)
    for number, line in enumerate(lines):
        answer = json.dumps(_answer(line, ids[number]), ensure_ascii=False)
        click.echo(answer.encode(errors="backslashreplace"))  # of half a sign: its escape in JSON
    for problem in problems:
        session.err.print(problem, markup=False)
    if problems:
        raise click.exceptions.Exit(1)


def _read(source: Iterable[bytes], finder: Recogniser, problems: list[str]) -> Iterator[_Line]:
    for number, raw in enumerate(source, 1):
        if not raw.strip():
            continue
        try:
            given = json.loads(raw)
            text, title = given["text"], given.get("title") or ""
            if not all(isinstance(one, str) for one in (text, title)):
                raise TypeError
            if not isinstance(given["id"], str | int):
                raise TypeError
        except (ValueError, TypeError, KeyError, RecursionError):
            problems.append(
                f'Line {number} is not {{"id": ..., "text": ...}} in JSON; it was left out.'
            )
            continue
        yield _Line(given["id"], text, _named(title, text, finder))


def _named(title: str, text: str, finder: Recogniser) -> tuple[Named, ...]:
    """The names of a text, read under its headline unless it begins with that; places in the text
    alone."""
    if not title or text.startswith(title):
        return named_in(text, finder.recognise(text))
    above = f"{title}\n\n"
    whole = above + text
    found = named_in(whole, finder.recognise(whole))
    return tuple(
        replace(one, spans=spans)
        for one in found
        if (
            spans := tuple(
                (a - len(above), b - len(above)) for a, b in one.spans if a >= len(above)
            )
        )
    )


def _entity_ids(lines: list[_Line]) -> list[dict[tuple[int, int], str]]:
    """For each line the id of the entity at each span: `person/mark-esper`."""
    entities = resolve((str(number), line.named) for number, line in enumerate(lines))
    ids: list[dict[tuple[int, int], str]] = [{} for _ in lines]
    taken: set[str] = set()
    for entity in entities:
        name = _entity_id(entity, taken)
        for appearance in entity.appearances:
            ids[int(appearance.address)].update(dict.fromkeys(appearance.spans, name))
    return ids


def _entity_id(entity: Entity, taken: set[str]) -> str:
    name = numbered(f"{entity.kind}/{slug(entity.name)}", taken)
    taken.add(name)
    return name


def _answer(line: _Line, ids: dict[tuple[int, int], str]) -> dict[str, Any]:
    mentions = [
        {
            "start": start,
            "end": end,
            "text": line.text[start:end],
            "type": ids[start, end].partition("/")[0],
            "entity": ids[start, end],
        }
        for start, end in sorted(ids)
    ]
    return {"id": line.id, "mentions": mentions}
