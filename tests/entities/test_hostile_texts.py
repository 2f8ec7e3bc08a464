"""Texts that nobody would call news: an answer in good time, and never a traceback."""

import json
import time

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.cli import cli
from sitegen.entities.naming import named_in
from sitegen.entities.recognisers import recogniser
from sitegen.entities.resolve import resolve

PIECES = st.sampled_from([
    "Ada", "Quill", "Mr.", "President", "NATO", "(NATO)", "U.S.", "Norway", "Norway,", "Texas",
    "Harbor", "Council", "of", "the", "and", ",", ".", ";", "—", "-", "'s", "’", "“", "”", "(",
    "\n", "\n\n", "\r\n", "\t", "\x00", "\x85", "\u2028", "\u200b", "\u200d", "\ufeff", "\u202e",
    "\u2066", "\ud800", "\udfff", "e\u0301", "\u0301", "שלום", "قال", "Ада", "КВИЛЛ", "Άντα",
    "ความ", "港口", "👩🏽\u200d🚀", "ǅ", "ß", "İ", "ﬁ", "ⅷ", "²", "_", "A.", "A'", "al-", "Inc.",
    "Jr.", "HARBOR", "COUNCIL", "1998", "9,9", "family", "Foreign", "Ministry", "&", "|", "*",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(alphabet=st.characters()),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(lambda words: " ".join(words).upper()),
)


@settings(max_examples=150)
@given(TEXTS)
def test_names_are_in_order_apart_and_without_a_space_at_their_ends(text):
    finder = recogniser("trained")
    mentions = finder.recognise(text)

    end = 0
    for mention in mentions:
        words = text[mention.start : mention.end]
        assert end <= mention.start < mention.end <= len(text)
        assert words == words.strip()
        assert 0 < mention.sure <= 100
        end = mention.end
    assert finder.recognise(text) == mentions


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=3))
def test_every_place_of_a_name_is_of_one_entity(texts):
    finder = recogniser("trained")
    filed = [
        (f"{number}.html", named_in(text, finder.recognise(text)))
        for number, text in enumerate(texts)
    ]
    entities = resolve(filed)

    found = [
        (seen.address, *span)
        for entity in entities
        for seen in entity.appearances
        for span in seen.spans
    ]
    told = [(address, *span) for address, named in filed for one in named for span in one.spans]
    assert sorted(found) == sorted(told)
    assert len(set(found)) == len(found)
    assert all(entity.name.strip() for entity in entities)


def run(lines, *options):
    return CliRunner().invoke(cli, ["entities", "--jsonl", *options], input=lines)


@settings(max_examples=40)
@given(st.lists(TEXTS, max_size=3), st.booleans())
def test_the_pipe_answers_every_text_with_what_stands_at_its_offsets(texts, titled):
    lines = [
        json.dumps({"id": number, "text": text, "title": texts[0] if titled else None})
        for number, text in enumerate(texts)
    ]
    result = run("\n".join(lines))

    assert result.exit_code == 0, result.output
    answers = [json.loads(line) for line in result.stdout.split("\n") if line]
    assert [answer["id"] for answer in answers] == list(range(len(texts)))
    for text, answer in zip(texts, answers, strict=True):
        for one in answer["mentions"]:
            assert one["text"] == text[one["start"] : one["end"]] == one["text"].strip() != ""
            assert one["entity"].startswith(f"{one['type']}/")


BAD_LINES = {
    "not JSON": "Ada Quill",
    "half of it": '{"id": 1, "text": "Ada',
    "no id": '{"text": "Ada"}',
    "no text": '{"id": 1}',
    "a list": '["id", "text"]',
    "a number": "7",
    "nothing": "null",
    "a text": '"id"',
    "text is a number": '{"id": 1, "text": 7}',
    "text is a list": '{"id": 1, "text": ["Ada"]}',
    "id is a list": '{"id": [], "text": "Ada"}',
    "id is nothing": '{"id": null, "text": "Ada"}',
    "title is a number": '{"id": 1, "text": "Ada", "title": 7}',
    "a huge number": '{"id": ' + "9" * 5000 + ', "text": "Ada"}',
    "deep": "[" * 100_000,
    "bytes": b'{"id": 1, "text": "\xff\xfe"}',
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_line_that_is_no_text_is_told_and_the_next_one_is_read(line):
    line = line if isinstance(line, bytes) else line.encode()
    result = run(line + b'\n{"id": 2, "text": "Norway won."}\n')

    assert result.exit_code == 1
    assert result.stderr.startswith("Line 1 ")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [2]


def test_marks_and_line_ends_of_other_systems_are_no_fault():
    result = run(b'\xef\xbb\xbf{"id": 1, "text": "Norway won."}\r\n\r\n{"id": 1, "text": ""}\r\n')

    assert result.exit_code == 0, result.stderr
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], len(first["mentions"]), second) == (1, 1, {"id": 1, "mentions": []})


def test_half_a_sign_is_given_back_as_it_came():
    """A lone surrogate cannot be written in UTF-8; JSON has an escape for it."""
    line = '{"id": "\\ud800", "text": "Ada Quill \\udfff left Norway."}'
    result = run(line)

    assert result.exit_code == 0, result.exception
    answer = json.loads(result.stdout)
    assert (answer["id"], answer["mentions"][-1]["text"]) == ("\ud800", "Norway")


SYLLABLES = "ka lo mi ru ten var dol sam pel gor nix tab hul qua wem zor fip lud mar ben".split()


def name(number):
    first, second, third = number % 20, number // 20 % 20, number // 400
    return f"{SYLLABLES[first]}{SYLLABLES[second]}{SYLLABLES[third % 20]}".capitalize()


LONG = {
    "no space": lambda n: "Xy" * n * 50,
    "blank": lambda n: " \n" * n,
    "one paragraph": lambda n: "Ada Quill of Norway met Reed of the Harbor Council. " * (n // 10),
    "in capitals": lambda n: "ADA QUILL OF NORWAY MET REED OF THE HARBOR COUNCIL. " * (n // 10),
    "one name": lambda n: "Ada Quill. " * (n // 3),
    "one name without end": lambda n: "Ada Quill " * (n // 2),
    "one word without end": lambda n: "Quill " * n,
    "names without end": lambda n: " ".join(map(name, range(n))),
    "names": lambda n: " ".join(f"Ada {name(one)} came." for one in range(n // 4)),
    "a list": lambda n: ", ".join(f"{name(one)} {name(n - one)}" for one in range(n // 3)),
    "bodies": lambda n: " ".join(f"The {name(one)} Company met." for one in range(n // 5)),
    "acronyms": lambda n: " ".join(f"The {name(o)} Society (QS{o})." for o in range(n // 6)),
    "relatives": lambda n: " ".join(f"Ms. {name(o)} Quill met Mr. Quill." for o in range(n // 8)),
    "signs": lambda n: "—“.’" * (n // 4),
    "hyphens": lambda n: "Ann-" * (n // 2),
    "hidden signs": lambda n: "Ada\u200b Qu\u200dill\ufeff \u202eNorway\u202c " * (n // 9),
}


@pytest.mark.parametrize("made", LONG.values(), ids=LONG.keys())
def test_the_time_grows_with_the_text_and_not_with_its_square(made):
    """Four times the text takes four times as long; the square would take sixteen times."""
    finder = recogniser("trained")

    def seconds(text):
        began = time.process_time()
        resolve([("a.html", named_in(text, finder.recognise(text)))])
        return time.process_time() - began

    seconds(made(400))
    short, long = (min(seconds(made(size)) for _ in range(2)) for size in (1_000, 4_000))
    assert long < 9 * short + 0.2


def test_a_row_of_capitals_without_end_is_no_name():
    text = "Ada Quill " * 500

    assert all(one.end - one.start < 300 for one in recogniser("trained").recognise(text))
