"""Of what kind a name is that was found as several."""

from dataclasses import replace

from sitegen.entities.naming import Named
from sitegen.entities.resolve import resolve
from sitegen.model import Kind

PERSON, BODY, PLACE = Kind


def kinds(*found):
    """The kind of the entity of each article, whose only name is given."""
    articles = [(f"{number}.html", (one,)) for number, one in enumerate(found)]
    by_article = {
        seen.address: entity.kind for entity in resolve(articles) for seen in entity.appearances
    }
    return [by_article[address] for address, _ in articles]


def quell(kind, sure, **more):
    return replace(Named(kind, "Quell", ("Quell",), ((0, 5),), sure=sure), **more)


def test_a_weak_find_follows_the_archive():
    assert kinds(quell(PLACE, 99), quell(PLACE, 90), quell(PERSON, 60)) == [PLACE] * 3


def test_a_name_of_two_things_is_two_where_articles_are_sure_of_both():
    found = [quell(PLACE, 99), quell(PERSON, 98), quell(PLACE, 99), quell(PERSON, 97)]

    assert kinds(*found) == [PLACE, PERSON, PLACE, PERSON]


def test_one_sure_article_alone_is_outvoted():
    assert kinds(quell(PLACE, 99), quell(PLACE, 99), quell(PERSON, 99)) == [PLACE] * 3


def test_a_title_before_a_name_makes_it_a_person_whatever_the_archive_says():
    found = [quell(PLACE, 99), quell(PLACE, 99), quell(PERSON, 60, roles=("mayor",))]

    assert kinds(*found) == [PLACE, PLACE, PERSON]


def test_what_the_authority_file_rules_is_never_put_together():
    one, other = (
        quell(PERSON, 100, ruled=(PERSON, name)) for name in ("Ada Quell", "Ada T. Quell")
    )

    names = [entity.name for entity in resolve([("0.html", (one,)), ("1.html", (other,))])]

    assert names == ["Ada Quell", "Ada T. Quell"]


def test_a_surname_joins_whom_the_authority_file_names():
    ruled = Named(PERSON, "Ada Quell", ("Ada Quell",), (), ruled=(PERSON, "Ada Quell, painter"))

    (entity,) = resolve([("0.html", (ruled,)), ("1.html", (quell(PERSON, 99),))])

    assert (entity.name, len(entity.appearances)) == ("Ada Quell, painter", 2)


def test_an_acronym_that_the_tables_know_has_the_kind_of_its_full_name():
    body = Named(BODY, "U.S.", ("U.S.",), ((0, 4),), sure=60)
    land = Named(PLACE, "United States", ("U.S.",), ((0, 4),), sure=99)

    assert kinds(body, land, land) == [PLACE] * 3
