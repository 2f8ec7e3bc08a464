"""Commands write into the authority file as a careful person would: only where it is meant."""

import difflib

import pytest

from sitegen.entities.authority import corrections as edit
from sitegen.entities.authority.file import parse_authority
from sitegen.errors import ContentError
from sitegen.model import Kind

PERSON, BODY, PLACE = Kind

FILE = """\
# The people of Port Hollow.
people:
  # She is named in every issue.
  - name: Ada Quill   # the chair
    aliases: [A. Quill, No]

    same_as: https://example.org/q#1
    # Never say more.
    description: "Chair: of the harbor"

  - Tom Reed   # a page for him
  - 'Bo Vane'
# Here the places begin.
places:
- Quell
-
  name: Old Quay
  aliases:
  - The Quay # as sailors say
  - Quayside
- {name: Far Isle, aliases: [Isle]}   # in one line
organizations: []   # none yet
block:
  - God Bless
# The end.
"""


def changed(before, after):
    """The lines that went and came."""
    parse_authority(after)
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line.rstrip() for line in lines if line[0] in "+-"]


def said(text):
    """What the entries say, in no order."""
    entries = parse_authority(text).entries
    return {(one.key, one.aliases, one.pin, one.same_as, one.description) for one in entries}


def test_a_name_without_an_entry_is_merged_into_a_list_of_aliases():
    after = edit.merged(FILE, (PERSON, "Ada Quill"), (PERSON, "Ada Reed"))

    assert changed(FILE, after) == [
        "-     aliases: [A. Quill, No]",
        "+     aliases: [A. Quill, No, Ada Reed]",
    ]


def test_a_mere_pin_becomes_an_entry_and_keeps_its_comment():
    after = edit.merged(FILE, (PERSON, "Tom Reed"), (PERSON, "T. Reed"))

    assert changed(FILE, after) == [
        "-   - Tom Reed   # a page for him",
        "+   - name: Tom Reed   # a page for him",
        "+     pin: true",
        "+     aliases: [T. Reed]",
    ]


def test_lists_are_written_as_the_entry_writes_them():
    after = edit.merged(FILE, (PLACE, "Old Quay"), (PLACE, "1998"))

    assert "+   - '1998'" in changed(FILE, after)
    assert "  - The Quay # as sailors say\n  - Quayside\n" in after


def test_a_merged_entry_stays_whole_and_comes_back_whole():
    merged = edit.merged(FILE, (PERSON, "Tom Reed"), (PERSON, "Ada Quill"))

    (reed, *_) = parse_authority(merged).entries
    assert (reed.name, reed.aliases) == ("Tom Reed", ("Ada Quill", "A. Quill", "No"))
    assert reed.same_as == ("https://example.org/q#1",)

    back = edit.unmerged(merged, PERSON, "Tom Reed", "Ada Quill")
    assert {
        (one.key, one.aliases, one.pin, one.description) for one in parse_authority(FILE).entries
    } == {(one.key, one.aliases, one.pin, one.description) for one in parse_authority(back).entries}
    assert "# Never say more." in back


@pytest.mark.parametrize("text", ["", "# Mine.\n", FILE, "people: []\n", "people:\n", "block: [x]"])
@pytest.mark.parametrize("lead", ["Ada Quill", "Bo Vane", "Cy Null"])
def test_a_merge_taken_back_leaves_the_file_saying_what_it_said(text, lead):
    merged = edit.merged(text, (PERSON, lead), (PLACE, "null"))
    back = edit.unmerged(merged, PERSON, lead, "null")

    assert said(merged) != said(text)
    assert said(back) == said(text)


def test_a_first_correction_begins_the_file():
    text = edit.blocked("", "God Bless", None)

    assert text == f"{edit.HEADER}block:\n  - God Bless\n"


def test_lists_in_one_line_are_opened_for_a_new_item():
    after = edit.pinned("people: [Ada, 'Bo: Reed'] # two\nplaces: []\n", PERSON, "Cy")

    assert after == "people: # two\n  - Ada\n  - 'Bo: Reed'\n  - Cy\nplaces: []\n"


def test_a_section_that_is_empty_or_missing_is_begun():
    after = edit.pinned(FILE, BODY, "Ferry Club")
    assert "organizations:   # none yet\n  - Ferry Club\nblock:" in after

    assert edit.pinned("block:\n- x", BODY, "FC") == "block:\n- x\norganizations:\n  - FC\n"
    assert edit.pinned("people:\n- x\n\n# Bad:\nblock:\n- y\n", BODY, "FC") == (
        "people:\n- x\norganizations:\n  - FC\n\n# Bad:\nblock:\n- y\n"
    )


def test_a_split_takes_the_aliases_along():
    after = edit.split(FILE, PERSON, "Ada Quill", "Ada Quill (elder)", {"dates": ["1900/1930"]})

    elder = parse_authority(after).entries[3]
    assert (elder.name, elder.aliases) == ("Ada Quill (elder)", ("Ada Quill", "A. Quill", "No"))
    assert str(elder.only.dates[0].last) == "1930-12-31"


def test_a_rename_keeps_the_old_name_as_an_alias():
    once = edit.renamed(FILE, PERSON, "Ada Quill", "Adela Quill")
    back = edit.renamed(once, PERSON, "Adela Quill", "Ada Quill")

    assert "name: Adela Quill # the chair\n    aliases: [A. Quill, No, Ada Quill]\n" in once
    assert "    aliases: [A. Quill, No, Adela Quill]\n" in back
    assert edit.renamed("", PLACE, "Quell", "Quelle").endswith(
        "places:\n  - name: Quelle\n    aliases: [Quell]\n"
    )


def test_a_retyped_entry_moves_to_its_section():
    after = edit.retyped(FILE, PLACE, "Far Isle", BODY)
    assert parse_authority(after).entries[-1].key == (BODY, "Far Isle")

    assert edit.retyped("", PLACE, "Quell", PERSON).endswith("people:\n  - Quell\n")


def test_a_description_and_links_are_set_beside_what_is_there():
    said = {"description": "A quay", "same_as": ["https://example.org/1"]}
    after = edit.described(FILE, PLACE, "Old Quay", said)

    assert changed(FILE, after)[-2:] == [
        "+   description: A quay",
        "+   same_as: [https://example.org/1]",
    ]


def test_what_is_forgotten_is_gone_and_comments_stay():
    authority = parse_authority(FILE)
    after = edit.forgotten(FILE, authority.entries[1])
    assert changed(FILE, after) == ["-   - Tom Reed   # a page for him"]

    after = edit.forgotten(FILE, authority.blocks[0])
    assert changed(FILE, after) == ["-   - God Bless"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{people: [Ada]}", "This file is written between braces, so a command cannot change it"),
        ("people: [Ada, # her\n  Bo]", "There is a comment between brackets"),
        ("people:\n- {name: Ada, aliases: &a [x]}\n- {name: Cy, aliases: *a}", "anchors or tags"),
        ("people: [{name: Cy, aliases: C, only: {dates: 1990}}]", "mean it only in some articles"),
    ],
)
def test_what_cannot_be_edited_and_kept_is_left_to_a_person(text, sentence):
    with pytest.raises(ContentError, match=sentence):
        edit.merged(text, (PERSON, "Cy"), (PERSON, "Bo"))


def test_an_edit_that_would_break_the_file_is_refused(tmp_path):
    edit.save(tmp_path, edit.pinned("", PERSON, "Ada Quill"))
    before = (tmp_path / "content/entities.yaml").read_text()

    with pytest.raises(ContentError, match=r"'Ada Quill' is blocked here.* Nothing was changed\."):
        edit.save(tmp_path, edit.blocked(before, "Ada Quill", None))

    assert (tmp_path / "content/entities.yaml").read_text() == before


def test_a_file_with_the_line_ends_of_windows_keeps_them(tmp_path):
    path = tmp_path / "content/entities.yaml"
    path.parent.mkdir()
    path.write_bytes(b"people:\r\n- Ada\r\n")

    edit.save(tmp_path, edit.pinned("people:\n- Ada\n", PERSON, "Bo"))

    assert path.read_bytes() == b"people:\r\n- Ada\r\n- Bo\r\n"


def test_a_section_is_begun_below_a_list_in_brackets():
    before = "people: [Ada,\n  Bo] # two\n# below\n"

    assert (
        edit.blocked(before, "Cy", None) == "people: [Ada,\n  Bo] # two\nblock:\n  - Cy\n# below\n"
    )


def test_a_name_that_came_with_a_merged_entry_can_be_parted_from_it():
    text = edit.merged("", (PERSON, "Bo"), (PERSON, "Cy"))
    text = edit.described(text, PERSON, "Bo", {"note": "Twice"})
    text = edit.merged(text, (PERSON, "Ada"), (PERSON, "Bo"))

    after = edit.unmerged(text, PERSON, "Ada", "Cy")

    (ada,) = parse_authority(after).entries
    assert ada.aliases == ("Bo",)
    assert "note: Twice" in after
