"""The authority file's word on every name that was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sitegen.entities.authority.claims import Claims
from sitegen.entities.authority.entry import Authority, Block, Entry, Only
from sitegen.entities.identity import letters
from sitegen.entities.naming import Named
from sitegen.model import Entity, Kind
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
    articles = tuple((story.address, tuple(judge.named(story))) for story in stories)
    everything: tuple[Entry | Block, ...] = (*authority.entries, *authority.blocks)
    return Ruled(articles, tuple(one for one in everything if id(one) not in judge.heard))


def described(entities: Iterable[Entity], authority: Authority) -> tuple[Entity, ...]:
    """The entities with what the file says of them besides their names."""
    entries = {entry.key: entry for entry in authority.entries}
    return tuple(
        _described(entity, entries[entity.key]) if entity.key in entries else entity
        for entity in entities
    )


def _described(entity: Entity, entry: Entry) -> Entity:
    others = {*entity.other_names, *entry.aliases} - {entity.name}
    return replace(
        entity,
        other_names=tuple(sorted(others)),
        description=entry.description,
        same_as=entry.same_as,
        pinned=entry.pin,
    )


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
        present = {id(verdict) for verdict in verdicts}
        for one, verdict in zip(story.named, verdicts, strict=True):
            entry = verdict or self._by_form(one, present)
            if entry is not None:
                self.heard.add(id(entry))
            if isinstance(entry, Entry):
                yield replace(one, ruled=entry.key)
            elif entry is None:
                yield one

    def _by_name(self, story: Story, one: Named, text: _Text) -> Entry | Block | None:
        """First as the kind it was found as; then what is blocked; then as the other kinds, in the
        order of Kind. What a person wrote into the article's own lists is neither blocked nor made
        another kind."""
        found = self._entry(story, one, one.kind, text)
        if found or one.pinned:
            return found
        if block := self._claims.block(one.kind, one.name):
            return block
        others = (self._entry(story, one, kind, text) for kind in Kind if kind is not one.kind)
        return next((entry for entry in others if entry), None)

    def _entry(self, story: Story, one: Named, kind: Kind, text: _Text) -> Entry | None:
        for entry in self._claims.sometimes(kind, one.name):
            if entry.only and _holds(entry.only, story, one, text):
                return entry
        return self._claims.always(kind, one.name)

    def _by_form(self, one: Named, present: set[int]) -> Entry | None:
        """The one entry that other forms of the name belong to, unless the article has it too.

        A single word decides only if it is an acronym: many people bear one surname.
        """
        forms = (form for form in one.forms if " " in form.strip() or _is_acronym(form))
        entries = {id(entry): entry for form in forms
                   if (entry := self._claims.always(one.kind, form))}  # fmt: skip
        if len(entries) != 1 or entries.keys() & present:
            return None
        return next(iter(entries.values()))


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


def _is_acronym(form: str) -> bool:
    bare = form.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper()
