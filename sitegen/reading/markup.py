"""HTML inside a field of a file, reduced to Markdown: paragraphs, headings, lists, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from sitegen.text.prose import as_markdown

_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>"""
)
"""No part of it reaches over the next `<`, so that hostile text costs no more than its length.
(The standard library's parser needs a time that grows with the square of an unclosed mark's.)"""
_KNOWN = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|strong|b|em|i|a|span|section|article|figure|img|"
    r"script|style|table)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    "p div section article header footer main aside table tr td th ul ol dl dt dd pre figure hr "
    "blockquote li h1 h2 h3 h4 h5 h6 figcaption address body html hl1 hl2".split()
)
_DROPPED = frozenset(
    "script style noscript template iframe svg head title nav form button object".split()
)
_MARKS = {
    "li": "- ",
    "blockquote": "> ",
    **{f"h{level}": "#" * level + " " for level in range(1, 7)},
}


def is_markup(text: str) -> bool:
    """Whether a text holds tags that only HTML has."""
    return "<" in text and _KNOWN.search(text) is not None


@dataclass(slots=True)
class _Page:
    """What has been read so far: finished blocks, and the words of the one under way."""

    blocks: list[tuple[str, str]] = field(default_factory=list)
    """(name of the element, text)"""
    words: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    """The elements that mark a block (`li`, `h2`) and are open, outermost first."""
    breaks: int = 0

    def close(self) -> None:
        text = " ".join(unescape("".join(self.words)).split())
        if text:
            self.blocks.append((self.around[-1] if self.around else "p", text))
        self.words.clear()
        self.breaks = 0


def blocks_of(html: str) -> list[tuple[str, str]]:
    """The text of each block with the element that marks it (`p`, `h2`, `li`, `figcaption` ...).

    Scripts, styles, navigation and forms are dropped; links and emphasis leave their words.
    """
    page, hidden = _Page(), ""
    for text, end, name in _pieces(_without_comments(html)):
        if hidden:
            hidden = "" if end and name == hidden else hidden
            continue
        if text.strip():
            page.breaks = 0
        page.words.append(text)
        if name in _DROPPED and not end:
            hidden = name
        elif name == "br":
            page.breaks += 1
            page.words.append(" ")
            if page.breaks == 2:
                page.close()
        elif name in _BLOCKS:
            page.close()
            _step(page.around, name, end)
    page.close()
    return page.blocks


def _step(around: list[str], name: str, end: bool) -> None:
    """Into an element that marks its block, or out of it and of what was left open in it."""
    name = "li" if end and name in ("ul", "ol") else name
    if name not in _MARKS and name != "figcaption":
        return
    if not end:
        if name in around:  # <li> ends an open <li>
            del around[around.index(name) :]
        around.append(name)
    elif name in around:
        del around[around.index(name) :]


def _pieces(html: str) -> Iterator[tuple[str, bool, str]]:
    """Each stretch of text with the tag after it: (text, whether it closes, its name)."""
    position = 0
    for tag in _TAG.finditer(html):
        yield html[position : tag.start()], bool(tag["end"]), tag["name"].lower()
        position = tag.end()
    yield html[position:], False, ""


def _without_comments(html: str) -> str:
    kept, position = [], 0
    while (start := html.find("<!--", position)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        kept.append(html[position:start])
        position = end + 3
    return "".join([*kept, html[position:]])


def plain_words(html: str) -> str:
    """The words of a short piece of HTML, on one line."""
    return " ".join(text for _, text in blocks_of(html))


def markdown_of(text: str, *, is_html: bool = False) -> tuple[str, tuple[str, ...]]:
    """The Markdown of a body and the captions in it.

    Plain text has its paragraphs parted by empty lines, or else each on a line.
    """
    if is_html or is_markup(text):
        blocks = blocks_of(text)
        captions = tuple(words for name, words in blocks if name == "figcaption")
        return _joined(blocks), captions
    lines = re.split(r"\n\s*\n" if re.search(r"\n\s*\n", text.strip()) else r"\n", text)
    return as_markdown(lines), ()


def _joined(blocks: list[tuple[str, str]]) -> str:
    written = (
        f"{_MARKS.get(name, '')}{as_markdown([text])}"
        for name, text in blocks
        if name != "figcaption"
    )
    return "\n\n".join(written)
