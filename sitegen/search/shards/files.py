"""One search file, and how records become files."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.search.shards.bits import as_text

_GZIPPED = 0.7
"""What is left of a key's letters when a file travels compressed, about; of bits all is left."""
_MOST_SHARED = 35
"""The largest digit of base 36."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What one file holds: some text, and bits."""

    text: str
    bits: str = ""
    """In base64."""
    first: str = ""
    """Its first key, where it holds keys."""
    last: str = ""

    def script(self, path: str) -> bytes:
        """The file: one call of `sitegen.shard`. `path` is its own, from `search/`, without `.js`.

        The check is the CRC-32 of path, text and bits, each on a line, in hexadecimal digits.
        """
        check = zlib.crc32(f"{path}\n{self.text}\n{self.bits}".encode())
        text = json.dumps(self.text, ensure_ascii=False)
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return f'sitegen.shard("{path}",{text},"{self.bits}","{check:x}");\n'.encode()


@dataclass(frozen=True, slots=True)
class Record:
    """What a drawer holds under one key."""

    key: str
    bits: str
    spellings: tuple[str, ...] = ()
    """Further words, close to the key."""


def in_folder(name: str, number: int) -> str:
    """Where a file of a drawer is: at most 256 share a folder."""
    return f"{name}/{number >> 8}/{number}"


def shortened(word: str, other: str) -> str:
    """The word, with the number of the first signs that it shares with the other in their place."""
    shared = 0
    for one, another in zip(word[:_MOST_SHARED], other, strict=False):
        # Beyond U+FFFF a sign is two units in the browser, which must not be parted.
        if one != another or one > "\uffff":
            break
        shared += 1
    return "0123456789abcdefghijklmnopqrstuvwxyz"[shared] + word[shared:]


def keys_text(keys: Iterable[str]) -> str:
    """Ascending keys, each shortened by the one before."""
    before, entries = "", []
    for key in keys:
        entries.append(shortened(key, before))
        before = key
    return "\t".join(entries)


def packed(records: Iterable[Record], aim: int) -> tuple[list[Shard], list[Record]]:
    """Files of about `aim` bytes each when they travel compressed, and what is left for one that is
    not full; keys ascend."""
    shards: list[Shard] = []
    held: list[Record] = []
    size = 0.0
    for record in records:
        letters = sum(map(len, record.spellings)) if record.spellings else 0
        own = len(record.bits) / 8 + _GZIPPED * (4 + letters)
        if held and size + own > 1.2 * aim:
            shards.append(shard_of(held))
            held, size = [], 0.0
        held.append(record)
        size += own
        if size >= aim:
            shards.append(shard_of(held))
            held, size = [], 0.0
    return shards, held


def shard_of(records: Sequence[Record]) -> Shard:
    """The file of these records, at least one; keys ascend."""
    entries, before = [], ""
    for record in records:
        entries.append(shortened(record.key, before))
        entries += (shortened(word, record.key) for word in record.spellings)
        before = record.key
    bits = as_text("".join(record.bits for record in records))
    return Shard("\t".join(entries), bits, records[0].key, before)
