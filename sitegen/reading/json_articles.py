"""Articles in JSON: schema.org, IPTC ninjs, common plain keys, and an archive's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sitegen.model import Article, Doubt
from sitegen.reading.json_files import BODIES, is_article, object_of
from sitegen.reading.markup import is_markup, markdown_of, plain_words
from sitegen.reading.reader import Told
from sitegen.text.dates import NewsDate
from sitegen.text.languages import language_tag

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("headline", "headlines", "title", "titles", "name"),
    "standfirst": (
        "alternativeHeadline", "standfirst", "subtitle", "subheadline", "description",
        "description_text", "descriptions", "abstract", "summary", "excerpt",
    ),
    "date": (
        "datePublished", "date_published", "firstcreated", "versioncreated", "published",
        "published_at", "publishedAt", "date_publish", "publication_date", "pub_date", "pubDate",
        "date", "dateCreated", "contentcreated",
    ),
    "updated": (
        "dateModified", "date_modified", "versionupdated", "versioncreated", "updated",
        "updated_at", "updatedAt", "modified",
    ),
    "authors": ("author", "authors", "byline", "bylines", "by", "creator", "creators"),
    "agency": (
        "agency", "sourceOrganization", "infosources", "infosource", "provider", "copyrightholder",
    ),
    "publication": ("publisher", "publication", "source", "source_name", "site_name", "newspaper"),
    "dateline": ("dateline", "located"),
    "section": ("articleSection", "section", "category", "categories"),
    "url": ("url", "link", "canonical_url", "mainEntityOfPage", "uri", "@id"),
    "language": ("inLanguage", "language", "lang"),
    "tags": ("keywords", "tags", "subject", "subjects"),
    "captions": ("captions", "caption"),
    "body": BODIES,
}  # fmt: skip
"""The keys that may hold each field; the first that has something counts."""

_INSIDE = ("name", "value", "@value", "rendered", "byline", "headline", "literal", "@id", "url")
"""Where an object keeps what it says, when a text is expected."""
_IMAGES = ("image", "images", "associations", "associatedMedia", "thumbnail")
_CAPTIONS = ("caption", "description_text", "descriptions", "description")
_CREDITS = ("creditText", "credit", "byline", "by")
_DEEPEST = 6
_MOST = 1000
"""Texts that are taken from one key. A longer list is no list of authors."""
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters that no file of ours can hold."""
_BY = re.compile(r"^(?:by|von|par|por|door)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|en)\s+|\s+&\s+")


def read_json_article(data: bytes, /, *, keys: Mapping[str, str]) -> Told | str:
    """The article of one JSON object. `keys` are the archive's own: field to key or path."""
    value = object_of(data, keys)
    if isinstance(value, str):
        return value
    kind = value.get("@type")
    if isinstance(kind, str) and not is_article(value):
        return f"it is of the type '{kind[:80]}', which is no article"
    return _Telling(value, keys).told()


@dataclass
class _Telling:
    """An object on its way to an article, and what about it cannot be used."""

    value: dict[str, Any]
    keys: Mapping[str, str]
    doubts: list[Doubt] = field(default_factory=list)

    def told(self) -> Told:
        body, captions = self._body()
        agency, publication = self._one("agency"), self._one("publication")
        authors, offices = self._authors()
        date, updated = self._date("date"), self._date("updated")
        article = Article(
            title=self._one("title"),
            date=date,
            updated=updated if updated != date else None,
            standfirst=self._one("standfirst"),
            authors=_without_houses(authors, (agency, publication)),
            agency=agency or next(iter(offices), ""),
            publication=publication,
            dateline=self._one("dateline"),
            captions=tuple(dict.fromkeys((*self._texts("captions"), *self._pictures(), *captions))),
            section=self._one("section"),
            url=next(
                (url for url in self._texts("url") if url.startswith(("http://", "https://"))), ""
            ),
            language=self._language(),
            tags=self._tags(),
        )
        return Told(article, body, "utf-8", tuple(dict.fromkeys(self.doubts)))

    def _found(self, name: str) -> Iterator[tuple[str, Any]]:
        """Everything that may be a field: (key, value), the archive's own key first."""
        own = self.keys.get(name, "")
        if own and (value := _at(self.value, own)) not in _NOTHING:
            yield own, value
        for key in FIELDS[name]:
            if (value := self.value.get(key)) not in _NOTHING:
                yield key, value

    def _texts(self, name: str) -> tuple[str, ...]:
        """What the first key of a field that can be read says; () when there is none."""
        for key, value in self._found(name):
            texts = tuple(dict.fromkeys(_texts_of(value)))
            if texts:
                return texts
            self._doubt(f"What '{_shown(key)}' holds cannot be read.")
        return ()

    def _one(self, name: str) -> str:
        return next(iter(self._texts(name)), "")

    def _doubt(self, what: str) -> None:
        self.doubts.append(Doubt(what))

    def _date(self, name: str) -> NewsDate | None:
        text = self._one(name)
        try:
            return NewsDate.parse(text) if text else None
        except ValueError:
            self._doubt(f"The date '{_shown(text)}' cannot be read.")
            return None

    def _language(self) -> str:
        text = self._one("language")
        tag = language_tag(text)
        if text and not tag:
            self._doubt(f"'{_shown(text)}' is not a language's tag, such as en or nb-NO.")
        return tag

    def _tags(self) -> tuple[str, ...]:
        texts = self._texts("tags")
        if len(texts) == 1:
            texts = tuple(tag.strip() for tag in texts[0].split(","))
        return tuple(dict.fromkeys(tag for tag in texts if tag))

    def _authors(self) -> tuple[list[str], list[str]]:
        """People, and organisations that stand in the place of the author."""
        people: list[str] = []
        offices: list[str] = []
        for _, value in self._found("authors"):
            for one in value if isinstance(value, list) else [value]:
                office = isinstance(one, dict) and "Organization" in str(one.get("@type"))
                names = (name for text in _texts_of(one) for name in _names_in(text))
                (offices if office else people).extend(names)
            if people or offices:
                break
        else:
            self._texts("authors")  # says which key could not be read
        return list(dict.fromkeys(people)), list(dict.fromkeys(offices))

    def _pictures(self) -> Iterator[str]:
        """The captions of the pictures, each with its credit."""
        for key in _IMAGES:
            value = self.value.get(key)
            if isinstance(value, dict) and not any(map(value.get, _CAPTIONS)):
                value = list(value.values())
            for picture in value if isinstance(value, list) else [value]:
                if isinstance(picture, dict) and picture.get("type") not in ("text", "composite"):
                    caption = _first(picture, _CAPTIONS)
                    credit = _first(picture, _CREDITS) if caption else ""
                    if caption:
                        yield caption if credit in caption else f"{caption} {credit}"

    def _body(self) -> tuple[str, tuple[str, ...]]:
        """Markdown, and the captions in it."""
        for key, value in self._found("body"):
            pieces = list(_bodies_in(value, "html" in key, _DEEPEST))
            if key == "bodies":
                pieces = sorted(pieces, key=lambda piece: not piece[1])[:1]  # one text, many forms
            made = [markdown_of(_clean(text), is_html=html) for text, html in pieces]
            if any(body for body, _ in made):
                body = "\n\n".join(body for body, _ in made if body)
                return body, tuple(caption for _, found in made for caption in found)
            self._doubt(f"What '{_shown(key)}' holds cannot be read.")
        return "", ()


_NOTHING: tuple[Any, ...] = (None, "", [], {})


def _at(value: Any, path: str) -> Any:
    """What stands at a key, or at a path of keys and places in lists: `meta.authors.0`."""
    if isinstance(value, dict) and path in value:
        return value[path]
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isascii() and step.isdigit() and len(step) < 5:
            value = value[int(step)] if int(step) < len(value) else None
        else:
            return None
    return value


def _texts_of(value: Any, deep: int = _DEEPEST) -> list[str]:
    """Every text that a value holds in the places where texts are kept, each on one line."""
    if isinstance(value, str):
        text = _line(value)
        return [text] if text else []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list) and deep:
        return [text for one in value[:_MOST] for text in _texts_of(one, deep - 1)]
    if isinstance(value, dict) and deep:
        for key in _INSIDE:
            if texts := _texts_of(value.get(key), deep - 1):
                return texts
    return []


def _bodies_in(value: Any, html: bool, deep: int) -> Iterator[tuple[str, bool]]:
    """Each stretch of text and whether it is HTML; of an object what it holds as its value."""
    if isinstance(value, str):
        yield value, html
    elif isinstance(value, list) and deep:
        for one in value:
            yield from _bodies_in(one, html, deep - 1)
    elif isinstance(value, dict) and deep:
        html = html or "html" in f"{value.get('contenttype')}{value.get('role')}"
        inner = next((value[key] for key in _BODY_INSIDE if value.get(key)), None)
        yield from _bodies_in(inner, html, deep - 1)


_BODY_INSIDE = ("value", "@value", "rendered", "text", "content", "html", "paragraphs")


def _first(value: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next((text for key in keys for text in _texts_of(value.get(key))), "")


def _names_in(byline: str) -> list[str]:
    """`By Ada Quill, Tom Reed and Imke Sandvoort`, name by name."""
    names = [name.strip(" ,") for name in _AND.split(_BY.sub("", byline))]
    found: list[str] = []
    for name in names:
        several = name.split(",")
        whole = all(len(one.split()) > 1 for one in several)
        found += [one.strip() for one in several] if whole else [name]
    return [name for name in found if name]


def _without_houses(names: Iterable[str], houses: tuple[str, str]) -> tuple[str, ...]:
    """People without the house they work for: `Ada Quill, Example Wire`."""
    people = []
    for name in names:
        person, comma, house = name.rpartition(", ")
        people.append(person if comma and house in houses else name)
    return tuple(dict.fromkeys(name for name in people if name not in houses))


def _clean(text: str) -> str:
    return _STRANGE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _line(text: str) -> str:
    text = _clean(text)
    return plain_words(text) if is_markup(text) else " ".join(text.split())


def _shown(text: str) -> str:
    """As much of a text as a sentence can hold."""
    return _line(text)[:80]
