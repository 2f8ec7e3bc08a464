"""Where things stand in the site."""

import re
from urllib.parse import unquote, urljoin

from fictional_archive import ORGANIZATIONS, PEOPLE, article, edition
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.archive.addresses import Published
from sitegen.model import Appearance, Entity, Kind
from sitegen.site.addressbook import settle
from sitegen.site.addresses import further_page, is_legal, link
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


def test_a_pinned_name_has_a_page_however_seldom_it_appears(tmp_path):
    made = edition(tmp_path, {"a.md": article(body="Ada Quill, Tom Reed.")}, names_on_pages=2)
    seldom = Appearance("a.html", ((0, 1),))
    pinned = Entity(Kind.PERSON, "Ada Quill", (), (seldom,), pinned=True)
    nowhere = Entity(Kind.PERSON, "Nobody", (), (), pinned=True)
    other = Entity(Kind.PERSON, "Tom Reed", (), (seldom,))

    found = settle(Edition(made.config, made.archive, (pinned, nowhere, other), ()))

    assert list(found.entities) == [(Kind.PERSON, "Ada Quill")]


def test_two_of_one_name_have_addresses_that_tell_them_apart(tmp_path):
    found = settled(
        tmp_path,
        entities(
            (Kind.PERSON, "John Smith"), (Kind.PERSON, "John Smith (judge)"),
            (Kind.PERSON, "John-Smith"), (Kind.PLACE, "John Smith"),
        ),
    )  # fmt: skip

    assert found.entities == {
        (Kind.PERSON, "John Smith"): "people/john-smith.html",
        (Kind.PERSON, "John Smith (judge)"): "people/john-smith-judge.html",
        (Kind.PERSON, "John-Smith"): "people/john-smith-2.html",
        (Kind.PLACE, "John Smith"): "places/john-smith.html",
    }


def test_a_name_that_comes_back_has_its_old_address(tmp_path):
    """A correction of its spelling was made and taken back; the other spelling stays apart."""
    before = entities((Kind.PERSON, "Jose Marsh"))
    after = entities((Kind.PERSON, "José Marsh", "Jose Marsh"))
    first = settled(tmp_path, before)
    second = settled(tmp_path, after, first.new)
    third = settled(tmp_path, before, first.new + second.new)

    assert second.entities[Kind.PERSON, "José Marsh"] == "people/jose-marsh.html"
    assert third.entities == first.entities


NAMES = st.sampled_from(["Ada Quill", "ada quill", "Ada", "Quill", "A. Quill", "Ada-Quill"])
CASTS = st.lists(st.tuples(st.sampled_from(list(Kind)), NAMES), unique=True).flatmap(
    lambda keys: st.tuples(
        *(st.lists(NAMES, max_size=3).map(lambda others, key=key: (*key, *others)) for key in keys)
    )
)


@settings(deadline=None, max_examples=60)
@given(st.lists(CASTS, min_size=2, max_size=5))
def test_whatever_happened_in_between_the_same_names_have_the_same_addresses(tmp_path_factory, run):
    """Merge, rename, retype, split and block, in any order; then everything is taken back."""
    folder = tmp_path_factory.getbasetemp() / "law"
    published, addresses = (), []
    for cast in (*run, run[0]):
        found = settled(folder, entities(*cast), published)
        assert len(set(found.entities.values())) == len(found.entities)
        addresses.append(found.entities)
        published += found.new

    assert addresses[-1] == addresses[0]


def test_further_pages_are_remembered_too(tmp_path):
    """A list that grew shorter, or a name that was merged, leaves none of them behind."""
    many = tuple(Appearance(f"{one}.html", ((0, 1),)) for one in range(12))
    made = edition(tmp_path, {"a.md": article()}, page_size=5)
    long = Entity(Kind.PERSON, "Ada Quill", (), many)

    found = settle(Edition(made.config, made.archive, (long,), ()))

    assert [entry.address for entry in found.new] == [
        "people/ada-quill.html", "people/ada-quill/page-1.html", "people/ada-quill/page-2.html",
    ]  # fmt: skip
    assert settle(Edition(made.config, made.archive, (long,), found.new)).entities == found.entities
