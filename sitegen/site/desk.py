"""The desk: everything the page writers look things up in, each thing found once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from sitegen.archive.archive import Filed
from sitegen.archive.ledger import Outcome
from sitegen.model import Entity, Kind
from sitegen.search.analysis import shared_analysis
from sitegen.site.addressbook import Addresses, sources_of, tags_of
from sitegen.site.addresses import UNDATED, EntityKey, feed_of, link
from sitegen.site.credits import SOURCES, credit
from sitegen.site.edition import Edition
from sitegen.site.furniture import Furniture
from sitegen.site.pages import Named, Proofs
from sitegen.site.parts import Group, Line, Link
from sitegen.site.pictures import PictureFile
from sitegen.site.related import Traits, related
from sitegen.site.see_also import Crossings, crossings
from sitegen.site.together import Company
from sitegen.site.words import Words
from sitegen.text.dates import NewsDate
from sitegen.text.filing import person_key, title_key

_STANDS = (Outcome.PUBLISHED, Outcome.CONFLICT)
"""Outcomes that leave an article."""
_RECENT = 50
"""Articles in the list of what was added last."""


@dataclass(frozen=True)
class Desk:
    edition: Edition
    addresses: Addresses
    originals: Mapping[str, str]
    """Where the copy of each clipping's file, and of each picture, stands, by the file's path from
    content/."""
    pictures: Mapping[str, tuple[PictureFile, ...]]
    """Those that belong to a clipping, by the path of the clipping's file from content/."""
    readings: Mapping[str, str]
    """Where the page stands that shows how a clipping was read, by the article's address."""

    @cached_property
    def furniture(self) -> Furniture:
        return Furniture(self.edition.config, self.edition.scope.days)

    @cached_property
    def words(self) -> Words:
        return self.furniture.words

    @cached_property
    def dated(self) -> tuple[Filed, ...]:
        """Newest first."""
        return tuple(filed for filed in self.edition.archive if filed.article.date)

    @cached_property
    def undated(self) -> tuple[Filed, ...]:
        return tuple(filed for filed in self.edition.archive if not filed.article.date)

    @cached_property
    def by_author(self) -> dict[str, list[Filed]]:
        return _sorted_out(self.edition.archive, lambda filed: filed.article.authors)

    @cached_property
    def by_source(self) -> dict[str, list[Filed]]:
        """Publications and agencies."""
        return _sorted_out(self.edition.archive, lambda filed: sources_of(filed.article))

    @cached_property
    def by_publication(self) -> dict[str, list[Filed]]:
        return _sorted_out(self.edition.archive, lambda filed: _one(filed.article.publication))

    @cached_property
    def by_agency(self) -> dict[str, list[Filed]]:
        return _sorted_out(self.edition.archive, lambda filed: _one(filed.article.agency))

    @cached_property
    def by_section(self) -> dict[str, list[Filed]]:
        return _sorted_out(self.edition.archive, lambda filed: _one(filed.article.section))

    @cached_property
    def by_tag(self) -> dict[str, list[Filed]]:
        return _sorted_out(self.edition.archive, lambda filed: tags_of(filed.article))

    @cached_property
    def recent(self) -> tuple[tuple[Filed, str], ...]:
        """What was imported last, the newest first, each with the name of its clipping."""
        by_path = {filed.path: filed for filed in self.edition.archive}
        found = (
            (by_path[f"content/{record.article}"], record.path.rpartition("/")[2])
            for record in reversed(self.edition.ledger.records)
            if record.outcome in _STANDS and f"content/{record.article}" in by_path
        )
        return tuple(islice(found, _RECENT))

    @cached_property
    def by_date(self) -> dict[str, list[Filed]]:
        """By as much of the date as is known: `1998-03-04`, `1998-03`, `1998`."""
        return _sorted_out(self.dated, lambda filed: [date_of(filed).day_text])

    @cached_property
    def named_in(self) -> dict[str, list[Named]]:
        """By article address; people, organisations, places, each in the order of their names."""
        found: dict[str, list[Named]] = defaultdict(list)
        articles = self.edition.archive.by_address
        for kind in Kind:
            for entity in self.of_kind[kind]:
                address = self.addresses.entities.get(entity.key, "")
                for one in entity.appearances:
                    is_source = not one.spans and (
                        credit(entity, articles[one.address].article) in SOURCES
                    )
                    found[one.address].append(
                        Named(entity.key, address, one.spans, entity.same_as, is_source)
                    )
        return found

    def times_named(self, entity: Entity) -> int:
        """How many articles name it, besides those that only come from it."""
        return len(entity.appearances) - len(self._source_of.get(entity.key, ()))

    @cached_property
    def _source_of(self) -> dict[EntityKey, set[str]]:
        """The addresses of the articles that a name is only the source of."""
        found: dict[EntityKey, set[str]] = defaultdict(set)
        for address, named in self.named_in.items():
            for one in named:
                if one.is_source:
                    found[one.key].add(address)
        return found

    @cached_property
    def of_kind(self) -> dict[Kind, list[Entity]]:
        """As an index files them: people by surname."""
        return {
            kind: sorted(
                (entity for entity in self.edition.entities if entity.kind is kind),
                key=lambda entity: filing_key(entity.key),
            )
            for kind in Kind
        }

    @cached_property
    def company(self) -> Company:
        """Who is named together with whom, of the names that have a page."""
        named = (entity for kind in Kind for entity in self.of_kind[kind])
        with_page = [entity for entity in named if entity.key in self.addresses.entities]
        return Company(with_page, self._place_of, self._source_of)

    @cached_property
    def crossings(self) -> Crossings:
        """Which names are authors or sources too."""
        return crossings(self.addresses, self.edition.entities)

    def related_to(self, filed: Filed) -> Iterator[Filed]:
        """A few older articles that are most like it, the most alike first."""
        articles = self.edition.archive.filed
        for number in self._related[len(articles) - 1 - self._place_of[filed.address]]:
            yield articles[-1 - number]

    @cached_property
    def _related(self) -> list[Sequence[int]]:
        """For each article the numbers of others; they are counted from the oldest article."""
        return list(related(self._traits()))

    def _traits(self) -> Iterator[Traits]:
        """Oldest article first. A newer one does not change in which order things are numbered."""
        named: dict[str, array[int]] = defaultdict(lambda: array("I"))  # names and times by turns
        for entity_number, entity in enumerate(sorted(self.edition.entities, key=_key)):
            for appearance in entity.appearances:
                times = max(len(appearance.spans), 1)
                named[appearance.address].extend((entity_number, times))
        analysis = shared_analysis(self.edition.config.language)
        numbers: dict[str, int] = {}
        for filed in reversed(self.edition.archive.filed):
            title = dict.fromkeys(analysis.stems(analysis.words(filed.article.title)))
            words = {
                numbers.setdefault(word, len(numbers)): 1
                for word in title
                if word not in analysis.common
            }
            pairs = named.pop(filed.address, array("I"))
            yield Traits(dict(zip(pairs[::2], pairs[1::2], strict=True)), words)

    @cached_property
    def feeds(self) -> dict[EntityKey, str]:
        """The feeds of those names that most articles name, as many as were asked for."""
        pages = self.addresses.entities
        with_page = (entity for entity in self.edition.entities if entity.key in pages)
        most = sorted(with_page, key=lambda entity: (-self.times_named(entity), entity.key))
        asked = most[: self.edition.config.feeds.entities]
        return {entity.key: feed_of(pages[entity.key]) for entity in asked}

    def articles_of(self, entity: Entity) -> list[Filed]:
        """In archive order."""
        places = {self._place_of[one.address] for one in entity.appearances}
        return [self.edition.archive.filed[place] for place in sorted(places)]

    @cached_property
    def _place_of(self) -> dict[str, int]:
        """Each article's place in the archive's order."""
        return {filed.address: place for place, filed in enumerate(self.edition.archive)}

    def lines(self, page: str, articles: Iterable[Filed], proofs: Proofs) -> tuple[Line, ...]:
        return tuple(
            self.furniture.line(page, filed, proofs.lede(filed.address)) for filed in articles
        )

    def one_group(self, page: str, articles: Iterable[Filed], proofs: Proofs) -> tuple[Group, ...]:
        """The articles without a heading; nothing when there are none."""
        lines = self.lines(page, articles, proofs)
        return (Group("", "", "", lines),) if lines else ()

    def way_to_undated(self, page: str) -> Link | None:
        """`12 articles`, and where they stand; None where every article has a date."""
        count = self.words.count("articles", len(self.undated))
        return Link(count, link(page, UNDATED)) if self.undated else None

    def summary(self, articles: list[Filed]) -> str:
        """`12 articles, 4 March 1998 to 2001`."""
        count = self.words.count("articles", len(articles))
        span = self.span(articles)
        return f"{count}, {span}" if span else count

    def span(self, articles: Iterable[Filed]) -> str:
        """From the oldest article to the newest; "" when none has a date."""
        dates = [filed.article.date for filed in articles if filed.article.date]
        if not dates:
            return ""
        return self.words.span(
            min(dates, key=lambda date: date.order), max(dates, key=lambda date: date.order)
        )


def date_of(filed: Filed) -> NewsDate:
    """The date of an article that has one."""
    assert filed.article.date is not None
    return filed.article.date


def _key(entity: Entity) -> EntityKey:
    return entity.key


def _one(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


@lru_cache(2**17)
def filing_key(key: EntityKey) -> tuple[str, str]:
    kind, name = key
    return person_key(name) if kind is Kind.PERSON else title_key(name)


def _sorted_out(
    articles: Iterable[Filed], names_of: Callable[[Filed], Iterable[str]]
) -> dict[str, list[Filed]]:
    found: dict[str, list[Filed]] = defaultdict(list)
    for filed in articles:
        for name in names_of(filed):
            found[name].append(filed)
    return dict(found)
