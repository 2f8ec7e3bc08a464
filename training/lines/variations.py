"""Variations of known pages: as others might have clipped them.

People cut close to the story or paste whole screens, with blank lines or without, a paragraph a
line or everything in one. The known pages show a few of these habits; their variations the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from sitegen.extraction.lines import Line
from sitegen.extraction.looks import Look, look
from training.lines.examples import BODY, HEADLINE, OTHER, Example

_WEIGHT = 0.5
"""What a variation counts beside a true page."""
_LONG = 8
"""Words; shorter lines of the body are not run together."""
_SENTENCE = re.compile(r"[^.!?]{3,}[.!?]+[”’\"')]*")
_BLANK = look(Line(0, 1, ""))
_Lines = list[tuple[Look, str]]


def variations(example: Example, seed: str) -> Iterator[Example]:
    """The same ones for the same seed."""
    body = [index for index, answer in enumerate(example.answers) if answer == BODY]
    if not body:
        return
    chance = Random(seed)
    lines = list(zip(example.looks, example.answers, strict=True))
    headline = next((i for i, answer in enumerate(example.answers) if answer == HEADLINE), body[0])
    start = headline if headline < body[0] + 3 else body[0]
    made = [
        _some(lines[:start], chance) + _neat(lines[start:], chance),
        _run_together(lines[start:], chance),
        _some(lines[:start], chance) + _note(lines[start:], chance),
        lines[chance.randint(0, start) : chance.randint(body[-1] + 1, body[-1] + 60)],
    ]
    if chance.random() < 0.5:
        made.append([(this, answer) for this, answer in lines if not this.blank])
    for part in made:
        looks, answers = [this for this, _ in part], [answer for _, answer in part]
        titled = HEADLINE in answers
        yield Example(example.outlet, looks, answers, titled, example.whole, _WEIGHT)


def _some(above: _Lines, chance: Random) -> _Lines:
    """None, or a few of the lines above the headline: a menu, a section, another headline."""
    worded = [(this, answer) for this, answer in above if not this.blank]
    wanted = chance.choice((0, 0, 1, 1, 2, 3))
    if not worded or not wanted:
        return []
    start = chance.randrange(len(worded))
    return worded[start : start + wanted] + [(_BLANK, OTHER)] * chance.choice((0, 1))


def _neat(lines: _Lines, chance: Random) -> _Lines:
    """Cut out by hand: next to nothing besides the story, and perhaps not all of it."""
    kept_rest = chance.choice((0.0, 0.1, 0.3))
    blanks = chance.random() < 0.6
    paragraphs = chance.choice((1, 2, 3, 5, 8, 1000, 1000, 1000))
    neat: _Lines = []
    for this, answer in lines:
        if this.blank:
            if blanks:
                neat.append((this, answer))
        elif answer != OTHER or chance.random() < kept_rest:
            neat.append((this, answer))
            paragraphs -= answer == BODY
            if paragraphs == 0:
                break
    last = max(index for index, (_, answer) in enumerate(neat) if answer == BODY)
    return neat[: last + 1]


def _run_together(lines: _Lines, chance: Random) -> _Lines:
    """The story in a few very long lines."""
    total = sum(answer == BODY for _, answer in lines)
    size = max(1, total // chance.choice((1, 2, 3, max(1, total // 2))))
    blanks = chance.random() < 0.6
    after = chance.choice((0, 0, 5, 20, 60))
    last = max(index for index, (_, answer) in enumerate(lines) if answer == BODY)
    joined: _Lines = []
    waiting: list[str] = []
    for this, answer in lines[: last + 1]:
        if answer == BODY and this.words > _LONG:
            waiting.append(this.line.written)
            if len(waiting) < size:
                continue
        elif this.blank:
            if blanks and not waiting:
                joined.append((this, answer))
            continue
        elif answer == OTHER and chance.random() < 0.7:
            continue
        if waiting:
            joined.append((_look_at(waiting), BODY))
            waiting = []
        if answer != BODY or this.words <= _LONG:
            joined.append((this, answer))
    if waiting:
        joined.append((_look_at(waiting), BODY))
    return joined + lines[last + 1 : last + 1 + after]


def _note(lines: _Lines, chance: Random) -> _Lines:
    """A few lines in a paper: a sentence or two a paragraph, and at most three of them."""
    head = next(index for index, (_, answer) in enumerate(lines) if answer == BODY)
    story = " ".join(this.line.written for this, answer in lines if answer == BODY)
    sentences = _SENTENCE.findall(story[:4000])
    start = chance.randrange(max(1, len(sentences) - 4))
    blanks = chance.random() < 0.6
    note = [(this, answer) for this, answer in lines[:head] if blanks or not this.blank]
    for _ in range(chance.choice((1, 2, 2, 3))):
        size = chance.choice((1, 1, 2))
        if part := sentences[start : start + size]:
            note.append((_look_at([" ".join(part).strip()]), BODY))
        if blanks:
            note.append((_BLANK, OTHER))
        start += size
    after = chance.choice((0, 0, 3, 10))
    last = max(index for index, (_, answer) in enumerate(lines) if answer == BODY)
    return note + lines[last + 1 : last + 1 + after]


def _look_at(paragraphs: list[str]) -> Look:
    text = " ".join(paragraphs)
    return look(Line(0, len(text), text))
