"""The recogniser: reads every island of a document, then once more with what it found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from sitegen.entities.gazetteer import gazetteer, sections
from sitegen.entities.tokens import Style, Token, passages
from sitegen.entities.trained.labels import LABELS, best_labels, pieces
from sitegen.entities.trained.model import Model, model
from sitegen.entities.trained.second_reading import FirstReading
from sitegen.entities.trained.sheets import sheets
from sitegen.entities.trained.traits import AROUND, Sheet, place_traits, word_traits
from sitegen.entities.trained.weights import SCALE, unpacked
from sitegen.model import Kind, Mention

_KINDS = {"PER": Kind.PERSON, "ORG": Kind.ORGANIZATION, "LOC": Kind.PLACE}
_HALF = len(LABELS)
_CLUES = sections("clue-words")
_AFTER_COMMA = _CLUES["name endings"] | {"D.C.", "D.C", "DC"}
_NO_END = (_CLUES["bridges"] | frozenset("'’&-–,/.") | {"The", "'S"}) - {"i", "e", "y"}
"""Tokens that end no name."""


class Trained:
    """Reads with the model that ships."""

    def recognise(self, text: str) -> tuple[Mention, ...]:
        known = model()
        ready = sheets(tuple(passages(text)), known.casing, known.lexicon, gazetteer())
        first = [_first_reading(sheet, known) for sheet in ready]
        seen = FirstReading(
            [
                (sheet, [(island, labels) for island, _, labels in read])
                for sheet, read in zip(ready, first, strict=True)
            ]
        )
        return tuple(
            mention
            for sheet, read in zip(ready, first, strict=True)
            for island, totals, labels in read
            for mention in _second_reading(sheet, island, totals, labels, seen, known)
        )


def _first_reading(sheet: Sheet, known: Model) -> list[tuple[range, list[int], list[str]]]:
    """Each island with the sums of its tokens' traits and their first labels."""
    weights = known.weights(sheet.style)
    read = []
    for island in sheet.islands:
        totals = [_total(sheet, index, island, known) for index in island]
        rows = [unpacked(total)[:_HALF] for total in totals]
        labels = [LABELS[label] for label in best_labels(rows, weights.moves[0])]
        read.append((island, totals, labels))
    return read


def _total(sheet: Sheet, index: int, island: range, known: Model) -> int:
    """The packed sum of all traits of a token."""
    capitals, tokens = sheet.style is Style.CAPS, sheet.tokens
    own = _own(tokens[index].text, capitals)
    total = own.sums[0]
    for offset in AROUND:
        if offset and 0 <= index + offset < len(tokens):
            total += _own(tokens[index + offset].text, capitals).sums[offset]
    weights = known.weights(sheet.style)
    return total + weights.total(place_traits(sheet, index, island, own.habit))


class _Own(NamedTuple):
    """What a word brings wherever it stands."""

    sums: Mapping[int, int]
    """Of its own traits, packed, by each offset of AROUND."""
    habit: str
    """How it is usually written."""


@lru_cache(maxsize=100_000)
def _own(text: str, capitals: bool) -> _Own:
    known = model()
    weights = known.capitals if capitals else known.usual
    habit = known.casing.habit(text)
    sums = {offset: weights.total(word_traits(text, offset, habit)) for offset in AROUND}
    return _Own(sums, habit)


def _second_reading(
    sheet: Sheet,
    island: range,
    totals: Sequence[int],
    labels: Sequence[str],
    seen: FirstReading,
    known: Model,
) -> Iterator[Mention]:
    weights = known.weights(sheet.style)
    more = seen.traits(sheet, island, labels)
    rows = [
        unpacked(total + weights.total(traits))[_HALF:]
        for total, traits in zip(totals, more, strict=True)
    ]
    final = best_labels(rows, weights.moves[1])
    for start, end, kind in pieces(island, [LABELS[label] for label in final]):
        if kind in _KINDS:
            place = start - island.start
            sure = _sure(rows[place], final[place])
            for first, last in _trimmed(sheet.tokens, start, end):
                span = sheet.tokens[first].start, sheet.tokens[last].end
                yield Mention(*span, _KINDS[kind], sure)


def _sure(row: Sequence[int], label: int) -> int:
    """How sure a name's first label is, by its token alone, in per cent."""
    rivals = sum(exp((row[other] - row[label]) / SCALE) for other in (0, 1, 3, 5, 7))
    return round(100 / rivals) if rivals < 100 else 1


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first and last tokens of a name, cut at commas that no name has, without loose ends."""
    for index in range(start + 1, end - 1):
        if tokens[index].text == "," and tokens[index + 1].text not in _AFTER_COMMA:
            yield from _trimmed(tokens, start, index)
            yield from _trimmed(tokens, index + 1, end)
            return
    while end - start > 1 and tokens[end - 1].text in _NO_END:
        end -= 1
    if start < end:
        yield start, end - 1
