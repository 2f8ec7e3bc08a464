"""Which pages exist: all of them, before any is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from sitegen.archive.addresses import Published
from sitegen.errors import Problem, Problems, Where
from sitegen.site.about import about_pages, missing_page
from sitegen.site.addressbook import settle
from sitegen.site.addresses import EntityKey, folders_of, spelling
from sitegen.site.articles import article_pages
from sitegen.site.calendar import calendar_pages
from sitegen.site.data.files import data_files, data_pages, stock_of
from sitegen.site.desk import Desk
from sitegen.site.edition import Edition
from sitegen.site.feeds.files import feed_files
from sitegen.site.indexes import index_pages
from sitegen.site.latest import latest_pages
from sitegen.site.names import name_pages
from sitegen.site.on_this_day import on_this_day_files
from sitegen.site.originals import copies, find_originals
from sitegen.site.pages import ArticlePage, Page, PlainFile, ReadingPage
from sitegen.site.pictures import find_pictures
from sitegen.site.readings import find_readings, reading_pages
from sitegen.site.recent import recent_pages
from sitegen.site.redirects import alias_pages, moved_pages
from sitegen.site.searching import search_pages, search_scripts
from sitegen.site.shelves import shelf_pages
from sitegen.site.sitemap import sitemap_files
from sitegen.site.timeline import timeline_pages
from sitegen.site.words import has_words

PAGES: list[tuple[str, Callable[[Desk], Iterable[Page]]]] = [
    ("the front page and all articles", latest_pages),
    ("years, months and days", calendar_pages),
    ("the timeline", timeline_pages),
    ("people, organisations and places", name_pages),
    ("indexes of names", index_pages),
    ("sources, authors, sections and tags", shelf_pages),
    ("what was added last", recent_pages),
    ("about", about_pages),
    ("search", search_pages),
    ("not found", missing_page),
]
"""Every page besides the articles' own, by who writes it."""

_RESERVED = ("assets/", "clippings/", "search/")
"""Folders of files that are no pages."""

AnyPage = ArticlePage | ReadingPage | Page | PlainFile


@dataclass(frozen=True)
class Plan:
    """A site before it is printed. Its recipes are lazy: nothing is read until it is rendered."""

    articles: tuple[ArticlePage, ...]
    readings: tuple[ReadingPage, ...]
    pages: tuple[Page, ...]
    files: tuple[PlainFile, ...]
    problems: tuple[Problem, ...]
    """All that is wrong; with an error among them, the plan must not be rendered."""
    new: tuple[Published, ...]
    """What content/addresses.jsonl must remember from now on."""
    entities: Mapping[EntityKey, str]
    """The address of each name that has a page."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Of everything in the plan, sorted."""
        everything: tuple[AnyPage, ...] = (
            *self.articles,
            *self.readings,
            *self.pages,
            *self.files,
        )
        return tuple(sorted(one.address for one in everything))


def plan(edition: Edition) -> Plan:
    """Lay out a site. What is wrong is told in the plan; nothing is raised."""
    problems = Problems()
    pictures = find_pictures(edition, problems)
    originals = find_originals(edition, pictures, problems)
    readings = find_readings(edition, originals, problems)
    desk = Desk(edition, settle(edition), originals, pictures, readings)
    claims = _Claims(problems)
    articles = tuple(page for page in article_pages(desk) if claims.take(page, page.where))
    pages = [page for _, write in PAGES for page in write(desk) if claims.take(page)]
    stock = stock_of(desk)
    pages += [page for page in data_pages(desk, stock) if claims.take(page)]
    pages += [page for page, where in alias_pages(desk, problems) if claims.take(page, where)]
    pages += [page for page in moved_pages(desk) if claims.is_free(page.address)]
    known = [one.address for one in articles] + [one.address for one in pages if one.listed]
    ready = chain(
        feed_files(desk),
        data_files(desk, stock),
        sitemap_files(desk, known),
        search_scripts(),
        on_this_day_files(desk),
        copies(edition.archive.project, sorted(desk.originals.items())),
    )
    files = tuple(file for file in ready if claims.take(file))
    _look_at_language(edition, problems)
    found = sorted(problems.found, key=lambda problem: problem.order)
    shown = tuple(page for page in reading_pages(desk) if claims.take(page))
    addresses = desk.addresses
    return Plan(
        articles, shown, tuple(pages), files, tuple(found), addresses.new, addresses.entities
    )


def _look_at_language(edition: Edition, problems: Problems) -> None:
    language = edition.config.language
    if not has_words(language):
        problems.warn(
            f"sitegen has no words for the language '{language}' yet.",
            "The pages' own words are English; the articles stay as they are.",
            Where("sitegen.toml"),
        )


class _Claims:
    """Who has which address. Two that differ only in case are one file on many systems."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._takers: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._places: dict[str, Where] = {}

    def take(self, page: AnyPage, where: Where | None = None) -> bool:
        """Note the address; a second claim is a problem that names both."""
        key = spelling(page.address)
        rival = self._rival(key)
        if not rival and _is_reserved(page):
            rival = "the theme's files, the search and the clippings"
        if rival:
            self._problems.add(
                f"{_sentence(page.what)} and {rival} would both stand at '{page.address}'.",
                "Rename one of them.",
                where or self._places.get(rival),
            )
            return False
        if where:
            self._places[page.what] = where
        self._takers[key] = page.what
        for folder in folders_of(key):
            self._folders.setdefault(folder, page.what)
        return True

    def is_free(self, address: str) -> bool:
        """Like `take`, without a problem; what stands there already comes first."""
        key = spelling(address)
        if self._rival(key) or key.startswith(_RESERVED):
            return False
        self._takers[key] = address
        return True

    def _rival(self, key: str) -> str | None:
        """Who has the address, or needs a folder where a file would be, or the other way round."""
        return (
            self._takers.get(key)
            or self._folders.get(key)
            or next((self._takers[one] for one in folders_of(key) if one in self._takers), None)
        )


def _is_reserved(page: AnyPage) -> bool:
    is_page = not isinstance(page, PlainFile | ReadingPage)
    return is_page and spelling(page.address).startswith(_RESERVED)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
