"""What the examples teach of words and names, so that an example is read as if it were new.

A name that stands in one example only would always be known while that example is learnt from, and
never when the model is used. So each example is shown the knowledge that the others give.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.entities.gazetteer import Words
from sitegen.entities.tokens import Passage, passages
from sitegen.entities.trained.casing import Casing, written
from sitegen.entities.trained.lexicon import Lexicon, lexicon, mark
from training.names.examples import Example, labels

_OFTEN = 2
_LETTERS = {"PER": "P", "ORG": "O", "LOC": "L", "MISC": "M"}


@dataclass(frozen=True)
class Known:
    """What one example gives."""

    names: frozenset[tuple[Words, str]]
    small: Mapping[str, int]
    capital: Mapping[str, int]


def known_of(example: Example) -> Known:
    read = example.passages()
    small, capital = written(read)
    return Known(frozenset(_names(example, read)), small, capital)


def _names(example: Example, read: Sequence[Passage]) -> Iterable[tuple[Words, str]]:
    for passage, row in zip(read, labels(example, read), strict=True):
        start = 0
        for place in range(1, len(row) + 1):
            if place == len(row) or row[place][0] != "I":
                if row[start] != "O":
                    words = tuple(token.text for token in passage.tokens[start:place])
                    yield words, _LETTERS[row[start][2:]]
                start = place


class Knowledge:
    """What all examples give together, and plain text besides."""

    def __init__(self, given: Sequence[Known], plain: Iterable[str]) -> None:
        self.names: dict[Words, Counter[str]] = defaultdict(Counter)
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        for known in given:
            for words, kind in known.names:
                self.names[words][kind] += 1
            self.small.update(known.small)
            self.capital.update(known.capital)
        small, capital = _counted(plain)
        self.small.update(small)
        self.capital.update(capital)
        self._lexicon = lexicon(self.names)

    def without(self, known: Known) -> tuple[Casing, Lexicon]:
        """As if one example had not been there."""
        marks = dict(self._lexicon.marks)
        for words in {words for words, _ in known.names}:
            mine = Counter(kind for other, kind in known.names if other == words)
            left = self.names[words] - mine
            marks[words] = mark(left) if left else ""
        casing = Casing(
            _less(self.small, known.small),
            _less(self.capital, known.capital),
        )
        return casing, Lexicon(marks, self._lexicon.folded, self._lexicon.longest)

    def whole(self) -> tuple[Casing, Lexicon]:
        return Casing(self.small, self.capital), self._lexicon


def _counted(plain: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often the texts write each word small, and with a capital; what is rare tells nothing."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in plain:
        of_text = written(passages(text))
        small.update(of_text[0])
        capital.update(of_text[1])
    return _often(small), _often(capital)


def _often(counted: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in counted.items() if count >= _OFTEN})


def _less(counted: Mapping[str, int], mine: Mapping[str, int]) -> Mapping[str, int]:
    left = dict(counted)
    for word, count in mine.items():
        left[word] -= count
    return left
