"""Articles of a JSONL file as the index is told of them, and many more made out of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from borrowed import article_files

from sitegen.archive.archive import filing_order
from sitegen.archive.galley import Part, set_galley
from sitegen.frontmatter import ArticleFile
from sitegen.search.entry import Entry


def read_entries(source: Path, count: int) -> list[Entry]:
    """The first so many articles, newest first, undated last; no names are looked for."""
    entries = [_entry(stem, file) for stem, file in article_files(source, count)]
    return sorted(entries, key=archive_order)


def archive_order(entry: Entry) -> Any:
    """Sorts newest first, undated last, equals by address."""
    return filing_order(entry.date, entry.address)


def _entry(stem: str, file: ArticleFile) -> Entry:
    article, galley = file.article, set_galley(file)
    texts = (galley.of(part) for part in (Part.STANDFIRST, Part.CAPTION, Part.BODY))
    return Entry(
        address=f"{stem}.html",
        title=article.title,
        body="\n\n".join(text for text in texts if text),
        authors=article.authors,
        source=article.source,
        section=article.section,
        date=article.date,
    )


def recombined(entries: Sequence[Entry], count: int) -> Iterator[Entry]:
    """So many articles in the order of the archive, out of the paragraphs of these.

    Each has the date, source and length of one article, its title from the halves of two, every
    paragraph from an article of its own. So no more different words come than there were, but all
    the longer lists for each.
    """
    dice = random.Random(f"recombined {count}")
    models = sorted(dice.choices(range(len(entries)), k=count))
    paragraphs = [entry.body.split("\n\n") for entry in entries]
    made = (
        _recombined(entries[model], number, entries, paragraphs, dice)
        for number, model in enumerate(models)
    )
    # Articles of one day follow one another, so a day's are sorted by address when it is complete.
    yield from _by_day(made)


def _recombined(
    model: Entry,
    number: int,
    entries: Sequence[Entry],
    paragraphs: Sequence[Sequence[str]],
    dice: random.Random,
) -> Entry:
    start, end = (dice.choice(entries).title.split() for _ in range(2))
    title = " ".join([*start[: len(start) // 2], *end[len(end) // 2 :]]) or model.title
    length = model.body.count("\n\n") + 1
    folder = model.address.rpartition("/")[0]
    return Entry(
        address=f"{folder}/{number:06}.html",
        title=title,
        body="\n\n".join(dice.choice(dice.choice(paragraphs)) for _ in range(length)),
        authors=model.authors,
        source=model.source,
        section=model.section,
        date=model.date,
    )


def _by_day(entries: Iterator[Entry]) -> Iterator[Entry]:
    day: list[Entry] = []
    for entry in entries:
        if day and day[-1].date != entry.date:
            yield from sorted(day, key=archive_order)
            day = []
        day.append(entry)
    yield from sorted(day, key=archive_order)
