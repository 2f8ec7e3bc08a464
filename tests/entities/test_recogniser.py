"""Names in fictional sentences, and what every recogniser promises."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.entities.naming import name_lists, named_in
from sitegen.entities.recognisers import RECOGNISERS, recogniser
from sitegen.errors import ConfigError
from sitegen.model import Kind

CASES = Path(__file__).parent / "names"
SEED = Path(__file__).parents[2] / "content/clippings/000_8d7df85216d00f31.txt"


def cases():
    for path in sorted(CASES.glob("*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n"), 1):
            lines = [line for line in block.splitlines() if not line.startswith("#")]
            if lines:
                yield pytest.param(*read_case(lines), id=f"{path.stem}-{number}")


def read_case(lines):
    text = lines[0].removeprefix("text: ")
    expected = {kind: [] for kind in Kind}
    for line in lines[1:]:
        if line.startswith("  "):
            text += "\n" + line.strip().removeprefix("\\")
        else:
            kind, _, names = line.partition(": ")
            expected[Kind(kind)] = names.split("; ")
    return text, expected


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_the_rules_find_these_names_and_no_others(text, expected):
    found = {kind: [] for kind in Kind}
    for mention in recogniser("rules").recognise(text):
        found[mention.kind].append(text[mention.start : mention.end])

    assert found == expected


def test_the_seed_clipping_has_its_names():
    """The people stand under their full names, and a title's words are no name."""
    text = SEED.read_text(encoding="utf-8")
    names = name_lists(named_in(text, recogniser("rules").recognise(text)))

    assert names[Kind.PERSON] == ("Jens Stoltenberg", "Mark Esper", "Donald Trump")
    assert set(names[Kind.ORGANIZATION]) == {
        "NATO", "Associated Press", "North Atlantic Council", "Stars and Stripes", "Islamic State",
    }  # fmt: skip
    assert set(names[Kind.PLACE]) == {
        "Iraq", "Brussels", "Baghdad", "Canada", "Germany", "Munich", "Kirkuk", "Iran",
        "Middle East", "United States",
    }  # fmt: skip


WORDS = st.sampled_from([
    "The", "Ada", "Quill", "NATO", "U.S.", "Norway", "Mr.", "President", "Council", "of", "and",
    ",", ".", "—", "(", ")", "-", "'s", "’", "“", "”", "\n", " \n\n", "al-", "van", "said", "in",
    "T.", "HOLLOW", "ferry", "Inc.", "Jr.", "\u200b", "\u202e", "שלום", "é", "_", "1998", "Bank",
])  # fmt: skip


@pytest.mark.parametrize("name", RECOGNISERS)
@given(text=st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_mentions_are_sorted_in_range_and_apart_and_always_the_same(name, text):
    finder = recogniser(name)
    mentions = finder.recognise(text)

    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
    assert finder.recognise(text) == mentions


HARD = {
    "no space": "x" * 2_000_000,
    "capitals without space": "X" * 2_000_000,
    "initials": "A." * 100_000,
    "apostrophes": "A'" * 100_000,
    "hyphens": "Ann-" * 50_000,
    "all capitals": "HARBOR COUNCIL " * 15_000,
    "one long run": "Harbor Council " * 15_000,
    "commas": "," * 2_000_000,
    "lines": "Ab\n" * 30_000,
    "heads": "Bank of " * 25_000,
    "articles": "al-" * 60_000,
    "lists": "Quellport, " * 20_000,
    "zero width": "\u200bAb" * 50_000,
    "right to left": "\u202eשלום Abu " * 20_000,
    "five thousand names": " ".join(
        f"Ann Quell{chr(97 + n % 26)}{n} met Bo X{n}y." for n in range(5000)
    ),
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_no_text_takes_long(text):
    """Seconds for texts that would take hours if the work grew with the square of their length."""
    began = time.process_time()
    named_in(text, recogniser("rules").recognise(text))

    assert time.process_time() - began < 15


def test_nothing_is_found_in_an_empty_text():
    assert recogniser("rules").recognise("") == ()


def test_the_recogniser_none_finds_nothing():
    assert recogniser("none").recognise("Ada Quill flew to Norway.") == ()


def test_an_unknown_recogniser_is_named_with_those_there_are():
    with pytest.raises(ConfigError) as told:
        recogniser("magic")

    assert str(told.value) == (
        "There is no recogniser 'magic'. There are 'trained', 'rules', 'none', and 'spacy:NAME' "
        "for a pipeline of spaCy."
    )


settings.register_profile("names", deadline=None, max_examples=150)
settings.load_profile("names")
