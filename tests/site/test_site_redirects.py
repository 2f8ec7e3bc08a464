"""Every address that was ever published for a name goes on working, whatever is corrected."""

import re

from fictional_archive import ORGANIZATIONS, PEOPLE, PLACES, article, edition, print_site
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.archive.addresses import Published
from sitegen.site.edition import Edition
from sitegen.site.plan import plan

FILES = {
    "a.md": article("A", "Ada Quill and Quill met Tom Reed in Saltmarsh.", date="1998-03-04"),
    "b.md": article("B", "Ada Quill of the Chamber of Tides.", date="1998-03-05"),
}


def target(site, address):
    return re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', site[address])[1]


def leads(tmp_path, names, address, thing, name):
    """Where an address leads that stood for a name once."""
    made = edition(tmp_path, FILES, names, [Published(address, thing, name)])
    return target(print_site(made), address)


def test_a_merged_name_leads_to_the_one_that_has_it_now(tmp_path):
    """Although a place has the very name."""
    names = {PEOPLE: [("Ada Quill", "Quill")], PLACES: ["Quill"]}
    assert leads(tmp_path, names, "people/quill.html", "person", "Quill") == "ada-quill.html"


def test_a_renamed_one_leads_to_its_new_name(tmp_path):
    names = {PEOPLE: [("Ada Quill", "A. Quill")]}
    assert leads(tmp_path, names, "people/a-quill.html", "person", "A. Quill") == "ada-quill.html"


def test_a_retyped_one_leads_to_its_new_kind(tmp_path):
    names = {PLACES: ["Saltmarsh"]}
    where = leads(tmp_path, names, "people/saltmarsh.html", "person", "Saltmarsh")
    assert where == "../places/saltmarsh.html"


def test_a_split_one_leads_to_the_part_that_is_named_most(tmp_path):
    names = {PEOPLE: [("Tom Reed", "the clerk"), ("Ada Quill", "the clerk")]}
    assert leads(tmp_path, names, "people/clerk.html", "person", "the clerk") == "ada-quill.html"


def test_a_blocked_one_leads_to_the_index_of_its_kind(tmp_path):
    names = {PEOPLE: ["Ada Quill"]}
    assert leads(tmp_path, names, "people/god-bless.html", "person", "God Bless") == "index.html"


def test_a_name_that_grew_too_rare_for_a_page_leads_to_the_index_that_has_it(tmp_path):
    made = edition(
        tmp_path,
        FILES,
        {PLACES: ["Saltmarsh"]},
        [Published("people/saltmarsh.html", "person", "Saltmarsh")],
        names_on_pages=2,
    )
    assert target(print_site(made), "people/saltmarsh.html") == "../places/index.html"


def test_a_further_page_that_is_gone_leads_to_the_first(tmp_path):
    published = Published("people/quill/page-2.html", "person", "Quill")
    made = edition(tmp_path, FILES, {PEOPLE: [("Ada Quill", "Quill")]}, [published])
    assert target(print_site(made), "people/quill/page-2.html") == "../ada-quill.html"


CASTS = st.lists(
    st.sampled_from(
        [(PEOPLE, "Ada Quill"), (PEOPLE, "Quill"), (PLACES, "Quill"), (PLACES, "Saltmarsh"),
         (ORGANIZATIONS, "Saltmarsh"), (PEOPLE, ("Ada Quill", "Quill")), (PEOPLE, "Tom Reed"),
         (ORGANIZATIONS, ("Chamber of Tides", "Saltmarsh"))]
    ),
    unique_by=lambda one: (one[0], one[1] if isinstance(one[1], str) else one[1][0]),
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.lists(CASTS, min_size=2, max_size=4))
def test_no_published_address_ever_dies(tmp_path_factory, history):
    """Through any corrections: a page of a name, or one that leads on, stands where one stood."""
    folder = tmp_path_factory.getbasetemp() / "addresses"
    published = ()
    for cast in history:
        names = {kind: [name for of, name in cast if of is kind] for kind, _ in cast}
        made = edition(folder, FILES, names, published, page_size=5)
        planned = plan(Edition(made.config, made.archive, made.entities, tuple(published)))
        assert not planned.problems
        assert {entry.address for entry in published} <= set(planned.addresses)
        published += planned.new
