"""The code book: how texts are written in few bits.

A text is cut into tokens: runs of letters and digits, and runs of anything else; one space between
two words is understood. The frequent tokens of a span stand in its book and have short codes. Any
other is spelled letter by letter the first time it comes in a file, and named by number after that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sitegen.search.shards.bits import RICE, as_text, fixed
from sitegen.search.shards.files import Shard
from sitegen.search.shards.huffman import Huffman, huffman

END = "\x01"
"""Stands after a text, and after a spelled word."""
NEW = "\x02"
"""A word is spelled; among letters: one that the book has not, in 21 bits."""
AGAIN = "\x03"
"""A word that was spelled before in this file; its number follows in Rice's code with k = 5."""
_MARKS = (END, NEW, AGAIN)
_BETWEEN = "\t"
"""Parts the tokens in the book's file, so it is in none of them."""

_SEEN = 4
"""How often a token must come to earn its place in the book."""
_MOST_LETTERS = 200

# Ranges of code points, not the classes of Unicode, which differ from one browser to the next.
_WORD = "0-9A-Za-z\u00c0-\u1fff\u2c00-\U0010ffff"
_TOKENS = re.compile(f"[{_WORD}]+|(?! [{_WORD}])[^{_WORD}]+")
_PLAIN_TOKENS = re.compile("[0-9A-Za-z]+|(?! [0-9A-Za-z])[^0-9A-Za-z]+")
"""The same for ASCII, at half the cost."""


def tokens_of(text: str) -> list[str]:
    """The tokens of a text, without the single spaces between words."""
    tokens = (_PLAIN_TOKENS if text.isascii() else _TOKENS).findall(text)
    if text[:1] == " " and tokens and not tokens[0].startswith(" "):
        tokens.insert(0, " ")
    return tokens


@dataclass(frozen=True)
class Book:
    """The codes of a span's texts."""

    tokens: Huffman
    letters: Huffman

    @cached_property
    def spellings(self) -> Spellings:
        """The words outside the book, letter by letter."""
        return Spellings(self.letters.codes)

    def shard(self) -> Shard:
        """The file: the tokens in the order of their codes, then the letters in theirs."""
        text = _BETWEEN.join((*self.tokens.codes, "".join(self.letters.codes)))
        return Shard(text, as_text(self.tokens.lengths + self.letters.lengths))


class Spellings(dict[str, str]):
    """The bits of words letter by letter, each worked out once."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__()
        self._letters = _Letters(letters)
        self._end = letters[END]

    def __missing__(self, word: str) -> str:
        spelled = self[word] = "".join(map(self._letters.__getitem__, word)) + self._end
        return spelled


class _Letters(dict[str, str]):
    """The bits of any letter in a spelled word."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__(letters)
        self._other = letters[NEW]
        for mark in _MARKS:
            self.pop(mark, None)

    def __missing__(self, letter: str) -> str:
        return self._other + fixed(ord(letter), 21)


def make_book(counts: Mapping[str, int], size: int) -> Book:
    """The book of the most frequent `size` tokens among those counted, END among them."""
    kept = dict.fromkeys(_MARKS, 1) | {END: max(1, counts.get(END, 0))}
    frequent = sorted(counts, key=lambda token: (-counts[token], token))
    kept |= {token: counts[token] for token in frequent[:size] if _may_stand(token, counts)}
    rest = {token: counts[token] for token in counts if token not in kept}
    spelled = sum(rest.values())
    kept[NEW] += spelled * 4 // 5
    kept[AGAIN] += spelled // 5
    letters = Counter({END: 1 + spelled, NEW: 1})
    for token, count in rest.items():
        for letter in token:
            letters[letter] += count
    return Book(huffman(kept), huffman(dict(_common_letters(letters))))


def _may_stand(token: str, counts: Mapping[str, int]) -> bool:
    return counts[token] >= _SEEN and _BETWEEN not in token and token not in _MARKS


def _common_letters(letters: Counter[str]) -> Iterator[tuple[str, int]]:
    letters.pop(AGAIN, None)
    letters.pop(_BETWEEN, None)
    common = sorted(letters, key=lambda letter: (-letters[letter], letter))
    for letter in sorted({*common[:_MOST_LETTERS], END, NEW}):
        yield letter, letters[letter]


class Page(dict[str, str]):
    """Writes the texts of one file: what was spelled once is known to the next text.

    As a mapping it gives the bits of any token at the place that is being written.
    """

    def __init__(self, book: Book) -> None:
        super().__init__(book.tokens.codes)
        for mark in _MARKS:
            del self[mark]
        self._spellings = book.spellings
        self._new, self._again, self._end = (book.tokens.codes[m] for m in (NEW, AGAIN, END))
        self._spelled = 0

    def __missing__(self, token: str) -> str:
        self[token] = self._again + RICE[5][self._spelled]
        self._spelled += 1
        return self._new + self._spellings[token]

    def text(self, text: str) -> str:
        """The bits of a text."""
        return "".join(map(self.__getitem__, tokens_of(text))) + self._end

    def name(self, name: str) -> str:
        """The bits of a text that the book may have as a whole."""
        # Only such a name is a key and no token: no text can have put it there.
        return self[name] + self._end if name in self else self.text(name)


def count_tokens(texts: Iterable[str], names: Sequence[str]) -> Counter[str]:
    """How often each token comes in these texts; names, which come again and again, as wholes."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(tokens_of(text))
        counts[END] += 1
    counts.update(name for name in names if name)
    counts[END] += len(names)
    return counts
