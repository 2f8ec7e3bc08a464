"""The second look: what one passage of a document makes plain holds for all of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sitegen.entities.gazetteer import Gazetteer
from sitegen.entities.reading import Find
from sitegen.entities.runs import is_capital
from sitegen.entities.tokens import Passage, Style
from sitegen.model import Kind, Mention

_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", ","))
_FULL_NAME = 10
"""A full name counts so many times more for its surname than a find of the surname alone."""
Words = tuple[str, ...]


def second_look(
    read: Sequence[Passage], finds: Sequence[Find], tables: Gazetteer
) -> tuple[Mention, ...]:
    """The mentions of a document: the finds, agreed on their kinds, and the repeats of them."""
    kinds = _agreed(finds, tables)
    mentions = [Mention(find.start, find.end, kinds.get(find.words, find.kind)) for find in finds]
    mentions += _repeats(read, finds, kinds, tables)
    return tuple(sorted(mentions))


def _agreed(finds: Iterable[Find], tables: Gazetteer) -> dict[Words, Kind]:
    """For each name the kind with the most weight. A full name speaks for its surname too."""
    votes: dict[Words, Counter[Kind]] = defaultdict(Counter)
    full: set[Words] = set()
    for find in finds:
        votes[find.words][find.kind] += find.weight
        if find.kind is Kind.PERSON and len(find.words) > 1 and find.words not in full:
            full.add(find.words)
            votes[surname(find.words)][Kind.PERSON] += _FULL_NAME * find.weight
            votes[find.words[:1]][Kind.PERSON] += 1
        if _has_legal_form(find, tables):
            votes[find.words[:-1]][Kind.ORGANIZATION] += _FULL_NAME
            votes[find.words[:1]][Kind.ORGANIZATION] += _FULL_NAME
    return {words: _winner(counted) for words, counted in votes.items()}


def _has_legal_form(find: Find, tables: Gazetteer) -> bool:
    """Hollow Ferries Inc., which speaks for Hollow Ferries and for Hollow."""
    return (
        find.kind is Kind.ORGANIZATION
        and len(find.words) > 1
        and find.words[-1] in tables.body_endings
    )


def _winner(counted: Counter[Kind]) -> Kind:
    return max(counted, key=lambda kind: (counted[kind], kind))


def surname(words: Words) -> Words:
    """The surname's tokens: the last word, with a hyphen's other half or an article before it."""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    start = len(words) - 1
    while start >= 2 and words[start - 1] == "-":
        start -= 2
    return words[max(start, 0) :]


def _repeats(
    read: Sequence[Passage], finds: Iterable[Find], kinds: dict[Words, Kind], tables: Gazetteer
) -> Iterator[Mention]:
    """Names found elsewhere that stand where capitals tell too little: openings and headlines."""
    taken = sorted((find.start, find.end) for find in finds)
    folded = {tuple(word.casefold() for word in words): kind for words, kind in kinds.items()}
    longest: dict[str, int] = {}
    for words in folded:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    position = 0
    for passage in read:
        free_from = 0
        for index, token in enumerate(passage.tokens):
            while position < len(taken) and taken[position][1] <= token.start:
                position += 1
            if token.start < free_from or not is_capital(token):
                continue
            if position < len(taken) and taken[position][0] <= token.start:
                continue
            stop = taken[position][0] if position < len(taken) else passage.tokens[-1].end
            found = _repeat(passage, index, stop, kinds, folded, longest, tables)
            if found:
                free_from = found.end
                yield found


def _repeat(
    passage: Passage,
    index: int,
    stop: int,
    kinds: dict[Words, Kind],
    folded: dict[Words, Kind],
    longest: dict[str, int],
    tables: Gazetteer,
) -> Mention | None:
    tokens = passage.tokens
    first = tokens[index].text.casefold()
    for length in range(min(longest.get(first, 0), len(tokens) - index), 0, -1):
        ahead = tokens[index : index + length]
        if ahead[-1].end > stop or (length == 1 and first in tables.common):
            continue
        words = tuple(token.text for token in ahead)
        kind = kinds.get(words)
        if kind is None and passage.style is Style.CAPS:
            kind = folded.get(tuple(word.casefold() for word in words))
        if kind:
            return Mention(ahead[0].start, ahead[-1].end, kind)
    return None
