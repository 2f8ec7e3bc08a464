"""The names that the annotated news had, and what they were there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
    longest: Mapping[str, int] = field(default_factory=dict)
    """How many tokens the longest name has that begins with this one (folded)."""


def lexicon(counted: Mapping[Words, Counts]) -> Lexicon:
    folded: dict[Words, Words] = {}
    longest: dict[str, int] = {}
    for words in counted:
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


def lexicon_marks(tokens: Sequence[Token], lexicon: Lexicon, capitals: bool) -> list[str]:
    """For each token `B` or `I` and the mark of the longest name around it, or ""."""
    marks = [""] * len(tokens)
    index = 0
    while index < len(tokens):
        longest = lexicon.longest.get(tokens[index].text.casefold(), 0)
        for length in range(min(longest, len(tokens) - index), 0, -1):
            words = tuple(token.text for token in tokens[index : index + length])
            if capitals:
                words = lexicon.folded.get(tuple(word.casefold() for word in words), words)
            found = lexicon.marks.get(words)
            if found:
                marks[index : index + length] = [f"B{found}", *[f"I{found}"] * (length - 1)]
                index += length - 1
                break
        index += 1
    return marks


_LETTERS = {Kind.PERSON: "P", Kind.ORGANIZATION: "O", Kind.PLACE: "L", None: "M"}


def table_marks(tokens: Sequence[Token], tables: Gazetteer, capitals: bool) -> list[str]:
    """The same for the names of the tables: `BP1` a person of one token, `BO2` a longer name."""
    marks = [""] * len(tokens)
    index = 0
    while index < len(tokens):
        first = tokens[index].text
        for length in range(
            min(tables.longest.get(first.casefold(), 0), len(tokens) - index), 0, -1
        ):
            words = tuple(token.text for token in tokens[index : index + length])
            known = None if capitals else tables.names.get(words)
            shouted = first.isupper() and len(first) > 3
            if known is None and (shouted or (capitals and _tells(words, tables))):
                known = tables.folded.get(tuple(word.casefold() for word in words))
            if known:
                kind = _LETTERS[known.kind]
                size = "1" if length == 1 else "2"
                marks[index : index + length] = [f"B{kind}{size}", *[f"I{kind}"] * (length - 1)]
                index += length - 1
                break
        index += 1
    return marks


def _tells(words: Words, tables: Gazetteer) -> bool:
    """Even in capitals: `us` may be no name."""
    return len(words) > 1 or words[0].casefold() not in tables.common
