"""The built site in a real browser: from disk and under a sub-path of a host."""

import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from conftest import REPOSITORY
from fiction import write_archive
from hosting import served


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
def host(site, tmp_path_factory):
    """The site under http://localhost:PORT/papers/archive/."""
    root = tmp_path_factory.mktemp("host")
    (root / "papers").mkdir()
    (root / "papers" / "archive").symlink_to(site)

    with served(root) as base:
        yield f"{base}papers/archive/"


def visit_all(browser, base, pages):
    """Opens every page; returns what the browser complained about and what it asked for."""
    page = browser.new_page()
    complaints, requests = [], []
    page.on("console", lambda message: complaints.append((page.url, message.text)))
    page.on("pageerror", lambda error: complaints.append((page.url, str(error))))
    page.on(
        "requestfailed",
        # Going on to the next page breaks off the icon of the one before.
        lambda request: (
            request.url.endswith("icon.svg") or complaints.append((request.url, request.failure))
        ),
    )
    page.on("request", lambda request: requests.append(request.url))
    page.on(
        "response",
        lambda answer: answer.status < 400 or complaints.append((answer.url, answer.status)),
    )
    for address in pages:
        page.goto(base + address, wait_until="load")
        assert page.title()
    page.close()
    return complaints, requests


@pytest.mark.parametrize("place", ["disk", pytest.param("host", marks=pytest.mark.slow)])
def test_every_page_opens_without_complaint_or_request_elsewhere(browser, site, host, pages, place):
    base = f"file://{site}/" if place == "disk" else host

    complaints, requests = visit_all(browser, base, pages)

    assert complaints == []
    assert [url for url in requests if not url.startswith(base)] == []
    assert any(url.endswith(".css") for url in requests)


def test_every_link_on_every_page_leads_to_a_file_and_a_place_in_it(site, pages):
    """Judged as a browser does it, on disk: base, dots, quoting and fragments."""
    anchors = {address: ids_of(parsed(site / address)) for address in pages}
    lost = []
    for address in pages:
        for href in links_of(parsed(site / address)):
            target = urlsplit(urljoin(f"file:///{address}", href))
            if target.scheme != "file":
                continue
            path = unquote(target.path).lstrip("/")
            anchor = unquote(target.fragment)
            if not (site / path).is_file() or (anchor and anchor not in anchors.get(path, ())):
                lost.append((address, href))

    assert lost == []


def parsed(path: Path):
    return html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def ids_of(tree):
    return {element.get("id") for element in tree.iter() if element.get("id")}


def links_of(tree):
    for element in tree.iter():
        for name in ("href", "src"):
            if element.get(name):
                yield element.get(name)


def test_the_colours_follow_the_readers_choice(browser, site):
    shades = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(f"file://{site}/index.html")
        shades.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.close()

    assert shades == ["rgb(251, 250, 246)", "rgb(22, 21, 19)"]


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_page_is_wider_than_the_screen(browser, site, pages, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = []
    for address in pages[:: max(1, len(pages) // 40)]:
        page.goto(f"file://{site}/{address}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    page.close()

    assert wide == []


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
