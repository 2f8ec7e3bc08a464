"""TOML: where its keys stand."""

import pytest

from sitegen.errors import Problems
from sitegen.text.toml import parse_toml


def places(source):
    problems = Problems()
    file = parse_toml(source.encode("utf-8"), "a.toml", problems)
    assert not problems.found
    return {".".join(key): (where.line, where.column) for key, where in file.places.items()}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a = 1\n  b = 2", {"a": (1, 1), "b": (2, 3)}),
        ("[t]\na = 1\n[u.v]\na = 2", {"t": (1, 2), "t.a": (2, 1), "u": (3, 2), "u.v": (3, 2),
                                       "u.v.a": (4, 1)}),
        ("t.a = 1\nt.b = 2", {"t": (1, 1), "t.a": (1, 1), "t.b": (2, 1)}),
        ("t = { a = 1, b = [2, 3] }\nc = 4", {"t": (1, 1), "t.a": (1, 7), "t.b": (1, 14),
                                               "c": (2, 1)}),
        ('"a b" = 1\n\'c\' = 2', {"a b": (1, 1), "c": (2, 1)}),
        ("[[t]]\na = 1\n[[t]]\na = 2", {"t": (1, 3), "t.a": (2, 1)}),
    ],
)  # fmt: skip
def test_a_key_is_found_however_it_is_written(source, found):
    assert places(source) == found


def test_what_only_looks_like_a_key_is_none():
    """In a comment, in a text of several lines, in a list."""
    source = '# b = 1\na = """\nb = "1"\n"""\nc = [\n  "b = 1", # b = 2\n  1.5,\n]\nb = 2\n'
    assert places(source) == {"a": (2, 1), "c": (5, 1), "b": (9, 1)}


def test_a_table_in_a_list_is_no_table_of_the_file():
    assert places("a = [{ b = 1 }]\nb = 2\n")["b"] == (2, 1)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (b"a = 1\nb = ", "a.toml: This is not TOML: Invalid value."),
        (b"a = 1\nb = x", "a.toml:2:5: This is not TOML: Invalid value."),
        (b"\n\xff", "a.toml:2: This is not UTF-8."),
        (b"a = " + b"[" * 100_000, "a.toml: This is not TOML: lists stand in lists too deeply."),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(source, told):
    problems = Problems()
    assert parse_toml(source, "a.toml", problems) is None
    assert [str(problem).startswith(told) for problem in problems.found] == [True]
