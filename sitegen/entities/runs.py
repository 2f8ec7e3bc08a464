"""Runs: words with capitals that stand together, and the small words that hold a name together."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.entities.gazetteer import Gazetteer, sections
from sitegen.entities.tokens import Token

LONGEST = 14
"""Tokens; a longer run is cut. No name is so long, and the work on a run stays bounded."""

_WORDS = sections("clue-words")
PARTICLES = _WORDS["particles"]
"""Small words inside names: van, de, al."""
OPENERS = _WORDS["openers"]
"""Words that begin a sentence and never a name, unless the tables say so."""


def is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def begins_run(tokens: Sequence[Token], index: int) -> bool:
    """A capital, or the small word before a surname: al-Rashid, van Dam."""
    if is_capital(tokens[index]):
        return True
    text = tokens[index].text
    if text in _WORDS["particles that begin a surname"]:
        return _capital_at(tokens, index + 1) and not tokens[index + 1].glued
    return text in _WORDS["articles with a hyphen"] and _hyphen_then_capital(tokens, index + 1)


def run_end(tokens: Sequence[Token], start: int, tables: Gazetteer) -> int:
    """The index after the last token of the run that begins at `start`."""
    last = start
    while not is_capital(tokens[last]):
        last += 1
    while last + 1 < len(tokens) and last - start < LONGEST:
        step = _step(tokens, start, last, tables)
        if not step:
            break
        last += step
    return last + 1


def _step(tokens: Sequence[Token], start: int, last: int, tables: Gazetteer) -> int:
    """How many tokens the run goes on after `last`; 0 at its end."""
    token = tokens[last + 1]
    text = token.text
    if is_capital(token):
        ends = tokens[last].text.endswith(".") and text in OPENERS
        return 0 if ends or token.opens else 1
    if text == "-" and token.glued:
        return _hyphened(tokens, last + 1)
    if text in PARTICLES:
        return _after_particle(tokens, last + 1)
    if text in ("of", "for", "and", "&", "at"):
        return _after_link(tokens, start, last, tables)
    if text in ("'s", "’s", "'", "’"):
        owner = tokens[last].text in _WORDS["owners"]
        return 2 if owner and _capital_at(tokens, last + 2) and not tokens[last + 2].glued else 0
    if text == ",":
        return (
            2 if last + 2 < len(tokens) and tokens[last + 2].text in _WORDS["name endings"] else 0
        )
    return 0


def _capital_at(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and is_capital(tokens[index])


def _hyphen_then_capital(tokens: Sequence[Token], index: int) -> bool:
    return (
        _capital_at(tokens, index + 1)
        and tokens[index].text == "-"
        and tokens[index].glued
        and tokens[index + 1].glued
    )


def _hyphened(tokens: Sequence[Token], hyphen: int) -> int:
    """Jean-Luc (2), Port-au-Prince (4); `Canada-led` goes no further than Canada."""
    after = hyphen + 1
    if after >= len(tokens) or not tokens[after].glued:
        return 0
    if is_capital(tokens[after]):
        return 2
    if tokens[after].text[0].isdigit():
        return 2
    return 4 if _hyphen_then_capital(tokens, after + 1) and tokens[after + 1].glued else 0


def _after_particle(tokens: Sequence[Token], index: int) -> int:
    """van Gogh (2), de la Cruz (3), al-Maliki (3)."""
    for ahead in (1, 2):
        if _capital_at(tokens, index + ahead):
            return ahead + 1
        if index + ahead >= len(tokens):
            return 0
        between = tokens[index + ahead].text
        if between not in PARTICLES and not (between == "-" and tokens[index + ahead].glued):
            return 0
    return 0


def _after_link(tokens: Sequence[Token], start: int, last: int, tables: Gazetteer) -> int:
    """The step over `of`, `for`, `and`, `&` or `at`, where a name goes on behind it."""
    link, before = tokens[last + 1].text, tokens[last].text
    ahead = 2
    if link in ("of", "for") and last + 2 < len(tokens) and tokens[last + 2].text == "the":
        ahead = 3
    if not _capital_at(tokens, last + ahead):
        return 0
    after = tokens[last + ahead].text
    if link == "of" and before in tables.titles:
        good = after in tables.topics or after in tables.qualifiers
    elif link == "of":
        good = (
            before in tables.body_heads
            or before in tables.place_heads
            or before in tables.place_fronts
        )
    elif link == "for":
        good = before in tables.body_heads
    elif link == "and":
        good = after in tables.topics and before in tables.topics
    elif link == "at":
        good = any(token.text == "University" for token in tokens[start:last])
    else:
        good = True
    return ahead if good else 0
