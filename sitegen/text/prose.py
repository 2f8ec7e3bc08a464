"""Markdown: the text of an article, as its file keeps it.

The only module that knows the Markdown library. Reading text and HTML come from the same walk over
the same tokens, so a place in the one is a place in the other: marks never slip.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

_BREAK = "\n\n"
"""Stands between two blocks of reading text."""
_TEXT = ("text", "text_special")
_LINK = ("link_open", "link_close")
_EMPHASIS = ("em_close", "strong_close")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of reading text that shall be a link."""

    start: int
    end: int
    """Offsets into the reading text, end exclusive."""
    href: str
    css_class: str = ""
    title: str = ""
    """What it is, for whoever points at it."""


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
    if piece.type == "code_inline" or piece.type in _TEXT:
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

    `marks` are sorted and do not overlap. In each block the first mark that leads to an address
    becomes a link, further ones stay plain; so does a mark that touches a link of the text, or
    ends inside code.
    `dateline` runs into the first paragraph, or stands alone where the body begins otherwise.
    The highest headings become those of the second level, because the page's own heading is the
    headline. Pictures become links, because a page asks no other site for anything.
    """
    blocks = _parser().parse(markdown)
    highest = min((int(one.tag[1]) for one in blocks if one.type == "heading_open"), default=1)
    waiting = deque(marks)
    position = 0
    for block in blocks:
        length = len(_block_text(block))
        if block.type == "inline":
            inside = list(_taken_from(waiting, position, position + length))
            block.children = _with_marks(_tame(block.children or []), inside)
        elif block.type.startswith("heading_"):
            block.tag = f"h{min(int(block.tag[1]) - highest + 2, 6)}"
        position += length + len(_BREAK) if length else 0
    parser = _parser()
    html: str = parser.renderer.render(_with_dateline(blocks, dateline), parser.options, {})
    return html


def _taken_from(waiting: deque[Mark], start: int, end: int) -> Iterator[Mark]:
    """Takes the marks before `end`; gives those in the block, in the block's own offsets."""
    while waiting and waiting[0].start < end:
        mark = waiting.popleft()
        if start <= mark.start and mark.end <= end:
            yield replace(mark, start=mark.start - start, end=mark.end - start)


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
    """Links around what lies between the marks' ends; of each address the first that can be one.

    Each piece is looked at once, so a paragraph of 5,000 names costs no more than its length.
    """
    if not marks:
        return pieces
    linked: set[str] = set()
    row = _Row()
    for mark, run in _runs(_cut_at(pieces, marks), marks):
        if mark and mark.href not in linked and row.can_link(run):
            row.link(mark, run)
            linked.add(mark.href)
        else:
            row.extend(run)
    return row.pieces


def _cut_at(pieces: Iterable[Token], marks: Sequence[Mark]) -> Iterator[tuple[int, Token]]:
    """Each piece with its offset; text is split so that every end of a mark is a piece's start."""
    cuts = sorted({edge for mark in marks for edge in (mark.start, mark.end)}, reverse=True)
    position = 0
    for piece in pieces:
        text = _inline_text(piece)
        end = position + len(text)
        while cuts and cuts[-1] <= position:
            cuts.pop()
        while piece.type in _TEXT and cuts and cuts[-1] < end:
            edge = cuts.pop()
            yield position, Token("text", "", 0, content=text[: edge - position])
            position, text = edge, text[edge - position :]
            piece = Token("text", "", 0, content=text)
        yield position, piece
        position = end


def _runs(
    spread: Iterable[tuple[int, Token]], marks: Sequence[Mark]
) -> Iterator[tuple[Mark | None, list[Token]]]:
    """The pieces in order: by turns those of a mark, from its first letter to its last, and others.

    A mark whose ends are not the ends of pieces, because they lie inside code, has none.
    """
    run: list[Token] = []
    coming = 0
    inside: Mark | None = None
    for start, piece in spread:
        end = start + len(_inline_text(piece))
        while coming < len(marks) and inside is None and marks[coming].start < start:
            coming += 1
        if end > start and inside is None and coming < len(marks) and marks[coming].start == start:
            yield None, run
            inside, run = marks[coming], []
            coming += 1
        run.append(piece)
        if inside and end >= inside.end > start:
            yield inside if end == inside.end else None, run
            inside, run = None, []
    yield None, run


class _Row:
    """Pieces of a line that are put in one after the other, well nested at every step."""

    def __init__(self) -> None:
        self.pieces: list[Token] = []
        self._in_link = 0

    def extend(self, run: Iterable[Token]) -> None:
        for piece in run:
            self._in_link += piece.nesting if piece.type in _LINK else 0
            before = self.pieces[-1] if self.pieces else None
            if before and before.nesting > 0 > piece.nesting and piece.type in _EMPHASIS:
                self.pieces.pop()  # emphasis of nothing: what remains where a name was cut out
            else:
                self.pieces.append(piece)

    def can_link(self, run: Iterable[Token]) -> bool:
        """No link stands in another, and a picture's words are not those of the name."""
        return not self._in_link and not any(
            piece.type in _LINK or piece.type == "html_inline" for piece in run
        )

    def link(self, mark: Mark, run: list[Token]) -> None:
        """Emphasis that begins or ends inside the name is broken off at the link's ends."""
        ending, beginning = _unpaired(run)
        attributes: dict[str, str | int | float] = {"href": mark.href}
        if mark.css_class:
            attributes["class"] = mark.css_class
        if mark.title:
            attributes["title"] = mark.title
        self.extend(ending)
        self.extend([Token("link_open", "a", 1, attrs=attributes)])
        self.extend(_turned(piece) for piece in reversed(ending))
        self.extend(run)
        self.extend(_turned(piece) for piece in reversed(beginning))
        self.extend([Token("link_close", "a", -1)])
        self.extend(beginning)


def _unpaired(run: Iterable[Token]) -> tuple[list[Token], list[Token]]:
    """The ends whose beginnings lie before the run, and the beginnings whose ends lie after it."""
    ending: list[Token] = []
    beginning: list[Token] = []
    for piece in run:
        if piece.nesting > 0:
            beginning.append(piece)
        elif piece.nesting < 0 and beginning:
            beginning.pop()
        elif piece.nesting < 0:
            ending.append(piece)
    return ending, beginning


def _turned(piece: Token) -> Token:
    """The end for a beginning, the beginning for an end."""
    kind, _, side = piece.type.rpartition("_")
    other = "close" if side == "open" else "open"
    return Token(f"{kind}_{other}", piece.tag, -piece.nesting, markup=piece.markup)
