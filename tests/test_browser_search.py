"""The search page in a real browser: from a folder on disk, and from a host."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fiction import write_archive
from search_reader import ARTICLES, DAY, HOSTILE, Reader, article
from visiting import hosted


@pytest.fixture(scope="module")
def site(sitegen, tmp_path_factory):
    project = tmp_path_factory.mktemp("archive")
    write_archive(project, 60)
    for path, told in ARTICLES.items():
        target = project / "content" / "articles" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(article(*told), encoding="utf-8")
    sitegen("build", cwd=project)
    return project / "build" / "site"


@pytest.fixture(scope="module")
def host(site, tmp_path_factory):
    """The site under http://localhost:PORT/papers/."""
    root = tmp_path_factory.mktemp("host")
    (root / "papers").symlink_to(site)
    with hosted(root) as address:
        yield f"{address}papers/"


@pytest.fixture(scope="module")
def someone(browser, site):
    one = Reader(browser, f"file://{site}/")
    yield one
    one.page.context.close()


@pytest.fixture
def reader(someone):
    """The same window for all; nothing may be complained about in it."""
    someone.complaints.clear()
    someone.asked_for.clear()
    yield someone
    assert someone.complaints == []


@pytest.mark.parametrize("place", ["disk", "host"])
def test_the_box_on_an_article_leads_to_results_that_lead_to_articles(browser, site, host, place):
    reader = Reader(browser, f"file://{site}/" if place == "disk" else host)
    reader.open("1999/05/06/zeppelin.html")
    reader.field.fill("zeppelin quay")
    reader.field.press("Enter")
    reader.page.wait_for_url("**/search.html?q=zeppelin+quay")
    reader.sees_results()

    assert reader.total == 4
    assert set(reader.results) == {path.replace(".md", ".html") for path in ARTICLES}
    last = reader.results[-1]
    reader.page.locator("[data-result-url] h2 a").last.click()
    assert urlsplit(reader.page.url).path.endswith(f"/{last}")
    assert reader.page.locator("article h1").count() == 1
    assert reader.complaints == []
    reader.page.context.close()


def test_before_the_first_keystroke_nothing_but_a_small_script_is_loaded(reader, site):
    reader.open("search.html")
    before = {url.removeprefix(reader.base) for url in reader.asked_for}
    assert reader.page.evaluate("document.documentElement.dataset.search") == "ready"
    assert before <= {"search.html", "assets/site.css", "assets/icon.svg", "assets/search.js"}
    assert (site / "assets" / "search.js").stat().st_size < 4_000

    reader.field.type("z")
    reader.sees_results()
    assert any("/search/engine-" in url for url in reader.asked_for)


def test_results_come_as_one_types_and_typing_leaves_no_trail(reader):
    reader.open("search.html")
    steps = reader.page.evaluate("history.length")
    for sign in "zeppelin":
        reader.field.type(sign)
    reader.waits_for("[data-total='4']")
    reader.sees_results()

    assert reader.given == {"q": ["zeppelin"]}
    assert reader.page.evaluate("history.length") == steps
    assert reader.page.evaluate("document.activeElement.name") == "q"
    assert reader.text("[role=status] >> nth=0") == "4 articles for zeppelin"


def test_a_result_shows_headline_date_source_text_with_marks_and_names(reader):
    reader.asks("search.html?q=zeppelin+ada+quill&sort=oldest")
    first = reader.page.locator("[data-result-url]").first

    assert first.locator("h2").inner_text() == HOSTILE
    assert first.locator("time").get_attribute("datetime") == DAY
    assert first.locator("time").inner_text() == "6 May 1999"
    assert first.locator(".source").inner_text() == "The Balloon Courier"
    assert "zeppelin" in first.locator("mark").all_inner_texts()
    link = first.locator("[data-hit=named] a", has_text="Ada Quill")
    assert link.get_attribute("href") == "people/ada-quill.html"


def test_names_narrow_the_results_by_any_all_and_none(reader):
    reader.asks("search.html?q=zeppelin")
    ada, tom = "person=Ada Quill", "person=Tom Reed"
    assert (reader.total, reader.count_of(ada), reader.count_of(tom)) == (4, 2, 2)

    reader.chooses(reader.facet(ada))
    assert reader.total == 2
    assert reader.given["person"] == ["Ada Quill"]

    assert reader.count_of(tom) == 1
    reader.chooses(reader.facet(tom))
    assert reader.results == ["1999/05/06/zeppelin.html"], "as many as its count said"
    assert reader.given["person"] == ["+Ada Quill", "+Tom Reed"]

    reader.chooses(reader.facet(f"any {tom}"))
    assert reader.total == 3
    assert reader.given["person"] == ["Ada Quill", "Tom Reed"]

    reader.chooses(reader.facet(f"none {tom}"))
    assert reader.text("[data-place=status]").endswith("· Ada Quill × · without Tom Reed ×")
    assert reader.results == ["1999/05/07/airship.html"]

    reader.chooses(reader.facet(f"off {ada}"))
    assert set(reader.results) == {"1999/05/07/airship.html", "2001/02/hangar.html"}
    assert reader.given["person"] == ["-Tom Reed"]

    reader.chooses("[data-place=status] a[aria-label='remove Tom Reed']")
    assert (reader.total, reader.given) == (4, {"q": ["zeppelin"]})
    assert reader.focus == "status"


def test_back_leads_to_what_was_there_before(reader):
    reader.open("search.html?q=zeppelin").sees_results()
    reader.chooses(reader.facet("source=The Balloon Courier"))
    reader.chooses("[data-sort=oldest]")
    assert reader.given["sort"] == ["oldest"]
    reader.field.fill("lantern")
    reader.field.press("Enter")
    reader.page.wait_for_url("**lantern**")

    reader.page.go_back()
    reader.waits_for("[data-total='4']")
    assert reader.field.input_value() == "zeppelin"
    assert reader.given["sort"] == ["oldest"]
    reader.page.go_back()
    reader.page.go_back()
    reader.sees_results()
    assert reader.given == {"q": ["zeppelin"]}
    assert reader.total == 4


def test_an_address_brings_back_query_choice_order_and_page(reader):
    reader.asks("search.html?q=the&sort=oldest&source=-The+Lantern&page=2")

    assert reader.field.input_value() == "the"
    assert reader.page.locator("[data-sort=oldest]").get_attribute("aria-current") == "true"
    assert "Page 2 of" in reader.text("[data-place=page]")
    assert "The Lantern" not in reader.page.locator("[data-hit=source]").all_inner_texts()


def test_long_answers_come_in_pages(reader):
    reader.asks("search.html?q=the")
    first, total = reader.results, reader.total
    assert total > 20 and len(first) == 10
    assert not reader.page.locator("[data-page=before]").is_visible()

    reader.chooses("[data-page=after]")
    assert reader.given["page"] == ["2"]
    assert not set(reader.results) & set(first)
    assert reader.total == total
    assert reader.page.evaluate("document.activeElement.dataset.place") == "status"

    last = (total + 9) // 10
    reader.asks("search.html?q=the&page=9999")
    assert reader.given["page"] == [str(last)]
    assert not reader.page.locator("[data-page=after]").is_visible()


def test_orders_of_time(reader):
    def dates():
        found = reader.page.locator("[data-result-url] time[datetime]")
        return [one.get_attribute("datetime") for one in found.all()]

    newest = reader.asks("search.html?q=the&sort=newest") and dates()
    oldest = reader.asks("search.html?q=the&sort=oldest") and dates()
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest[0][:4] > oldest[0][:4]


def test_a_year_of_the_graph_narrows_to_it(reader):
    reader.asks("search.html?q=zeppelin")
    graph = reader.page.locator("[data-place=years] svg")
    assert graph.get_attribute("aria-label") == (
        "Articles by year: 1999: 2 articles; 2001: 2 articles"
    )
    reader.chooses("[data-place=years] svg a:last-of-type")

    assert reader.given["year"] == ["2001"]
    assert {url[:4] for url in reader.results} == {"2001"}
    assert reader.count_of("year=2001") == 2


def test_of_years_and_sources_a_further_one_may_be_chosen(reader):
    """An article has only one of them, so the others are counted as if none were chosen."""
    reader.asks("search.html?q=zeppelin&year=2001")
    assert reader.count_of("year=1999") == 2
    assert reader.page.locator("[data-place=years] svg a").count() == 2

    reader.chooses(reader.facet("year=1999"))
    assert (reader.total, reader.given["year"]) == (4, ["2001", "1999"])

    reader.asks("search.html?q=zeppelin&source=-The Balloon Courier")
    assert reader.total == 0


def test_a_slip_is_answered_with_a_question(reader):
    reader.asks("search.html?q=zepelin")
    assert reader.total == 0
    assert reader.text("[data-place=suggestion]") == "Did you mean zeppelin?"
    assert reader.page.locator("[data-place=try]").is_visible()

    reader.chooses("[data-place=suggestion] a")
    assert reader.total == 4
    assert not reader.page.locator("[data-place=suggestion]").is_visible()


def test_what_was_read_otherwise_than_written_is_said(reader):
    reader.asks("search.html?q=colour:zeppelin")

    assert "colour" in reader.text("[data-place=notes]")


def test_an_emptied_field_is_as_it_was_at_first(reader):
    reader.asks("search.html?q=zeppelin&person=Ada+Quill")
    reader.field.fill("")
    reader.waits_for("html[data-search=ready]")

    assert reader.results == []
    assert reader.given == {}
    assert reader.page.locator("[data-place=advice]").is_visible()


def test_nothing_in_a_query_or_a_headline_is_ever_run(reader):
    wanted = "zeppelin <script>window.owned=1</script><img src=x onerror=window.owned=1>"
    reader.open("search.html")
    reader.field.fill(wanted)
    reader.field.press("Enter")
    reader.sees_results()
    reader.asks("search.html?q=zeppelin&person=%3Cscript%3Ewindow.owned=1%3C/script%3E")
    reader.asks("search.html?q=zeppelin")

    assert HOSTILE in reader.page.locator("[data-result-url] h2").all_inner_texts()
    assert reader.page.evaluate("window.owned") is None
    assert reader.page.locator("main script, main img").count() == 0


def test_a_query_of_ten_thousand_signs_is_answered(reader):
    reader.open("search.html")
    reader.field.fill("zeppelin (" * 1_000)
    reader.field.press("Enter")
    reader.sees_results()

    assert reader.page.locator("[data-place=notes] li").count() > 0


LOST = {
    "engine": lambda path: path.name.startswith("engine-"),
    "root": lambda path: path.name.startswith("root-"),
    "spans": Path.is_dir,
}


@pytest.mark.parametrize("lost", LOST)
def test_a_search_file_that_is_missing_gives_a_sentence(browser, site, tmp_path, lost):
    """As after a build that this page does not know of."""
    (tmp_path / "search").mkdir()
    for name in ("search.html", "assets"):
        (tmp_path / name).symlink_to(site / name)
    for path in (site / "search").iterdir():
        if not LOST[lost](path):
            (tmp_path / "search" / path.name).symlink_to(path)
    reader = Reader(browser, f"file://{tmp_path}/").open("search.html?q=zeppelin")
    reader.waits_for("html[data-search=done]")

    said = reader.text("[role=alert]")
    assert said.endswith(".") and "load" in said.lower()
    assert "undefined" not in said and "Error" not in said
    assert reader.results == []
    reader.page.context.close()


def test_without_scripts_the_page_leads_to_the_indexes(browser, site):
    reader = Reader(browser, f"file://{site}/", java_script_enabled=False)
    reader.open("search.html?q=zeppelin")

    assert "needs JavaScript" in reader.text("main")
    reader.page.locator("main a", has_text="People").click()
    assert reader.page.url.endswith("/people/index.html")
    reader.page.context.close()


def test_all_results_can_be_kept_as_a_table_and_as_data(reader):
    reader.asks("search.html?q=zeppelin&sort=oldest&page=1")
    kept = {}
    for form in ("csv", "json"):
        with reader.page.expect_download() as download:
            reader.page.locator(f"[data-keep={form}]").click()
        assert download.value.suggested_filename == f"search-results.{form}"
        kept[form] = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(kept["csv"])))
    data = json.loads(kept["json"])

    assert [row["url"] for row in rows] == reader.results
    assert rows[0]["title"] == HOSTILE
    assert rows[1]["title"] == "'=Airship (zeppelin) moored", "a spreadsheet would run it"
    assert (data["query"], data["total"]) == ("zeppelin", 4)
    assert [one["url"] for one in data["results"]] == reader.results
    assert [one["title"] for one in data["results"]][1] == "=Airship (zeppelin) moored"
    assert reader.text("[data-place=kept]") == "Saved: 4 articles."


def test_an_article_can_be_cited(reader):
    reader.asks("search.html?q=zeppelin&sort=oldest")
    first = reader.page.locator("[data-result-url]").first
    first.locator("summary").click()
    first.locator("[data-cite=bibtex]").click()
    box = first.locator("textarea")
    box.wait_for()
    entry = box.input_value()
    assert entry.startswith("@article{gwentarrow1999")
    assert "  author = {Gwen Tarrow},\n" in entry
    assert "  journal = {The Balloon Courier},\n" in entry
    assert f"  date = {{{DAY}}},\n" in entry
    assert '\\& "sons"' in entry

    first.locator("[data-cite=ris]").click()
    reader.waits_for("textarea[aria-label=RIS]")
    assert "DA  - 1999/05/06/" in box.input_value()
    assert first.locator("[role=status]").inner_text() in ("Copied.", "Copy it from here:")


def test_the_page_of_an_article_cites_it_as_the_search_page_does(browser, reader, site):
    """Hostile headlines, dates known in part, several authors, and an agency in place of any."""
    ours = browser.new_context().new_page()
    seen = set()
    for query in ("zeppelin", "harbor", "council"):
        reader.asks(f"search.html?q={query}")
        for item in reader.page.locator("[data-result-url]").all()[:9]:
            ours.goto(f"file://{site}/{item.get_attribute('data-result-url')}")
            said = ours.locator(".cite pre").evaluate_all("all => all.map(one => one.textContent)")
            item.locator("summary").click()
            for form, text in zip(("BibTeX", "RIS"), said[1:3], strict=True):
                item.locator(f"[data-cite={form.lower()}]").click()
                item.locator(f"textarea[aria-label={form}]").wait_for()
                assert item.locator("textarea").input_value() == text
            seen.update(re.findall("author = {({?)", said[1]))
    ours.context.close()
    assert seen == {"", "{"}, "authors, and an agency"


def test_all_of_it_works_by_keyboard_alone(reader):
    reader.open("search.html")
    keys = reader.page.keyboard
    keys.press("/")
    keys.type("zeppelin/over")
    assert reader.field.input_value() == "zeppelin/over"
    keys.press("Enter")
    reader.sees_results()
    for _ in range(80):
        keys.press("Tab")
        if reader.page.evaluate("document.activeElement.dataset.key") == "person=Tom Reed":
            break
    keys.press("Enter")
    reader.page.wait_for_url("**Tom**")
    reader.sees_results()

    assert reader.total == 2
    assert reader.page.evaluate("document.activeElement.dataset.key") == "person=Tom Reed"


def test_no_answer_is_wider_than_the_screen(reader):
    reader.asks("search.html?q=the&person=Ada+Quill")
    wide = []
    for width in (320, 390, 768, 1280):
        reader.page.set_viewport_size({"width": width, "height": 800})
        if reader.page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)

    assert wide == []
