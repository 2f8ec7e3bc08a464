"""The parts that pages are made of: frozen values, each shown by several templates.

Every `href` is a relative URL, ready for the page it stands on. Every text is plain and must be
escaped, which Jinja does here by itself. "" means: there is none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str
    current: bool = False
    """The link leads to where the reader is."""


@dataclass(frozen=True, slots=True)
class DateView:
    text: str
    """`4 March 1998`, or as much of it as is known."""
    short: str
    """`4 Mar 1998`."""
    iso: str
    """For `<time datetime>`."""
    href: str
    """The page of that day, month or year."""


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a list."""

    title: str
    href: str
    date: DateView | None
    source: str
    """The publication, else the agency."""
    lede: str
    """The standfirst, or the first words of the text."""
    language: str
    """Set where it differs from the page's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles under a heading."""

    heading: str
    href: str
    anchor: str
    """For `id`."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """The ways on in a list, or in time."""

    newer: Link | None = None
    older: Link | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an index."""

    name: str
    href: str
    """Its page; "" when it has none."""
    count: str
    articles: tuple[Link, ...] = ()
    """Of a name without a page: its articles, each by its date."""


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names of one kind."""

    kind: str
    """`people`, `organizations` or `places`."""
    heading: str
    names: tuple[Name, ...]
    all: Link | None = None
    """The index of the kind."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Names under one letter."""

    heading: str
    anchor: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of a chart, in the units of its view box."""

    x: int
    y: int
    width: int
    height: int
    label: str
    """`1998: 3 articles`."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Articles by year, as bars on one line."""

    label: str
    """All of it in words."""
    width: int
    height: int
    first: str
    last: str
    """The years at the ends."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    text: str
    marked: bool = False
    """It is the name that the page is about."""
    href: str = ""
    """It is a name, and this is its page."""
    title: str = ""
    """What the name stands for: `Person`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An article, and the sentence in which a name stands in it."""

    line: Line
    sentence: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a calendar; one without text fills up the week."""

    text: str = ""
    href: str = ""
    """Its page; "" on days without articles."""
    label: str = ""
    """`4 March 1998: 3 articles`."""


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    heading: str
    href: str
    """Its page; "" in months without articles."""
    count: str
    weeks: tuple[tuple[Day, ...], ...]
    """Seven days each, from Monday."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year in the table of all years."""

    year: Link
    count: str
    months: tuple[Link | None, ...]
    """Twelve: the number of articles, leading to the month."""


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    href: str
    size: str
    """`1.2 MB`."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """Files that hold the same things, and what stands in them."""

    heading: str
    about: str
    files: tuple[Download, ...]
    columns: tuple[Fact, ...]
    """Each column of its tables, and what it holds."""


@dataclass(frozen=True, slots=True)
class Original:
    """The clipping an article was read from."""

    name: str
    href: str
    """The copy in the site; "" when there is none."""
    sha256: str
    reading: str
    """The page that shows how it was read; "" when there is none."""
    pictures: tuple[Picture, ...] = ()
    """That belong to it, shown in the page or not."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was filed with a clipping."""

    name: str
    href: str
    """The copy in the site."""
    sha256: str
    text: str
    """For who cannot see it: `alt`."""
    width: int
    """In pixels; 0 where it is not known."""
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption; one of them may be missing."""

    picture: Picture | None
    caption: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite an article, in one form, to be copied as it is."""

    form: str
    """`plain`, `bibtex`, `ris` or `csl-json`."""
    name: str
    """`BibTeX`."""
    text: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What other programs are told of a page, in its head."""

    property: str
    """`og:title`."""
    content: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a clipping, and what became of it."""

    fate: str
    """`body`, `field` or `dropped`."""
    label: str
    """`headline`, `text`, `left out: newsletter`."""
    rule: str
    """The rule that decided, in a few words of English."""
    sure: str
    """`97 % sure`."""
    lines: str
    """Its lines in the clipping: `line 12`, `lines 12–40`."""
    text: str
    """As it stands in the clipping, line ends and all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the query language: something a person types, and what it means."""

    text: str
    meaning: str
    href: str = ""
    """The search page, asked for it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a line of a clipping."""

    line: str
    """`line 12`; "" when it is about the whole."""
    text: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended in a line of a clipping before it was read."""

    line: str
    was: str
    now: str
