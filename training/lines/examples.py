"""Pages with answers: what each line of a known page is."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sitegen.extraction.lines import cut
from sitegen.extraction.looks import Look, look
from sitegen.model import Clipping
from sitegen.reading.decoding import decode

HEADLINE, BODY, OTHER = "headline", "body", "other"
_LONG = 4
"""Words; a shorter line is body only if it is a paragraph of the known body as it stands."""
_SHARED = 0.6
"""The part of a line's runs of four words that must stand in the known body."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page. None: not known."""

    title: str | None
    date: str | None
    other_date: str | None
    date_in_text: bool | None
    authors: tuple[str, ...] | None
    body: str
    whole: bool
    """The body is known as a whole, so that more than it is wrong."""
    group: str
    """The collection it belongs to."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as pasted, with what is known of it."""

    name: str
    outlet: str
    """Who published it: pages of one outlet are learnt or tested together."""
    clipping: Clipping
    known: Known


@dataclass(frozen=True, slots=True)
class Example:
    """A page, or a variation of one, with an answer for each line."""

    outlet: str
    looks: Sequence[Look]
    answers: Sequence[str]
    """HEADLINE, BODY or OTHER for each line."""
    titled: bool
    """The headline is known."""
    whole: bool
    weight: float = 1.0


def load_pages(folder: Path) -> list[Page]:
    """All pages of a folder with a `gold.jsonl`, but for languages that are not learnt."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [
        _page(folder, row) for row in rows if row.get("file") and not row["set"].endswith("_xx")
    ]


def _page(folder: Path, row: dict[str, Any]) -> Page:
    decoded = decode((folder / row["file"]).read_bytes())
    text, encoding = decoded or ("", "")
    name = f"{folder.name}/{Path(row['file']).name}"
    known = Known(
        title=row.get("title"),
        date=row.get("date"),
        other_date=row.get("date_alt"),
        date_in_text=row.get("date_in_text"),
        authors=tuple(row["authors"]) if row.get("authors") else None,
        body=row["text"],
        whole=bool(row.get("body_usable")),
        group=row["set"],
    )
    return Page(name, _outlet(row), Clipping(name, "", text, encoding), known)


def _outlet(row: dict[str, Any]) -> str:
    source = row.get("source") or urlsplit(row.get("url") or "").netloc or row["id"]
    return str(source).removeprefix("www.")


def example_of(page: Page) -> Example:
    """The page's lines with their answers, by what is known of it."""
    lines, _ = cut(page.clipping.text)
    looks = [look(line) for line in lines]
    words = [plain(this.line.text) for this in looks]
    answers = _bodies(words, page.known.body)
    if page.known.title is not None:
        headline = _headline(words, answers, plain(page.known.title))
        if headline is not None:
            answers[headline] = HEADLINE
    titled = HEADLINE in answers
    return Example(page.outlet, looks, answers, titled, page.known.whole)


def plain(text: str) -> str:
    """Letters and digits in small letters with single spaces."""
    return re.sub(r"[\W_]+", " ", text.replace("'", "").replace("’", "").casefold()).strip()


def runs(words: Sequence[str], length: int = 4) -> Iterator[tuple[str, ...]]:
    """All runs of so many words; the whole where there are fewer."""
    for start in range(max(1, len(words) - length + 1)):
        yield tuple(words[start : start + length])


def _bodies(words: Sequence[str], body: str) -> list[str]:
    known = set(runs(plain(body).split()))
    paragraphs = {plain(paragraph) for paragraph in body.splitlines()}
    answers = []
    for line in words:
        split = line.split()
        if len(split) >= _LONG:
            found = list(runs(split))
            is_body = sum(run in known for run in found) >= _SHARED * len(found)
        else:
            is_body = bool(line) and line in paragraphs
        answers.append(BODY if is_body else OTHER)
    return _without_copies(words, answers)


def _without_copies(words: Sequence[str], answers: list[str]) -> list[str]:
    """Of a long line that stands in the page several times, only the last is the body."""
    copies = Counter(words)
    for index, line in enumerate(words):
        copies[line] -= 1
        if answers[index] == BODY and copies[line] and len(line.split()) > _LONG:
            answers[index] = OTHER
    return answers


def _headline(words: Sequence[str], answers: Sequence[str], title: str) -> int | None:
    """The last line above the body that reads like the title; else the first that does."""
    places = [index for index, line in enumerate(words) if line == title]
    places = places or [index for index in range(len(words)) if _wrapped(words, index, title)]
    first = next(
        (i for i, line in enumerate(words) if answers[i] == BODY and len(line.split()) > 12),
        len(words),
    )
    above = [index for index in places if index <= first]
    return above[-1] if above else places[0] if places else None


def _wrapped(words: Sequence[str], start: int, title: str) -> bool:
    """Whether the title begins in this line and goes on in those below."""
    said = words[start]
    for line in words[start + 1 : start + 8]:
        if not said or said == title or not title.startswith(said):
            break
        said = f"{said} {line}".strip()
    return bool(said) and said == title
