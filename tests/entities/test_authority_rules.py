"""What the authority file decides: which name is whom, and which is nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.entities.authority.file import parse_authority
from sitegen.entities.authority.ruling import Story, settled, under_authority
from sitegen.entities.naming import Named
from sitegen.entities.resolve import resolve
from sitegen.errors import ContentError
from sitegen.model import Kind
from sitegen.text.dates import NewsDate

PERSON, BODY, PLACE = Kind


def name(text, kind=PERSON, forms=(), pinned=False):
    return Named(kind, text, tuple(sorted({text, *forms})), ((0, len(text)),), pinned)


def ruled(yaml, *named, date="", text=""):
    """For each name the entity that the file says it is; None where it is silent."""
    day = NewsDate.parse(date) if date else None
    story = Story("a.html", day, named)
    ((_, names),) = under_authority(parse_authority(yaml), [story], lambda _: text).articles
    return {one.name: one.ruled and one.ruled[1] for one in names}


ADA = "people: [{name: Ada Quill, aliases: [Ada Reed, A. Quill]}]"


@pytest.mark.parametrize("found", ["Ada Quill", "ADA QUILL", "Ada T. Quill", "Ada Reed", "A Quill"])
def test_an_entry_has_its_names_in_every_way_of_writing(found):
    assert ruled(ADA, name(found)) == {found: "Ada Quill"}


def test_other_names_stay_as_they_are():
    assert ruled(ADA, name("Bo Quill"), name("Quill")) == {"Bo Quill": None, "Quill": None}


def test_a_surname_among_the_aliases_pulls_nobody_who_merely_has_it():
    yaml = "people: [{name: Ada Quill, aliases: [Quill]}]"

    names = ruled(yaml, name("Quill"), name("Bo Quill", forms=["Quill"]))

    assert names == {"Quill": "Ada Quill", "Bo Quill": None}


def test_a_name_is_known_by_another_full_form_that_the_article_has():
    yaml = "organizations: [{name: HOWO, aliases: [Hollow Works]}]"

    assert ruled(yaml, name("Great Hollow Works", BODY, ["Hollow Works"])) == {
        "Great Hollow Works": "HOWO"
    }


def test_an_acronym_pulls_no_body_that_merely_has_it():
    assert ruled("organizations: [HOWO]", name("House Workers", BODY, ["HOWO"])) == {
        "House Workers": None
    }


def test_a_form_decides_nothing_where_the_article_has_the_entity_itself():
    yaml = "organizations: [{name: HOWO, aliases: [Hollow Works]}]"

    names = ruled(yaml, name("Great Hollow Works", BODY, ["Hollow Works"]), name("Howo", BODY))

    assert names == {"Great Hollow Works": None, "Howo": "HOWO"}


def test_two_people_with_one_middle_initial_each_are_kept_apart():
    yaml = "people: [John A. Smith, John B. Smith]"

    names = ruled(yaml, name("John A. Smith"), name("John B. Smith"), name("John Smith"))

    assert names == {
        "John A. Smith": "John A. Smith", "John B. Smith": "John B. Smith", "John Smith": None
    }  # fmt: skip
    assert ruled("people: [John A. Smith]", name("John B. Smith")) == {"John B. Smith": None}


def test_a_name_in_the_section_of_another_kind_gets_that_kind():
    found = name("Quell", PERSON)
    story = Story("a.html", None, (found,))
    authority = parse_authority("places: [Quell]")

    (entity,) = resolve(under_authority(authority, [story], str).articles)

    assert entity.key == (PLACE, "Quell")


def test_a_name_in_two_sections_has_the_kind_it_was_found_as():
    yaml = "organizations: [Quell]\npeople: [{name: Ada Quell, aliases: Quell}]"

    assert ruled(yaml, name("Quell", BODY)) == {"Quell": "Quell"}
    assert ruled(yaml, name("Quell", PERSON)) == {"Quell": "Ada Quell"}
    assert ruled(yaml, name("Quell", PLACE)) == {"Quell": "Ada Quell"}


def test_a_blocked_name_is_gone_as_the_kinds_that_are_blocked():
    yaml = "block: [God Bless, {name: Quell, kind: person}]"
    found = name("God Bless", BODY), name("Quell", PERSON), name("Quell", PLACE)
    story = Story("a.html", None, found)

    ((_, names),) = under_authority(parse_authority(yaml), [story], str).articles

    assert [(one.kind, one.name) for one in names] == [(PLACE, "Quell")]


def test_a_name_blocked_as_one_kind_is_not_made_another():
    yaml = "places: [Quell]\nblock: [{name: Quell, kind: person}]"

    assert ruled(yaml, name("Quell", PERSON)) == {}


def test_what_a_person_wrote_into_the_article_is_neither_blocked_nor_retyped():
    yaml = "places: [Quell]\nblock: [Staff]"

    names = ruled(yaml, name("Quell", PERSON, pinned=True), name("Staff", pinned=True))

    assert names == {"Quell": None, "Staff": None}


SPLIT = """
people:
  - {name: John Smith (bishop), aliases: John Smith, only: {%s}}
  - {name: John Smith (mayor), aliases: John Smith, only: {dates: 2001}}
"""


@pytest.mark.parametrize(
    ("only", "date", "text", "whom"),
    [
        ("articles: a.html", "", "", "John Smith (bishop)"),
        ("articles: b.html", "", "", "John Smith"),
        ("dates: 1990/1999", "1999-12-31", "", "John Smith (bishop)"),
        ("dates: 1990/1999", "2000", "", "John Smith"),
        ("dates: 1990/1999", "2001", "", "John Smith (mayor)"),
        ("dates: 1990/1999", "", "", "John Smith"),
        ("dates: 1999-06/", "1999", "", "John Smith (bishop)"),
        ("near: bishop", "", "John Smith, the Bishop, spoke.", "John Smith (bishop)"),
        ("near: bishop", "", "John Smith spoke. The bishop did not.", "John Smith"),
        ("near: [fog horn]", "", "John Smith and the fog-horn.", "John Smith (bishop)"),
        ("near: horn", "", "John Smith and the horns.", "John Smith"),
        ("near: bishop, dates: 1999", "1998", "John Smith, the bishop", "John Smith"),
    ],
)
def test_a_split_holds_where_all_that_it_says_is_so(only, date, text, whom):
    assert ruled(SPLIT % only, name("John Smith"), date=date, text=text) == {"John Smith": whom}


def test_what_a_split_leaves_is_never_joined_to_what_it_took():
    """However alike their names are, both are ruled to be somebody."""
    found = name("John Smith", forms=["Rev. John Smith"])

    whom = ruled(
        "people: [{name: Rev. John Smith, aliases: John Smith, only: {dates: 1950}}]", found
    )

    assert whom == {"John Smith": "John Smith"}


def test_texts_are_read_only_where_their_words_decide():
    authority = parse_authority(SPLIT % "near: bishop")
    asked = []

    def text_of(address):
        asked.append(address)
        return "John Smith and John Smith."

    stories = [
        Story("a.html", None, (name("Ada Quill"),)),
        Story("b.html", None, (name("John Smith"), name("JOHN SMITH"))),
    ]
    under_authority(authority, stories, text_of)

    assert asked == ["b.html"]


def test_what_no_article_has_is_idle():
    authority = parse_authority(ADA + "\nplaces: [Quell]\nblock: [Staff, God Bless]")
    story = Story("a.html", None, (name("Ada Reed"), name("Staff")))

    idle = under_authority(authority, [story], str).idle

    assert [one.name for one in idle] == ["Quell", "God Bless"]


def test_an_entity_has_what_its_entry_says():
    authority = parse_authority(
        "people: [{name: Ada Quill, aliases: [A. Q.], description: Chair, "
        "same_as: https://example.org/q}]"
    )
    story = Story("a.html", None, (name("Ada Quill"), name("Bo Reed")))

    after = under_authority(authority, [story], str)
    ada, bo = settled(resolve(after.articles), authority, ["a.html"])

    assert (ada.description, ada.same_as) == ("Chair", ("https://example.org/q",))
    assert (ada.other_names, ada.pinned, bo.pinned) == (("A. Q.",), True, False)


WORDS = st.sampled_from(["Ada", "Quill", "Ada Quill", "Ada T. Quill", "ADA QUILL", "U.S.",
                         "United States", "Quell", "Quell Inc.", "AQ"])  # fmt: skip
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"name": WORDS, "aliases": st.lists(WORDS, max_size=2)},
        optional={"only": st.just({"dates": "1999"})},
    ),
    max_size=3,
)
FILES = st.fixed_dictionaries(
    {kind.key: ENTRIES for kind in Kind} | {"block": st.lists(WORDS, max_size=1)}
)
FOUND = st.lists(
    st.lists(st.builds(name, WORDS, st.sampled_from(list(Kind)), st.lists(WORDS, max_size=2),
                       st.booleans()), max_size=4).map(tuple),
    max_size=4,
)  # fmt: skip


@given(FILES, FOUND)
def test_under_any_file_each_entity_has_a_name_of_its_own_and_no_name_is_lost(file, found):
    try:
        authority = parse_authority(str(file))
    except ContentError:
        return
    stories = [
        Story(f"{number}.html", NewsDate(1998 + number), names)
        for number, names in enumerate(found)
    ]

    after = under_authority(authority, stories, lambda _: "")
    entities = settled(
        resolve(after.articles), authority, [address for address, _ in after.articles]
    )

    assert len({entity.key for entity in entities}) == len(entities)
    if not authority.blocks:
        assert [len(names) for _, names in after.articles] == [len(names) for names in found]
