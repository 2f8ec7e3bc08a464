"""The recogniser: reads every island of a document, then once more with what it found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import exp

from sitegen.entities.gazetteer import gazetteer, sections
from sitegen.entities.tokens import Style, Token, passages
from sitegen.entities.trained.islands import BRIDGES
from sitegen.entities.trained.labels import ALONE, LABELS, best_labels, pieces
from sitegen.entities.trained.model import model, weights
from sitegen.entities.trained.second_reading import FirstReading
from sitegen.entities.trained.sheets import sheets
from sitegen.entities.trained.traits import HERE, Sheet, place_traits, speakers, word_traits
from sitegen.entities.trained.weights import SCALE, Weights, unpacked
from sitegen.model import Kind, Mention

_KINDS = {"PER": Kind.PERSON, "ORG": Kind.ORGANIZATION, "LOC": Kind.PLACE}
_HALF = len(LABELS)
_REMEMBERED = 20_000
"""Words."""
_FAR = 9
"""Odds beyond e to this power are all the same."""
_AFTER_COMMA = sections("clue-words")["name endings"] | {"D.C.", "D.C", "DC"}
_NO_END = (BRIDGES | {"The", "'S"}) - {"i", "e", "y"}
"""Tokens that end no name."""


class Trained:
    """Reads with the model that ships."""

    def recognise(self, text: str) -> tuple[Mention, ...]:
        known = model()
        ready = sheets(tuple(passages(text)), known.casing, known.lexicon)
        first = [_first_reading(sheet) for sheet in ready]
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
            for mention in _second_reading(sheet, island, totals, labels, seen)
        )


def _first_reading(sheet: Sheet) -> list[tuple[range, list[int], list[str]]]:
    """Each island with the sums of its tokens' traits and their first labels."""
    moves, _ = _weights(sheet).moves
    read = []
    for island in sheet.islands:
        totals = [_total(sheet, index, island) for index in island]
        rows = [unpacked(total)[:_HALF] for total in totals]
        labels = [LABELS[label] for label in best_labels(rows, moves)]
        read.append((island, totals, labels))
    return read


def _total(sheet: Sheet, index: int, island: range) -> int:
    """The packed sum of all traits of a token."""
    voices = _voices(sheet.style is Style.CAPS)
    habit = voices.habit(sheet.tokens[index].text)
    of_place = voices.weights.total(place_traits(sheet, index, island, habit))
    return of_place + voices.together(speakers(sheet, index))


class _Voices:
    """What words say in their roles, found once a word."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.habit = lru_cache(maxsize=_REMEMBERED)(model().casing.habit)
        self._said: dict[str, dict[str, int]] = defaultdict(dict)
        """By role and word the packed sum of its traits."""

    def together(self, speakers: Iterable[tuple[str, str]]) -> int:
        """The packed sum of what words, each in a role, say."""
        total = 0
        for text, role in speakers:
            said = self._said[role]
            if text not in said:
                if len(said) >= _REMEMBERED:
                    said.clear()
                habit = self.habit(text) if role == HERE else ""
                said[text] = self.weights.total(word_traits(text, role, habit))
            total += said[text]
        return total


@lru_cache(maxsize=2)
def _voices(capitals: bool) -> _Voices:
    return _Voices(weights(capitals))


def _weights(sheet: Sheet) -> Weights:
    return weights(sheet.style is Style.CAPS)


def _second_reading(
    sheet: Sheet,
    island: range,
    totals: Sequence[int],
    labels: Sequence[str],
    seen: FirstReading,
) -> Iterator[Mention]:
    known = _weights(sheet)
    more = seen.traits(sheet, island, labels)
    rows = [
        unpacked(total + known.total(traits))[_HALF:]
        for total, traits in zip(totals, more, strict=True)
    ]
    final = best_labels(rows, known.moves[1])
    for start, end, kind in pieces(island, [LABELS[label] for label in final]):
        if kind in _KINDS:
            place = start - island.start
            sure = _sure(rows[place], final[place])
            for first, last in _trimmed(sheet.tokens, start, end, kind):
                span = sheet.tokens[first].start, sheet.tokens[last].end
                yield Mention(*span, _KINDS[kind], sure)


def _sure(row: Sequence[int], label: int) -> int:
    """How sure a name's first label is, by its token alone: 90 and more is nearly always right,
    below that the order tells more than the number."""
    rivals = sum(exp(min((row[other] - row[label]) / SCALE, _FAR)) for other in ALONE)
    return max(1, round(100 / rivals))


def _trimmed(tokens: Sequence[Token], start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """The first and last tokens of a name, cut at commas that no name has, without loose ends."""
    if not (kind == "ORG" and tokens[end - 1].text in gazetteer().body_endings):
        for index in range(start + 1, end - 1):
            if tokens[index].text == "," and tokens[index + 1].text not in _AFTER_COMMA:
                yield from _trimmed(tokens, start, index, kind)
                yield from _trimmed(tokens, index + 1, end, kind)
                return
    while end - start > 1 and _is_loose(tokens[end - 1].text, kind):
        end -= 1
    while start < end and not _may_begin(tokens[start].text, kind):
        start += 1
    if _is_name([token.text for token in tokens[start:end]]):
        yield start, end - 1


def _is_loose(text: str, kind: str) -> bool:
    """Whether a name of this kind cannot end so: `Lakesburg 2` in a table, `Hollow and`."""
    return text in _NO_END or (kind != "ORG" and text[0].isdigit())


def _may_begin(text: str, kind: str) -> bool:
    return text[0].isalpha() or (text[0].isdigit() and kind != "PER")


def _is_name(texts: Sequence[str]) -> bool:
    """Not so a legal form alone, nor a politician's party and state: `LLC`, `R-Ky.`."""
    if texts[:2] in (["R", "-"], ["D", "-"], ["I", "-"]):
        return False
    return any(text not in gazetteer().body_endings for text in texts)
