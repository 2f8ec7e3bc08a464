"""What a person is asked to look at: with what speaks for it, and never for a mere likeness."""

import pytest

from sitegen.entities.authority.entry import Authority
from sitegen.entities.authority.file import parse_authority
from sitegen.entities.authority.suggesting import suggestions
from sitegen.model import Appearance, Entity, Kind

PERSON, BODY, PLACE = Kind


def entity(name, kind=PERSON, articles="a", times=1):
    """Named so many times in each of the articles, which are one letter each."""
    spans = tuple((start, start + 1) for start in range(times))
    return Entity(kind, name, (), tuple(Appearance(one, spans) for one in articles))


def suggested(*entities, text="", file=""):
    authority = parse_authority(file) if file else Authority()
    return [
        (one.verb, one.entity.name, one.lead.name if one.lead else "", one.why)
        for one in suggestions(entities, authority, lambda _: text)
    ]


@pytest.mark.parametrize(
    ("one", "lead", "why"),
    [
        (entity("Quill"), entity("Ada Quill", articles="bc"), "nobody else has this surname"),
        (entity("A. Quill"), entity("Ada Quill", articles="bc"), "same surname, and one given na"),
        (entity("Skipper Ada Quill"), entity("Ada Quill", articles="bc"), "it ends with this name"),
        (entity("Ada Qiull"), entity("Ada Quill", articles="bc"), "one letter apart"),
        (entity("Eastmer", PLACE), entity("Eastmere", PLACE, "bc"), "one letter apart"),
        (
            entity("UOL", BODY),
            entity("Union of Lamplighters", BODY, "bc"),
            "these are its initials",
        ),
    ],
)
def test_two_names_are_probably_one(one, lead, why):
    ((verb, name, into, because),) = suggested(one, lead)

    assert (verb, name, into) == ("merge", one.name, lead.name)
    assert because.startswith(why)


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("Against", BODY, "everybody uses this word"),
        ("FERRY RETURNS TODAY", BODY, "it is a line in capitals"),
        ("Council of", BODY, "it begins or ends like a part of a sentence"),
        ("Photo | Quill", PERSON, "there is a sign in it that no name has"),
        ("1998", PLACE, "there is no letter in it"),
        ("Ropewalk", PLACE, "its article also writes 'ropewalk', in small letters"),
    ],
)
def test_a_name_is_probably_none(name, kind, why):
    assert suggested(entity(name, kind), text="The ropewalk of Ropewalk.") == [
        ("block", name, "", why)
    ]


def test_one_name_of_two_kinds_is_probably_of_the_kind_that_most_articles_give():
    ((verb, name, lead, why),) = suggested(entity("Quell", PERSON), entity("Quell", PLACE, "bcd"))

    assert (verb, name, lead) == ("retype", "Quell", "Quell")
    assert why == "'Quell' is filed as place in 3 articles"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("Pier 1", PLACE), entity("Pier 2", PLACE)),
        (entity("Ada B. Quill"), entity("Ada C. Quill")),
        (entity("Ada Quill"), entity("Bo Quill")),
        (entity("Ada Quill"), entity("Ada Reed")),
        (entity("Eastmere", PLACE), entity("Eastmere Bank", BODY)),
        (entity("Mere", PLACE), entity("Pere", PLACE)),
        (entity("UL", BODY), entity("Union of Lamplighters", BODY)),
    ],
)
def test_a_mere_likeness_is_no_reason(one, other):
    assert suggested(one, other) == []


def test_of_several_with_a_surname_the_one_in_the_same_company_is_meant():
    council, guild = entity("Harbor Council", BODY, "abc"), entity("Quell Guild", BODY, "de")
    ada, bo = entity("Ada Quill", articles="bc"), entity("Bo Quill", articles="de")

    found = suggested(entity("Quill", articles="a"), ada, bo, council, guild)

    assert found == [
        (
            "merge",
            "Quill",
            "Ada Quill",
            "of 2 with this surname the one in most of its company; both are named with Harbor "
            "Council",
        )
    ]


def test_nothing_is_said_where_several_fit_as_well():
    ada, bo = entity("Ada Quill", articles="b"), entity("Bo Quill", articles="c")

    assert suggested(entity("Quill", articles="a"), ada, bo) == []


def test_what_touches_most_mentions_comes_first():
    found = suggested(
        entity("Quill", times=2),
        entity("Ada Quill", articles="bcd"),
        entity("Eastmer", PLACE, "ef", times=3),
        entity("Eastmere", PLACE, "ghijklm"),
    )

    assert [name for _, name, _, _ in found] == ["Eastmer", "Quill"]


def test_what_the_file_speaks_of_is_left_to_it():
    one, lead = entity("Ada Quil"), entity("Ada Quill", articles="bc")

    assert suggested(one, lead, file="people: [Ada Quil]") == []
    assert len(suggested(one, lead, file="people: [Ada Quill]")) == 1


def test_suggestions_are_the_same_whatever_the_order_of_the_names():
    names = [entity("Ada Quil"), entity("Ada Quill"), entity("Ada Quilt"), entity("Quill")]

    assert suggested(*names) == suggested(*reversed(names))
