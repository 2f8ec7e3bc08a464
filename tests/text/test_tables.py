"""Tables that a spreadsheet opens and does not run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.tables import cell, from_cell, list_cell, table

TEXTS = st.text(st.characters(codec="utf-8")) | st.text("='+-@\t\r\n,\"a")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_value_that_begins_as_a_formula_does_becomes_text(sign):
    assert cell(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("value", ["", "Ferry stays", "1998-03-04", "'Well,' she said", "a=1"])
def test_other_values_stay_as_they_are(value):
    assert cell(value) == value


@given(TEXTS)
def test_what_was_put_before_a_value_can_be_taken_away_again(value):
    """Also where the value has apostrophes of its own."""
    assert from_cell(cell(value)) == value


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2)))
def test_a_table_is_read_back_as_it_was_written(rows):
    """Commas, quotes and line breaks included."""
    written = io.StringIO(table(rows), newline="")
    assert [[from_cell(one) for one in row] for row in csv.reader(written)] == rows


def test_rows_end_as_the_standard_says():
    assert table([["a", "b"], ['Quill, "Ada"', "x\ny"]]) == 'a,b\r\n"Quill, ""Ada""","x\ny"\r\n'


def test_a_list_in_a_cell_can_be_taken_apart():
    assert list_cell(["Ada Quill", "Pell|Co", "a\\b"]) == "Ada Quill|Pell\\|Co|a\\\\b"
