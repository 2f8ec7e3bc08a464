"""The decision: what each line is. The one place where a label is given to a line.

The model has said which lines are headline and body (`judging`, `layout`); the rules give every
other line its name, and may overrule the model where a line's own words leave no doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sitegen.extraction.bylines import is_role
from sitegen.extraction.judging import Opinion
from sitegen.extraction.labels import Label
from sitegen.extraction.layout import FOLLOWING, Layout, is_header, tells_of_author
from sitegen.extraction.looks import Look


@dataclass(frozen=True, slots=True)
class Decision:
    """What one line is, and the rule that says so in a few words."""

    label: Label
    rule: str
    sure: int = 100
    """Per cent."""


_BLANK = Decision(Label.BLANK, "white space")
_LISTED = frozenset(
    {Label.RELATED, Label.TRENDING, Label.COMMENTS, Label.BIOGRAPHY, Label.NEWSLETTER, Label.TAGS}
)
"""Blocks that begin with a heading and go on below it."""


def decide(looks: Sequence[Look], layout: Layout, opinion: Opinion) -> list[Decision]:
    """A decision for each line, in order."""
    decisions = [
        *_above_headline(looks, layout),
        *(Decision(Label.TITLE, "the headline") for _ in range(*layout.headline)),
        *_in_head(looks, layout),
        *_in_body(looks, layout),
        *_below_body(looks, layout),
    ]
    chances = zip(opinion.body, opinion.headline, strict=True)
    return [
        _BLANK if this.blank else _told(decision, *chance)
        for this, decision, chance in zip(looks, decisions, chances, strict=True)
    ]


def _told(decision: Decision, body: float, headline: float) -> Decision:
    """The decision with how sure it is, and the body by the rule that took it."""
    sure = _sure(decision.label, body, headline)
    if decision is _BODY and body < FOLLOWING:
        return Decision(Label.BODY, "nothing else stands below the header", sure)
    return replace(decision, sure=sure)


def _sure(label: Label, body: float, headline: float) -> int:
    """How likely the model finds a decision, in per cent: rounded down to tens, so that lines of
    one kind stay one stretch, and 99 where it has next to no doubt."""
    if label is Label.TITLE:
        chance = headline
    elif label is Label.BODY:
        chance = body
    else:
        chance = (1 - body) * (1 - headline)
    return 99 if chance >= 0.95 else int(10 * chance) * 10


def _above_headline(looks: Sequence[Look], layout: Layout) -> list[Decision]:
    decisions = []
    for index in range(layout.headline[0]):
        this = looks[index]
        if index >= layout.head[0] and is_header(this):
            decisions.append(_header_line(this, "above the headline"))
        else:
            unnamed = Label.RELATED if this.words > 4 else Label.NAVIGATION
            decisions.append(Decision(this.furniture or unnamed, "above the headline"))
    return decisions


def _header_line(this: Look, place: str) -> Decision:
    if this.url:
        return Decision(Label.URL, f"an address {place}")
    if this.byline is not None or (this.bare and not this.stamp):
        byline = this.byline or this.bare
        if byline and byline.agency and not byline.authors:
            return Decision(Label.AGENCY, f"a byline {place}")
        return Decision(Label.AUTHORS, f"a byline {place}")
    return Decision(Label.DATE, f"a date {place}")


# --- between headline and body -------------------------------------------------------------------


def _in_head(looks: Sequence[Look], layout: Layout) -> list[Decision]:
    """Byline, date, standfirst, captions, and the furniture between them."""
    decisions: list[Decision] = []
    standfirst = False
    for index in range(layout.headline[1], layout.body[0]):
        this = looks[index]
        before_header = index < layout.header_end
        if this.blank:
            decision = _BLANK
        elif is_header(this) and before_header:
            decision = _header_line(this, "below the headline")
        elif is_author_line(looks, index, layout):
            decision = Decision(Label.AUTHORS, "a name beside byline or date")
        elif is_role(this.line.text):
            decision = Decision(Label.BIOGRAPHY, "what the author is")
        elif (found := _picture(looks, index, this)) is not None:
            decision = found
        elif this.url:
            decision = Decision(Label.URL, "an address in the head")
        elif this.furniture:
            decision = Decision(this.furniture, "furniture by its words")
        elif before_header and not standfirst and (this.prose or this.words > 4):
            standfirst = True
            decision = Decision(Label.STANDFIRST, "between headline and byline")
        elif this.prose and before_header:
            decision = Decision(Label.CAPTION, "a second paragraph between headline and byline")
        else:
            decision = Decision(Label.OTHER, "between headline and body")
        decisions.append(decision)
    return decisions


def is_author_line(looks: Sequence[Look], index: int, layout: Layout) -> bool:
    """A name that stands right beside a byline or a date in the head."""
    if not looks[index].bare or looks[index].furniture:
        return False
    above, below = _nearest(looks, index, -1, 3), _nearest(looks, index, 1, 3)
    if any(is_header(other) for other in (*above, *below[:2])):
        return True
    if below and is_role(below[0].line.text):
        return True
    return bool(above) and above[0] is looks[layout.headline[1] - 1]


def _below(looks: Sequence[Look], index: int) -> Look | None:
    """The next line that is not blank."""
    for this in looks[index + 1 : index + 6]:
        if not this.blank:
            return this
    return None


def _nearest(looks: Sequence[Look], index: int, step: int, most: int) -> list[Look]:
    found: list[Look] = []
    index += step
    while 0 <= index < len(looks) and len(found) < most:
        if not looks[index].blank:
            found.append(looks[index])
        index += step
    return found


def _picture(looks: Sequence[Look], index: int, this: Look) -> Decision | None:
    if this.caption:
        return Decision(Label.CAPTION, "worded like a caption")
    if this.credit:
        return Decision(Label.PHOTO_CREDIT, "a credit line")
    below = _below(looks, index)
    if below and below.credit and 4 <= this.words <= 80 and not this.furniture:
        adjacent = index + 1 < len(looks) and looks[index + 1].credit
        if adjacent or not this.prose:
            return Decision(Label.CAPTION, "above a credit line")
    return None


# --- body ----------------------------------------------------------------------------------------


def _in_body(looks: Sequence[Look], layout: Layout) -> list[Decision]:
    decisions: list[Decision] = []
    block: Label | None = None
    said: set[str] = set()
    for index in range(*layout.body):
        this = looks[index]
        if this.blank:
            decisions.append(_BLANK)
            continue
        decision = _body_line(looks, index, this)
        if index in layout.text and decision is None:
            again = this.prose and this.line.text in said
            decision = _REPEATED if again else _BODY
            said.add(this.line.text)
            block = None
        elif decision is None:
            decision = _between_paragraphs(this, block)
        elif decision.label in _LISTED and not this.prose and this.words <= 6:
            block = decision.label
        decisions.append(decision)
    return decisions


_BODY = Decision(Label.BODY, "reads like the story")
_REPEATED = Decision(Label.REPETITION, "said before in the story")


def _body_line(looks: Sequence[Look], index: int, this: Look) -> Decision | None:
    """What a line in the midst of the story is by its form; None when it has none of its own."""
    if this.furniture and not (this.prose and this.words > 60):
        return Decision(this.furniture, "furniture by its words")
    if this.post or _is_posted(looks, index):
        return Decision(Label.SOCIAL_POST, "a post from a social network")
    if (found := _picture(looks, index, this)) is not None:
        return found
    if not this.sentence and not this.prose and is_header(this):
        return _header_line(this, "repeated in the body")
    if this.url or not any(map(str.isalnum, this.line.text)):
        return Decision(Label.NAVIGATION, "no words of its own")
    return None


def _between_paragraphs(this: Look, block: Label | None) -> Decision:
    """A line among the paragraphs that does not read like the story."""
    if block:
        return Decision(block, "in a list inside the body")
    if tells_of_author(this):
        return Decision(Label.BIOGRAPHY, "tells of the author")
    if this.words >= 4 and not this.prose:
        return Decision(Label.RELATED, "a headline between paragraphs")
    return Decision(Label.OTHER, "does not read like the story")


def _is_posted(looks: Sequence[Look], index: int) -> bool:
    below = _below(looks, index)
    signed = below is not None and below.post and below.line.bullet in ("—", "–", "-")
    return signed and looks[index].words <= 70


# --- below the body ------------------------------------------------------------------------------


def _below_body(looks: Sequence[Look], layout: Layout) -> list[Decision]:
    """Furniture; a line of no known kind belongs to the block above it."""
    decisions: list[Decision] = []
    block = Label.RELATED
    for index in range(layout.body[1], len(looks)):
        this = looks[index]
        if this.furniture:
            block = this.furniture
            decisions.append(Decision(block, "furniture by its words"))
        elif this.caption or this.credit:
            label = Label.CAPTION if this.caption else Label.PHOTO_CREDIT
            near = index < layout.body[1] + 4
            decisions.append(Decision(label if near else block, "below the body"))
        elif tells_of_author(this):
            decisions.append(Decision(Label.BIOGRAPHY, "tells of the author"))
        else:
            decisions.append(Decision(block, "below the body"))
    return decisions
