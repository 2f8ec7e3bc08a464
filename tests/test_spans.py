"""Spans: where a text names something, packed, and to all others a tuple of pairs."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Spans

OFFSETS = st.integers(0, 2**32 - 1)
PLACES = st.lists(st.tuples(OFFSETS, OFFSETS), max_size=6).map(tuple)


@given(PLACES)
def test_packed_places_are_a_tuple_of_places(places):
    spans = Spans(places)

    assert spans == places
    assert places == spans
    assert hash(spans) == hash(places)
    assert (tuple(spans), len(spans), bool(spans)) == (places, len(places), bool(places))
    assert repr(spans) == repr(places)
    assert pickle.loads(pickle.dumps(spans)) == spans


@given(PLACES, st.integers(-7, 7), st.integers(-7, 7))
def test_a_place_is_found_by_its_number(places, one, other):
    spans = Spans(places)

    assert spans[one:other] == places[one:other]
    assert [place in spans for place in places] == [True] * len(places)
    if -len(places) <= one < len(places):
        assert spans[one] == places[one]
    else:
        with pytest.raises(IndexError):
            spans[one]


@given(PLACES, PLACES)
def test_other_places_are_other_spans(one, other):
    assert (Spans(one) == Spans(other)) == (one == other)
    assert (Spans(one) == other) == (one == other)
