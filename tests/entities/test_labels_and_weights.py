"""The arithmetic of the trained recogniser: packed weights, and the best labels for a row."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.entities.trained.labels import LABELS, LONGEST, best_labels, pieces
from sitegen.entities.trained.weights import Weights, stored, unpacked

LANES = 2 * len(LABELS)
NO_MOVES = [[0] * len(LABELS)] * len(LABELS)
TABLES = st.lists(
    st.lists(st.integers(-(2**15), 2**15 - 1), min_size=LANES, max_size=LANES), max_size=8
)


def weights_of(rows):
    traits = [f"trait {place}" for place in range(len(rows))]
    return Weights.from_json(
        {"moves": [NO_MOVES, NO_MOVES], "traits": traits, "weights": stored(rows)}
    )


@given(TABLES, st.data())
def test_a_packed_sum_is_the_sum_of_every_lane(rows, data):
    """All lanes are too high by one amount, which changes no choice between them."""
    places = data.draw(st.lists(st.integers(0, len(rows)), max_size=200))
    lanes = unpacked(weights_of(rows).total(f"trait {place}" for place in places))

    known = [rows[place] for place in places if place < len(rows)]
    sums = [sum(row[lane] for row in known) for lane in range(LANES)]
    assert [lane - lanes[0] for lane in lanes] == [one - sums[0] for one in sums]


def test_a_trait_that_was_never_seen_weighs_nothing():
    assert weights_of([]).total(["never seen"]) == 0


def may_follow(label, before):
    """The inside of a name follows its beginning or its inside; anything else follows anything."""
    return label[0] != "I" or before in (f"B{label[1:]}", label)


def score(row, rows, moves):
    """The sum for a row of labels; None where the row is none."""
    total, before = 0, "O"
    for place, label in enumerate(row):
        if not may_follow(LABELS[label], before):
            return None
        total += rows[place][label] + (moves[label][row[place - 1]] if place else 0)
        before = LABELS[label]
    return total


SMALL = st.lists(st.integers(-900, 900), min_size=len(LABELS), max_size=len(LABELS))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(SMALL, min_size=1, max_size=3),
    st.lists(SMALL, min_size=len(LABELS), max_size=len(LABELS)),
)
def test_the_best_labels_are_those_that_trying_all_rows_gives(rows, moves):
    found = best_labels(rows, moves)

    scores = (score(row, rows, moves) for row in product(range(len(LABELS)), repeat=len(rows)))
    assert score(found, rows, moves) == max(one for one in scores if one is not None)


def test_names_are_read_off_their_labels():
    labels = ["O", "B-PER", "I-PER", "B-PER", "B-ORG", "I-ORG", "O", "B-LOC"]

    assert list(pieces(range(10, 18), labels)) == [
        (11, 13, "PER"), (13, 14, "PER"), (14, 16, "ORG"), (17, 18, "LOC"),
    ]  # fmt: skip


def test_a_row_too_long_for_a_name_is_none():
    labels = ["B-ORG", *["I-ORG"] * LONGEST]

    assert list(pieces(range(len(labels)), labels)) == []
    assert list(pieces(range(len(labels) - 1), labels[:-1])) == [(0, LONGEST, "ORG")]
