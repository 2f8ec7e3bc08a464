"""The sentence around a place in a text."""

from __future__ import annotations

import re

LONGEST = 320
"""Characters of a sentence that are shown; a longer one is cut around the place."""

_END = re.compile(r"""[.!?…]["”’')\]]*\s+(?=["“‘'(\[]*[^\W_a-z])|[。！？]|\n\n""")
_SHORT = re.compile(
    r"""(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Rev|Hon|St|Mt|Jr|Sr
        |No|vs|Co|Corp|Inc|Ltd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m)|\b[A-Z]\.[A-Z])\.$""",
    re.VERBOSE,
)
"""A full stop that ends an abbreviation or an initial ends no sentence."""


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around `text[start:end]`, as offsets, end exclusive, without outer space.

    It takes the same time in a text of any length: what is farther off would be cut anyway.
    """
    begin, finish = max(0, start - 2 * LONGEST), min(len(text), end + 2 * LONGEST)
    before, after = text.rfind("\n\n", begin, start), text.find("\n\n", end, finish)
    begin = begin if before < 0 else before + 2
    finish = finish if after < 0 else after
    for stop in _END.finditer(text, begin, finish):
        if _SHORT.search(text, begin, stop.start() + 1) and stop.group()[0] == ".":
            continue
        if stop.end() <= start:
            begin = stop.end()
        elif stop.start() >= end - 1:
            finish = stop.end()
            break
    return _without_space(text, *_shortened(text, begin, finish, start, end))


def opening(text: str, longest: int) -> str:
    """The beginning of a text, cut after a word; an ellipsis says that more follows."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[:longest]
    whole_words = cut.rpartition(" ")[0]
    return (whole_words if len(whole_words) * 2 > longest else cut).rstrip(" ,;:.…–—-") + "…"


def _shortened(text: str, begin: int, finish: int, start: int, end: int) -> tuple[int, int]:
    if finish - begin <= LONGEST:
        return begin, finish
    room = max(LONGEST - (end - start), 0) // 2
    left, right = max(begin, start - room), min(finish, end + room)
    if left > begin and (space := text.find(" ", left, start)) >= 0:
        left = space + 1
    if right < finish and (space := text.rfind(" ", end, right)) >= 0:
        right = space
    return left, right


def _without_space(text: str, begin: int, finish: int) -> tuple[int, int]:
    while begin < finish and text[begin].isspace():
        begin += 1
    while finish > begin and text[finish - 1].isspace():
        finish -= 1
    return begin, finish
