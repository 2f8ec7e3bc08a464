"""An authority file that somebody broke, or built to break us: a sentence, and soon."""

import time

import pytest

from sitegen.entities.authority.file import parse_authority
from sitegen.errors import ContentError

LAUGHS = "people:\n- &a0 {name: N0, aliases: [x]}\n" + "".join(
    f"- &a{number} {{name: N{number}, aliases: [*a{number - 1}, *a{number - 1}]}}\n"
    for number in range(1, 30)
)


@pytest.mark.parametrize(
    ("text", "where", "sentence"),
    [
        (LAUGHS, "3", "'*a0' repeats another part of this file, which is not read."),
        ("people:\n- &a {name: Ada, aliases: [*a]}\n", "2", "'*a' repeats another part"),
        ("people: &a [*a]\n", "1", "'*a' repeats another part"),
        ("people:\n- name: *Ada\n", "2", "'*Ada' repeats another part"),
        (
            "people:\n- {name: A, aliases: [B]}\n- {name: B, aliases: [C]}\n"
            "- {name: C, aliases: [A]}\n",
            "3:3",
            "'B' is an alias of 'A' and has an entry of its own (line 2).",
        ),
        ("block: [{name: B, kind: ship}]\n", "1:25", "'ship' is not a kind."),
        ("ships: [B]\n", "1:1", "'ships' is not a section."),
        ("people: [A\0]\n", "", "This is not YAML"),
        ("people:\n\t- A\n", "2:1", "This is not YAML"),
        ("people: " + "[" * 5000, "1", "Lists stand in lists here"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, where, sentence):
    with pytest.raises(ContentError) as told:
        parse_authority(text)

    lines = str(told.value).splitlines()
    place = f"content/entities.yaml:{where}:" if where else "content/entities.yaml:"
    assert any(line.startswith(place) and sentence in line for line in lines), lines


MADE = {
    "entries": lambda n: (f"- {{name: Ada Q{i}, aliases: [A. Q{i}]}}\n" for i in range(n)),
    "one alias": lambda n: (f"- {{name: Ada Q{i}, aliases: [Quill]}}\n" for i in range(n)),
    "limited": lambda n: (
        f"- {{name: Ada Q{i}, aliases: [Quill], only: {{near: [w{i}]}}}}\n" for i in range(n)
    ),
    "one name": lambda n: ("- Ada Quill\n" for _ in range(n)),
}


@pytest.mark.parametrize("made", MADE.values(), ids=MADE.keys())
def test_the_time_grows_with_the_file_and_not_with_its_square(made):
    def seconds(count):
        text = "people:\n" + "".join(made(count))
        began = time.process_time()
        try:
            parse_authority(text)
        except ContentError as told:
            assert len(told.problems) == count - 1
        return time.process_time() - began

    short, long = seconds(500), seconds(2_000)
    assert long < 9 * short + 0.2
