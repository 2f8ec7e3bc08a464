"""What templates see: one frozen value for each kind of page, and the parts they are made of.

Every `href` is a relative URL, ready for the page it stands on. Every text is plain and must be
escaped, which Jinja does here by itself; only `ArticleView.body` is HTML. "" means: there is none.
`themes/README.md` lists the same fields for those who write themes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# --- parts -------------------------------------------------------------------------------------


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
    """A stretch of a sentence."""

    text: str
    marked: bool = False
    """It is the name that the page is about."""


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
class Original:
    """The clipping an article was read from."""

    name: str
    href: str
    """The copy in the site; "" when there is none."""
    sha256: str
    reading: str
    """The page that shows how it was read; "" when there is none."""


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


# --- the frame ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: `site` in a template."""

    title: str
    """The archive's name."""
    language: str
    direction: str
    """`ltr` or `rtl`."""
    address: str
    """This page, from the site's root."""
    page_title: str
    """For `<title>`."""
    description: str
    home: str
    stylesheet: str
    icon: str
    feed: str
    about: str
    canonical: str
    """The whole URL; only where the archive has a base_url."""
    base: str
    """For `<base>`: only where a page is shown at addresses other than its own."""
    sections: tuple[Link, ...]


# --- pages -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HomeView:
    description: str
    span: str
    count: str
    lines: tuple[Line, ...]
    """Newest first."""
    older: Link | None
    leading: tuple[NameGroup, ...]
    chart: Chart | None
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """Articles under one heading: a day, a source, an author, a page of the list of all."""

    kicker: str
    heading: str
    trail: tuple[Link, ...]
    summary: str
    groups: tuple[Group, ...]
    pager: Pager = field(default_factory=Pager)
    """Further pages of this list."""
    beside: Pager = field(default_factory=Pager)
    """The day before and the day after, where the list is a day's."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    title: str
    language: str
    direction: str
    section: str
    standfirst: str
    authors: tuple[Link, ...]
    agency: Link | None
    publication: Link | None
    date: DateView | None
    updated: str
    captions: tuple[str, ...]
    body: str
    """HTML, safe to show as it is."""
    names: tuple[NameGroup, ...]
    older: Line | None
    newer: Line | None
    original: Original | None
    url: Link | None
    """Where it was first published."""
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """How a clipping was read: all of it, but for blank lines."""

    heading: str
    note: str
    article: Link
    edited: bool
    """A person has edited the article since."""
    language: str
    """The article's, where it differs from the page's."""
    original: Original
    shares: tuple[Fact, ...]
    """How much of it became what, and each in per cent."""
    doubts: tuple[Remark, ...]
    mended: tuple[Mended, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    kind: str
    """`person`, `organization` or `place`."""
    kicker: str
    heading: str
    trail: tuple[Link, ...]
    summary: str
    other_names: str
    chart: Chart | None
    passages: tuple[Passage, ...]
    """Newest first."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class IndexView:
    """Names from A to Z."""

    heading: str
    trail: tuple[Link, ...]
    summary: str
    note: str
    alphabet: tuple[Link, ...]
    leading: tuple[Name, ...]
    """The names with the most articles, where the letters stand on pages of their own."""
    letters: tuple[Letter, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class YearsView:
    heading: str
    summary: str
    months: tuple[str, ...]
    """Their short names."""
    rows: tuple[YearRow, ...]
    """Newest first."""
    chart: Chart | None
    undated: Link | None


@dataclass(frozen=True, slots=True)
class YearView:
    heading: str
    trail: tuple[Link, ...]
    summary: str
    weekdays: tuple[str, ...]
    months: tuple[MonthCalendar, ...]
    groups: tuple[Group, ...]
    """Articles of which no more than the year is known."""
    pager: Pager
    beside: Pager
    """The year before and the year after."""


@dataclass(frozen=True, slots=True)
class MonthView:
    heading: str
    trail: tuple[Link, ...]
    summary: str
    weekdays: tuple[str, ...]
    calendar: MonthCalendar
    groups: tuple[Group, ...]
    """By day; in a crowded month only the articles of which no day is known."""
    pager: Pager
    beside: Pager
    """The month before and the month after."""


@dataclass(frozen=True, slots=True)
class AboutView:
    heading: str
    description: str
    holds: tuple[Fact, ...]
    gaps: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MissingView:
    heading: str
    home: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    heading: str
    target: Link


View = (
    HomeView
    | ListView
    | ArticleView
    | ReadingView
    | EntityView
    | IndexView
    | YearsView
    | YearView
    | MonthView
    | AboutView
    | MissingView
    | RedirectView
)

TEMPLATES: dict[str, type[View]] = {
    "home.html": HomeView,
    "list.html": ListView,
    "article.html": ArticleView,
    "reading.html": ReadingView,
    "entity.html": EntityView,
    "index.html": IndexView,
    "years.html": YearsView,
    "year.html": YearView,
    "month.html": MonthView,
    "about.html": AboutView,
    "404.html": MissingView,
    "redirect.html": RedirectView,
}
"""Each template, and what it is given as `page`."""
TEMPLATE_OF = {view: template for template, view in TEMPLATES.items()}
