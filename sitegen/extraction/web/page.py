"""A saved page as a value: its metadata as they stand, and its text as select-all would copy it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d{4,}\)(https?://\S{3,2000})\s*-->", re.IGNORECASE
)
_HEAD = 4096
"""Characters in which a browser says where it saved the page from."""
LONGEST = 2_000
"""Characters; a longer title, name or date is none."""
_MOST = 200
"""Elements of one kind that are looked at; pages that have more want to keep their reader busy."""
_UNSEEN = frozenset(
    "script style noscript template head svg math iframe object embed audio video canvas map"
    " select textarea button datalist dialog".split()
)
"""Elements whose text no reader sees, or that are there to be pressed."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp"
    " small span strike strong sub sup time tt u var wbr hi ref del".split()
)
"""Elements that run on in their line; all others begin one and end it."""
_ASIDE = frozenset("a aside footer nav".split())
"""What stands in one of these belongs to other stories."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself, unweighed. Texts have single spaces."""

    tree: HtmlElement
    address: str
    """Where a browser saved it from, or ""."""
    language: str
    """The `lang` of the page, or ""."""
    title: str
    """Of the window."""
    headings: tuple[str, ...]
    """The texts of the headings of the first rank."""
    metas: dict[str, str]
    """The first value of each `<meta>`, by its name in small letters: `og:title`, `author`."""
    links: dict[str, str]
    """The first address of each `<link>`, by what it is: `canonical`."""
    items: dict[str, str]
    """The first value of each item of microdata, by its name in small letters."""
    scripts: tuple[str, ...]
    """The texts of the scripts that hold linked data (JSON-LD)."""
    times: tuple[str, ...]
    """The machine's form of the times below the first heading, as they stand."""
    captions: tuple[str, ...]
    linked: dict[str, float]
    """Of each line, the share that lies in links to other pages; the least, where a line is
    repeated."""
    lines: tuple[str, ...]
    """What select-all and copy would give."""


def parse_page(html: str) -> Page | None:
    """The page, or None where there is not one element. Broken HTML is mended as libxml2 does."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    clean = _NOT_HTML.sub("", html).encode("utf-8", "replace")
    try:
        tree = document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    saved = _SAVED_FROM.search(html[:_HEAD])
    headings = [text for heading in islice(tree.iter("h1"), _MOST) if (text := _text(heading))]
    lines = list(_measured_lines(tree))
    return Page(
        tree=tree,
        address=saved[1] if saved else "",
        language=tree.get("lang") or tree.get("xml:lang") or "",
        title=next(
            (text for title in islice(tree.iter("title"), _MOST) if (text := _text(title))), ""
        ),
        headings=tuple(dict.fromkeys(headings)),
        metas=_metas(tree),
        links=_links(tree),
        items=_items(tree),
        scripts=tuple(_linked_data(tree)),
        times=tuple(_times(tree)),
        captions=tuple(dict.fromkeys(_captions(tree))),
        linked=_least(lines),
        lines=tuple(line for line, _ in lines),
    )


_NOT_HTML = re.compile("[\0\ud800-\udfff]")


def _attribute(element: HtmlElement, name: str) -> str:
    value = " ".join((element.get(name) or "").split())
    return value if len(value) <= LONGEST else ""


def _text(element: HtmlElement) -> str:
    """What is read in an element, on one line; "" where it is endless."""
    text = " ".join(lines_of(element))
    return text if len(text) <= LONGEST else ""


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = _attribute(meta, "property") or _attribute(meta, "name")
        if value := _attribute(meta, "content"):
            found.setdefault(name.casefold(), value)
    return found


def _links(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for link in tree.iter("link"):
        if address := _attribute(link, "href"):
            found.setdefault(_attribute(link, "rel").casefold(), address)
    return found


def _items(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in islice(tree.iterfind(".//*[@itemprop]"), _MOST):
        name = _attribute(item, "itemprop").casefold()
        value = _attribute(item, "content") or _attribute(item, "datetime")
        if name in _ITEMS and name not in found and (value := value or _text(item)):
            found[name] = value
    return found


_ITEMS = frozenset({"headline", "author", "datepublished", "datemodified", "articlesection"})


def _linked_data(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold() and script.text:
            yield script.text


def _least(lines: list[tuple[str, float]]) -> dict[str, float]:
    shares: dict[str, float] = {}
    for line, share in lines:
        shares[line] = min(share, shares.get(line, 1.0))
    return shares


def _times(tree: HtmlElement) -> list[str]:
    """Above the heading stands the day on which the page was looked at."""
    times: list[str] = []
    headed = False
    for element in islice(tree.iter("h1", "time"), _MOST):
        if element.tag == "h1":
            times, headed = times if headed else [], True
        elif not {parent.tag for parent in element.iterancestors()} & _ASIDE:
            times.append(_attribute(element, "datetime"))
    return list(filter(None, times))


def _captions(tree: HtmlElement) -> Iterator[str]:
    for caption in islice(tree.iter("figcaption"), _MOST):
        around = {parent.tag for parent in caption.iterancestors()}
        text = _text(caption)
        if text and not around & _ASIDE:
            yield text


# --- as select-all would copy it -----------------------------------------------------------------


def lines_of(tree: HtmlElement) -> Iterator[str]:
    """The lines of an element as they are seen, without empty ones."""
    return (line for line, _ in _measured_lines(tree))


def _measured_lines(tree: HtmlElement) -> Iterator[tuple[str, float]]:
    """Each line, and the share of it that lies in links to elsewhere, from 0 to 1."""
    line: list[str] = []
    whole = linked = 0
    for text, ends, in_link in _pieces(tree):
        if ends and line:
            if words := " ".join("".join(line).split()):
                yield words, linked / whole
            line, whole, linked = [], 0, 0
        line.append(text)
        length = len(text.strip())
        whole += length
        linked += length * in_link
    if words := " ".join("".join(line).split()):
        yield words, linked / whole


def _pieces(tree: HtmlElement) -> Iterator[tuple[str, bool, bool]]:
    """Stretches of text, each with whether it begins a new line and whether it is a link."""
    links = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        if event == "start":
            links += _is_link(element)
            if element is not tree and _is_unseen(element):
                walk.skip_subtree()
            else:
                yield element.text or "", name not in _INLINE, links > 0
        elif element is not tree:
            links -= _is_link(element)
            yield element.tail or "", name not in _INLINE and name not in _UNSEEN, links > 0


def _is_link(element: HtmlElement) -> bool:
    """Whether it leads to another page."""
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    return bool(_HIDING.search(element.get("style") or ""))


_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
