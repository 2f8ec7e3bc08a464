"""Indexes: each sort of name, in two orders, with a page that leads to all of them."""

import re

from fictional_archive import (
    ORGANIZATIONS,
    PEOPLE,
    PLACES,
    article,
    edition,
    print_pages,
    print_site,
)

from sitegen.model import Appearance, Entity
from sitegen.site.edition import Edition

FILES = {
    "a.md": article(
        "A", date="1998-03-04", publication="The Harbor Times", tags="[Ferries, Tides]"
    ),
    "b.md": article("B", date="1999-03-04", agency="Example Wire", tags="[Ferries, Ferries]"),
    "c.md": article("C", publication="Saltmarsh Echo", agency="Example Wire", section="Shipping"),
}


def current(page, label):
    """The choice of a row of links that is the page itself."""
    row = page.split(f'aria-label="{label}"')[1].split("</nav>")[0]
    return re.findall(r'aria-current="true">([^<]+)<', row)


def names(page):
    return re.findall(r'dir="auto">([^<]+)</a> <span class="count">(\d+)', page)


def test_sources_are_shown_together_and_as_publications_and_agencies(tmp_path):
    """Each source has one page, whatever it is."""
    site = print_site(edition(tmp_path, FILES))
    assert names(site["sources/index.html"]) == [
        ("Example Wire", "2"), ("The Harbor Times", "1"), ("Saltmarsh Echo", "1"),
    ]  # fmt: skip
    assert names(site["agencies/index.html"]) == [("Example Wire", "2")]
    assert 'href="../sources/example-wire.html"' in site["agencies/index.html"]
    for address, name in (("sources", "Sources"), ("publications", "Publications")):
        assert current(site[f"{address}/index.html"], "Sources") == [name]


def test_sections_and_tags_have_pages_and_an_index(tmp_path):
    """A tag that an article has twice counts once."""
    site = print_site(edition(tmp_path, FILES))
    assert names(site["tags/index.html"]) == [("Ferries", "2"), ("Tides", "1")]
    assert "2 articles, 4 March 1998 to 4 March 1999" in site["tags/ferries.html"]
    assert '<a href="../sections/index.html"' not in site["sections/shipping.html"]
    assert '<a href="index.html" dir="auto">Sections</a>' in site["sections/shipping.html"]


def test_an_archive_without_tags_has_no_index_of_them(tmp_path):
    site = print_site(edition(tmp_path, {"a.md": article()}))
    assert not {"tags/index.html", "sections/index.html", "agencies/index.html"} & set(site)
    assert "Tags" not in site["indexes.html"]


def test_rare_tags_stand_in_the_index_alone(tmp_path):
    """They would be thousands of pages in a large archive."""
    site = print_site(edition(tmp_path, FILES, names_on_pages=2))
    assert "tags/ferries.html" in site and "tags/tides.html" not in site
    assert '<a href="../a.html" dir="auto">4 Mar 1998</a>' in site["tags/index.html"]


def test_an_index_can_be_read_by_number_of_articles(tmp_path):
    """By links, so that it works without a script; names of one number by the alphabet."""
    site = print_site(edition(tmp_path, FILES))
    ranked = site["sources/by-number/index.html"]
    assert names(ranked) == [
        ("Example Wire", "2"), ("The Harbor Times", "1"), ("Saltmarsh Echo", "1"),
    ]  # fmt: skip
    assert '<a href="by-number/index.html">By number of articles</a>' in site["sources/index.html"]
    assert current(ranked, "Order") == ["By number of articles"]
    assert current(site["sources/index.html"], "Order") == ["By name"]


def test_one_name_alone_is_in_no_order(tmp_path):
    site = print_site(edition(tmp_path, {"a.md": article(authors="[Nell Harrow]")}))
    assert "authors/by-number/index.html" not in site
    assert "By number" not in site["authors/index.html"]


def test_a_long_index_by_number_goes_on(tmp_path):
    """Each name stands once, and no page is large."""
    made = edition(tmp_path, {"a.md": article()})
    found = tuple(
        Entity(PLACES, f"Quay {number:05} of Saltmarsh", (), (Appearance("a.html", ()),))
        for number in range(2_500)
    )
    whole = Edition(made.config, made.archive, found, ())
    sheets = print_pages(whole, lambda address: address.startswith("places/by-number/"))
    assert sorted(sheets) == [
        "places/by-number/index.html",
        "places/by-number/sheet-2.html",
        "places/by-number/sheet-3.html",
    ]
    assert sum(page.count(" of Saltmarsh</a>") for page in sheets.values()) == 2_500
    assert all(len(page.encode()) < 200_000 for page in sheets.values())
    assert 'rel="next" href="sheet-3.html"' in sheets["places/by-number/sheet-2.html"]


def test_no_name_can_stand_where_an_index_stands(tmp_path):
    """People called By Number, A Z and Index have pages all the same."""
    cast = ["By Number", "A Z", "Index", "Con", "Ada Quill"]
    files = {f"{n}.md": article(body=", ".join(cast) + ".", date="1998") for n in range(120)}
    site = print_site(edition(tmp_path, files, {PEOPLE: cast, ORGANIZATIONS: cast}, page_size=5))
    assert {"people/by-number.html", "people/by-number/1998.html", "people/a-z.html"} <= set(site)


def test_the_page_of_all_indexes_leads_to_each(tmp_path):
    site = print_site(edition(tmp_path, FILES))
    page = site["indexes.html"]
    for folder in ("people", "sources", "publications", "agencies", "sections", "tags", "authors"):
        assert f'href="{folder}/index.html"' in page
    assert '<a href="tags/ferries.html" dir="auto">Ferries</a>' in page
