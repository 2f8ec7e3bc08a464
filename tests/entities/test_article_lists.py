"""A person edits the lists of names in an article's file, and the pages follow."""

import re

import pytest
from harbor import site_of

CLIPPING = """\
Harbor council votes to keep the ferry

By Gwen Tarrow | The Harbor Times | Published: March 4, 1998

PORT HOLLOW — The Harbor Council of Port Hollow voted on Tuesday to keep the ferry. Mayor Ada \
Quill praised the vote, and Tom Reed, who runs the ferry to Eastmere, agreed with Quill. Bo \
Marrowby was against it.

“The tide has no politics,” said Ms. Quill after the vote, and the lamplighter laughed.
"""
OTHER = "---\ntitle: Regatta\n---\n\nTom Reed won the regatta off Eastmere, said Bo Marrowby.\n"
PEOPLE = "people: [Ada Quill, Tom Reed, Bo Marrowby]\n"
LEADS_ON = b'http-equiv="refresh"'
PLACES = "places: [Eastmere, Port Hollow]\n"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "sitegen.toml").write_text('title = "Harbor"\nworkers = 1\n')
    for path, text in {"clippings/ferry.txt": CLIPPING, "articles/regatta.md": OTHER}.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True)
        file.write_text(text)
    return tmp_path


@pytest.fixture
def ferry(project):
    """The imported article's file, after a first build."""
    site_of(project)
    (file,) = (project / "content/articles/1998").rglob("*.md")
    text = file.read_text()
    assert PEOPLE in text
    assert PLACES in text
    return file


def edit(file, was, now):
    text = file.read_text()
    assert was in text
    file.write_text(text.replace(was, now))


def pages(site, folder):
    """Of this kind those pages that are a name's, and lead nowhere else."""
    return {
        path.removeprefix(f"{folder}/").removesuffix(".html")
        for path, page in site.items()
        if path.startswith(f"{folder}/") and "index" not in path and LEADS_ON not in page
    }


def article(site):
    (path,) = (path for path in site if path.startswith("1998/") and "harbor" in path)
    return site[path].decode()


def names_in(site):
    """The links of the article's text to pages of names."""
    return re.findall(r'href="(?:\.\./)+((?:people|places)/(?!index)[^"]+)"', article(site))


def test_a_name_added_gets_a_page_and_a_link_where_the_text_has_it(project, ferry):
    edit(ferry, PEOPLE, "people: [Ada Quill, Tom Reed, Bo Marrowby, the lamplighter, Cy Vane]\n")

    site = site_of(project)

    assert pages(site, "people") >= {"ada-quill", "cy-vane", "the-lamplighter"}
    assert ">the lamplighter</a> laughed" in article(site)


def test_a_name_removed_is_gone_from_that_article_and_stays_in_others(project, ferry):
    before = site_of(project)
    edit(ferry, PEOPLE, "people: [Ada Quill]\n")

    site = site_of(project)

    assert "people/tom-reed.html" in article(before)
    assert "tom-reed" not in article(site)
    assert pages(site, "people") == {"ada-quill", "bo-marrowby", "tom-reed"}
    assert b"regatta" in site["people/tom-reed.html"]
    assert b"ferry" not in site["people/tom-reed.html"]


def test_a_name_moved_to_another_list_changes_its_kind_and_its_old_page_leads_to_it(project, ferry):
    edit(ferry, PEOPLE, "people: [Tom Reed, Bo Marrowby]\n")
    edit(ferry, PLACES, "places: [Eastmere, Port Hollow, Ada Quill]\n")

    site = site_of(project)

    assert "ada-quill" in pages(site, "places")
    assert "ada-quill" not in pages(site, "people")
    assert b"places/ada-quill.html" in site["people/ada-quill.html"]
    assert 'places/ada-quill.html" class="name" title="Place">Ada Quill</a> praised' in article(
        site
    )


def test_an_empty_list_means_none_and_no_list_means_what_the_program_finds(project, ferry):
    edit(ferry, PEOPLE, "people: []\n")
    assert not [line for line in names_in(site_of(project)) if "people/" in line]

    edit(ferry, "people: []\n", "")
    assert "people/ada-quill.html" in article(site_of(project))


@pytest.mark.parametrize(
    "now",
    ["people: []\n", "people: [Cy Vane]\n", "people: [Tom Reed, Bo Marrowby]\n", ""],
)
def test_an_edit_taken_back_gives_the_same_site_but_for_pages_that_lead_on(project, ferry, now):
    before, text = site_of(project), ferry.read_text()
    edit(ferry, PEOPLE, now)
    edit(ferry, PLACES, "places: [Eastmere, Port Hollow, Ada Quill]\n")
    site_of(project)
    ferry.write_text(text)

    after = site_of(project)

    left = {path: page for path, page in after.items() if LEADS_ON not in page}
    assert left == {path: page for path, page in before.items() if path in left}
    assert before.keys() <= after.keys()


def test_an_import_leaves_the_edited_lists_alone(project, ferry):
    edit(ferry, PEOPLE, "people: [Cy Vane]\n")
    text = ferry.read_text()

    site = site_of(project)

    assert ferry.read_text() == text
    assert "cy-vane" in pages(site, "people")
