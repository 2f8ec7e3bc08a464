"""Serve: a preview on this computer that follows what a person saves."""

import hashlib
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=10_000)

FERRY = "content/articles/1998/03/04/ferry.md"
SCHOOL = "content/articles/1998/03/05/school.md"
BELL = "content/articles/1998/03/06/bell.md"
CLIPPING = """Lighthouse opens its doors

By Nob Quill | The Harbor Times | Published: March 9, 1998

PORT HOLLOW — The lighthouse may be visited on Sundays. Nobody had been inside for forty years.
"""


class Served:
    """An archive, and the program that shows it."""

    def __init__(self, folder):
        self.folder = folder
        self.site = folder / "build/site"
        self.said = []
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "sitegen", "serve", "--port", "0"], cwd=folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.wait_for("Serving at", seconds=20)
        self.port = re.search(r"http://localhost:(\d+)/ ", self.said[0])[1]
        self.address = f"http://localhost:{self.port}/"

    def _listen(self):
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait(20)
        self._listener.join(20)
        self.process.stdout.close()

    def wait_for(self, text, after=0, seconds=60):
        """Until it has said a text, in its lines from that one on; the line."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in self.said[after:]:
                if text in line:
                    return line
            time.sleep(0.02)
        raise AssertionError(f"{text!r} was not said in {self.said[after:]}")

    def write(self, path, text):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def edit(self, path, old, new):
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def fetch(self, path, **headers):
        """Status, media type and text of what stands there."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["Content-Type"], error.read().decode()


def article(title, day, text):
    lines = "\n\n".join(f"Paragraph {number} of {title}." for number in range(40))
    return f"---\ntitle: {title}\ndate: 1998-03-{day}\n---\n\n{text}\n\n{lines}\n"


def make_archive(folder):
    files = {
        "sitegen.toml": 'title = "Marrow Bay"\nrecogniser = "rules"\n',
        FERRY: article("Ferry stays", "04", "The ferry of Port Hollow stays."),
        SCHOOL: article("School opens", "05", "The school of Port Hollow opens."),
        BELL: article("A bell is found", "06", "A bell is found in the harbor."),
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def digest_of(site):
    """Whether the site is whole: every file as its manifest says; the manifest's digest."""
    manifest = (site / "manifest-sha256.txt").read_text(encoding="utf-8")
    for line in manifest.splitlines():
        digest, _, path = line.partition("  ")
        assert hashlib.sha256((site / path).read_bytes()).hexdigest() == digest, path
    return hashlib.sha256(manifest.encode()).hexdigest()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    running = Served(make_archive(tmp_path_factory.mktemp("marrow-bay")))
    yield running
    running.end(signal.SIGINT)
    assert running.process.returncode == 0
    assert running.said[-1] == "Ended."
    assert not [line for line in running.said if "Traceback" in line]


@pytest.fixture
def page(served, browser):
    """A page in a browser; what its console says must be nothing but that a page is missing."""
    said = []
    with browser.new_context(viewport={"width": 900, "height": 500}) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: said.append(message.text))
        page.loads = []
        page.on("load", lambda page: page.loads.append(page.url))
        yield page
    assert not [text for text in said if "404" not in text]


@pytest.mark.slow
def test_a_browser_that_comes_before_the_site_is_made_waits_for_it(served, page):
    page.goto(served.address)

    expect(page.get_by_role("link", name="Ferry stays").first).to_be_visible(timeout=30_000)
    served.wait_for("site in")


def test_pages_are_shown_as_a_host_shows_them_and_stay_as_they_are_on_the_disk(served):
    served.wait_for("site in")
    status, kind, text = served.fetch("/1998/03/04/ferry.html")
    on_disk = (served.site / "1998/03/04/ferry.html").read_text(encoding="utf-8")

    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert re.sub(r'<script src="/\.sitegen/preview\.js" [^>]*></script>\n', "", text) == on_disk
    assert text != on_disk
    assert served.fetch("/assets/site.css")[1] == "text/css; charset=utf-8"
    status, kind, text = served.fetch("/no/such/page.html")
    assert (status, "Marrow Bay" in text) == (404, True)


@pytest.mark.parametrize(
    "path", ["/../../sitegen.toml", "/..%2f..%2fsitegen.toml", "/%2fetc/passwd", "/..%5cx", "/a%00"]
)
def test_no_path_leads_out_of_the_site(served, path):
    served.wait_for("site in")

    assert served.fetch(path)[0] == 404


def test_a_page_under_a_stranger_s_name_is_refused(served):
    """A name server may say that any name is this computer."""
    status, _, text = served.fetch("/", Host="harbor.example")

    assert (status, "on this computer only" in text) == (403, True)


def test_no_page_of_another_site_can_ask_what_is_wrong_here(served):
    news = "/.sitegen/wait.js?page=/&shown=&told="

    assert served.fetch(news, Sec_Fetch_Site="same-origin")[0] == 200
    assert served.fetch(news, Sec_Fetch_Site="cross-site")[0] == 403


def test_an_edited_article_is_on_screen_before_the_site_is_made_and_stays_where_it_was(
    served, page
):
    page.goto(f"{served.address}1998/03/04/ferry.html")
    page.evaluate("scrollTo(0, 600)")
    before = len(served.said)
    served.edit(FERRY, "Paragraph 30 of Ferry stays.", "The ferry has a new bell.")

    expect(page.get_by_text("The ferry has a new bell.")).to_be_visible()
    assert "The ferry has a new bell." not in (served.site / "1998/03/04/ferry.html").read_text()
    page.wait_for_load_state()
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 600
    assert "page in" in served.wait_for(FERRY, before)
    served.wait_for("site in", before)
    assert "The ferry has a new bell." in (served.site / "1998/03/04/ferry.html").read_text()
    page.wait_for_timeout(300)
    assert len(page.loads) == 2, "the site that is made brings nothing new to this page"


def test_lists_follow_with_the_site(served, page):
    page.goto(served.address)
    served.edit(SCHOOL, "title: School opens", "title: School opens late")

    expect(page.get_by_role("link", name="School opens late").first).to_be_visible()


def test_an_error_in_an_article_is_told_on_the_page_with_its_line_until_it_is_mended(served, page):
    page.goto(f"{served.address}1998/03/04/ferry.html")
    before = len(served.said)
    served.edit(FERRY, "date: 1998-03-04", "date: someday")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"{FERRY}:3")
    assert "Ferry stays" in page.title()
    assert "is no date" in served.wait_for(f"{FERRY}:3", before) or "date" in served.said[-1]
    page.keyboard.press("Escape")
    expect(alert).to_have_count(0)

    page.goto(served.address)
    expect(alert).to_contain_text("One problem")
    served.edit(FERRY, "date: someday", "date: 1998-03-04")
    expect(alert).to_have_count(0)


@pytest.mark.slow
def test_a_template_that_fails_is_told_with_its_line_and_a_stylesheet_is_shown_at_once(
    served, page
):
    page.goto(f"{served.address}1998/03/04/ferry.html")
    template = "themes/default/templates/article.html"
    served.write(template, "<!doctype html>\n<p>{{ page.headline }}</p>\n")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"{template}:2")
    assert page.locator("h1").text_content() == "Ferry stays"
    served.write(template, "<!doctype html>\n<title>Own</title>\n<p>Own: {{ page.title }}</p>\n")
    expect(page.get_by_text("Own: Ferry stays")).to_be_visible()
    expect(alert).to_have_count(0)
    (served.folder / template).unlink()
    expect(page.locator("h1")).to_be_visible()

    served.write("themes/default/assets/site.css", "h1 { color: rgb(1, 2, 3) }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    before = len(served.said)
    (served.folder / "themes/default/assets/site.css").unlink()
    served.wait_for("site in", before)


def test_a_broken_configuration_leaves_what_was_there(served, page):
    page.goto(served.address)
    before = (served.folder / "sitegen.toml").read_text()
    served.write("sitegen.toml", before + "pages = \n")

    expect(page.get_by_role("alert")).to_contain_text("sitegen.toml:3")
    assert page.title() == "Marrow Bay"
    served.write("sitegen.toml", before.replace("Marrow Bay", "Marrow Bay Morgue"))
    expect(page).to_have_title("Marrow Bay Morgue")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_theme_named_in_vain_is_told_until_it_is_mended(served, page):
    page.goto(served.address)
    before = (served.folder / "sitegen.toml").read_text()
    served.write("sitegen.toml", before + 'theme = "broadsheet"\n')

    expect(page.get_by_role("alert")).to_contain_text("no theme 'broadsheet'")
    served.write("sitegen.toml", before)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.slow
def test_a_new_clipping_becomes_an_article_by_itself_and_one_that_cannot_is_told(served, page):
    page.goto(served.address)
    before = len(served.said)
    served.write("content/clippings/lighthouse.txt", CLIPPING)

    expect(page.get_by_role("link", name="Lighthouse opens its doors").first).to_be_visible()
    served.wait_for("clippings imported: 1", before)
    served.write("content/clippings/void.txt", "")
    served.wait_for("refused: content/clippings/void.txt: ", before)


def test_the_page_of_a_deleted_article_is_gone(served, page):
    page.goto(f"{served.address}1998/03/06/bell.html")
    (served.folder / BELL).unlink()

    expect(page.get_by_text("A bell is found")).to_have_count(0)
    assert served.fetch("/1998/03/06/bell.html")[0] == 404


@pytest.mark.slow
def test_of_two_quick_edits_the_last_one_stays(served, page):
    page.goto(f"{served.address}1998/03/05/school.html")
    before = len(served.said)
    served.edit(SCHOOL, "The school of", "The first school of")
    expect(page.get_by_text("The first school of")).to_be_visible()
    served.edit(SCHOOL, "The first school of", "The last school of")

    expect(page.get_by_text("The last school of")).to_be_visible()
    end = time.monotonic() + 20
    file = served.site / "1998/03/05/school.html"
    while "The last school of" not in file.read_text() and time.monotonic() < end:
        time.sleep(0.05)
    expect(page.get_by_text("The last school of")).to_be_visible()
    assert served.wait_for("site in", before)
    digest_of(served.site)


def test_a_port_that_is_taken_is_told(served, sitegen):
    run = sitegen("serve", "--port", served.port, cwd=served.folder, check=False)

    assert run.code == 6
    assert re.fullmatch(
        rf"Port {served.port} cannot be used: .+\. Choose another one with --port\.\n", run.err
    )


def test_a_folder_that_is_no_archive_is_refused(sitegen, tmp_path):
    run = sitegen("serve", cwd=tmp_path, check=False)

    assert (run.code, "There is no sitegen.toml" in run.err) == (3, True)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_ending_it_while_the_site_is_made_leaves_the_site_whole_and_nothing_running(
    tmp_path, sitegen, how
):
    folder = make_archive(tmp_path / "marrow-bay")
    for number in range(300):
        path = folder / f"content/articles/1998/04/{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(f"Tide {number}", "07", "High tide at Port Hollow."))
    sitegen("build", cwd=folder)
    digest = digest_of(folder / "build/site")
    for number in range(5):
        (folder / FERRY).write_text(article(f"Ferry {number}", "04", "The ferry stays."))
        running = Served(folder)
        time.sleep(0.8 * number)
        running.end(how)
        time.sleep(0.5)
        assert not processes_in(folder)
        if not [line for line in running.said if "site in" in line]:
            assert digest_of(folder / "build/site") == digest
        digest = digest_of(folder / "build/site")


def processes_in(folder):
    """The numbers of the processes that work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(process.name)
    return found
