"""The drawer `lexicon`: every exact word, and how many articles have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.search.shards.bits import GAMMA, gamma
from sitegen.search.shards.files import Record
from sitegen.search.shards.gathering import Gathered, Words

_FIELD_AND_WORD = re.compile("[a-z]+:")


def lexicon_records(gathered: Gathered) -> Iterator[Record]:
    """By word, those of names among them as `person:quill`, ascending."""
    title, body = gathered.title, gathered.body
    words = {word for word in title.keys() | body.keys() if " " not in word}
    names = {key for key in gathered.names if is_word(key)}
    for key in sorted(words | names):
        if key in names:
            yield Record(key, gamma(_articles(gathered.names, key)))
        else:
            yield Record(key, GAMMA[_articles(title, key) + 1] + GAMMA[_articles(body, key) + 1])


def is_word(key: str) -> bool:
    """Whether a key of `names` is a field and a word, not a field and a whole name."""
    return bool(_FIELD_AND_WORD.match(key))


def _articles(words: Words, key: str) -> int:
    places = words.get(key)
    return len(places.numbers) if places else 0
