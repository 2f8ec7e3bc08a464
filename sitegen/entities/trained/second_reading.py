"""The second reading: what the first one found in a document speaks for all of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sitegen.entities.trained.labels import pieces
from sitegen.entities.trained.traits import Sheet

Labelled = tuple[range, list[str]]
"""An island with the labels of its tokens."""
Words = tuple[str, ...]


class FirstReading:
    """What a first reading says of a document, to be asked about each token."""

    def __init__(self, read: Iterable[tuple[Sheet, Iterable[Labelled]]]) -> None:
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        """By word: how often it belongs to a name of each kind, or to none (`O`)."""
        self._names: dict[Words, Counter[str]] = defaultdict(Counter)
        self._longest: dict[str, int] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        """By word: where in longer names it stands, and of which kind they are."""
        self._initials: dict[str, set[str]] = defaultdict(set)
        self._verdicts: dict[tuple[str, str], str] = {}
        for sheet, labelled in read:
            for island, labels in labelled:
                self._note(sheet, island, labels)

    def _note(self, sheet: Sheet, island: range, labels: Sequence[str]) -> None:
        tokens = sheet.tokens
        for index, label in zip(island, labels, strict=True):
            self._kinds[tokens[index].text][label[2:] or "O"] += 1
        for start, end, kind in pieces(island, labels):
            words = tuple([token.text for token in tokens[start:end]])
            self._names[words][kind] += 1
            if self._longest.get(words[0], 0) < len(words):
                self._longest[words[0]] = len(words)
            if len(words) > 1:
                self._take_apart(words, kind)

    def _take_apart(self, words: Words, kind: str) -> None:
        self._parts[words[0]].add(f"part=first{kind}")
        self._parts[words[-1]].add(f"part=last{kind}")
        capitals = [word for word in words if word[0].isupper()]
        for word in words[1:-1]:
            if word[0].isupper():
                self._parts[word].add(f"part=in{kind}")
        if kind in ("ORG", "LOC") and len(capitals) > 1:
            self._initials["".join(word[0] for word in capitals)].add(f"initials={kind}")

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
                traits += (f"name={names[place]}", f"name={names[place][:2]}|{label}")
            if text in self._parts:
                traits += sorted(self._parts[text])
            bare = text.replace(".", "")
            if len(bare) > 1 and bare in self._initials:
                traits += sorted(self._initials[bare])
            found.append(traits)
        return found

    def _elsewhere(self, text: str, label: str) -> str:
        """What a word with this label is at its other places."""
        verdict = self._verdicts.get((text, label))
        if verdict is None:
            verdict = _verdict(self._kinds[text], label[2:] or "O") or "none"
            self._verdicts[text, label] = verdict
        return verdict

    def _known_elsewhere(self, sheet: Sheet, island: range, labels: Sequence[str]) -> list[str]:
        """For each token `B` or `I` and the verdict on the longest name known from elsewhere."""
        marks = [""] * len(island)
        tokens, longest = sheet.tokens, self._longest
        if not any(token.text in longest for token in tokens[island.start : island.stop]):
            return marks
        own = {start: (end, kind) for start, end, kind in pieces(island, labels)}
        index = island.start
        while index < island.stop:
            most = min(longest.get(tokens[index].text, 0), island.stop - index)
            for length in range(most, 0, -1):
                words = tuple([token.text for token in tokens[index : index + length]])
                if words not in self._names:
                    continue
                end, kind = own.get(index, (0, ""))
                mine = kind if end == index + length else ""
                if verdict := _verdict(self._names[words], mine):
                    verdict += "m" if length > 1 else "s"
                    place = index - island.start
                    marks[place : place + length] = [f"B{verdict}", *[f"I{verdict}"] * (length - 1)]
                    index += length - 1
                    break
            index += 1
        return marks


def _verdict(kinds: Counter[str], mine: str) -> str:
    """`PER=4`: always a person elsewhere, four times or more; `ORG~1`: mostly, once. "" for never.

    `mine` is the kind at the place in question, counted once in `kinds`, or "".
    """
    total = sum(kinds.values()) - (mine in kinds)
    if total == 0:
        return ""
    about = 4 if total >= 4 else 2 if total >= 2 else 1
    if len(kinds) == 1:
        return f"{next(iter(kinds))}={about}"
    left = {kind: count - (kind == mine) for kind, count in kinds.items()}
    kind = max(sorted(left), key=left.__getitem__)
    return f"{kind}{'=' if left[kind] == total else '~'}{about}"
