"""The drawer `names`: the articles of each word of a name, and of each whole name."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.search.shards.bits import ascending, gamma, gammas, places
from sitegen.search.shards.files import Record
from sitegen.search.shards.gathering import Gathered
from sitegen.search.shards.lexicon import is_word


def name_records(gathered: Gathered) -> Iterator[Record]:
    """By field and word, `person:quill`, with positions, or by field and name, `person=Ada Quill`,
    ascending."""
    spelled = {key.replace("\t", " "): key for key in gathered.names}
    for key in sorted(spelled):
        found = gathered.names[spelled[key]]
        bits = gamma(len(found.numbers)) + ascending(found.numbers, gathered.count)
        if is_word(key):
            bits += gammas(found.counts) + places(found.counts, found.positions)
        yield Record(key, bits)
