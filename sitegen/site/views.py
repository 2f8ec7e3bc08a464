"""What templates see: one frozen value for each kind of page. `parts` holds what they are made of.

Only `ArticleView.body` is HTML, and `ArticleView.data` JSON. `themes/README.md` lists the same
fields for those who write themes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.site.parts import (
    Chart,
    Citation,
    DataSet,
    DateView,
    Download,
    Era,
    Fact,
    Figure,
    Group,
    HeatMap,
    Letter,
    Line,
    Link,
    Mended,
    Meta,
    MonthCalendar,
    Name,
    NameGroup,
    OnThisDay,
    Original,
    Pager,
    Passage,
    Piece,
    Remark,
    Rule,
    Stretch,
    Table,
    YearRow,
)

VERSION = 1
"""Of all that stands here. It grows when something goes, or comes to mean something else, so that a
theme can say what it was made for."""


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
    """In Atom."""
    rss: str
    json_feed: str
    """The same feed in other forms."""
    data: str
    """The page of the files to take away."""
    about: str
    search: str
    """The search page: a form sends it the field `q`."""
    canonical: str
    """The whole URL; only where the archive has a base_url."""
    base: str
    """For `<base>`: only where a page is shown at addresses other than its own."""
    sections: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    description: str
    span: str
    count: str
    lines: tuple[Line, ...]
    """Newest first."""
    older: Link | None
    leading: tuple[NameGroup, ...]
    map: HeatMap | None
    on_this_day: OnThisDay | None


@dataclass(frozen=True, slots=True)
class ListView:
    """Articles under one heading: a day, a source, a tag, a page of the list of all."""

    kicker: str
    heading: str
    trail: tuple[Link, ...]
    summary: str
    groups: tuple[Group, ...]
    pager: Pager = field(default_factory=Pager)
    """Further pages of this list."""
    beside: Pager = field(default_factory=Pager)
    """The day before and the day after, where the list is a day's."""
    see_also: tuple[Link, ...] = ()
    """To the articles that name this author or source."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    title: str
    language: str
    direction: str
    section: Link | None
    standfirst: tuple[Piece, ...]
    authors: tuple[Link, ...]
    agency: Link | None
    publication: Link | None
    date: DateView | None
    updated: str
    figures: tuple[Figure, ...]
    body: str
    """HTML, safe to show as it is."""
    names: tuple[NameGroup, ...]
    older: Line | None
    newer: Line | None
    original: Original | None
    url: Link | None
    """Where it was first published."""
    tags: tuple[Link, ...]
    related: tuple[Line, ...]
    """A few older articles like it."""
    citations: tuple[Citation, ...]
    sharing: tuple[Meta, ...]
    """For programs that show a link to the page: OpenGraph."""
    data: str
    """What it is for search engines: JSON-LD, safe inside a `<script>` as it is."""


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
    """A name and the articles that have it. From `years` on, only its first page has it."""

    kind: str
    """`person`, `organization` or `place`."""
    kicker: str
    heading: str
    trail: tuple[Link, ...]
    summary: str
    other_names: str
    passages: tuple[Passage, ...]
    """Newest first."""
    pager: Pager
    beside: Pager
    """The year before and the year after, on the page of a year."""
    years: tuple[Name, ...] = ()
    """The pages of the years, of a name in more articles than numbered pages can lead through."""
    description: str = ""
    same_as: tuple[Link, ...] = ()
    """The same thing elsewhere: Wikidata, VIAF, a catalogue."""
    see_also: tuple[Link, ...] = ()
    """To what an author or a source of that name wrote."""
    first: Line | None = None
    """The oldest article; only where there are two with a date."""
    last: Line | None = None
    """The newest article, likewise."""
    chart: Chart | None = None
    together: tuple[NameGroup, ...] = ()
    """What its articles name besides, and in how many of them: the most telling names, those in
    the most articles first."""
    feed: str = ""
    """Its own feed, where the archive has one for it."""


@dataclass(frozen=True, slots=True)
class IndexView:
    """Names from A to Z."""

    heading: str
    trail: tuple[Link, ...]
    summary: str
    note: str
    orders: tuple[Link, ...]
    """By name and by number of articles."""
    beside: tuple[Link, ...]
    """Indexes with a part of these names: publications, agencies."""
    alphabet: tuple[Link, ...]
    leading: tuple[Name, ...]
    """The names with the most articles, where the letters stand on pages of their own."""
    letters: tuple[Letter, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class IndexesView:
    """All indexes, each with the names that are in the most articles."""

    heading: str
    groups: tuple[NameGroup, ...]
    ways: tuple[Link, ...]
    """To what lists articles and not names: the calendar, the timeline, what was added last."""


@dataclass(frozen=True, slots=True)
class YearsView:
    heading: str
    summary: str
    ways: tuple[Link, ...]
    """To the timeline and to what was added last."""
    caption: str
    columns: tuple[str, ...]
    """Short names of the months; the ten years of a decade where the archive is long."""
    rows: tuple[YearRow, ...]
    """Newest first."""
    chart: Chart | None
    undated: Link | None


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The whole archive on one page."""

    heading: str
    trail: tuple[Link, ...]
    summary: str
    eras: tuple[Era, ...]
    """Newest first."""
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
    tables: tuple[Table, ...]
    """Who is named most in which year, where the archive is silent, its sources and languages."""


@dataclass(frozen=True, slots=True)
class DataView:
    """What a researcher can take away."""

    heading: str
    trail: tuple[Link, ...]
    sets: tuple[DataSet, ...]
    package: Download
    """All of them described for programs (Frictionless Data Package)."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page. The script that searches and the search files name their content, so that a
    page never meets those of another build."""

    heading: str
    engine: str
    """The script that finds articles."""
    extras: str
    """The script for what comes after the first results, and for what is asked less often."""
    root: str
    """The file with which the search files of the archive begin."""
    help: Link
    phrases: Mapping[str, str | tuple[str, ...]]
    """What the theme's script says, by name."""


@dataclass(frozen=True, slots=True)
class HelpView:
    """How to search."""

    heading: str
    trail: tuple[Link, ...]
    examples: tuple[Rule, ...]
    """Queries, and what each finds."""
    fields: tuple[Rule, ...]
    """Names of fields, and what each holds."""
    remarks: tuple[str, ...]
    """Sentences about all queries."""


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
    | IndexesView
    | YearsView
    | TimelineView
    | YearView
    | MonthView
    | AboutView
    | DataView
    | SearchView
    | HelpView
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
    "indexes.html": IndexesView,
    "years.html": YearsView,
    "timeline.html": TimelineView,
    "year.html": YearView,
    "month.html": MonthView,
    "about.html": AboutView,
    "data.html": DataView,
    "search.html": SearchView,
    "search_help.html": HelpView,
    "404.html": MissingView,
    "redirect.html": RedirectView,
}
"""Each template, and what it is given as `page`."""
