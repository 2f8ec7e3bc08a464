"""A person corrects names in a text file, and a reader of the built site sees it: in a browser."""

import pytest

ARTICLES = {
    "1998/03/04/ferry.md": (
        "Council keeps the ferry",
        "“The tide has no politics,” said Ada Quill, who has run the ferry since 1990. Her plan "
        "was praised by Tom Reed, and *Imke* Sandvoort drew the boat.",
    ),
    "1999/05/06/bridge.md": (
        "Bridge opened",
        "The bridge was opened on Monday by Adela Quill. “At last,” said Tom Reed.",
    ),
    "2001/06/07/regatta.md": (
        "Regatta won",
        "Imke Sandvoort, 12, won the regatta on Sunday. “She never looked back,” said Ada Quill.",
    ),
}
CORRECTIONS = """\
people:
  - name: Ada Quill
    aliases: [Adela Quill]
    description: Keeper of the ferry.
    same_as: ["https://www.wikidata.org/wiki/Q0"]
  - name: Imke Sandvoort (the younger)
    aliases: [Imke Sandvoort]
    only: {articles: [2001/06/07/regatta.html]}
block: [Tom Reed]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corrections")
    (folder / "sitegen.toml").write_text('title = "The Port Hollow Archive"\n', encoding="utf-8")
    for path, (title, body) in ARTICLES.items():
        file = folder / "content" / "articles" / path
        file.parent.mkdir(parents=True)
        text = f"---\ntitle: {title}\ndate: {path[:10].replace('/', '-')}\n---\n\n{body}\n"
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def editions(sitegen, project):
    """The site before the corrections, with them, and after they were taken back."""
    found = {}
    for name, text in (("before", ""), ("corrected", CORRECTIONS), ("after", "")):
        (project / "content" / "entities.yaml").write_text(text, encoding="utf-8")
        sitegen("build", cwd=project)
        found[name] = project / name
        (project / "build" / "site").rename(found[name])
    return found


@pytest.fixture
def reader(browser, editions):
    """Opens a page of an edition, and follows where it leads on by itself."""
    page = browser.new_page()

    def read(edition, address):
        page.goto(f"file://{editions[edition]}/{address}")
        if b'http-equiv="refresh"' in (editions[edition] / address).read_bytes():
            page.wait_for_url(lambda url: not url.endswith(f"/{address}"))
        return page

    yield read
    page.close()


def headline(page):
    return page.locator("h1").inner_text()


def passages(page):
    """The articles on the page of a name, each with the names in bold in its sentence."""
    return {
        one.locator("h2").inner_text(): one.locator("b").all_inner_texts()
        for one in page.locator(".passages li").all()
    }


def test_before_each_name_that_was_found_has_its_own_page(reader):
    assert passages(reader("before", "people/ada-quill.html")) == {
        "Council keeps the ferry": ["Ada Quill"],
        "Regatta won": ["Ada Quill"],
    }
    assert headline(reader("before", "people/adela-quill.html")) == "Adela Quill"
    assert headline(reader("before", "people/tom-reed.html")) == "Tom Reed"
    assert len(passages(reader("before", "people/imke-sandvoort.html"))) == 2


def test_merged_names_share_a_page_and_the_old_address_leads_to_it(reader):
    page = reader("corrected", "people/adela-quill.html")

    assert page.url.endswith("/people/ada-quill.html")
    assert headline(page) == "Ada Quill"
    assert "also Adela Quill" in page.locator("header.head").inner_text()
    assert "Keeper of the ferry." in page.locator("header.head").inner_text()
    assert page.get_by_role("link", name="Wikidata").get_attribute("href").endswith("/Q0")
    assert passages(page)["Bridge opened"] == ["Adela Quill"]
    assert len(passages(page)) == 3


def test_a_mention_in_an_article_leads_to_the_merged_page(reader):
    page = reader("corrected", "1999/05/06/bridge.html")
    page.locator(".body a.name", has_text="Adela Quill").click()

    assert headline(page) == "Ada Quill"


def test_a_blocked_name_is_plain_text_and_its_address_leads_to_the_index(reader):
    assert reader("before", "1999/05/06/bridge.html").locator("a", has_text="Tom Reed").count()

    page = reader("corrected", "1999/05/06/bridge.html")
    assert "Tom Reed" in page.locator(".body").inner_text()
    assert not page.locator("a", has_text="Tom Reed").count()
    page = reader("corrected", "people/tom-reed.html")
    assert page.url.endswith("/people/index.html")
    assert "Tom Reed" not in page.locator("main").inner_text()


def test_a_split_name_has_two_pages_each_with_its_own_articles(reader):
    elder = passages(reader("corrected", "people/imke-sandvoort.html"))
    younger = passages(reader("corrected", "people/imke-sandvoort-the-younger.html"))

    assert elder == {"Council keeps the ferry": ["Imke Sandvoort"]}
    assert younger == {"Regatta won": ["Imke Sandvoort"]}
    page = reader("corrected", "2001/06/07/regatta.html")
    page.locator(".body a.name", has_text="Imke Sandvoort").click()
    assert headline(page) == "Imke Sandvoort (the younger)"


def test_corrections_that_are_taken_back_leave_only_pages_that_lead_on(editions):
    """Of names that were published in between; and what lists all files."""
    before, after = (tree(editions[name]) for name in ("before", "after"))
    added = sorted(after.keys() - before.keys())
    changed = sorted(path for path in before if after.get(path) != before[path])

    assert added == ["people/imke-sandvoort-the-younger.html"]
    assert changed == ["manifest-sha256.txt"]


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_typo_that_is_corrected_moves_the_links_with_their_words(
    sitegen, project, editions, browser
):
    file = project / "content" / "articles" / "1998/03/04/ferry.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("The tide has", "The tide — all of it — *surely* has"), "utf-8")
    sitegen("build", cwd=project)
    page = browser.new_page()
    page.goto(f"file://{project}/build/site/1998/03/04/ferry.html")
    links = page.locator(".body a.name").all_inner_texts()
    page.close()

    assert links == ["Ada Quill", "Tom Reed", "Imke Sandvoort"]
