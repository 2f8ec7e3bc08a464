"""News with answers: texts in which every name is marked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.entities.tokens import Passage, Token, passages

LETTERS = {"person": "PER", "organization": "ORG", "place": "LOC", "misc": "MISC"}
_MARKED = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\]]+)\]")
OWN = Path(__file__).with_name("wire.txt")
"""Fictional wire copy, written for the purpose: texts parted by a line of dashes, each name in
brackets behind its label: `[PER Ada Quill]`."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A name in a text."""

    start: int
    end: int
    kind: str
    """PER, ORG, LOC or MISC."""


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    text: str
    marked: tuple[Marked, ...]

    def passages(self) -> tuple[Passage, ...]:
        return tuple(passages(self.text))

    def in_capitals(self) -> Example | None:
        """The same text in capitals; None where that moves a name."""
        text = self.text.upper()
        return Example(self.name, text, self.marked) if len(text) == len(self.text) else None


def load_annotated(path: Path) -> list[Example]:
    """JSON lines, ended by a line feed alone: `{"id", "text", "mentions": [{"start", "end",
    "type"}]}`."""
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = (json.loads(line) for line in lines if line.strip())
    return [
        Example(
            row["id"],
            row["text"],
            tuple(
                Marked(mention["start"], mention["end"], LETTERS[mention["type"]])
                for mention in row["mentions"]
            ),
        )
        for row in rows
    ]


def load_own() -> list[Example]:
    """The fictional wire copy of this folder."""
    texts = re.split(r"^-{3,}\n", OWN.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_unmarked(f"own-{n}", text.strip()) for n, text in enumerate(texts, 1) if text.strip()]


def _unmarked(name: str, source: str) -> Example:
    text, marked, position = "", [], 0
    for match in _MARKED.finditer(source):
        text += source[position : match.start()]
        marked.append(Marked(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        position = match.end()
    return Example(name, text + source[position:], tuple(marked))


def load_words(path: Path) -> Iterator[str]:
    """The sentences of a file in the CoNLL format, a token and its label a line: words only."""
    sentence: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("-DOCSTART-"):
            sentence.append(line.split("\t")[0])
        elif sentence:
            yield " ".join(sentence)
            sentence = []
    if sentence:
        yield " ".join(sentence)


def labels(example: Example, read: Sequence[Passage]) -> list[list[str]]:
    """For each token of each passage its label; names that no tokens make up are left out."""
    answers = [["O"] * len(passage.tokens) for passage in read]
    starts = {token.start: (row, place) for row, place, token in _tokens(read)}
    ends = {token.end: (row, place) for row, place, token in _tokens(read)}
    for name in example.marked:
        first, last = starts.get(name.start), ends.get(name.end)
        if first and last and first[0] == last[0]:
            row, place = first
            answers[row][place] = f"B-{name.kind}"
            for inside in range(place + 1, last[1] + 1):
                answers[row][inside] = f"I-{name.kind}"
    return answers


def _tokens(read: Sequence[Passage]) -> Iterator[tuple[int, int, Token]]:
    for row, passage in enumerate(read):
        for place, token in enumerate(passage.tokens):
            yield row, place, token
