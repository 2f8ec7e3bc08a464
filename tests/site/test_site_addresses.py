"""Where things stand in the site."""

import re
from urllib.parse import unquote, urljoin

from fictional_archive import ORGANIZATIONS, PEOPLE, article, edition
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.archive.addresses import Published
from sitegen.model import Appearance, Entity, Kind
from sitegen.site.addresses import further_page, is_legal, link, settle
from sitegen.site.edition import Edition

segments = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1
)
pages = st.lists(segments.filter(lambda one: one not in (".", "..")), min_size=1, max_size=5).map(
    "/".join
)


def entities(*keys):
    return tuple(
        Entity(kind, name, others, (Appearance("a.html", ((0, 1),)),))
        for kind, name, *rest in keys
        for others in [tuple(rest)]
    )


def settled(tmp_path, names, published=()):
    made = edition(tmp_path, {"a.md": article()}, published=published)
    return settle(Edition(made.config, made.archive, tuple(names), made.published))


@settings(deadline=None)
@given(pages, pages)
def test_following_a_link_from_one_page_gives_the_other(here, there):
    """Whatever the two addresses are, and wherever the site stands."""
    from urllib.parse import quote

    for root in ("https://example.org/", "https://example.org/some/path/", "file:///disk/site/"):
        followed = urljoin(root + quote(here), link(here, there))
        assert unquote(followed.removeprefix(root)) == there


def test_links_read_as_a_person_would_write_them():
    """Relative, naming the file, quoted."""
    assert link("index.html", "people/ada-quill.html") == "people/ada-quill.html"
    assert (
        link("1998/03/04/ferry.html", "people/ada-quill.html") == "../../../people/ada-quill.html"
    )
    assert link("people/ada-quill.html", "people/index.html") == "index.html"
    assert link("a/b.html", "a/50% of: it?.html") == "50%25%20of%3A%20it%3F.html"


def test_further_pages_stand_in_a_folder_beside_their_list():
    """No article and no name can have such an address."""
    assert further_page("index.html", 3) == "latest/page-3.html"
    assert further_page("people/ada-quill.html", 1) == "people/ada-quill/page-1.html"
    assert further_page("1998/03/index.html", 2) == "1998/03/pages/page-2.html"


@settings(deadline=None)
@given(
    st.permutations(
        ["Ada Quill", "ADA QUILL", "Ada  Quíll", "Ada-Quill", "Con", "CON", "..", "日本"]
    )
)
def test_the_order_in_which_names_come_makes_no_difference(tmp_path_factory, names):
    """Two names with one slug are told apart by their code points."""
    found = settled(
        tmp_path_factory.getbasetemp() / "order", entities(*((Kind.PERSON, one) for one in names))
    )
    assert found.entities == {
        (Kind.PERSON, "ADA QUILL"): "people/ada-quill.html",
        (Kind.PERSON, "Ada  Quíll"): "people/ada-quill-2.html",
        (Kind.PERSON, "Ada Quill"): "people/ada-quill-3.html",
        (Kind.PERSON, "Ada-Quill"): "people/ada-quill-4.html",
        (Kind.PERSON, "CON"): "people/con-.html",
        (Kind.PERSON, "Con"): "people/con--2.html",
        (Kind.PERSON, ".."): "people/untitled.html",
        (Kind.PERSON, "日本"): "people/日本.html",
    }


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), unique=True))
def test_any_names_get_addresses_that_every_disk_can_keep(tmp_path_factory, names):
    """Windows and FAT32 take them, and no two differ only in case."""
    found = settled(
        tmp_path_factory.getbasetemp() / "legal", entities(*((Kind.PLACE, one) for one in names))
    )
    addresses = list(found.entities.values())
    assert len({address.casefold() for address in addresses}) == len(names)
    for address in addresses:
        stem = address.removeprefix("places/").removesuffix(".html")
        assert is_legal(address)
        assert len(stem.encode()) < 120
        assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", stem)


def test_a_published_address_stays_with_its_name(tmp_path):
    """Although another name would come first by its code point."""
    names = entities((Kind.PERSON, "ADA QUILL"), (Kind.PERSON, "Ada Quill"))
    published = [Published("people/ada-quill.html", "person", "Ada Quill")]
    found = settled(tmp_path, names, published)
    assert found.entities[Kind.PERSON, "Ada Quill"] == "people/ada-quill.html"
    assert found.entities[Kind.PERSON, "ADA QUILL"] == "people/ada-quill-2.html"
    assert found.new == (Published("people/ada-quill-2.html", "person", "ADA QUILL"),)


def test_what_was_published_is_not_published_again(tmp_path):
    """A second run with the new lines appended changes nothing."""
    names = entities((Kind.PERSON, "Ada Quill"), (Kind.PLACE, "Quill"), (Kind.PERSON, "ada quill"))
    first = settled(tmp_path, names)
    second = settled(tmp_path, names, first.new)
    assert second.entities == first.entities
    assert second.new == ()


def test_correcting_an_accent_keeps_the_address(tmp_path):
    """The old form is one of the entity's other names."""
    published = [Published("people/jose-marsh.html", "person", "Jose Marsh")]
    found = settled(tmp_path, entities((Kind.PERSON, "José Marsh", "Jose Marsh")), published)
    assert found.entities[Kind.PERSON, "José Marsh"] == "people/jose-marsh.html"


def test_an_address_that_belonged_to_another_is_not_given_away(tmp_path):
    """An old link must not lead to a stranger."""
    published = [Published("people/ada-quill.html", "person", "Ada Quill (the elder)")]
    found = settled(tmp_path, entities((Kind.PERSON, "Ada Quill")), published)
    assert found.entities[Kind.PERSON, "Ada Quill"] == "people/ada-quill-2.html"


def test_a_tampered_line_cannot_lead_out_of_the_site(tmp_path):
    """An address in content/addresses.jsonl is as hostile as any input."""
    published = [Published("people/../../out.html", "person", "Ada Quill")]
    found = settled(tmp_path, entities((Kind.PERSON, "Ada Quill")), published)
    assert found.entities[Kind.PERSON, "Ada Quill"] == "people/ada-quill.html"


def test_rare_names_earn_a_page_by_the_rule(tmp_path):
    """`names_on_pages` bounds them from below."""
    files = {
        "a.md": article(body="Ada Quill and the Chamber of Tides."),
        "b.md": article(body="Ada Quill."),
    }
    names = {PEOPLE: ["Ada Quill"], ORGANIZATIONS: ["Chamber of Tides"]}
    both = edition(tmp_path, files, names)
    often = edition(tmp_path, files, names, names_on_pages=2)
    assert len(settle(both).entities) == 2
    assert list(settle(often).entities) == [(Kind.PERSON, "Ada Quill")]
