"""Who is who, in one article and over the archive."""

import json
import time

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import cli
from sitegen.entities.edits import edited
from sitegen.entities.naming import Named, known_names, name_lists, named_in
from sitegen.entities.recognisers import recogniser
from sitegen.entities.resolve import resolve
from sitegen.model import Article, Kind, Mention

PERSON, BODY, PLACE = Kind


def mentions_of(text, **names):
    """Mentions of each first occurrence left in the text: person=["Quill"]."""
    found, position = [], 0
    for kind, strings in names.items():
        position = 0
        for string in strings:
            start = text.index(string, position)
            position = start + len(string)
            found.append(Mention(start, position, Kind(kind)))
    return tuple(sorted(found))


def named(text, known=None, **names):
    return named_in(text, mentions_of(text, **names), known)


def entities(*articles):
    return {
        (entity.kind, entity.name): entity
        for entity in resolve((f"{number}.html", names) for number, names in enumerate(articles))
    }


def test_a_surname_means_the_full_name_of_the_same_article():
    text = "Quill spoke. Ada Quill, chair, left; Quill's dog stayed."

    (one,) = named(text, person=["Quill", "Ada Quill", "Quill's"])

    assert (one.name, one.forms) == ("Ada Quill", ("Ada Quill", "Quill"))
    assert [text[a:b] for a, b in one.spans] == ["Quill", "Ada Quill", "Quill's"]


def test_relatives_stay_apart_and_the_first_of_them_keeps_the_surname():
    text = "Ada Quill met Bo Quill. Quill smiled."

    ada, bo = named(text, person=["Ada Quill", "Bo Quill", "Quill"])

    assert (ada.name, len(ada.spans), bo.name, len(bo.spans)) == ("Ada Quill", 2, "Bo Quill", 1)


@pytest.mark.parametrize(
    ("full", "short"),
    [("Ada T. Quill", "Ada Quill"), ("President Ada Quill", "Quill"), ("Jan van Dam", "van Dam")],
)
def test_one_person_has_many_forms(full, short):
    text = f"{full} came. {short} left."

    (one,) = named(text, person=[full, short])

    assert one.name == full.removeprefix("President ")


def test_an_acronym_stands_for_the_full_name_before_its_brackets_or_with_its_initials():
    text = "Hollow Workers (HOWO) and the Ferry Seamen Union. FSU men and HOWO men agreed."

    names = named(
        text, organization=["Hollow Workers", "HOWO", "Ferry Seamen Union", "FSU", "HOWO"]
    )

    assert [one.name for one in names] == ["Hollow Workers", "Ferry Seamen Union"]


def test_other_names_of_the_tables_lead_to_the_usual_one():
    text = "The U.S. and the US and the United States."

    (one,) = named(text, place=["U.S.", "US", "United States"])

    assert one.name == "United States"


def test_what_the_article_says_of_itself_is_listed_whether_or_not_its_text_does():
    article = Article("T", agency="Example Wire", dateline="PORT HOLLOW, Oregon")
    text = "Example Wire reports from Hollow."

    lists = name_lists(named_in(text, (), known_names(article)))

    assert lists == {BODY: ("Example Wire",), PLACE: ("Port Hollow",)}


def test_a_known_name_has_its_kind_wherever_it_stands():
    text = "PORT HOLLOW is small."

    (one,) = named(text, {"PORT HOLLOW": PLACE}, person=["PORT HOLLOW"])

    assert (one.kind, one.spans) == (PLACE, ((0, 11),))


def test_a_kind_without_names_has_no_list():
    assert name_lists(named_in("Nothing here.", ())) == {}


ADA = Named(PERSON, "Ada Quill", ("Ada Quill",), ((0, 9),))


def test_the_same_name_in_two_articles_is_one_entity_in_archive_order():
    found = entities((ADA,), (), (ADA,))

    (entity,) = found.values()
    assert [seen.address for seen in entity.appearances] == ["0.html", "2.html"]


def test_a_middle_initial_makes_no_second_person():
    longer = Named(PERSON, "Ada T. Quill", ("Ada T. Quill",), ((0, 12),))

    found = entities((ADA,), (longer,), (ADA,))

    assert [(one.name, one.other_names) for one in found.values()] == [
        ("Ada Quill", ("Ada T. Quill",))
    ]


def test_the_kind_is_the_one_that_most_articles_give():
    place = Named(PLACE, "Quell", ("Quell",), ((0, 5),))
    person = Named(PERSON, "Quell", ("Quell",), ((0, 5),))

    assert list(entities((person,), (place,), (place,))) == [(PLACE, "Quell")]


def test_a_kind_that_a_person_wrote_stands():
    place = Named(PLACE, "Quell", ("Quell",), ((0, 5),))
    person = Named(PERSON, "Quell", ("Quell",), ((0, 5),), pinned=True)

    assert set(entities((person,), (place,), (place,))) == {(PERSON, "Quell"), (PLACE, "Quell")}


NAMES = st.sampled_from(
    [
        "Ada Quill",
        "Ada T. Quill",
        "ada quill",
        "U.S.",
        "United States",
        "Quell Inc.",
        "Quell",
        "Ö",
        "O",
    ]
)
NAMED = st.builds(
    lambda kind, name, pinned: Named(kind, name, (name,), ((0, len(name)),), pinned),
    st.sampled_from(list(Kind)),
    NAMES,
    st.booleans(),
)


@given(st.lists(st.lists(NAMED, max_size=5).map(tuple), max_size=6), st.randoms())
def test_entities_do_not_depend_on_the_order_of_articles(articles, random):
    filed = [(f"{number}.html", names) for number, names in enumerate(articles)]
    shuffled = random.sample(filed, len(filed))

    def bare(found):
        return [
            (one.kind, one.name, one.other_names, sorted(one.appearances, key=lambda a: a.address))
            for one in found
        ]

    found = resolve(filed)
    assert bare(found) == bare(resolve(shuffled))
    assert len({entity.key for entity in found}) == len(found)


TEXT = "Ada Quill of Norway met the Hollow Club. Bo Reed came too."
FOUND = named_in(TEXT, recogniser("rules").recognise(TEXT))
WRITTEN = name_lists(FOUND)


@given(st.dictionaries(st.sampled_from(list(Kind)), st.lists(NAMES, unique=True).map(tuple)))
def test_lists_that_nobody_edited_change_nothing(lists):
    assert edited(TEXT, FOUND, lists, lists) == FOUND
    assert edited(TEXT, FOUND, {}, lists) == FOUND


def test_an_empty_list_means_none():
    assert PERSON not in name_lists(edited(TEXT, FOUND, {PERSON: ()}, WRITTEN))
    assert PERSON not in name_lists(edited(TEXT, FOUND, {PERSON: ()}, {}))


def test_a_name_taken_out_is_suppressed_and_one_put_in_is_added():
    file = {**WRITTEN, PERSON: ("Ada Quill", "Hollow", "Cy Vane")}

    names = edited(TEXT, FOUND, file, WRITTEN)

    people = {one.name: one.spans for one in names if one.kind is PERSON}
    assert people == {"Ada Quill": ((0, 9),), "Hollow": (), "Cy Vane": ()}
    assert name_lists(names)[BODY] == ("Hollow Club",)


def test_a_name_moved_to_another_kind_takes_its_places_in_the_text_along():
    file = {PERSON: ("Ada Quill", "Bo Reed", "Norway"), PLACE: ()}

    names = edited(TEXT, FOUND, file, WRITTEN)

    (norway,) = [one for one in names if one.name == "Norway"]
    assert (norway.kind, norway.pinned, len(norway.spans)) == (PERSON, True, 1)


def test_a_name_that_a_person_wrote_is_listed_though_a_longer_one_has_all_its_places():
    file = {PERSON: ("Ada Quill of Norway", "Ada Quill", "Bo Reed")}

    names = edited(TEXT, FOUND, file, {})

    people = {one.name: (one.spans, one.pinned) for one in names if one.kind is PERSON}
    assert people["Ada Quill of Norway"] == (((0, 19),), True)
    assert people["Ada Quill"] == ((), True)


def test_a_long_list_of_a_person_takes_no_long_time():
    """Each name of the list is looked up once, not held against every name of the article."""
    people = tuple(
        f"Ada {a}{b}{c}l" for a in "BCDFGHKLMN" for b in "aeiou" for c in "bcdfghklmnprst"
    )
    text = " ".join(f"{name} came." for name in people)
    found = named_in(text, mentions_of(text, place=people))
    began = time.process_time()

    names = edited(text, found, {PERSON: people}, {})

    assert time.process_time() - began < 2
    assert [(one.kind, one.name) for one in names] == [(PERSON, name) for name in people]


def test_an_article_made_by_hand_has_what_was_found_and_what_was_written():
    names = name_lists(edited(TEXT, FOUND, {PERSON: ("Cy Vane",)}, {}))

    assert names[PERSON] == ("Ada Quill", "Bo Reed", "Cy Vane")


def run(text, *options):
    return CliRunner().invoke(cli, ["entities", "--jsonl", *options], input=text)


def test_the_command_gives_each_mention_its_entity():
    """One id stands for one entity over all lines."""
    lines = [
        {"id": 1, "text": "Ada Quill left. Quill ran."},
        {"id": "b", "text": "Bo met Ada Quill."},
    ]
    result = run("\n".join(map(json.dumps, lines)))

    first, second = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert first["mentions"][1] == {
        "start": 16, "end": 21, "text": "Quill", "type": "person", "entity": "person/ada-quill",
    }  # fmt: skip
    assert second["id"] == "b"
    assert second["mentions"][-1]["entity"] == "person/ada-quill"


def test_a_title_helps_and_the_offsets_are_into_the_text():
    line = {"id": 1, "title": "Ada Quill wins in Norway", "text": "Quill ran. Ada Quill won."}

    mentions = json.loads(run(json.dumps(line)).stdout)["mentions"]

    assert [(one["start"], one["text"]) for one in mentions] == [(0, "Quill"), (11, "Ada Quill")]


def test_bad_lines_are_named_and_the_rest_goes_on():
    result = run(
        'nonsense\n{"id": 1}\n{"id": 2, "text": 3}\n[]\n{"id": 3, "text": "Norway won."}\n'
    )

    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [3]
    assert [line[:7] for line in result.stderr.splitlines()] == [
        "Line 1 ",
        "Line 2 ",
        "Line 3 ",
        "Line 4 ",
    ]


def test_the_recogniser_can_be_chosen():
    result = run('{"id": 1, "text": "Ada Quill left."}', "--recogniser", "none")

    assert json.loads(result.stdout) == {"id": 1, "mentions": []}


def test_without_jsonl_the_command_says_how_it_is_used():
    result = CliRunner().invoke(cli, ["entities"])

    assert result.exit_code == 2
    assert "sitegen entities --jsonl" in result.stderr
