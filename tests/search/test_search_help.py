"""What the help says about queries is true."""

import pytest

from sitegen.search.analysis import Analysis
from sitegen.search.help import QUERY_HELP
from sitegen.search.query import read_query


@pytest.mark.parametrize("query", [query for query, _ in QUERY_HELP.examples])
def test_each_example_means_what_it_says(query):
    """It is read without a note, so nothing had to be guessed."""
    assert read_query(query, Analysis()).notes == ()


@pytest.mark.parametrize("field", [name for name, _ in QUERY_HELP.fields])
def test_each_field_of_the_help_can_be_asked(field):
    reading = read_query(f"{field}:1998 ferry", Analysis())

    assert reading.notes == ()


def test_the_command_tells_every_example_and_every_field(sitegen, tmp_path):
    """One definition serves the command and the site."""
    told = sitegen("search", "--help", cwd=tmp_path).out

    for example, meaning in QUERY_HELP.examples:
        assert f"{example} " in told and meaning in told
    for name, about in QUERY_HELP.fields:
        assert f"{name}:" in told and about in told
