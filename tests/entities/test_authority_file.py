"""The authority file as it is read: every form it may have, and a sentence for every mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.entities.authority import file as authority_file
from sitegen.entities.authority.file import load_authority, parse_authority
from sitegen.errors import ContentError
from sitegen.model import Kind

FULL = """\
people:
  - name: Ada Quill
    aliases: [A. Quill, No]
    same_as: https://www.wikidata.org/wiki/Q0
    description: Harbour master
      of Port Hollow.
    note: She signs as A. Q.
    pin: false
  - Tom Reed   # a page for him
  - name: John Smith (bishop)
    aliases: John Smith
    only:
      dates: [1990/1999, /1980-06, 2001-05-06]
      articles: [content/articles/1998/harbor.md, 1998/quay.html]
      near: [bishop]
places: []
block:
  - God Bless
  - {name: Staff, kind: person, note: of every paper}
"""


def told(text):
    with pytest.raises(ContentError) as caught:
        parse_authority(text)
    return [str(problem) for problem in caught.value.problems]


def test_every_key_is_read():
    ada, tom, bishop = parse_authority(FULL).entries

    assert (ada.kind, ada.name, ada.aliases) == (Kind.PERSON, "Ada Quill", ("A. Quill", "No"))
    assert ada.same_as == ("https://www.wikidata.org/wiki/Q0",)
    assert ada.description == "Harbour master of Port Hollow."
    assert (ada.pin, tom.pin, tom.aliases) == (False, True, ())
    assert bishop.only.articles == ("1998/harbor.html", "1998/quay.html")
    assert [(str(one.first), str(one.last)) for one in bishop.only.dates] == [
        ("1990-01-01", "1999-12-31"),
        ("0001-01-01", "1980-06-30"),
        ("2001-05-06", "2001-05-06"),
    ]
    assert [(one.name, one.kind) for one in parse_authority(FULL).blocks] == [
        ("God Bless", None),
        ("Staff", Kind.PERSON),
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "people:\nblock:\n", "---\n"])
def test_a_file_that_says_nothing_is_no_mistake(text):
    assert parse_authority(text).entries == ()


def test_no_file_says_nothing(tmp_path):
    assert load_authority(tmp_path).entries == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("people: Ada", "1:9: 'people' must be a list. Begin each of its entries with '- '."),
        ("peple: [Ada]", "1:1: 'peple' is not a section. Did you mean 'people'?"),
        ("- Ada", "1:1: This file must be 'key: value' lines."),
        ("people:\n- Ada\npeople:\n- Bo", "3:1: 'people' stands here again; line 1 has it too."),
        ("people:\n- nam: Ada", "2:3: This entry has no name."),
        ("people:\n- nam: Ada", "2:3: 'nam' is not a key of an entry. Did you mean 'name'?"),
        ("people: [~]", "1:10: This entry has no name."),
        ("people: ['?!']", "1:10: '?!' has no letter and no digit, so it is no name."),
        ("people: [{name: [a]}]", "1:17: 'name' must be one text."),
        ("people: [{name: A, pin: yes}]", "1:25: 'pin' must be true or false."),
        ("people: [{name: A, note: [x]}]", "1:26: 'note' must be one text, not a list."),
        ("people: [{name: A, aliases: [[b]]}]", "'aliases' must be a text or a list of texts."),
        ("people: [{name: A, same_as: Q7}]", "Write it whole: https://www.wikidata.org/wiki/Q7"),
        ("people: [{name: A, same_as: 'javascript:x'}]", "'javascript:x' in 'same_as' is not"),
        ("people: [{name: A, aliases: B, only: {date: 1}}]", "1:39: 'date' is not a key of"),
        ("people: [{name: A, aliases: [{name: B, aliases: C, only: {near: x}}]}]", "has 'only'."),
        ("people: [{name: A, aliases: B, only: {}}]", "1:38: 'only' says nothing."),
        ("people: [{name: A, only: {near: x}}]", "'A' has 'only', but no alias"),
        ("people: [{name: A, aliases: B, only: {dates: 1999/1998}}]", "'1999/1998' in 'dates' is"),
        ("people: [{name: A, aliases: B, only: {dates: /}}]", "'/' in 'dates' is no date"),
        ("block: [{name: A, kind: persn}]", "1:25: 'persn' is not a kind. Did you mean 'person'?"),
        ("block: [[a]]", "1:9: A blocked name must be 'key: value' lines."),
        ("people: [A", "content/entities.yaml:2:1: This is not YAML: "),
        ("people:\n\t- A", "content/entities.yaml:2:1: This is not YAML: "),
        ("people: [*ada]", "'*ada' repeats another part of this file"),
        ("people: [A]\n---\nplaces: [B]", "This is not YAML: "),
        ("people: \x00", "content/entities.yaml: This is not YAML: "),
        ("people: " + "[" * 100_000, "content/entities.yaml:1: Lists stand in lists here"),
        ("people:\n" + "- " * 100_000, "content/entities.yaml:2: Lists stand in lists here"),
    ],
)
def test_a_mistake_is_told_with_its_place(text, sentence):
    assert any(sentence in problem for problem in told(text)), told(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[{name: A, aliases: B}, {name: B, aliases: A}]", "'B' and 'A' (line 1) are each other's"),
        ("[{name: A, aliases: B}, {name: B, aliases: C}]", "'B' is an alias of 'A' and has an en"),
        ("[{name: B, aliases: C}, {name: A, aliases: B}]", "'B' is an alias of 'A' and has an en"),
        ("[{name: A, aliases: C}, {name: B, aliases: C}]", "'C' is an alias of 'B' here and of '"),
        ("[Ada, ada]", "'ada' has an entry already, in line 1. Make one entry of the two."),
        ("[{name: Ada B. Ito, aliases: Ada Ito, only: {near: x}}]", "so 'only' limits nothing."),
        ("[Ada]\nblock: [ada]", "2:9: 'ada' is blocked here, and 'Ada' stands in line 1."),
    ],
)
def test_a_contradiction_is_told_once(text, sentence):
    (problem,) = told(f"people: {text}")

    assert sentence in problem


@pytest.mark.parametrize(
    "text",
    [
        "people: [Quell]\nplaces: [Quell]",
        "people: [John A. Smith, John B. Smith]",
        "people: [{name: S (bishop), aliases: S, only: {near: bishop}}, S]",
        "places: [Quell]\nblock: [{name: Quell, kind: person}]",
    ],
)
def test_what_only_looks_like_a_contradiction_is_none(text):
    assert len(parse_authority(text).entries) > 0


def test_all_mistakes_are_told_at_once():
    assert len(told("people: [~, {name: A, pin: 3}]\nplaces: x\nblock: [{kind: thing}]")) == 5


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/entities.yaml").write_bytes("people:\n- José\n".encode("latin-1"))

    with pytest.raises(ContentError, match=r"content/entities.yaml:2: This file is not UTF-8\."):
        load_authority(tmp_path)


def test_a_huge_file_and_a_folder_in_its_place_are_told(tmp_path, monkeypatch):
    (tmp_path / "content/entities.yaml").mkdir(parents=True)
    with pytest.raises(ContentError, match="This file cannot be read"):
        load_authority(tmp_path)

    (tmp_path / "content/entities.yaml").rmdir()
    (tmp_path / "content/entities.yaml").write_text("people: [Ada]\n")
    monkeypatch.setattr(authority_file, "MOST_BYTES", 10)
    with pytest.raises(ContentError, match="This file has more than"):
        load_authority(tmp_path)


@given(st.text(alphabet="ab:-[]{}*&!'\"#\n ,~|>?", max_size=60))
def test_any_text_is_read_or_told(text):
    try:
        parse_authority(text)
    except ContentError as error:
        assert all(str(problem).startswith("content/entities.yaml") for problem in error.problems)
