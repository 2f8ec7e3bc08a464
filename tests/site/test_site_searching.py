"""The search page as it is printed, and the scripts beside it."""

import gzip
import re

import html5lib
import pytest
from fictional_archive import SEARCH_ROOT, article, edition, print_site

from sitegen.search.help import QUERY_HELP
from sitegen.site.plan import plan
from sitegen.site.searching import search_scripts

FILES = {"1998/03/04/ferry.md": article("Ferry kept", date="1998-03-04")}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return print_site(edition(tmp_path_factory.mktemp("searching"), FILES, base_url=""))


def parsed(text):
    return html5lib.parse(text, namespaceHTMLElements=False)


def test_every_page_has_a_box_that_asks_the_search_page(site):
    """A plain form: it needs no script."""
    for address, text in site.items():
        if address.endswith(".html"):
            [form] = [one for one in parsed(text).iter("form") if one.get("role") == "search"]
            assert form.get("action") == "../" * address.count("/") + "search.html", address
            assert [one.get("name") for one in form.iter("input")] == ["q"]
            assert form.get("method", "get") == "get"


def test_the_box_of_the_page_for_nothing_works_at_any_depth(tmp_path):
    site = print_site(edition(tmp_path, FILES, base_url="https://example.org/papers/"))

    assert '<base href="/papers/">' in site["404.html"]
    assert 'action="search.html"' in site["404.html"]


def test_the_search_page_names_its_scripts_and_where_the_search_files_begin(site):
    [script] = parsed(site["search.html"]).iter("script")

    assert script.get("data-root") == SEARCH_ROOT
    for name in ("src", "data-engine", "data-extras", "data-results", "data-narrowing"):
        assert script.get(name) in site
    assert script.get("data-keeping") in site
    assert "defer" in script.attrib


def test_scripts_are_published_without_comments_and_indentation(site):
    [engine] = [text for address, text in site.items() if address.startswith("search/engine-")]

    assert "openIndex" in engine
    assert not re.search(r"^(\s|//|$)", engine.rstrip("\n"), re.MULTILINE)


def test_a_script_that_changes_gets_another_name(monkeypatch, tmp_path):
    """So that a page from a cache never meets the search of another build."""
    from sitegen.site import searching

    made = edition(tmp_path, FILES)
    before = {one.address for one in plan(made).files}
    (tmp_path / "browser").mkdir()
    for source in searching.SCRIPTS.iterdir():
        text = source.read_text(encoding="utf-8") + "\nsitegen.changed = true;\n"
        (tmp_path / "browser" / source.name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(searching, "SCRIPTS", tmp_path / "browser")
    searching._joined.cache_clear()
    after = {one.address for one in plan(made).files}
    searching._joined.cache_clear()

    assert len(before - after) == len(after - before) == 2


def test_the_page_about_searching_tells_all_that_the_command_tells(site):
    tree = parsed(site["search-help.html"])
    text = " ".join("".join(tree.itertext()).split())
    links = [link.get("href") for link in tree.iter("a")]

    for query, finds in QUERY_HELP.examples:
        assert query in text and finds in text
    for name, holds in QUERY_HELP.fields:
        assert f"{name}: {holds}" in text.replace(":", ": ").replace("  ", " ")
    assert "search.html?q=harbor+ferry" in links


def test_a_reader_without_scripts_is_led_to_the_indexes(site):
    tree = parsed(site["search.html"])
    [advice] = [one for one in tree.iter("div") if one.get("data-place") == "without"]

    assert {"people/index.html", "archive/index.html"} <= {
        one.get("href") for one in advice.iter("a")
    }


def test_an_article_cannot_stand_among_the_search_files(tmp_path):
    [problem] = plan(edition(tmp_path, {"search/engine.md": article()})).problems

    assert "the search" in problem.what


def test_the_search_page_costs_a_reader_little(site):
    """Gzipped, as most hosts send it; what a reader asks for comes later."""
    scripts = [address for address in site if address.startswith("assets/search")]

    def size(*addresses):
        return sum(weight(site[address].encode()) for address in addresses)

    assert size("search.html") <= 2_600
    assert size("assets/search.js") <= 1_300
    assert size("assets/search.js", "assets/search/results.js") <= 4_700
    assert size(*scripts) <= 10_000
    assert size("assets/site.css") <= 6_000

    engine, extras = (weight(file.data(None)) for file in search_scripts())
    assert engine <= 12_000 and extras <= 8_500


def weight(data: bytes):
    return len(gzip.compress(data, 9))
