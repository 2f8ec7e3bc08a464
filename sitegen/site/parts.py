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
    clipping: str = ""
    """The file it was read from; only in the list of what was added last."""


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
    """`people`, `organizations` or `places`; of the indexes also `tags` and the like."""
    heading: str
    names: tuple[Name, ...]
    all: Link | None = None
    """The index of the kind."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Names under one letter."""

    heading: str
    """"" where the names stand by their number of articles."""
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
class Square:
    """A month or a year of the heat map."""

    x: int
    shade: int
    """From 1, a few articles, to 5."""
    label: str
    """`March 1998: 12 articles`."""
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A year or a decade of the heat map."""

    name: str
    """`1998`, `1990s`; `⋯` for several without articles."""
    href: str
    """The page of the year; "" where there is none."""
    y: int
    squares: tuple[Square, ...]
    """Those with articles."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole archive as squares, in the units of its view box."""

    label: str
    """What it shows."""
    note: str
    """What the shades mean."""
    table: Link
    """The same in figures."""
    width: int
    height: int
    across: int
    down: int
    """A square's width and height."""
    columns: tuple[tuple[str, int], ...]
    """The name of each and its left edge."""
    rows: tuple[HeatRow, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class OnThisDay:
    """What the script needs that shows the articles of the reader's day.

    The file of a day calls `onThisDay` with a list of articles, each with `title`, `href`, `year`,
    `date` and `language` ("" for the archive's own).
    """

    script: str
    folder: str
    """Where its files stand: `on-this-day/`, which has `03-04.js` for 4 March."""
    days: str
    """Which days have one: eight hexadecimal digits a month, whose last bit is the first day."""


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
    """An article, and the sentences in which a name stands in it."""

    line: Line
    sentences: tuple[tuple[Piece, ...], ...]
    """The first few."""
    more: str
    """`and in 3 more sentences`; where no sentence has the name, where else it stands: `in the
    dateline`."""


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
    """Its page; "" there, and in months without articles."""
    count: str
    weeks: tuple[tuple[Day, ...], ...]
    """Seven days each, from Monday."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year in the table of all years; a decade where the archive is long."""

    name: Link
    """With the `href` "" for a decade."""
    count: str
    cells: tuple[Link | None, ...]
    """Twelve months, or ten years: the number of articles, leading to them."""


@dataclass(frozen=True, slots=True)
class Era:
    """A year of the timeline; a decade or a century where the archive is long."""

    name: str
    """`1998`, `1990s`, `1900 to 1999`."""
    anchor: str
    """For `id`."""
    href: str
    """The page of the year; "" for a longer time."""
    count: str
    """`12 articles`."""
    years: tuple[Name, ...]
    """Of a decade: its years, each with its number of articles."""
    names: tuple[Name, ...]
    """Those in the most of its articles."""
    headlines: tuple[Link, ...]
    """An article or two that have these names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[tuple[Link, ...], ...]
    """Each of one or several texts; what leads nowhere has the `href` ""."""


@dataclass(frozen=True, slots=True)
class Table:
    heading: str
    note: str
    columns: tuple[str, ...]
    """What stands in each; the first names its row."""
    rows: tuple[Row, ...]
    more: Link | None = None
    """Where all of it stands."""


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
