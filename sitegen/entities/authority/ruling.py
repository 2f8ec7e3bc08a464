"""The authority file's word on every name that was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sitegen.entities.authority.claims import Claims
from sitegen.entities.authority.entry import Authority, Block, Entry, Only
from sitegen.entities.letters import letters
from sitegen.entities.naming import Named
from sitegen.model import Appearance, Entity, Kind, Spans
from sitegen.text.dates import NewsDate
from sitegen.text.sentences import LONGEST, sentence_at


@dataclass(frozen=True, slots=True)
class Story:
    """What is asked of an article to tell whom its names mean."""

    address: str
    date: NewsDate | None
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The names of the archive under the authority file."""

    articles: tuple[tuple[str, tuple[Named, ...]], ...]
    """Each article's address and names, in the order given."""
    idle: tuple[Entry | Block, ...]
    """What of the file no article has, in its order."""


def under_authority(
    authority: Authority, stories: Iterable[Story], text_of: Callable[[str], str]
) -> Ruled:
    """Let the file rule. Time grows with the names, not with the entries.

    `text_of` gives the text that an article's spans point into, by its address; it is asked only
    where the neighbouring words decide.
    """
    judge = _Judge(authority, text_of)
    everything: tuple[Entry | Block, ...] = (*authority.entries, *authority.blocks)
    if not everything:
        return Ruled(tuple((story.address, story.named) for story in stories), ())
    articles = tuple((story.address, tuple(judge.named(story))) for story in stories)
    return Ruled(articles, tuple(one for one in everything if id(one) not in judge.heard))


def settled(
    entities: Iterable[Entity], authority: Authority, order: Iterable[str]
) -> tuple[Entity, ...]:
    """The entities of the archive as the file wants them, with what it says besides their names.

    What it says of a name that the program made up to tell namesakes apart is heard here, for no
    article has such a name: `John Smith (baker)`. `order` are the articles' addresses in archive
    order.
    """
    entries = {entry.key: entry for entry in authority.entries}
    claims = Claims(authority)
    meant: dict[tuple[Kind, str], list[Entity]] = {}
    for entity in entities:
        apart = plain_name(entity) and entity.key not in entries
        key = _meant(entity, claims) if apart else entity.key
        if key:
            meant.setdefault(key, []).append(entity)
    places = {address: place for place, address in enumerate(order)}
    kinds = list(Kind)
    return tuple(
        _described(one, entries[key]) if key in entries else one
        for key in sorted(meant, key=lambda key: (kinds.index(key[0]), key[1]))
        for one in [_as_one(key, meant[key], places)]
    )


def plain_name(entity: Entity) -> str:
    """The name that the articles have, where the program told namesakes apart; else ""."""
    plain = without_hint(entity.name)
    return plain if plain in entity.other_names else ""


def without_hint(name: str) -> str:
    """`John Smith` of `John Smith (baker)`, `Paris` of `Paris, Texas`; "" of any other name."""
    return name.rpartition(" (" if name.endswith(")") else ", ")[0]


def _meant(entity: Entity, claims: Claims) -> tuple[Kind, str] | None:
    """Whom the file means by an entity's name; None where it blocks the name."""
    claimants = claims.on(*entity.key)
    if claimants is None or (claimants.block and not claimants.always):
        return None if claimants else entity.key
    entry = claimants.always or claimants.otherwise
    return entry.key if entry else entity.key


def _as_one(key: tuple[Kind, str], parts: list[Entity], places: dict[str, int]) -> Entity:
    if len(parts) == 1 and parts[0].key == key:
        return parts[0]
    spans: dict[str, set[tuple[int, int]]] = {}
    for seen in (seen for part in parts for seen in part.appearances):
        spans.setdefault(seen.address, set()).update(seen.spans)
    forms = {form for part in parts for form in (part.name, *part.other_names)} - {key[1]}
    appearances = (Appearance(address, Spans(sorted(spans[address])))
                   for address in sorted(spans, key=places.__getitem__))  # fmt: skip
    return Entity(*key, tuple(sorted(forms)), tuple(appearances))


def _described(entity: Entity, entry: Entry) -> Entity:
    others = {*entity.other_names, *entry.aliases} - {entity.name}
    return replace(
        entity,
        other_names=tuple(sorted(others)),
        description=entry.description,
        same_as=entry.same_as,
        pinned=entry.pin,
    )


class _Verdict(NamedTuple):
    by: Entry | Block | None
    """None: by what is left when others have taken their part."""
    key: tuple[Kind, str] | None
    """The entity that the name is; None where it is none."""


class _Judge:
    def __init__(self, authority: Authority, text_of: Callable[[str], str]) -> None:
        self._claims = Claims(authority)
        self._text_of = text_of
        self.heard: set[int] = set()
        """The entries and blocks that decided something, by `id`."""

    def named(self, story: Story) -> Iterator[Named]:
        """The names of an article, each with the entry it is; those blocked left out."""
        text = _Text(self._text_of, story.address)
        verdicts = [self._by_name(story, one, text) for one in story.named]
        present = {id(verdict.by) for verdict in verdicts if verdict}
        for one, by_name in zip(story.named, verdicts, strict=True):
            verdict = by_name or self._by_form(one, present)
            if verdict is None:
                yield one
                continue
            self.heard.add(id(verdict.by))
            if verdict.key:
                yield one.ruled_as(verdict.key)

    def _by_name(self, story: Story, one: Named, text: _Text) -> _Verdict | None:
        """First as the kind it was found as; then what is blocked; then as another kind. What a
        person wrote into the article's own lists is neither blocked nor made another kind."""
        claimants = self._claims.on(one.kind, one.name)
        if claimants is None:
            return None
        entry = self._first_that_holds(claimants.sometimes, story, one, text) or claimants.always
        if entry:
            return _Verdict(entry, entry.key)
        if claimants.sometimes:
            # What a split leaves keeps its name, so that nothing puts the parts together again.
            return _Verdict(None, (one.kind, claimants.sometimes[0].aliases[0]))
        if one.pinned:
            return None
        if claimants.block:
            return _Verdict(claimants.block, None)
        others = self._first_that_holds(claimants.otherwise_sometimes, story, one, text)
        entry = others or claimants.otherwise
        return _Verdict(entry, entry.key) if entry else None

    def _first_that_holds(
        self, entries: tuple[Entry, ...], story: Story, one: Named, text: _Text
    ) -> Entry | None:
        for entry in entries:
            if entry.only and _holds(entry.only, story, one, text):
                return entry
        return None

    def _by_form(self, one: Named, present: set[int]) -> _Verdict | None:
        """The one entry that other forms of the name belong to, unless the article has it too.

        A single word does not decide: many people bear one surname, many bodies one acronym.
        """
        forms = [form for form in one.forms if " " in form and form != one.name]
        if not forms:
            return None
        known = (self._claims.on(one.kind, form) for form in forms)
        entries = {id(found.always): found.always for found in known if found and found.always}
        if len(entries) != 1 or entries.keys() & present:
            return None
        (entry,) = entries.values()
        return _Verdict(entry, entry.key)


class _Text:
    """The text of an article, read when it is first asked for."""

    def __init__(self, text_of: Callable[[str], str], address: str) -> None:
        self._text_of, self._address = text_of, address
        self._text: str | None = None

    def around(self, span: tuple[int, int]) -> str:
        """The bare words of the sentence around a span, with a space before and after."""
        if self._text is None:
            self._text = self._text_of(self._address)
        begin = max(span[0] - LONGEST, 0)
        nearby = self._text[begin : span[1] + LONGEST]  # so that no span costs a whole text
        start, end = sentence_at(nearby, span[0] - begin, span[1] - begin)
        return f" {letters(nearby[start:end])} "


def _holds(only: Only, story: Story, one: Named, text: _Text) -> bool:
    if only.articles and story.address not in only.articles:
        return False
    if only.dates and not _touches(only, story.date):
        return False
    words = [f" {letters(word)} " for word in only.near]
    if not words:
        return True
    around = (text.around(span) for span in one.spans)
    return any(word in sentence for sentence in around for word in words)


def _touches(only: Only, day: NewsDate | None) -> bool:
    """Whether the date, as far as it is known, may lie in one of the periods."""
    return day is not None and any(
        period.first <= day.last and day.first <= period.last for period in only.dates
    )
