"""Who is named may have written too: the two pages lead to each other."""

import re
from dataclasses import replace

from fictional_archive import ORGANIZATIONS, PEOPLE, article, edition, print_site

from sitegen.model import Appearance, Entity


def see_also(page):
    """The links of the line: [(address, text)]."""
    line = re.search(r'<p class="same-as">See also: (.*?)</p>', page)
    return re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', line[1]) if line else []


def test_a_person_who_is_an_author_too_has_a_way_to_the_articles_and_back(tmp_path):
    files = {
        "a.md": article(body="Ada Quill met Tom Reed.", authors="[Ada Quill]"),
        "b.md": article(body="Ada Quill rang.", authors="[Zoë Lindqvist]"),
    }
    site = print_site(edition(tmp_path, files, {PEOPLE: ["Ada Quill", "Tom Reed"]}))
    assert see_also(site["people/ada-quill.html"]) == [
        ("../authors/ada-quill.html", "articles by Ada Quill")
    ]
    assert see_also(site["authors/ada-quill.html"]) == [
        ("../people/ada-quill.html", "articles that name Ada Quill")
    ]
    assert see_also(site["people/tom-reed.html"]) == see_also(site["authors/zoe-lindqvist.html"])
    assert see_also(site["people/tom-reed.html"]) == []


def test_an_article_before_the_name_and_another_form_of_it_make_no_difference(tmp_path):
    files = {"a.md": article(body="Read the Harbor Times.", publication="The Harbor Times")}
    files["b.md"] = article(body="Read the HT.", agency="ht")
    names = {ORGANIZATIONS: [("Harbor Times", "HT")]}
    site = print_site(edition(tmp_path, files, names))
    assert [text for _, text in see_also(site["organizations/harbor-times.html"])] == [
        "articles from The Harbor Times",
        "articles from ht",
    ]
    assert see_also(site["sources/ht.html"]) == see_also(site["sources/the-harbor-times.html"])


def test_from_a_source_that_no_text_names_no_way_leads_to_its_name(tmp_path):
    """Its page has the same articles once more."""
    made = edition(tmp_path, {"a.md": article(agency="Example Wire")})
    wire = Entity(ORGANIZATIONS, "Example Wire", appearances=(Appearance("a.html", ()),))
    site = print_site(replace(made, entities=(wire,)))
    assert see_also(site["organizations/example-wire.html"])
    assert see_also(site["sources/example-wire.html"]) == []


def test_a_person_is_no_source_and_an_organisation_no_author(tmp_path):
    files = {"a.md": article(body="Ada Quill rang.", agency="Ada Quill")}
    site = print_site(edition(tmp_path, files, {PEOPLE: ["Ada Quill"]}))
    assert see_also(site["people/ada-quill.html"]) == []
    assert see_also(site["sources/ada-quill.html"]) == []
