"""Words and signs of a text, and the passages they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      [a-z]{2,}(?=[\s,])                              # most words: found at the first try
    | [^\W\d_](?:\.[^\W\d_](?!\w))+\.?                # U.S., J.K., U.S.S.R
    | (?:[JS]r|[MD]r|M(?:rs|s|r|t|sgr|me|aj)|Ph|St|Sts|Ft|Gen|Lt|Col|Capt|Sgt|Cpl|Adm|Cmdr|Brig
       |Sens?|Reps?|Govs?|Rev|Hon|Prof|Pres|Supt|Inc|Corp|Co|Ltd|Bros|No
       |Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec
       |Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont
       |Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo)\.
    | [^\W\d_]\.(?=\s*[^\W\d_])                        # the initial of a name
    | [^\W\d_]\w*(?:['’](?![sS]\b)[^\W\d_]+){0,3}      # words, O'Hara, Sana'a, don't
    | \d[\d.,]*\w*                                     # figures
    | ['’][sS]\b                                       # the possessive, by itself
    | (?P<sign>[^\w\s]|_)(?P=sign)*                   # a sign, or a row of it
    """,
    re.VERBOSE,
)
_OPENERS = frozenset('.!?:;…—–"“„«‘([{|•*-/')
"""After these a capital may mean no more than that something begins."""
_CLOSERS = frozenset(")]}”’»'")
_LINE = re.compile(r"[^\n]+")
_WRAPPED = 50
"""A line of a text with hard line ends is at least so long; shorter lines stand for themselves."""
_SHOUTED = 3
"""Words in capitals that a passage in capitals has at least."""


class Token(NamedTuple):
    """A word, a figure or a sign. (A named tuple: there is one for every word of an archive.)"""

    text: str
    start: int
    end: int
    """Offsets into the text, end exclusive."""
    opens: bool
    """It stands where a sentence, a quotation or the like begins."""
    glued: bool
    """Nothing lies between it and the token before."""


class Style(StrEnum):
    """What capitals tell in a passage."""

    PLAIN = "plain"
    """As in running text: names have capitals, other words have none."""
    TITLE = "title"
    """A Headline With Capitals: they tell little."""
    CAPS = "caps"
    """ALL CAPITALS: they tell nothing."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a line that stands by itself."""

    tokens: tuple[Token, ...]
    style: Style


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens between two offsets."""
    tokens: list[Token] = []
    make = partial(tuple.__new__, Token)  # half the time of Token(...), for every word there is
    opens, before = True, -1
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        word = text[first:last]
        tokens.append(make((word, first, last, opens, first == before)))
        sign = word[0]
        opens = not sign.isalnum() and (sign in _OPENERS or (opens and sign in _CLOSERS))
        before = last
    return tuple(tokens)


def passages(text: str) -> Iterator[Passage]:
    """The passages of a text in order. Lines that a hard line end broke are joined again."""
    start, end = -1, -1
    for line in _LINE.finditer(text):
        if start >= 0 and line.start() == end + 1 and _goes_on(text, start, end):
            end = line.end()
            continue
        if start >= 0:
            yield _passage(text, start, end)
        start, end = line.span()
    if start >= 0:
        yield _passage(text, start, end)


def _goes_on(text: str, start: int, end: int) -> bool:
    line_start = max(start, text.rfind("\n", start, end) + 1)
    return end - line_start >= _WRAPPED and text[end - 1] not in '.!?:"”’'


def _passage(text: str, start: int, end: int) -> Passage:
    tokens = tokenise(text, start, end)
    return Passage(tokens, _style(tokens))


def _style(tokens: tuple[Token, ...]) -> Style:
    words = [token.text for token in tokens if token.text[0].isalpha()]
    if sum(map(str.isupper, words)) >= _SHOUTED and _is_shouted(words):
        return Style.CAPS
    if tokens and tokens[-1].text in '.”"':
        return Style.PLAIN
    long = [word for word in words if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    return Style.TITLE if 4 <= len(long) <= 25 and capital >= 0.8 * len(long) else Style.PLAIN


def _is_shouted(words: list[str]) -> bool:
    telling = [word for word in words if len(word) > 1]
    shouted = sum(map(str.isupper, telling))
    return shouted >= _SHOUTED and shouted >= 0.7 * len(telling)
