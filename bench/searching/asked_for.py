"""Phrases and misspelt words out of the articles, for the queries that need other search files."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from sitegen.search.entry import Entry


def phrases(entries: Sequence[Entry], count: int) -> list[str]:
    """Three words as they follow one another in a text; the most have common words among them."""
    dice = random.Random("phrases")
    found: list[str] = []
    while len(found) < count:
        words = re.findall(r"[A-Za-z]+", dice.choice(entries).body)
        if len(words) > 3:
            at = dice.randrange(len(words) - 3)
            found.append(f'"{" ".join(words[at : at + 3])}"')
    return found


def misspelt(entries: Sequence[Entry], count: int) -> list[str]:
    """A word of a title in which two neighbouring letters are exchanged, asked for fuzzily."""
    dice = random.Random("misspelt")
    found: list[str] = []
    while len(found) < count:
        words = re.findall(r"[A-Za-z]{6,}", dice.choice(entries).title)
        if words:
            word = dice.choice(words)
            at = dice.randrange(2, len(word) - 1)
            found.append(f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}~")
    return found
