"""The sitemap keeps the rules of sitemaps.org, however large the archive is."""

import re
from xml.etree import ElementTree

import pytest
from fictional_archive import article, edition, print_site

from sitegen.site import sitemap

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
W3C_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
BASE = "https://example.org/port-hollow/"


def locations(text):
    return [one.text for one in ElementTree.fromstring(text).iter(f"{S}loc")]


@pytest.fixture
def made(tmp_path):
    files = {
        "0961/a.md": article(date="0961"),
        "1998/03/b.md": article(date="1998-03", updated="1998-04-02T15:05:00+01:00"),
        "ميناء & so.md": article(date="1998-03-04"),
    }
    return edition(tmp_path, files, base_url=BASE)


def test_addresses_are_quoted_and_dates_are_those_of_the_w3c(made):
    site = print_site(made)
    root = ElementTree.fromstring(site["sitemap.xml"])
    assert root.tag == f"{S}urlset"
    assert all(re.fullmatch(rf"{BASE}[\w%./-]+", one) for one in locations(site["sitemap.xml"]))
    dates = [one.text for one in root.iter(f"{S}lastmod")]
    assert dates == ["0961", "1998-04-02", "1998-03-04"]
    assert all(map(W3C_DATE.fullmatch, dates))


@pytest.mark.parametrize(("bound", "most"), [("_MOST", 4), ("_LARGEST", 500)])
def test_a_large_one_is_split_and_an_index_names_its_parts(made, monkeypatch, bound, most):
    """By number as by size; no address is lost, none stands twice."""
    whole = locations(print_site(made)["sitemap.xml"])
    monkeypatch.setattr(sitemap, bound, most)

    site = print_site(made)

    index = ElementTree.fromstring(site["sitemap.xml"])
    parts = [one.removeprefix(BASE) for one in locations(site["sitemap.xml"])]
    assert index.tag == f"{S}sitemapindex"
    assert len(parts) > 1
    assert [one for part in parts for one in locations(site[part])] == whole
    for part in parts:
        held = len(locations(site[part])) if bound == "_MOST" else len(site[part]) - 120
        assert held <= most
    assert site["robots.txt"].endswith(f"Sitemap: {BASE}sitemap.xml\n")


def test_an_address_that_no_sitemap_may_hold_is_left_out(tmp_path):
    """More than 2,047 characters; the others stay."""
    files = {"a.md": article(), f"{'x' * 200}.md": article("Another")}
    long = f"https://example.org/{'y' * 1_900}/"
    found = locations(print_site(edition(tmp_path, files, base_url=long))["sitemap.xml"])
    assert f"{long}a.html" in found
    assert all(len(one) < 2_048 for one in found)


def test_the_page_of_undated_articles_is_told_where_there_are_such(made, tmp_path):
    """Else nothing stands on it."""
    undated = f"{BASE}undated/index.html"
    assert undated not in locations(print_site(made)["sitemap.xml"])
    site = print_site(edition(tmp_path / "other", {"a.md": article()}, base_url=BASE))
    assert undated in locations(site["sitemap.xml"])
