"""Markdown: the text of an article, as its file keeps it.

The only module that knows the Markdown library. Reading text and HTML come from the same walk over
the same tokens, so a place in the one is a place in the other: marks never slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

_BREAK = "\n\n"
"""Stands between two blocks of reading text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of reading text that shall be a link."""

    start: int
    end: int
    """Offsets into the reading text, end exclusive."""
    href: str
    css_class: str = ""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark and tables. HTML in the text is shown as text, never obeyed."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


_SPECIAL = re.compile(
    r"""[`*\[\]]                        # code, emphasis, links
      | \\(?=[!-/:-@\[-`{-~]|$)         # a backslash, where it would escape
      | (?<![^\W_])_ | _(?![^\W_])      # emphasis again; inside a word it means nothing
      | <(?=[A-Za-z/!?])                # addresses in angle brackets
      | &(?=\#?\w+;)                    # named characters
    """,
    re.VERBOSE,
)
_MARKS = "`*[]\\_<&"
"""One of these is in everything that `_SPECIAL` finds."""
_LINE_START = re.compile(r"(?:\d+(?=[.)](?:\s|$)))?(?:[.)]|[-+](?=[\s-]|$)|#|>|~(?=~~)|_|=)")
"""What would make a paragraph a list, a heading, a quotation, a rule or a block of code."""


def as_markdown(paragraphs: Iterable[str]) -> str:
    """Plain paragraphs as Markdown that reads back as just these paragraphs.

    White space inside a paragraph becomes single spaces, NUL becomes U+FFFD as CommonMark demands,
    and empty paragraphs vanish.
    """
    escaped = []
    for paragraph in paragraphs:
        line = " ".join(paragraph.replace("\0", "\ufffd").split())
        if line:
            if any(map(line.__contains__, _MARKS)):  # most paragraphs hold none: much quicker
                line = _SPECIAL.sub(r"\\\g<0>", line)
            if start := _LINE_START.match(line):
                line = f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}"
            escaped.append(line)
    return _BREAK.join(escaped)


def reading_text(markdown: str) -> str:
    """What a reader sees, without any markup; blocks are parted by an empty line."""
    return _BREAK.join(text for text in map(_block_text, _parser().parse(markdown)) if text)


def _block_text(block: Token) -> str:
    if block.type == "inline":
        return "".join(map(_inline_text, block.children or ()))
    return block.content.rstrip("\n") if block.type in ("fence", "code_block") else ""


def _inline_text(piece: Token) -> str:
    if piece.type in ("text", "code_inline", "text_special"):
        return piece.content
    return " " if piece.type in ("softbreak", "hardbreak") else ""


def links_in(markdown: str) -> list[tuple[int, str]]:
    """The links of a text in order: the line, counted from 1, and where each leads, as a URL."""
    found: list[tuple[int, str]] = []
    line = 1
    for block in _parser().parse(markdown):
        line = block.map[0] + 1 if block.map else line
        for piece in block.children or ():
            if piece.type == "link_open":
                found.append((line, str(piece.attrGet("href"))))
            line += piece.type in ("softbreak", "hardbreak")
    return found


def to_html(markdown: str, marks: Sequence[Mark] = (), dateline: str = "") -> str:
    """The HTML of an article's body.

    `marks` are sorted and do not overlap; a mark that lies in a link of the text is left out.
    `dateline` runs into the first paragraph, or stands alone where the body begins otherwise.
    Headings move down one level, because the page's own heading is the headline. Pictures become
    links, because a page asks no other site for anything.
    """
    blocks = _parser().parse(markdown)
    position = 0
    for block in blocks:
        length = len(_block_text(block))
        if block.type == "inline":
            inside = [
                Mark(mark.start - position, mark.end - position, mark.href, mark.css_class)
                for mark in marks
                if position <= mark.start and mark.end <= position + length
            ]
            block.children = _with_marks(_tame(block.children or []), inside)
        elif block.type.startswith("heading_"):
            block.tag = f"h{min(int(block.tag[1]) + 1, 6)}"
        position += length + len(_BREAK) if length else 0
    parser = _parser()
    html: str = parser.renderer.render(_with_dateline(blocks, dateline), parser.options, {})
    return html


def _with_dateline(blocks: list[Token], dateline: str) -> list[Token]:
    if not dateline:
        return blocks
    span = f'<span class="dateline">{escapeHtml(dateline)}</span>'
    if blocks and blocks[0].type == "paragraph_open":
        blocks[1].children = [
            Token("html_inline", "", 0, content=f"{span} — "),
            *(blocks[1].children or []),
        ]
        return blocks
    return [Token("html_block", "", 0, content=f"<p>{span}</p>\n"), *blocks]


def _tame(pieces: list[Token]) -> list[Token]:
    """Pictures as links, links to other articles' files as links to their pages."""
    tamed: list[Token] = []
    for piece in pieces:
        if piece.type == "image":
            tamed += _picture_as_link(piece)
        else:
            if piece.type == "link_open":
                piece.attrSet("href", _page_address(str(piece.attrGet("href") or "")))
            tamed.append(piece)
    return tamed


def _picture_as_link(image: Token) -> list[Token]:
    # The picture's own text is no reading text: it is HTML made here, outside all offsets.
    source, label = str(image.attrGet("src") or ""), image.content or "picture"
    opening = Token("link_open", "a", 1, attrs={"href": source})
    name = Token("html_inline", "", 0, content=escapeHtml(label))
    if not urlsplit(source).scheme:
        return [name]
    return [opening, name, Token("link_close", "a", -1)]


def _page_address(href: str) -> str:
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path.endswith(".md"):
        return href
    return parts._replace(path=parts.path[: -len(".md")] + ".html").geturl()


def _with_marks(pieces: list[Token], marks: Sequence[Mark]) -> list[Token]:
    """Cuts text pieces at the marks' ends and puts links around what lies between."""
    if not marks:
        return pieces
    cuts = {edge for mark in marks for edge in (mark.start, mark.end)}
    spread = _cut_at(pieces, cuts)
    for mark in reversed(marks):
        _wrap(spread, mark)
    return [piece for _, piece in spread]


def _cut_at(pieces: list[Token], cuts: set[int]) -> list[tuple[int, Token]]:
    """Each piece with its offset; text pieces are split so that every cut is a piece's start."""
    spread: list[tuple[int, Token]] = []
    position = 0
    for piece in pieces:
        text = _inline_text(piece)
        edges = [position, *sorted(cut for cut in cuts if position < cut < position + len(text))]
        if piece.type in ("text", "text_special") and len(edges) > 1:
            for start, end in zip(edges, [*edges[1:], position + len(text)], strict=True):
                part = Token("text", "", 0, content=text[start - position : end - position])
                spread.append((start, part))
        else:
            spread.append((position, piece))
        position += len(text)
    return spread


def _wrap(spread: list[tuple[int, Token]], mark: Mark) -> None:
    """Puts one link around the pieces of a mark, if they stand whole on one level."""
    covered = [
        index
        for index, (start, piece) in enumerate(spread)
        if mark.start <= start < mark.end and _inline_text(piece)
    ]
    if not covered:
        return
    first, last = covered[0], covered[-1]
    end = spread[last][0] + len(_inline_text(spread[last][1]))
    if (spread[first][0], end) != (mark.start, mark.end) or _inside_link(spread, first):
        return
    level = 0
    for _, piece in spread[first : last + 1]:
        level += piece.nesting
        if level < 0 or piece.type in ("link_open", "link_close"):
            return
    if level:
        return
    attributes: dict[str, str | int | float] = {"href": mark.href}
    if mark.css_class:
        attributes["class"] = mark.css_class
    spread.insert(last + 1, (mark.end, Token("link_close", "a", -1)))
    spread.insert(first, (mark.start, Token("link_open", "a", 1, attrs=attributes)))


def _inside_link(spread: list[tuple[int, Token]], index: int) -> bool:
    opened = sum(
        piece.nesting for _, piece in spread[:index] if piece.type in ("link_open", "link_close")
    )
    return opened > 0
