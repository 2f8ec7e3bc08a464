"""The zones of a page in which byline and date are looked for, from the surest to the least."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.extraction.labels import Label
from sitegen.extraction.layout import Layout
from sitegen.extraction.looks import Look
from sitegen.extraction.rules import Decision

SIGNED = frozenset({Label.AUTHORS, Label.AGENCY, Label.DATE})
"""The labels of lines that say who wrote the article, or when."""
_TAIL = 40
"""Lines below the body in which a byline or a date still counts."""
_OPENING = 3
"""Paragraphs above a byline inside the body; below more of them it is another story's."""
_BLOCK = 4
"""Lines that are not blank, over which a byline reaches its date."""


def below_headline(decisions: Sequence[Decision], layout: Layout) -> list[int]:
    """The labelled lines from the headline to the body."""
    return _signed(decisions, range(layout.headline[1], layout.body[0]))


def above_headline(decisions: Sequence[Decision], layout: Layout) -> list[int]:
    """The labelled lines right above the headline."""
    return _signed(decisions, range(layout.head[0], layout.headline[0]))


def in_opening(looks: Sequence[Look], decisions: Sequence[Decision], layout: Layout) -> list[int]:
    """The labelled lines of a byline or a date that stand inside the body near its start."""
    block: list[int] = []
    prose = gap = 0
    for index in range(*layout.body):
        this = looks[index]
        if decisions[index].label in SIGNED:
            block.append(index)
            gap = 0
        elif this.words:
            prose += this.prose and not block
            gap += 1
        if prose > _OPENING or (block and gap > _BLOCK):
            break
    dated = any(_is_stamped(looks[index], prose) for index in block)
    signed = any(looks[index].byline for index in block)
    return block if prose <= _OPENING and (dated or signed) else []


def _is_stamped(this: Look, prose: int) -> bool:
    """Whether the line has a date that is more than a day named between paragraphs."""
    if not this.dates or not (this.stamp or this.byline or this.bare):
        return False
    told = any(date.role for date in this.dates) or ":" in this.line.text
    return told or prose <= 1 or bool(this.byline)


def below_body(looks: Sequence[Look], layout: Layout) -> list[int]:
    """The lines below the body, up to where other stories begin."""
    found: list[int] = []
    for index in range(layout.body[1], min(layout.body[1] + _TAIL, len(looks))):
        if looks[index].furniture in (Label.RELATED, Label.TRENDING):
            break
        found.append(index)
    return found


def _signed(decisions: Sequence[Decision], lines: range) -> list[int]:
    return [index for index in lines if decisions[index].label in SIGNED]
