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
        (entity("Eastmer", PLACE), entity("Eastmere", PLACE, "bcdef"), "one letter apart"),
        (
            entity("UOL", BODY),
            entity("Union of Lamplighters", BODY, "abc"),
            "these are its initials; 1 article names both",
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
        (
            "Against",
            BODY,
            "everybody uses this word, and its article also writes 'against', in small letters",
        ),
        ("FERRY RETURNS TODAY", BODY, "it is a line in capitals"),
        ("Council of", BODY, "it begins or ends like a part of a sentence"),
        ("Photo | Quill", PERSON, "there is a sign in it that no name has"),
        ("1998", PLACE, "there is no letter in it"),
        ("Ropewalk", PLACE, "its article also writes 'ropewalk', in small letters"),
    ],
)
def test_a_name_is_probably_none(name, kind, why):
    assert suggested(entity(name, kind), text="The ropewalk of Ropewalk, against Against.") == [
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
        (entity("UOL", BODY), entity("Union of Lamplighters", BODY, "bc")),
        (entity("Eric Quill"), entity("Erica Quill", articles="bc")),
        (entity("Anthony Lamar Quill"), entity("Lamar Quill", articles="bc")),
        (entity("Iceland", PLACE), entity("Ireland", PLACE, "bcdefgh")),
        (entity("Newton", PLACE), entity("Newtown", PLACE, "bcd")),
        (entity("Quill"), entity("Quill's Ferries", BODY, "b")),
        (entity("ICE", BODY), entity("West", PLACE)),
        (entity("Q&P 500", BODY), entity("0.2 VAR")),
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
        entity("Lower Eastmer", PLACE, "ef", times=3),
        entity("Lower Eastmere", PLACE, "ghijklm"),
    )

    assert [name for _, name, _, _ in found] == ["Lower Eastmer", "Quill"]


def test_what_the_articles_speak_for_comes_before_mere_likeness():
    found = suggested(
        entity("Quill", articles="a"),
        entity("Ada Quill", articles="ab"),
        entity("Reed", articles="c", times=9),
        entity("Tom Reed", articles="d"),
    )

    assert [(name, why) for _, name, _, why in found] == [
        ("Quill", "nobody else has this surname; 1 article names both"),
        ("Reed", "nobody else has this surname"),
    ]


def test_a_name_that_is_everywhere_speaks_for_nothing():
    """Whoever is in the news at all is named in an article that names the wire service."""
    wire = entity("Example Wire", BODY, "abcdefghij")

    ((_, _, _, why),) = suggested(entity("Quill"), entity("Ada Quill", articles="bc"), wire)

    assert why == "nobody else has this surname"


def test_what_the_file_speaks_of_is_left_to_it():
    one, lead = entity("Ada Quil"), entity("Ada Quill", articles="bc")

    assert suggested(one, lead, file="people: [Ada Quil]") == []
    assert len(suggested(one, lead, file="people: [Ada Quill]")) == 1


def test_suggestions_are_the_same_whatever_the_order_of_the_names():
    names = [entity("Ada Quil"), entity("Ada Quill"), entity("Ada Quilt"), entity("Quill")]

    assert suggested(*names) == suggested(*reversed(names))
