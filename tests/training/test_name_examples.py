"""Annotated news: what the model that finds names learns from, and how it is measured."""

import json

import pytest

from sitegen.entities.recognisers import recogniser
from sitegen.model import Kind, Mention
from training.names.examples import Example, Marked, labels, load_annotated, load_own, load_words
from training.names.measuring import measure

HARBOR = Example(
    "harbor",
    "Ada Quill left Port Hollow.",
    (Marked(0, 9, "PER"), Marked(15, 26, "LOC")),
)


@pytest.mark.parametrize("example", load_own(), ids=lambda example: example.name)
def test_every_name_of_our_own_wire_copy_is_learnt(example):
    """A name whose bounds are no token's would be learnt as none, and so would a mark mistyped."""
    learnt = sum(label[0] == "B" for row in labels(example, example.passages()) for label in row)

    assert learnt == len(example.marked) > 0
    assert not {"[", "]"} & set(example.text)


def test_tokens_have_labels():
    assert labels(HARBOR, HARBOR.passages()) == [["B-PER", "I-PER", "O", "B-LOC", "I-LOC", "O"]]


def test_a_text_in_capitals_keeps_its_names_or_is_not_used():
    shouted = HARBOR.in_capitals()

    assert shouted.text[15:26] == "PORT HOLLOW"
    assert Example("street", "Weißgasse in Quell", ()).in_capitals() is None


def test_a_line_of_annotated_news_ends_where_json_says_so(tmp_path):
    """U+2028 and U+0085 end a line for some programs; JSON writes them as they are."""
    row = {
        "id": "a",
        "text": "Ada Quill\u2028left\u0085Oslo.",
        "mentions": [{"start": 0, "end": 9, "type": "person"}],
    }
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")

    assert load_annotated(path) == [Example("a", row["text"], (Marked(0, 9, "PER"),))]


def test_of_a_file_with_a_token_a_line_only_the_words_are_read(tmp_path):
    path = tmp_path / "words.conll"
    path.write_text(
        "-DOCSTART-\tO\n\nAda\tB-PER\nsails\tO\n\n\nGulls\tO\nsing\tO\n", encoding="utf-8"
    )

    assert list(load_words(path)) == ["Ada sails", "Gulls sing"]


class Finder:
    """Finds what it is told to."""

    def __init__(self, *mentions):
        self.mentions = mentions

    def recognise(self, text):
        return self.mentions


ADA, HOLLOW = Mention(0, 9, Kind.PERSON), Mention(15, 26, Kind.PLACE)


@pytest.mark.parametrize(
    ("found", "figure"),
    [
        ((ADA, HOLLOW), "F1 1.0000"),
        ((ADA,), "F1 0.6667"),
        ((ADA, Mention(15, 19, Kind.PLACE)), "F1 0.5000"),
        ((Mention(0, 9, Kind.ORGANIZATION), HOLLOW), "F1 0.5000"),
        ((), "F1 0.0000"),
    ],
    ids=["all", "half", "other bounds", "other kind", "none"],
)
def test_a_name_is_right_with_its_bounds_and_its_kind(found, figure):
    assert measure(Finder(*found), [HARBOR]).startswith(figure)


def test_what_is_no_person_organisation_or_place_is_not_asked_for():
    gale = Example("gale", "The Gale Cup.", (Marked(4, 12, "MISC"),))

    assert measure(Finder(Mention(4, 12, Kind.ORGANIZATION)), [gale, HARBOR]) == measure(
        recogniser("none"), [HARBOR]
    )
