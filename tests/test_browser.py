"""The built site in a real browser: from disk, from the root of a host and under a path of it."""

import shutil
from urllib.parse import unquote, urlsplit

import pytest
from conftest import REPOSITORY
from fiction import write_archive
from hosting import served
from links import dead_links
from page_kinds import one_of_each_kind
from visiting import FINDING, visit


@pytest.fixture(scope="module")
def site(sitegen, tmp_path_factory):
    """Forty fictional articles and the real clipping."""
    project = tmp_path_factory.mktemp("archive")
    write_archive(project, 40)
    shutil.copytree(REPOSITORY / "content" / "clippings", project / "content" / "clippings")
    sitegen("build", cwd=project)
    return project / "build" / "site"


@pytest.fixture(scope="module")
def pages(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def kinds(site):
    return [*one_of_each_kind(site).values(), FINDING]


@pytest.fixture(scope="module")
def places(site, tmp_path_factory):
    """The same site on disk, at http://localhost:PORT/ and under /papers/archive/."""
    root = tmp_path_factory.mktemp("host")
    (root / "papers").mkdir()
    (root / "papers" / "archive").symlink_to(site)
    with served(site) as whole, served(root) as partly:
        yield {"disk": f"file://{site}/", "root": whole, "path": f"{partly}papers/archive/"}


def assert_whole(seen, base, site):
    """Nothing was complained of or asked elsewhere, and every link leads to a file of the site."""
    assert seen.complaints == []
    assert [url for url in seen.requests if not url.startswith(base)] == []
    assert any(url.endswith(".css") for url in seen.requests)
    inward = [url for url in seen.links if url.startswith((base, "file:", "http://127.0.0.1"))]
    assert len(inward) > 100
    paths = {unquote(urlsplit(url.removeprefix(base)).path) for url in inward}
    assert [path for path in sorted(paths) if path and not (site / path).is_file()] == []


@pytest.mark.parametrize(
    ("place", "scripts"),
    [
        ("disk", True),
        ("disk", False),
        ("path", True),
        pytest.param("path", False, marks=pytest.mark.slow),
        pytest.param("root", True, marks=pytest.mark.slow),
        pytest.param("root", False, marks=pytest.mark.slow),
    ],
)
def test_each_kind_of_page_is_whole_wherever_the_site_stands(
    browser, site, places, kinds, place, scripts
):
    """And however little the browser may do; with scripts, the links that they made are seen."""
    seen = visit(browser, places[place], kinds, scripts=scripts)

    assert_whole(seen, places[place], site)
    assert any(url.endswith(".js") for url in seen.requests) == scripts


@pytest.mark.slow
@pytest.mark.parametrize("place", ["disk", "path"])
def test_every_page_opens_without_complaint_or_request_elsewhere(
    browser, site, places, pages, place
):
    assert_whole(visit(browser, places[place], pages), places[place], site)


def test_every_link_on_every_page_leads_to_a_file_and_a_place_in_it(site):
    assert dead_links(site) == []


def test_an_article_loads_at_most_thirty_kilobytes_besides_itself(browser, site, pages):
    """Style and script together, as they are on disk."""
    articles = [one for one in pages if "<article" in (site / one).read_text(encoding="utf-8")]
    for address in (articles[0], articles[-1]):
        asked = visit(browser, f"file://{site}/", [address]).requests
        loaded = {site / one.removeprefix(f"file://{site}/") for one in asked[1:]}
        assert {one.suffix for one in loaded} <= {".css", ".svg"}
        assert sum(one.stat().st_size for one in loaded) <= 30_000


def test_the_colours_follow_the_readers_choice(browser, site):
    shades = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(f"file://{site}/index.html")
        shades.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.close()

    assert shades == ["rgb(251, 250, 246)", "rgb(22, 21, 19)"]


@pytest.mark.slow
def test_no_page_is_wider_than_the_screen(browser, site, kinds):
    """Phones, desks, and a desk at 200 % (640 pixels for 1280)."""
    page, wide = browser.new_page(), []
    for address in kinds:
        page.goto(f"file://{site}/{address}")
        for width in (320, 390, 640, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((address, width))
    page.close()

    assert wide == []


def test_an_article_prints_as_a_clipping_with_its_source_below(browser, site, pages):
    """Black on white, whatever the reader's colours, and without what paper cannot follow."""
    address = next(one for one in pages if "<article" in (site / one).read_text(encoding="utf-8"))
    page = browser.new_page(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"file://{site}/{address}")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".on-paper").is_visible()
    assert address in page.locator(".on-paper").inner_text()
    assert page.locator("article .body").is_visible()
    for gone in ("nav", ".search", ".skip"):
        assert not any(one.is_visible() for one in page.locator(gone).all()), gone
    page.close()


def test_a_reader_without_a_mouse_reaches_the_text_first(browser, site):
    page = browser.new_page()
    page.goto(f"file://{site}/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.keyboard.press("Enter")

    assert urlsplit(page.url).fragment
    page.close()


def test_the_pages_hold_a_policy_that_the_browser_enforces(browser, site, tmp_path):
    """A script put into a page by an enemy does not run."""
    shutil.copytree(site / "assets", tmp_path / "assets")
    page_text = (site / "index.html").read_text(encoding="utf-8")
    hostile = page_text.replace("</body>", "<script>document.title = 'owned'</script></body>")
    (tmp_path / "index.html").write_text(hostile, encoding="utf-8")
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/index.html")

    assert page.title() != "owned"
    page.close()
