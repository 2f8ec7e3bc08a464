"""What can be counted of each line among its neighbours: the numbers that the model looks at.

`first_look` describes the lines of a page by themselves and by what stands around them.
`second_look` adds what only shows once it is roughly known where the body stands.
All numbers are plain ints and floats, so that the same page gives the same numbers everywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from sitegen.extraction.bylines import is_role
from sitegen.extraction.labels import Label
from sitegen.extraction.looks import Look
from sitegen.extraction.stretch import best_stretch, weigh

Column: TypeAlias = Sequence[float]
"""One number for each line that is not blank, in their order."""

FAR = 99
"""The distance to something that is not there."""
_WORD = re.compile(r"[^\W_]{4,}")
_LONGEST = 400
"""Characters of a line whose words are counted."""
_TITLE_WORDS = 35
"""A longer line is no headline."""
_VOCABULARY = 40
"""Lines whose words stand for what an article is about."""
_COST = 2.0
"""Likely words that a line of the body must bring: so the body ends where it grows thin."""
_FUNCTION_WORDS = frozenset(
    """
    a about after all also an and are as at be because been before but by can could did do for from
    had has have he her him his how i if in into is it its just like more most my no not of on one
    only or other our out over said she so some than that the their them then there these they this
    those to up was we were what when where which while who will with would you your
    """.split()
)
_SINCE = (
    Label.RELATED, Label.TRENDING, Label.COMMENTS, Label.TAGS, Label.SHARE_BAR, Label.NAVIGATION,
)  # fmt: skip
_UNTIL = (Label.COMMENTS, Label.SHARE_BAR, Label.NAVIGATION)
_ENDS = {".": 5, "!": 4, "?": 4, "”": 4, '"': 4, "’": 3, "'": 3, ")": 3, ":": 2, "…": 2, ",": 2}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page that are not blank, with what is often asked of them."""

    places: list[int]
    """Where each line stands among all lines."""
    looks: list[Look]
    small: list[str]
    """The beginning of each text in small letters."""
    above: list[bool]
    """Whether a blank line stands above the line, or nothing."""


def lay_sheet(looks: Sequence[Look]) -> Sheet:
    places = [index for index, this in enumerate(looks) if not this.blank]
    seen = [looks[index] for index in places]
    return Sheet(
        places,
        seen,
        [this.line.text[:_LONGEST].casefold() for this in seen],
        [index == 0 or looks[index - 1].blank for index in places],
    )


# --- the line by itself --------------------------------------------------------------------------


def kind(this: Look) -> int:
    """What the line looks like, in an order from navigation to running text."""
    if this.furniture:
        return _FURNITURE_KINDS.get(this.furniture, 3)
    if this.byline:
        return 13
    if this.caption:
        return 16
    if this.credit:
        return 11
    if this.post:
        return 10
    if this.url:
        return 9
    if this.prose:
        return 20 if this.sentence else 18
    if this.stamp:
        return 12
    if this.bare:
        return 14 if this.dates else 8
    if is_role(this.line.text):
        return 7
    if this.sentence:
        return 17 if this.words > 5 else 15
    return 4 if this.words < 3 else 5 if this.words < 6 else 6


_FURNITURE_KINDS = {
    Label.COMMENTS: 0, Label.COPYRIGHT: 0, Label.TRENDING: 1, Label.RELATED: 1, Label.TAGS: 2,
    Label.NEWSLETTER: 2, Label.BIOGRAPHY: 2, Label.NAVIGATION: 3, Label.SHARE_BAR: 3,
}  # fmt: skip


def _bullet(bullet: str) -> int:
    if not bullet:
        return 0
    return 1 if bullet[0].isdigit() else 2 if bullet in "—–--" else 3


def _by_itself(page: Sheet) -> dict[str, Column]:
    capitals, function = [], []
    for this, small in zip(page.looks, page.small, strict=True):
        count = small.count(" ") + 1
        words = this.line.text[:_LONGEST].split()
        capitals.append(len([word for word in words if word[0].isupper()]) / count)
        function.append(len(_FUNCTION_WORDS.intersection(small.split())) / count)
    texts = [this.line.text for this in page.looks]
    echoes = Counter(page.small)
    return {
        "words": [this.words for this in page.looks],
        "kind": [kind(this) for this in page.looks],
        "capitals": capitals,
        "function": function,
        "ends": [_ENDS.get(text[-1:], 1 if text[-1:].isdigit() else 0) for text in texts],
        "bullet": [_bullet(this.line.bullet) for this in page.looks],
        "above": page.above,
        "bars": [text.count("|", 0, _LONGEST) for text in texts],
        "commas": [text.count(",", 0, _LONGEST) for text in texts],
        "echoes": [echoes[small] for small in page.small],
    }


# --- the line among others -----------------------------------------------------------------------


def _since(flags: Sequence[bool]) -> list[float]:
    """For each line, how many lines stand between it and the last flagged one above."""
    found: list[float] = []
    distance = FAR
    for flag in flags:
        found.append(distance)
        if flag:
            distance = 0
        elif distance < FAR:
            distance += 1
    return found


def _until(flags: Sequence[bool]) -> Column:
    return _since(flags[::-1])[::-1]


def _around(name: str, amounts: Sequence[float], *widths: int) -> dict[str, Column]:
    """Sums over some lines above each line and below it."""
    count = len(amounts)
    sums = list(accumulate(amounts, initial=0))
    columns: dict[str, Column] = {}
    for width in widths:
        far = sums[width:] + [sums[-1]] * width
        columns[f"{name}+{width}"] = [far[j + 1] - sums[j + 1] for j in range(count)]
        near = [0] * width + sums
        columns[f"{name}-{width}"] = [sums[j] - near[j] for j in range(count)]
    return columns


def _beside(name: str, column: Column) -> dict[str, Column]:
    """The number of the line above and of the line below."""
    numbers = list(column)
    return {f"{name}-1": [-1, *numbers[:-1]], f"{name}+1": [*numbers[1:], -1]}


def _is_running(this: Look) -> bool:
    return this.prose and not (this.furniture or this.caption)


def _is_head(this: Look) -> bool:
    return this.byline is not None or (this.stamp and not this.prose)


def _distances(page: Sheet) -> dict[str, Column]:
    running = [_is_running(this) for this in page.looks]
    head = [_is_head(this) for this in page.looks]
    columns = {
        "since running": _since(running),
        "until running": _until(running),
        "since head": _since(head),
        "until head": _until(head),
        "until byline": _until([this.byline is not None for this in page.looks]),
    }
    kinds = [this.furniture for this in page.looks]
    for label in _SINCE:
        columns[f"since {label}"] = _since([one is label for one in kinds])
    for label in _UNTIL:
        columns[f"until {label}"] = _until([one is label for one in kinds])
    return columns


def first_look(page: Sheet) -> dict[str, Column]:
    """Columns by name: each line by itself, and what stands around it."""
    columns = _by_itself(page)
    looks = page.looks
    running = [this.words if _is_running(this) else 0 for this in looks]
    so_far = list(accumulate(running, initial=0))
    total = so_far[-1] or 1
    columns["place"] = range(len(looks))
    columns["left"] = range(len(looks), 0, -1)
    columns["running above"] = so_far[:-1]
    columns["share above"] = [words / total for words in so_far[:-1]]
    columns |= _around("running", running, 3, 6, 12)
    columns |= _around("furniture", [this.furniture is not None for this in looks], 12)
    headlines = [4 < this.words < 22 and not (this.sentence or this.furniture) for this in looks]
    columns |= _around("headlines", headlines, 12)
    columns |= _around("dated", [this.dates != () for this in looks], 6)
    refrains = [
        times > 2 and this.words < 7 for times, this in zip(columns["echoes"], looks, strict=True)
    ]
    columns |= _around("refrains", refrains, 12)
    columns |= _beside("kind", columns["kind"])
    columns |= _beside("words", columns["words"])
    columns |= _distances(page)
    columns |= _stretch(page)
    return columns


def _stretch(page: Sheet) -> dict[str, Column]:
    """Where each line stands to the stretch that reads most like running text."""
    weights = weigh(page.looks)
    start, end = best_stretch(weights)
    count = len(weights)
    return {
        "weight": list(weights),
        "from start": [j - start for j in range(count)],
        "from end": [j - end for j in range(count)],
    }


# --- once it is roughly known where the body stands ----------------------------------------------


def second_look(page: Sheet, likely: Sequence[float]) -> dict[str, Column]:
    """Columns that ask how likely the line and its neighbours are body, as `likely` says (0 to 1),
    and how much a line has in common with what is likely body."""
    count = len(page.looks)
    weight = [p * min(this.words, 60) for p, this in zip(likely, page.looks, strict=True)]
    so_far = list(accumulate(weight, initial=0.0))
    total = so_far[-1] or 1
    body = [p > 0.5 and this.words > 8 for p, this in zip(likely, page.looks, strict=True)]
    first = next((j for j, flag in enumerate(body) if flag), count)
    start, end = best_stretch([amount - _COST for amount in weight])
    columns: dict[str, Column] = {
        "likely": likely,
        "likely above": [amount / total for amount in so_far[:-1]],
        "likely below": [(so_far[-1] - amount) / total for amount in so_far[1:]],
        "since body": _since(body),
        "to first": range(first, first - count, -1),
        "to start": range(start, start - count, -1),
    }
    columns |= _beside("likely", likely)
    columns |= _in_common(page, likely, start, end)
    return columns


def _in_common(page: Sheet, likely: Sequence[float], start: int, end: int) -> dict[str, Column]:
    """Which part of a possible headline's longer words stands in the body; and its place among
    the possible headlines by that measure. 0 and FAR for other lines."""
    dense = range(start, end)
    body = [j for j in dense if likely[j] > 0.4 and page.looks[j].words > 8][:_VOCABULARY]
    vocabulary = Counter(word for j in body for word in set(_WORD.findall(page.small[j])))
    own = set(body)
    shares = [0.0] * len(page.looks)
    for j, this in enumerate(page.looks[:end]):
        if 2 <= this.words <= _TITLE_WORDS and not this.furniture:
            words = set(_WORD.findall(page.small[j]))
            least = 1 if j in own else 0  # its own words do not count
            shares[j] = sum(vocabulary[word] > least for word in words) / (len(words) + 1.5)
    rank = [FAR] * len(shares)
    order = sorted(range(len(shares)), key=lambda j: (-shares[j], j))
    for place, j in enumerate(order):
        rank[j] = place if shares[j] else FAR
    return {"in common": shares, "rank": rank}
