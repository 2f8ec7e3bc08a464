"""The second reading: what the first one found in a document speaks for all of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sitegen.entities.trained.labels import pieces
from sitegen.entities.trained.traits import Sheet

Labelled = tuple[range, list[str]]
"""An island with the labels of its tokens."""
Words = tuple[str, ...]


class FirstReading:
    """What a first reading says of a document, to be asked about each token."""

    def __init__(self, read: Sequence[tuple[Sheet, Sequence[Labelled]]]) -> None:
        self._labels: dict[str, Counter[str]] = defaultdict(Counter)
        """By word: how often it has each label."""
        self._names: dict[Words, Counter[str]] = defaultdict(Counter)
        self._longest: dict[str, int] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        """By word: where in longer names it stands, and of which kind they are."""
        self._initials: dict[str, set[str]] = defaultdict(set)
        for sheet, labelled in read:
            for island, labels in labelled:
                self._note(sheet, island, labels)

    def _note(self, sheet: Sheet, island: range, labels: Sequence[str]) -> None:
        tokens = sheet.tokens
        for index, label in zip(island, labels, strict=True):
            self._labels[tokens[index].text][label] += 1
        for start, end, kind in pieces(island, labels):
            words = tuple(token.text for token in tokens[start:end])
            self._names[words][kind] += 1
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
            if len(words) > 1:
                self._take_apart(words, kind)

    def _take_apart(self, words: Words, kind: str) -> None:
        self._parts[words[0]].add(f"first{kind}")
        self._parts[words[-1]].add(f"last{kind}")
        capitals = [word for word in words if word[0].isupper()]
        for word in words[1:-1]:
            if word[0].isupper():
                self._parts[word].add(f"in{kind}")
        if kind in ("ORG", "LOC") and len(capitals) > 1:
            self._initials["".join(word[0] for word in capitals)].add(kind)

    def traits(self, sheet: Sheet, island: range, labels: Sequence[str]) -> list[list[str]]:
        """Of each token of an island; its own label counts as one, not as one elsewhere."""
        names = self._known_elsewhere(sheet, island, labels)
        found = []
        for place, index in enumerate(island):
            label, text = labels[place], sheet.tokens[index].text
            elsewhere = self._elsewhere(text, label)
            traits = [f"1={label}", f"else={elsewhere}", f"else={elsewhere}|{label}"]
            if place:
                traits.append(f"1-1={labels[place - 1]}")
            if place + 1 < len(labels):
                traits.append(f"1+1={labels[place + 1]}")
            if names[place]:
                traits.append(f"name={names[place]}")
                traits.append(f"name={names[place][:2]}|{label}")
            traits += [f"part={part}" for part in sorted(self._parts.get(text, ()))]
            bare = text.replace(".", "")
            if len(bare) > 1 and bare in self._initials:
                traits += [f"initials={kind}" for kind in sorted(self._initials[bare])]
            found.append(traits)
        return found

    def _elsewhere(self, text: str, label: str) -> str:
        """What the word is at its other places, how unanimously, and how often."""
        kinds: Counter[str] = Counter()
        for other, count in self._labels[text].items():
            kinds[other[2:] or "O"] += count - (other == label)
        return _verdict(kinds)

    def _known_elsewhere(self, sheet: Sheet, island: range, labels: Sequence[str]) -> list[str]:
        """For each token `B` or `I` and the verdict on the longest name known from elsewhere."""
        marks = [""] * len(island)
        own = {start: (end, kind) for start, end, kind in pieces(island, labels)}
        index = island.start
        while index < island.stop:
            most = min(self._longest.get(sheet.tokens[index].text, 0), island.stop - index)
            for length in range(most, 0, -1):
                words = tuple(token.text for token in sheet.tokens[index : index + length])
                if words not in self._names:
                    continue
                kinds = self._names[words]
                if (mine := own.get(index)) and mine[0] == index + length:
                    kinds = kinds - Counter((mine[1],))
                if verdict := _verdict(kinds, ""):
                    verdict += "m" if length > 1 else "s"
                    place = index - island.start
                    marks[place : place + length] = [f"B{verdict}", *[f"I{verdict}"] * (length - 1)]
                    index += length - 1
                    break
            index += 1
        return marks


def _verdict(kinds: Counter[str], nothing: str = "none") -> str:
    """`PER=4`: always a person, four times or more; `ORG~1`: mostly, once."""
    total = sum(kinds.values())
    if total <= 0:
        return nothing
    kind = max(sorted(kinds), key=lambda kind: kinds[kind])
    about = 4 if total >= 4 else 2 if total >= 2 else 1
    return f"{kind}{'=' if kinds[kind] == total else '~'}{about}"
