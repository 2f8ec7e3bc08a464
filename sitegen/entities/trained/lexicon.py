"""The names that the annotated news had, and what they were there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.entities.gazetteer import Gazetteer, Words
from sitegen.entities.tokens import Token
from sitegen.model import Kind

Counts = Mapping[str, int]
"""In how many documents a name was a person (`P`), organisation (`O`), place (`L`), other (`M`)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    marks: Mapping[Words, str]
    """By the texts of a name's tokens: its usual kind, how sure that is, and how often it came."""
    folded: Mapping[Words, Words]
    """For texts in capitals: by case-folded tokens the name as it is usually written."""
    longest: Mapping[str, int]
    """How many tokens the longest name has that begins with this one (folded)."""


def lexicon(counted: Mapping[Words, Counts]) -> Lexicon:
    """The same whatever the order of the names: of those that are one in capitals, the first in
    order stands for all."""
    folded: dict[Words, Words] = {}
    longest: dict[str, int] = {}
    for words in sorted(counted):
        small = tuple(word.casefold() for word in words)
        folded.setdefault(small, words)
        longest[small[0]] = max(longest.get(small[0], 0), len(words))
    return Lexicon({words: mark(counts) for words, counts in counted.items()}, folded, longest)


def mark(counts: Counts) -> str:
    """`P=4`: a person in at least nine of ten documents, four or more; `O~1`: less sure."""
    total = sum(counts.values())
    kind = max(sorted(counts), key=lambda kind: counts[kind])
    sure = "=" if counts[kind] >= 0.9 * total else "~"
    return f"{kind}{sure}{_about(total)}"


def _about(number: int) -> int:
    return next(bound for bound in (10, 4, 2, 1) if number >= bound)


def lexicon_marks(
    tokens: Sequence[Token], islands: Iterable[range], lexicon: Lexicon, capitals: bool
) -> list[str]:
    """For each token `B` or `I` and the mark of the longest name around it, or "". Names begin in
    islands only."""

    def known(words: Words) -> str:
        if capitals:
            words = lexicon.folded.get(tuple(word.casefold() for word in words), words)
        return lexicon.marks.get(words, "")

    marks = [""] * len(tokens)
    for start, end, found in _longest(tokens, islands, lexicon.longest, known):
        marks[start:end] = [f"B{found}", *[f"I{found}"] * (end - start - 1)]
    return marks


def _longest(
    tokens: Sequence[Token],
    islands: Iterable[range],
    longest: Mapping[str, int],
    known: Callable[[Words], str],
) -> Iterator[tuple[int, int, str]]:
    """From left to right the longest names that are known, with what is known of them."""
    free = 0
    for island in islands:
        for index in island:
            if index < free:
                continue
            most = longest.get(tokens[index].text.casefold(), 0)
            for length in range(min(most, len(tokens) - index), 0, -1):
                words = tuple([token.text for token in tokens[index : index + length]])
                if found := known(words):
                    free = index + length
                    yield index, free, found
                    break


_LETTERS = {Kind.PERSON: "P", Kind.ORGANIZATION: "O", Kind.PLACE: "L", None: "M"}


def table_marks(
    tokens: Sequence[Token], islands: Iterable[range], tables: Gazetteer, capitals: bool
) -> list[str]:
    """The same for the names of the tables: `BP1` a person of one token, `BO2` a longer name."""

    def known(words: Words) -> str:
        name = None if capitals else tables.names.get(words)
        shouted = words[0].isupper() and len(words[0]) > 3
        if name is None and (shouted or (capitals and _tells(words, tables))):
            name = tables.folded.get(tuple(word.casefold() for word in words))
        return _LETTERS[name.kind] if name else ""

    marks = [""] * len(tokens)
    for start, end, kind in _longest(tokens, islands, tables.longest, known):
        size = "1" if end - start == 1 else "2"
        marks[start:end] = [f"B{kind}{size}", *[f"I{kind}"] * (end - start - 1)]
    return marks


def _tells(words: Words, tables: Gazetteer) -> bool:
    """Even in capitals: `us` may be no name."""
    return len(words) > 1 or words[0].casefold() not in tables.common
