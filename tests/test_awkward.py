"""Headlines, names and dates as nobody would wish them: pages stay whole, in either theme."""

import csv
import json
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import feedparser
import networkx
import pytest
from awkward import ARABIC, EMOJI, HTML, UNBROKEN, write_awkward
from links import PLACES, dead_links, parsed
from page_kinds import one_of_each_kind
from visiting import visit

from sitegen.preflight.fitting import fit
from sitegen.preflight.site import look_at
from sitegen.preflight.targets import TARGETS

BEYOND = """direction => {
    document.documentElement.dir = direction
    return document.documentElement.scrollWidth - innerWidth
}"""


THEMES = [("default", "en"), pytest.param(("plain", "he"), marks=pytest.mark.slow)]


@pytest.fixture(scope="module", params=THEMES, ids=["default", "plain"])
def project(sitegen, tmp_path_factory, request):
    theme, language = request.param
    folder = tmp_path_factory.mktemp("awkward")
    write_awkward(folder, theme=theme, language=language, base_url=PLACES[-1])
    sitegen("build", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def site(project):
    return project / "build" / "site"


@pytest.fixture(scope="module")
def kinds(site):
    """But for pages that lead on at once, and for that of what is not there: with a base_url it
    is one of that host alone."""
    found = one_of_each_kind(site)
    assert found.pop("missing") == "404.html"
    return [address for kind, address in found.items() if not kind.startswith("moved")]


def test_every_link_leads_to_a_file_and_a_place_in_it(site):
    assert dead_links(site) == []


def test_the_browser_has_nothing_to_complain_of(browser, site, kinds):
    """No page runs what stands in it, or asks for anything that is not there."""
    base = quote(f"file://{site}/", safe=":/")
    seen = visit(browser, base, kinds)
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith(base)] == []


def test_no_kind_of_page_is_wider_than_the_screen_in_either_direction_of_script(
    browser, site, kinds
):
    """A small phone, and a desk of 1280 pixels at 200 %."""
    page, wide = browser.new_page(), []
    for address in kinds:
        page.goto(f"file://{site}/{quote(address)}")
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 800})
            for direction in ("ltr", "rtl"):
                if (beyond := page.evaluate(BEYOND, direction)) > 0:
                    wide.append((address, width, direction, beyond))
    page.close()
    assert wide == []


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_every_file_has_a_name_that_every_disk_and_host_takes(site, target):
    """Although things in it are called `con`, `..` and `index`, and some differ in case alone."""
    assert fit(look_at(site), target).misfits == ()


def test_what_other_programs_read_is_whole(site):
    """Feeds, the sitemap, who is named with whom, the tables, what each page tells of itself."""
    for name in ("feed.xml", "rss.xml"):
        read = feedparser.parse((site / name).read_bytes())
        assert not read.bozo and {UNBROKEN, ARABIC, EMOJI} < {one.title for one in read.entries}
    told = ElementTree.parse(site / "sitemap.xml").findall(".//{*}loc")
    paths = [unquote(one.text.removeprefix(PLACES[-1])) for one in told]
    assert len(paths) > 100 and all((site / path).is_file() for path in paths)
    graph = networkx.read_graphml(site / "data/co-mentions.graphml")
    assert {ARABIC, HTML} < {name for _, name in graph.nodes(data="label")}
    with (site / "data/archive.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        data = parsed(site / row["address"]).find(".//script[@type='application/ld+json']")
        assert json.loads(data.text)["headline"] == row["title"]
