"""A forest answers as if one walked down its trees, one after the other."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.extraction.trees import LEAVES, Forest

COLUMNS = ("ink", "paper", "tide")
NUMBERS = st.integers(-3, 3) | st.floats(-3, 3)


@st.composite
def trees(draw, leaves=LEAVES):
    if leaves == 1 or draw(st.booleans()):
        return draw(st.floats(-2, 2))
    left = draw(st.integers(1, leaves - 1))
    column, threshold = draw(st.sampled_from(COLUMNS)), draw(NUMBERS)
    return [column, threshold, draw(trees(left)), draw(trees(leaves - left))]


def walk(tree, row):
    while isinstance(tree, list):
        column, threshold, at_most, more = tree
        tree = at_most if row[column] <= threshold else more
    return tree


@given(
    st.lists(trees(), min_size=1, max_size=12),
    st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, NUMBERS)), max_size=6),
)
def test_a_forest_answers_as_its_trees_do(forest, rows):
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    answers = Forest(forest).likelihoods(columns, len(rows))

    for row, answer in zip(rows, answers, strict=True):
        total = sum(walk(tree, row) for tree in forest)
        assert math.isclose(answer, 1 / (1 + math.exp(-total)), rel_tol=1e-9)


def test_a_forest_asks_only_for_the_numbers_that_its_trees_name():
    assert Forest([["tide", 1.0, 0.5, ["ink", 0.0, 0.1, 0.2]]]).columns == ("ink", "tide")


def test_a_tree_with_more_leaves_than_there_is_room_for_is_refused():
    tree = 0.0
    for threshold in range(LEAVES):
        tree = ["ink", float(threshold), 0.0, tree]
    with pytest.raises(ValueError, match="9 leaves"):
        Forest([tree])
