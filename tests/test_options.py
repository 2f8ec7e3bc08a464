"""Options: one definition, from which a file is checked; tables in it likewise."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from sitegen.errors import Problems
from sitegen.options import checked, option, table
from sitegen.text.toml import parse_toml


@dataclass(frozen=True)
class Tea:
    cups: int = option(1, "How many.", least=1)
    kind: str = option("", "Which.", among=("", "green", "black"))


@dataclass(frozen=True)
class Kitchen:
    name: str = option("Galley", "Its name.")
    is_open: bool = option(True, "Whether it serves.")
    tea: Tea = table(Tea, "What is drunk.")
    labels: Mapping[str, str] = table(dict, "Other names.", keys=("cup", "pot"))


def read(source):
    problems = Problems()
    file = parse_toml(source.encode("utf-8"), "kitchen.toml", problems)
    return checked(file, Kitchen, problems), [str(problem) for problem in problems.found]


def test_what_is_not_said_is_as_it_was_defined():
    assert read("") == (Kitchen("Galley", True, Tea(1, ""), {}), [])


def test_tables_are_read_however_they_are_written():
    for source in (
        '[tea]\ncups = 3\nkind = "green"\n[labels]\npot = "kettle"',
        'tea = { cups = 3, kind = "green" }\nlabels.pot = "kettle"',
    ):
        kitchen, problems = read(source)
        assert (kitchen.tea, kitchen.labels, problems) == (Tea(3, "green"), {"pot": "kettle"}, [])


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('nome = "A"', "1:1: 'nome' is not an option. Did you mean 'name'?"),
        ("is_open = 1", "1:1: 'is_open' must be true or false."),
        ("[tea]\ncups = 0", "2:1: 'cups' must be 1 or more, not 0."),
        ('[tea]\nkind = "grean"', "2:1: 'grean' in 'kind' is not known. Did you mean 'green'?"),
        ('[tea]\nkind = "oolong"', "2:1: 'oolong' in 'kind' is not known. Write one of: green, bl"),
        ("[tea]\nsugar = 1", "2:1: 'sugar' in [tea] is not an option. The options are: cups, kind"),
        ("tea = 2", "1:1: 'tea' must be a table. Write a line [tea]"),
        ("[[tea]]", "1:3: 'tea' must be a table."),
        ("[labels]\ncup = 1", "2:1: 'cup' in 'labels' must be a text in quotes."),
        ('[labels]\ncups = ""', "2:1: 'cups' in [labels] is not an option. Did you mean 'cup'?"),
        ('"a\\nb" = 1', "1:1: 'a\\nb' is not an option."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(source, told):
    _, (problem,) = read(source)
    assert problem.startswith(f"kitchen.toml:{told}")
