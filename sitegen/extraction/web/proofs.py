"""What stands in a body and is no text of it: links to other stories, furniture, the headline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sitegen.extraction.labels import Label
from sitegen.extraction.layout import is_header, tells_of_author
from sitegen.extraction.lines import Line
from sitegen.extraction.looks import Look, look
from sitegen.extraction.web.body import Block

_ENDING = 3
"""Blocks that a body has at least; only below them its author may be presented."""
_LONG = 60
"""Words; a longer paragraph is text, whatever phrase it begins with."""
_ALL = 0.95
"""A line of which so much is links is a link."""
_PART = 0.25
"""An item at the end of a body of which so much is links leads to another story."""
_ROW = 3
"""So many headings in a row are a list."""
_LISTED = frozenset({Label.RELATED, Label.TRENDING, Label.NEWSLETTER, Label.COMMENTS, Label.TAGS})
"""Furniture below which lines of the same kind follow."""


def proofread(
    blocks: Sequence[Block], fields: Iterable[str], linked: Mapping[str, float]
) -> list[Block]:
    """The blocks that are text of the article.

    `fields` are texts that have their place outside the body: headline, standfirst, captions;
    `linked` gives of each line of the page the share that lies in links to other pages.
    """
    elsewhere = {*fields, *(line for line, share in linked.items() if share > _ALL)}
    kept = [block for block in _texts(_without_headlines(blocks)) if block.text not in elsewhere]
    while len(kept) > _ENDING and _is_ending(kept[-1], linked):
        kept.pop()
    return kept


def _without_headlines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Several headings of one rank in a row head nothing: they are other stories'. The last may
    stay, unless no text has come before it."""
    started = False
    for mark, run in groupby(blocks, key=lambda block: block.mark if block.heading else ""):
        row = list(run)
        if not mark or len(row) < _ROW:
            started = started or not mark
            yield from row
        elif started:
            yield row[-1]


def _texts(blocks: Iterable[Block]) -> Iterator[Block]:
    under: Label | None = None
    for block in blocks:
        this = look(Line(0, 0, block.text))
        if this.words > _LONG:
            under = None
            yield block
        elif this.furniture and (not block.heading or this.furniture in _LISTED):
            under = this.furniture if this.furniture in _LISTED and not this.prose else under
        elif under and (block.mark or not (this.prose or this.sentence)):
            continue
        elif not _is_beside_the_text(this):
            under = None
            yield block


def _is_beside_the_text(this: Look) -> bool:
    if this.credit or this.caption or this.post:
        return True
    return is_header(this) and not this.prose and not this.sentence


def _is_ending(block: Block, linked: Mapping[str, float]) -> bool:
    """Whether a block at the end is no text: a heading of nothing, the author, other stories."""
    if block.heading or (block.mark and linked.get(block.text, 0) > _PART):
        return True
    return tells_of_author(look(Line(0, 0, block.text)))
