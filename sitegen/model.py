"""The values that flow through sitegen. None of them ever changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from struct import Struct
from typing import cast, overload

from sitegen.text.dates import NewsDate


class Kind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"

    @property
    def key(self) -> str:
        """The front matter key and the site folder for names of this kind."""
        return _KEYS[self]


_KEYS = {Kind.PERSON: "people", Kind.ORGANIZATION: "organizations", Kind.PLACE: "places"}


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article besides its text. Absent means unknown; nothing is invented."""

    title: str
    date: NewsDate | None = None
    """The day (or month, or year) printed on the page; orders the archive."""
    updated: NewsDate | None = None
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    agency: str = ""
    """The wire service that wrote it."""
    publication: str = ""
    """The paper or site that printed it."""
    dateline: str = ""
    """As printed: `PORT HOLLOW`."""
    captions: tuple[str, ...] = ()
    """Photo captions with their credit, in the order of the page."""
    section: str = ""
    url: str = ""
    language: str = ""
    """A BCP 47 tag; "" means the archive's language."""
    tags: tuple[str, ...] = ()
    draft: bool = False
    aliases: tuple[str, ...] = ()
    """Old addresses, from the site's root, that shall lead here."""
    names: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    """The name lists, as they stand in the file. A kind that is absent is left to the program;
    an empty list means: none of this kind."""
    original: str = ""
    """The clipping it was read from, from content/: `clippings/harbor.txt`, or
    `clippings/wire.jsonl#3` for the third article of a file of many."""
    original_sha256: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    """Keys that sitegen does not know, each with its YAML as it was written."""

    @property
    def source(self) -> str:
        """Where it comes from, in a word: the publication, else the agency, else ""."""
        return self.publication or self.agency


@dataclass(frozen=True, slots=True)
class Clipping:
    """One raw file, or one article of a file of many, as it was read: not yet understood."""

    path: str
    """From content/, with forward slashes: `clippings/harbor.txt`; an article of a file that holds
    many by its place from 1: `clippings/wire.jsonl#3`."""
    sha256: str
    """Of the file's bytes, in hexadecimal; of an article in JSON, of its canonical form."""
    text: str
    """As decoded: no repair, no change of line ends."""
    encoding: str
    """The encoding it was decoded with: `utf-8`, `utf-8-sig`, `utf-16`, `cp1252` ..."""
    html: bool = False
    """The text is the HTML of a saved page."""
    told: Article | None = None
    """What the file itself says of its article, field by field; the text is then its body, in
    Markdown. None where the article must be found in the text."""
    line: int = 0
    """Of a file of many: the line where the article begins, from 1; 0 where that is not known."""
    doubts: tuple[Doubt, ...] = ()
    """What its reader had to guess, or could not use."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a clipping's text, and what became of it."""

    start: int
    end: int
    """Offsets into Clipping.text, end exclusive."""
    label: str
    """A field of Article, `body`, `blank`, or the name of the block that was dropped."""
    rule: str
    """The rule that decided, in a few words."""
    sure: int = 100
    """How sure the decision is, in per cent."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a clipping that a person should look at."""

    what: str
    """A sentence: `No date was found.`"""
    line: int = 0
    """The line of the clipping that it is about, from 1; 0 when it is about the whole."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of a clipping's text that was mended before it was used."""

    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Extract:
    """An article as read from a clipping, and an account of every character of it."""

    article: Article
    body: str
    """Markdown."""
    spans: tuple[Span, ...]
    """In order, without gap or overlap, from 0 to the length of the clipping's text; () where the
    file named the article's fields itself."""
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in a text, found by a recogniser."""

    start: int
    end: int
    """Offsets into the text, end exclusive."""
    kind: Kind
    sure: int = 100
    """How sure the recogniser is that this is a name of this kind, from 1 to 100: a rank, no
    probability."""


class Spans(Sequence[tuple[int, int]]):
    """Where a text names something: start and end of each place, equal to a tuple of the same.

    An archive names things a million times; packed, a place takes 8 bytes, and 130 as a tuple.
    """

    __slots__ = ("_packed",)

    def __init__(self, spans: Iterable[Sequence[int]] = ()) -> None:
        self._packed = b"".join([_SPAN.pack(start, end) for start, end in spans])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return cast(Iterator[tuple[int, int]], _SPAN.iter_unpack(self._packed))

    def __len__(self) -> int:
        return len(self._packed) // _SPAN.size

    @overload
    def __getitem__(self, place: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[tuple[int, int], ...]: ...
    def __getitem__(self, place: int | slice) -> tuple[int, int] | tuple[tuple[int, int], ...]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Spans):
            return self._packed == other._packed
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


_SPAN = Struct("=II")


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place, and everywhere it is named."""

    kind: Kind
    name: str
    """The usual full form, as a heading shows it."""
    other_names: tuple[str, ...] = ()
    """Other forms seen in the archive, and those that the authority file gives, sorted."""
    appearances: tuple[Appearance, ...] = ()
    """In the order of the archive."""
    description: str = ""
    """What the authority file says of it, in a line or two for the reader."""
    same_as: tuple[str, ...] = ()
    """URLs of the same thing elsewhere: Wikidata, VIAF, a catalogue."""
    pinned: bool = False
    """The authority file names it, so it has a page however seldom it appears."""

    @property
    def key(self) -> tuple[Kind, str]:
        """What makes an entity this one."""
        return self.kind, self.name


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in one article."""

    address: str
    """The article's address."""
    spans: Sequence[tuple[int, int]]
    """Where it is named, as offsets into the article's galley; () when the text does not name
    it: it is the agency, the publication or the dateline's place, or a person filed it there."""
