"""Which line is the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.extraction.looks import Look

_WORD = re.compile(r"[^\W_]{4,}")
_BODY_LINES = 30
"""Lines of the body that are compared with a candidate."""
_REACH = 150
"""Lines that are not blank above the body in which the headline is looked for."""
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Headline:
    index: int
    """Of the line; -1 when no line can be one."""
    rival: int = -1
    """Another line that could be the headline nearly as well; -1 when there is none."""


def find_headline(looks: Sequence[Look], body: tuple[int, int]) -> Headline:
    """The line that is most likely the headline of the body that stands in lines `body`."""
    vocabulary = _vocabulary(looks, body)
    counts = Counter(this.line.text.casefold() for this in looks if this.words >= 3)
    candidates = _candidates(looks, body)
    scored = sorted(
        ((_score(looks, index, rank, vocabulary, counts), -index) for rank, index in candidates),
        reverse=True,
    )
    if not scored:
        return Headline(-1)
    best = _upper(looks, -scored[0][1], vocabulary)
    rivals = [
        -index
        for score, index in scored[1:3]
        if score > scored[0][0] - 0.3
        and looks[-index].line.text.casefold() != looks[best].line.text.casefold()
    ]
    return Headline(best, rivals[0] if rivals else -1)


def _upper(looks: Sequence[Look], index: int, vocabulary: set[str]) -> int:
    """The line itself, or the one above it of which it is only the second deck."""
    above = index - 1
    while above >= 0 and looks[above].blank:
        above -= 1
    if above < 0 or index - above > 3 or not _possible(looks[above]) or looks[above].line.bullet:
        return index
    upper, lower = looks[above].line.text, looks[index].line.text
    if looks[above].words < 5 or looks[above].prose or lower in upper or " | " in upper:
        return index
    higher = _neighbours(looks, above, -1, 1)
    if higher and _possible(higher[0]) and higher[0].words > 4 and not higher[0].sentence:
        return index  # a list of headlines
    return above if _share(upper, vocabulary) >= 0.35 * _share(lower, vocabulary) else index


def _share(text: str, vocabulary: set[str]) -> float:
    """Which part of the text's longer words stands in the body."""
    words = _WORD.findall(text.casefold())
    return sum(word in vocabulary for word in words) / (len(words) + 2)


def _vocabulary(looks: Sequence[Look], body: tuple[int, int]) -> set[str]:
    words: set[str] = set()
    for this in looks[body[0] : min(body[1], body[0] + _BODY_LINES)]:
        if this.prose:
            words.update(_WORD.findall(this.line.text[:1000].casefold()))
    return words


def _candidates(looks: Sequence[Look], body: tuple[int, int]) -> list[tuple[int, int]]:
    """Lines that could be a headline, with the number of lines between each and the body."""
    found: list[tuple[int, int]] = []
    rank = 0
    last = min(body[0] + 1, len(looks)) if body[1] > body[0] else len(looks)
    for index in range(last - 1, -1, -1):
        this = looks[index]
        if this.blank:
            continue
        if _possible(this):
            found.append((rank, index))
        rank += 1
        if rank > _REACH and index:
            break
    first = next((index for index, this in enumerate(looks) if this.line.text), None)
    if first is not None and first < last and all(index != first for _, index in found):
        found += [(rank, first)] if _possible(looks[first]) else []
    return found


def _possible(this: Look) -> bool:
    return bool(
        this.words >= 2
        and len(this.line.text) <= _LONGEST
        and not (this.furniture or this.header or this.credit or this.url)
    )


def _score(
    looks: Sequence[Look], index: int, rank: int, vocabulary: set[str], counts: Counter[str]
) -> float:
    """How much speaks for the line. The weights were tuned by hand; only their order matters much:
    the words it shares with the body first, then what stands around it, then its form."""
    this = looks[index]
    text = this.line.text
    shared = _share(text, vocabulary)
    score = 4.0 * shared - 0.03 * rank
    score += 0.5 if 4 <= this.words <= 20 else -0.8 if this.words < 4 else 0.0
    score -= 2.0 if this.words > 30 else 0.0
    score -= 1.2 if text.endswith(".") and not text.endswith("...") else 0.0
    if this.prose and this.sentence:
        score -= 1.0 if this.words < 18 and text.endswith("?") else 2.5
    score -= 1.5 if this.line.bullet in ("*", "+", "o") else 0.0
    score -= 1.5 if this.caption or this.bare else 0.0
    score -= 1.0 if this.dates else 0.0
    score += 0.4 if counts[text.casefold()] > 1 else 0.0
    score += _surroundings(looks, index, shared > 0)
    return score


def _surroundings(looks: Sequence[Look], index: int, of_body: bool) -> float:
    """Stands at the top, has white space around it, has byline and date below it."""
    score = 0.0
    before, after = _neighbours(looks, index, -1, 3), _neighbours(looks, index, 1, 9)
    if after and after[0].credit:
        score -= 2.0
    if any(other.header for other in before[:2]):
        score -= 1.0
    if not before:
        score += 2.2 if of_body else 0.8
    if index == 0 or looks[index - 1].blank:
        score += 0.4
    if index + 1 < len(looks) and looks[index + 1].blank:
        score += 0.3
    for distance, other in enumerate(after):
        if other.header or (other.bare and other.dates):
            score += 2.4 - 0.12 * distance
            break
    crowd = [other for other in (*before[:1], *after[:1]) if _possible(other) and other.words > 4]
    score -= 0.5 * sum(not other.sentence and not other.prose for other in crowd)
    return score


def _neighbours(looks: Sequence[Look], index: int, step: int, most: int) -> list[Look]:
    found: list[Look] = []
    index += step
    while 0 <= index < len(looks) and len(found) < most:
        if looks[index].line.text:
            found.append(looks[index])
        index += step
    return found
