"""An archive of articles that never were: invented towns, people, papers, and what they did.

The same count gives the same articles, whatever the machine. Other tests build, search and break
these archives; nothing here knows what they look for.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from sitegen.frontmatter import ArticleFile, write_article
from sitegen.model import Article, Kind
from sitegen.text.dates import NewsDate
from sitegen.text.slugs import numbered, slug

PEOPLE = (
    "Ada Quill", "Tom Reed", "José Marrowby", "Imke Sandvoort", "Wilhelmina Oduya", "Piet Karsh",
    "Lucasta Brine", "Orrin Vale", "Søren Tidewell", "Beatrix O'Malley", "Hugo Fennimore",
    "Nadia Esperanto", "Cornelius Plover", "Yuki Hallowell", "Marta Dunlin", "Edmund Vale",
)  # fmt: skip
ORGANIZATIONS = (
    "Harbor Council", "Port Hollow Ferry Company", "Union of Lamplighters", "Marrow Bank",
    "Saltmarsh Conservancy", "Office of Tides", "Quillon & Daughters", "Eastmere University",
    "Brotherhood of Bellfounders", "Dunmarrow Railway",
)  # fmt: skip
PLACES = (
    "Port Hollow", "Eastmere", "Dunmarrow", "Saint Odo", "Kelpford", "Lower Brine", "Vasterling",
    "Côte-Grise", "Old Quay", "Hollowmere",
)  # fmt: skip
PUBLICATIONS = ("The Harbor Times", "Eastmere Courier", "Dunmarrow Gazette", "The Lantern", "")
AGENCIES = ("Example Wire", "Tidal Press Agency", "")
REPORTERS = ("Ada Quill", "Gwen Tarrow", "Basil Thrupp", "Zoë Lindqvist", "Ephraim Stone")
SECTIONS = ("News", "Business", "Weather", "Letters", "")

_THINGS = (
    "ferry", "ferries", "bridge", "lighthouse", "lanterns", "railway", "canal", "herring", "toll",
    "harbor wall", "library", "clock tower", "bakery", "tide tables", "regatta", "orchard",
    "fog horn", "salt works", "school", "pilot boat", "foundry", "observatory", "ropewalk",
)  # fmt: skip
_ACTS = (
    "opened", "closed", "repaired", "painted", "measured", "defended", "inspected", "sold",
    "praised", "postponed", "planned", "trained", "counted", "rebuilt", "named", "lost",
)  # fmt: skip
_DOING = (
    "opening", "closing", "repairing", "painting", "measuring", "defending", "inspecting",
    "selling", "postponing", "planning", "training", "counting", "rebuilding", "naming",
)  # fmt: skip
_MOODS = (
    "quietly", "in haste", "after years of waiting", "against all advice", "with a brass band",
    "for the third time", "by candlelight", "without a vote", "to general surprise", "at a loss",
)  # fmt: skip
_ADJECTIVES = (
    "old", "new", "narrow", "celebrated", "leaking", "municipal", "crooked", "floating", "silent",
    "well-known", "half-finished", "costly", "forgotten", "naïve",
)  # fmt: skip
_HEADLINES = (
    "{place} {act} its {thing}", "{org} plans a {adjective} {thing}",
    "{person}: {doing} the {thing}", "Who {act} the {adjective} {thing}?",
    "{thing} of {place} {act} {mood}",
    "A {adjective} {thing} for {place}",
)  # fmt: skip
_SENTENCES = (
    "{person} of {place} {act} the {adjective} {thing} {mood}.",
    "The {org} {act} the {thing}, and nobody in {place} objected.",
    "\u201cWe are {doing} the {thing} {mood},\u201d said {person}.",
    "{person}'s plan for {doing} the {adjective} {thing} cost {number} crowns.",
    "It took {number} days of {doing} before the {thing} was {act}.",
    "Neither {person} nor the {org} had {act} a {adjective} {thing} before.",
    "In {place}, {doing} a {thing} is a matter of pride.",
    "The {adjective} {thing} doesn't belong to {place}, the {org} wrote.",
    "Some {number} people came to see the {thing} {act} {mood}.",
    "A trainee of the {org} counted {number} {adjective} lanterns on the train to {place}.",
    "Since then the {thing} has been {act} by {person}, {mood}.",
    "Efforts at {doing} the {thing} began in {place} under {person}.",
)
_CAPTIONS = ("The {adjective} {thing} of {place}. Drawing by {person}.",)

_YEARS = range(1985, 2020)


def fictional_articles(count: int) -> Iterator[tuple[str, ArticleFile]]:
    """Articles and their paths in the project, in no particular order.

    About one in twelve is undated, one in six knows only its month or year; names are given as
    lists in two of three, as a person or an import would have left them.
    """
    dice = random.Random(f"sitegen fiction {count}")
    taken: set[str] = set()
    for _ in range(count):
        file = _article(dice)
        path = _path(file.article, taken)
        taken.add(path)
        yield f"content/articles/{path}.md", file


def write_archive(folder: Path, count: int) -> None:
    """A project folder with these articles: its sitegen.toml and content/articles/."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitegen.toml").write_text(
        'title = "The Port Hollow Archive"\n', encoding="utf-8", newline="\n"
    )
    for path, file in fictional_articles(count):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(write_article(file), encoding="utf-8", newline="\n")


def _article(dice: random.Random) -> ArticleFile:
    cast = _Cast(dice)
    publication = dice.choice(PUBLICATIONS)
    article = Article(
        title=cast.say(dice.choice(_HEADLINES)),
        date=_date(dice),
        standfirst=cast.say(dice.choice(_SENTENCES)) if dice.random() < 0.2 else "",
        authors=tuple(dice.sample(REPORTERS, dice.choice((0, 1, 1, 1, 2)))),
        agency=dice.choice(AGENCIES),
        publication=publication,
        dateline=cast.place.upper() if dice.random() < 0.5 else "",
        captions=(cast.say(_CAPTIONS[0]),) if dice.random() < 0.25 else (),
        section=dice.choice(SECTIONS),
        names=cast.names() if dice.random() < 0.67 else {},
    )
    sentences = [cast.say(dice.choice(_SENTENCES)) for _ in range(dice.randint(5, 15))]
    paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return ArticleFile(article, "\n\n".join(paragraphs))


class _Cast:
    """Who and what an article is about: a few names, used again and again."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._people = tuple(dice.sample(PEOPLE, dice.randint(1, 3)))
        self._organizations = tuple(dice.sample(ORGANIZATIONS, dice.randint(1, 2)))
        self.place = dice.choice(PLACES)

    def say(self, template: str) -> str:
        dice = self._dice
        text = template.format(
            person=dice.choice(self._people),
            org=dice.choice(self._organizations),
            place=self.place,
            thing=dice.choice(_THINGS),
            act=dice.choice(_ACTS),
            doing=dice.choice(_DOING),
            mood=dice.choice(_MOODS),
            adjective=dice.choice(_ADJECTIVES),
            number=dice.randint(2, 999),
        )
        return text[0].upper() + text[1:]

    def names(self) -> dict[Kind, tuple[str, ...]]:
        return {
            Kind.PERSON: self._people,
            Kind.ORGANIZATION: self._organizations,
            Kind.PLACE: (self.place,),
        }


def _date(dice: random.Random) -> NewsDate | None:
    known = dice.random()
    year, month, day = dice.choice(_YEARS), dice.randint(1, 12), dice.randint(1, 28)
    if known < 1 / 12:
        return None
    if known < 1 / 6:
        return NewsDate(year)
    if known < 1 / 4:
        return NewsDate(year, month)
    return NewsDate(year, month, day)


def _path(article: Article, taken: set[str]) -> str:
    """As an import files it: as much of the date as is known, then the title."""
    folder = article.date.day_text.replace("-", "/") if article.date else "undated"
    return numbered(f"{folder}/{slug(article.title)}", taken)
