"""Boosted decision trees: how a small trained model answers, in plain Python.

A forest is a sum of small binary trees that ask `is this number at most so much?`. Walking down
hundreds of trees for each line of a page is slow in Python, so all trees are walked at once: each
leaf of each tree is a bit, each question that is answered with `no` rules out the leaves to its
left, and the first leaf left over is the one where the walk would have ended. This is QuickScorer
(Lucchese et al., SIGIR 2015), with Python's integers as bit vectors of any length.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import getitem
from typing import TypeAlias

LEAVES = 8
"""The most leaves that a tree may have: one byte of answers for each tree."""

_REMEMBERED = 500
"""Numbers of a column whose answers are kept: most columns only count to a hundred."""
Tree: TypeAlias = "float | list[str | float | Tree]"
"""A leaf's value, or [number asked for, threshold, tree if at most that, tree if more]."""


@dataclass(frozen=True, slots=True)
class _Question:
    column: str
    thresholds: tuple[float, ...]
    """Ascending."""
    masks: tuple[int, ...]
    """The leaves still possible when so many of the thresholds are exceeded. Never 0: the last
    leaf of a tree is always possible."""
    known: dict[float, int]
    """The masks of numbers that were asked before."""

    def mask(self, number: float) -> int:
        """The leaves that are still possible when this is the number."""
        mask = self.masks[bisect_left(self.thresholds, number)]
        if len(self.known) < _REMEMBERED:
            self.known[number] = mask
        return mask


class Forest:
    """A trained model: for each line of a page, how likely something is."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        """Raises ValueError for a tree of too many leaves."""
        self._size = len(trees)
        values = [list(_leaves(tree)) for tree in trees]
        self._values = [_first_leaf(leaves) for leaves in values]
        self._all = sum(
            ((1 << len(leaves)) - 1) << LEAVES * place for place, leaves in enumerate(values)
        )
        self._questions = tuple(_questions(trees))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the numbers that the forest asks for."""
        return tuple(question.column for question in self._questions)

    def likelihoods(self, columns: Mapping[str, Sequence[float]], count: int) -> list[float]:
        """For each of `count` rows, a probability between 0 and 1."""
        possible = [self._all] * count
        for question in self._questions:
            known, mask = question.known.get, question.mask
            possible = [
                leaves & (known(number) or mask(number))
                for leaves, number in zip(possible, columns[question.column], strict=True)
            ]
        return [self._likelihood(leaves) for leaves in possible]

    def _likelihood(self, leaves: int) -> float:
        answers = leaves.to_bytes(self._size, "little")
        total = math.fsum(map(getitem, self._values, answers))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def _leaves(tree: Tree) -> Iterator[float]:
    """A tree's values from left to right."""
    if isinstance(tree, list):
        _, _, left, right = tree
        yield from _leaves(left)  # type: ignore[arg-type]
        yield from _leaves(right)  # type: ignore[arg-type]
    else:
        yield tree


def _first_leaf(values: list[float]) -> list[float]:
    """By the byte of leaves that are still possible, the value of the first of them."""
    if len(values) > LEAVES:
        raise ValueError(f"a tree has {len(values)} leaves; there is room for {LEAVES}")
    return [0.0, *(values[(byte & -byte).bit_length() - 1] for byte in range(1, 1 << len(values)))]


def _questions(trees: Sequence[Tree]) -> Iterator[_Question]:
    """All questions of all trees, by the number they ask for."""
    ruled_out: dict[str, list[tuple[float, int]]] = {}
    for place, tree in enumerate(trees):
        _gather(tree, LEAVES * place, ruled_out)
    everything = (1 << LEAVES * len(trees)) - 1
    for column in sorted(ruled_out):
        thresholds: list[float] = []
        masks = [everything]
        for threshold, leaves in sorted(ruled_out[column]):
            if thresholds and thresholds[-1] == threshold:
                masks[-1] &= ~leaves
            else:
                thresholds.append(threshold)
                masks.append(masks[-1] & ~leaves)
        yield _Question(column, tuple(thresholds), tuple(masks), {})


def _gather(tree: Tree, first: int, ruled_out: dict[str, list[tuple[float, int]]]) -> int:
    """Note for each question which leaves a `no` rules out; the bit after the tree's last leaf."""
    if not isinstance(tree, list):
        return first + 1
    column, threshold, left, right = tree
    middle = _gather(left, first, ruled_out)  # type: ignore[arg-type]
    leaves = (1 << middle) - (1 << first)
    ruled_out.setdefault(str(column), []).append((float(threshold), leaves))  # type: ignore[arg-type]
    return _gather(right, middle, ruled_out)  # type: ignore[arg-type]
