"""The recogniser that ships: which names it finds, as which kind, the same on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import sitegen.entities
from sitegen.entities.naming import name_lists, named_in
from sitegen.entities.recognisers import recogniser
from sitegen.model import Kind

SEED = Path(__file__).parents[2] / "content/clippings/000_8d7df85216d00f31.txt"


def names_in(text):
    """The names found, in order, each behind its kind."""
    return [
        f"{mention.kind}: {text[mention.start : mention.end]}"
        for mention in recogniser("trained").recognise(text)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "U.S. Defense Secretary Mark Esper said so on Monday.",
            ["place: U.S.", "person: Mark Esper"],
        ),
        ("A Canada-led mission trained Iraqi troops.", ["place: Canada"]),
        ("The anti-ISIS coalition met in Brussels.", ["organization: ISIS", "place: Brussels"]),
        (
            "Ada Quill's dog bit James' cat in Norway's capital.",
            ["person: Ada Quill", "person: James", "place: Norway"],
        ),
        (
            "“Sgt. Bo Reed” met Sen. Ada T. Quill Jr. in St. Louis, Mo., on Tuesday.",
            ["person: Bo Reed", "person: Ada T. Quill Jr.", "place: St. Louis", "place: Mo."],
        ),
    ],
    ids=["country and title", "led", "anti", "possessives", "abbreviations"],
)
def test_a_name_ends_where_titles_hyphens_and_possessives_begin(text, names):
    assert names_in(text) == names


def test_peoples_wars_and_games_are_neither_persons_nor_organisations_nor_places():
    text = "Norwegian troops fought in World War II; French fans saw the World Cup at Christmas."

    assert names_in(text) == []


def test_text_in_capitals_has_the_names_that_it_has_in_small_letters():
    text = "Mayor Ada Quill said on Friday that Norway would leave the United Nations."

    assert names_in(text) == ["person: Ada Quill", "place: Norway", "organization: United Nations"]
    assert [name.lower() for name in names_in(text.upper())] == [
        name.lower() for name in names_in(text)
    ]


def test_what_a_document_makes_plain_in_one_place_holds_in_all():
    text = "Quill spoke. Mayor Ada Quill, 52, went to Oslo on Friday, and Quill went by train."

    assert names_in(text) == [
        "person: Quill", "person: Ada Quill", "place: Oslo", "person: Quill",
    ]  # fmt: skip


def test_the_seed_clipping_has_its_names_and_no_others():
    text = SEED.read_text(encoding="utf-8")
    names = name_lists(named_in(text, recogniser("trained").recognise(text)))

    assert names[Kind.PERSON] == ("Jens Stoltenberg", "Mark Esper", "Donald Trump")
    assert set(names[Kind.ORGANIZATION]) == {
        "NATO", "Associated Press", "North Atlantic Council", "Stars and Stripes", "Islamic State",
    }  # fmt: skip
    assert set(names[Kind.PLACE]) == {
        "Iraq", "Brussels", "Baghdad", "Canada", "Germany", "Munich", "Kirkuk", "Iran",
        "Middle East", "United States",
    }  # fmt: skip


def test_a_name_that_is_well_known_is_surer_than_one_that_may_be_a_song():
    text = "Ada Quill flew to Norway; French fans sang Silent Night."
    sure = {text[one.start : one.end]: one.sure for one in recogniser("trained").recognise(text)}

    assert all(0 < per_cent <= 100 for per_cent in sure.values())
    assert sure["Norway"] > 95 > sure.get("Silent Night", 0)


PROGRAM = """
import sys
from pathlib import Path
from sitegen.entities.recognisers import recogniser
text = Path(sys.argv[1]).read_text(encoding="utf-8")
print(recogniser("trained").recognise(text + "\\n\\n" + text.upper()))
"""


def test_the_names_do_not_depend_on_the_order_of_hashes():
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, SEED],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }

    (answer,) = told
    assert answer.count(b"Mention(") > 40


def test_what_ships_to_find_names_weighs_little():
    """Eight megabytes at most, the tables among them."""
    package = Path(sitegen.entities.__file__).parent
    files = [*package.glob("trained/data/*"), *package.glob("data/*")]

    assert 0 < sum(path.stat().st_size for path in files) <= 8_000_000
