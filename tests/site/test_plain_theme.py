"""The theme `plain`: small, without a script, and with a way to every article."""

import re

import pytest
from fictional_archive import PEOPLE, article, edition, print_site

from sitegen.site.themes import assets_of, shipped_themes, templates_of

FOLDER = shipped_themes() / "plain"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = {f"{one}.md": article(f"No {one}", "Ada Quill.") for one in range(9)}
    made = edition(tmp_path_factory.mktemp("plain"), files, {PEOPLE: ["Ada Quill"]}, theme="plain")
    return {address: text for address, text in print_site(made).items() if ".html" in address}


def test_it_has_at_most_four_templates_and_one_stylesheet_of_its_own():
    assert len(list(templates_of((FOLDER,)))) <= 4
    assert [name for name, _ in assets_of((FOLDER,))] == ["assets/site.css"]


def test_no_page_loads_a_script_or_offers_a_search(site):
    """Not even the page of the search; data for search engines is no script that runs."""
    for address, text in site.items():
        assert not re.search(r'<script(?! type="application/ld\+json")', text), address
        assert not re.search("<(form|input|button)", text), address


@pytest.mark.parametrize("address", ["search.html", "search-help.html"])
def test_who_comes_to_the_search_finds_the_indexes(site, address):
    main = site[address].split("<main")[1]
    assert "This archive has no search." in main
    for index in ("people", "places", "authors", "archive"):
        assert f'href="{index}/index.html"' in main


def test_the_front_page_leads_to_the_newest_articles_and_to_the_names(site):
    main = site["index.html"].split("<main")[1]
    assert 'href="0.html"' in main and "Ada Quill" in main


def test_its_site_holds_no_script_at_all(sitegen, tmp_path):
    """Nor the files that only the search page's scripts read."""
    sitegen("new", "morgue", cwd=tmp_path)
    (tmp_path / "morgue/sitegen.toml").write_text('theme = "plain"')
    sitegen("build", cwd=tmp_path / "morgue")
    published = tmp_path / "morgue/build/site"
    assert (published / "search.html").is_file()
    assert [path for path in published.rglob("*") if path.suffix == ".js"] == []
