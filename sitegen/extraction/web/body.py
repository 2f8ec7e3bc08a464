"""The body of a saved page, found by trafilatura. The only module that knows that library."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from sitegen.extraction.web.page import lines_of
from sitegen.text.prose import as_markdown

logging.getLogger("trafilatura").disabled = True
MOST_ELEMENTS = 12_000
"""Elements; larger pages are no articles, and would keep trafilatura for minutes."""
DEEPEST = 80
"""Elements within elements; deeper pages are broken or made to break their reader."""

_MOST_TWINS = 100
"""Boxes that one body was cut into."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body: plain text and what it is."""

    text: str
    mark: str = ""
    """What Markdown puts before it: `## `, `- `, `> `, or nothing for a paragraph."""

    @property
    def heading(self) -> bool:
        return self.mark.startswith("#")


def blocks_as_markdown(blocks: list[Block]) -> str:
    """Blocks as Markdown that reads back as just these blocks."""
    return "\n\n".join(block.mark + text for block in blocks if (text := as_markdown([block.text])))


def find_body(tree: HtmlElement) -> list[Block]:
    """The blocks of the article's body; [] where trafilatura finds none or fails.

    Where the body was cut into boxes (between adverts, mostly), the boxes of `tree` are joined.
    """
    if not _is_bounded(tree):
        return []
    blocks = _found(tree)
    return _found(tree) if _join_boxes(tree, {block.text for block in blocks}) else blocks


def _is_bounded(tree: HtmlElement) -> bool:
    depth = 0
    for number, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or number > 2 * MOST_ELEMENTS:
            return False
    return True


def _found(tree: HtmlElement) -> list[Block]:
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    except Exception:  # a library of that size may raise anything on a page made to break it
        return []
    body = getattr(found, "body", None)
    return [] if body is None else list(_blocks(body))


_MARKS = {"item": "- ", "quote": "> "}
_HEADINGS = {f"h{rank}": "#" * max(rank, 2) + " " for rank in range(1, 7)}


def _blocks(body: HtmlElement) -> Iterator[Block]:
    """Each line of trafilatura's own small markup, whose elements stand side by side."""
    for element in body:
        if element.tag == "list":
            yield from (Block(" ".join(lines_of(item)), _MARKS["item"]) for item in element)
        else:
            rank = element.get("rend", "") if element.tag == "head" else ""
            mark = _HEADINGS.get(rank) or _MARKS.get(element.tag, "")
            yield from (Block(line, mark) for line in lines_of(element))


# --- bodies that were cut into boxes --------------------------------------------------------------


def _join_boxes(tree: HtmlElement, found: set[str]) -> bool:
    """Whether the box that holds what was found has twins; they are emptied into it.

    Twins have the same tag and class and so have their parents, which stand in one element.
    trafilatura takes the first of them for the whole.
    """
    paragraphs = [element for element in tree.iter("p") if " ".join(lines_of(element)) in found]
    boxes = Counter(paragraph.getparent() for paragraph in paragraphs)
    if not boxes:
        return False
    (box, held) = boxes.most_common(1)[0]
    if held < 2 or not box.get("class") or box.getparent() is None:
        return False
    outer = box.getparent().getparent()
    if outer is None:
        return False
    twins = [
        twin
        for twin in outer.iterfind(f"./*/{box.tag}")
        if twin is not box and _form(twin) == _form(box) and twin.find("p") is not None
    ]
    if len(twins) > _MOST_TWINS:
        return False
    for twin in twins:
        box.extend(list(twin))
    return bool(twins)


def _form(box: HtmlElement) -> tuple[str, ...]:
    parent = box.getparent()
    return box.tag, box.get("class") or "", parent.tag, parent.get("class") or ""
