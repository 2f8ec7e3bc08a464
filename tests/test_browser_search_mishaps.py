"""The search page when files do not come, come late or come wrong, and when readers are quick."""

import csv
from functools import partial
from pathlib import Path

import pytest
from fiction import write_archive
from hosting import served
from search_reader import ARTICLES, Reader, article

pytestmark = pytest.mark.slow

HTML = "<!doctype html><title>Sign in</title>"


@pytest.fixture(scope="module")
def site(sitegen, tmp_path_factory):
    project = tmp_path_factory.mktemp("archive")
    write_archive(project, 60)
    for path, told in ARTICLES.items():
        target = project / "content" / "articles" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = article(*told)
        if "hangar" in path:
            text = text.replace("The Balloon Courier", '"+Courier"')
        target.write_text(text, encoding="utf-8")
    sitegen("build", cwd=project)
    return project / "build" / "site"


@pytest.fixture(scope="module")
def host(site):
    with served(site) as base:
        yield base


@pytest.fixture
def reader(browser, host):
    one = Reader(browser, host)
    yield one
    one.page.context.close()


def stopped(reader, files, how):
    """Until the next call of what this gives, `files` do not come as they are."""

    def answer(route):
        if how == "lost":
            route.fulfill(status=404, body="")
        else:
            route.fulfill(status=200, content_type="text/html", body=HTML)

    reader.page.route(files, answer)
    return partial(reader.page.unroute, files)


def slips(reader):
    """What the page did not catch; that a file is no script the browser says by itself."""
    return [
        one for one in reader.complaints if "Uncaught (in promise)" in one or "TypeError" in one
    ]


SCRIPTS = {
    "results": "**/results.js",
    "engine": "**/engine-*.js",
    "root": "**/root-*.js",
    "extras": "**/extras-*.js",
    "narrowing": "**/narrowing.js",
}


@pytest.mark.parametrize("how", ["lost", "other"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_that_does_not_come_is_told_and_asked_for_again(reader, script, how):
    mend = stopped(reader, SCRIPTS[script], how)
    reader.open("search.html?q=zeppelin")
    reader.waits_for("[data-place=alert]:not([hidden])").waits_for("html[data-search=done]")
    assert reader.text("[data-place=alert]").endswith(".")
    assert not reader.page.locator("[data-place=narrowing]").is_visible()

    mend()
    reader.field.fill("zeppelin quay")
    reader.page.wait_for_url("**quay")
    reader.sees_results()
    assert reader.total == 4
    assert not reader.page.locator("[data-place=alert]").is_visible()
    assert reader.count_of("person=Ada Quill") == 2
    assert slips(reader) == []


def test_names_of_earlier_results_do_not_stand_beside_new_ones(reader):
    """The counts come from other files than the results; here these do not come any more."""
    reader.asks("search.html?q=zeppelin")
    assert reader.page.locator("[data-place=years] svg").is_visible()
    fails = "sitegen.Engine.prototype.facets = async () => { throw new Error('Not there.'); };"
    reader.page.route("**/other.js", lambda route: route.fulfill(body=fails))
    reader.page.add_script_tag(url="/other.js")
    reader.field.fill("lantern")
    reader.page.wait_for_url("**lantern**")
    reader.sees_results()

    assert reader.text("[data-place=alert]") == "Not there."
    assert not reader.page.locator("[data-place=narrowing]").is_visible()
    assert not reader.page.locator("[data-place=years]").is_visible()
    assert reader.page.locator("[data-hit=text] mark").count() > 0


def test_a_table_that_cannot_be_made_is_told_beside_its_button(reader):
    reader.asks("search.html?q=zeppelin")
    mend = stopped(reader, "**/keeping.js", "other")
    reader.page.locator("[data-keep=csv]").click()
    reader.waits_for("[data-place=kept]:not(:empty)")
    assert "could not be read" in reader.text("[data-place=kept]")

    mend()
    with reader.page.expect_download():
        reader.page.locator("[data-keep=csv]").click()
    assert slips(reader) == []


def test_a_slow_host_is_told_of_and_given_up_in_the_end(reader):
    reader.page.clock.install()
    reader.page.route("**/root-*.js", lambda route: None)
    reader.page.goto(reader.base + "search.html?q=zeppelin", wait_until="domcontentloaded")
    reader.page.clock.run_for(600)
    reader.waits_for("[aria-busy=true]")
    assert reader.text("[data-place=status]") == "Searching…"

    reader.page.clock.run_for(31_000)
    reader.waits_for("html[data-search=done]")
    assert reader.text("[data-place=alert]").endswith(".")
    assert reader.text("[data-place=status]") == ""


def test_without_its_script_the_page_leads_to_the_indexes(reader):
    stopped(reader, "**/assets/search.js", "lost")
    reader.open("search.html?q=zeppelin")

    assert "needs JavaScript" in reader.text("main")
    reader.page.locator("main a", has_text="People").click()
    assert reader.page.url.endswith("/people/index.html")


def test_with_its_script_the_page_says_nothing_of_it(reader):
    reader.open("search.html")
    assert "JavaScript" not in reader.text("main")


@pytest.mark.parametrize(("way", "total"), [("any", 1), ("none", 3)])
def test_a_source_that_begins_with_a_sign_can_be_chosen(reader, way, total):
    source = "source=+Courier"
    reader.asks("search.html?q=zeppelin").chooses(reader.facet(source))
    assert (reader.total, reader.given["source"]) == (1, ["=+Courier"])

    if way == "none":
        reader.chooses(reader.facet(f"none {source}"))
        assert reader.given["source"] == ["-+Courier"]
    reader.asks(reader.page.url.removeprefix(reader.base))
    assert reader.total == total
    chosen = reader.page.locator(reader.facet(f"{way} {source}"))
    assert chosen.get_attribute("aria-current") == "true"


def test_who_types_on_is_not_torn_away_by_a_page_that_comes(reader):
    reader.asks("search.html?q=the")
    reader.page.locator("[data-page=after]").click()
    reader.field.focus()
    reader.page.wait_for_url("**page=2")
    reader.sees_results()

    assert reader.focus == "INPUT"


def test_more_names_and_a_better_question_keep_the_keyboard_where_they_lead(reader):
    reader.asks("search.html?q=the")
    more = reader.page.locator("section[data-kind=people] button")
    more.focus()
    more.press("Enter")
    reader.waits_for("section[data-kind=people] li:nth-child(9)")
    reader.waits_for("section[data-kind=people] li:nth-child(9) a:focus")
    assert reader.focus.startswith("person=")

    reader.asks("search.html?q=zepelin")
    reader.page.locator("[data-place=suggestion] a").press("Enter")
    reader.waits_for("[data-total='4']").sees_results()
    assert reader.focus == "status"


def test_words_typed_just_before_a_click_are_searched_too(reader):
    reader.asks("search.html?q=zeppelin")
    reader.page.evaluate(
        """() => {
          const field = document.querySelector("input[name=q]");
          field.value = "zeppelin hangar";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          document.querySelector("[data-sort=oldest]").click();
        }"""
    )
    reader.page.wait_for_url("**hangar**")
    reader.sees_results()

    assert reader.given == {"q": ["zeppelin hangar"], "sort": ["oldest"]}
    assert reader.field.input_value() == "zeppelin hangar"


def test_words_typed_just_before_going_back_are_searched_too(reader):
    reader.asks("search.html?q=zeppelin").chooses("[data-sort=oldest]")
    reader.page.evaluate(
        """() => {
          const field = document.querySelector("input[name=q]");
          field.value = "lantern";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          history.back();
        }"""
    )
    reader.page.wait_for_url("**lantern**")
    reader.sees_results()

    assert reader.given == {"q": ["lantern"]}
    assert reader.field.input_value() == "lantern"


def test_an_address_is_read_with_good_will(reader):
    """Lines of a query, names given twice, spaces at the ends."""
    reader.asks("search.html?q=+zeppelin%0Aquay+&person=Ada+Quill&person=Ada+Quill")
    assert reader.field.input_value() == "zeppelin quay"
    assert reader.text("[data-place=status]") == "2 articles for zeppelin quay · Ada Quill ×"

    asked = len(reader.asked_for)
    reader.field.press("End")
    reader.field.type(" ")
    reader.page.wait_for_timeout(250)
    assert len(reader.asked_for) == asked
    assert reader.field.input_value() == "zeppelin quay "


def test_a_choice_without_words_says_what_is_missing(reader):
    reader.open("search.html?person=Ada+Quill")
    reader.waits_for("[data-place=notes] li")

    assert "no words" in reader.text("[data-place=notes]")


def test_what_is_taken_away_harms_no_spreadsheet(reader):
    """Cells that a spreadsheet would run are text."""
    reader.asks("search.html?q=zeppelin")
    hits = """[
        { url: "a.html", title: "－1+cmd", date: "", source: "-Wire", score: 1 },
        { url: "b.html", title: "A } brace", date: "1999", source: "\\n=1", score: 1, authors: [] },
    ]"""
    script = f"""
        const hits = {hits};
        const desk = Object.create(null);
        Object.assign(desk, {{ says: {{ file: "kept" }}, fill: () => "", articles: String }});
        Object.assign(desk, {{ number: String, wish: () => ({{}}), open: async () => engine }});
        const engine = {{ search: async () => ({{ hits, total: 2 }}) }};
        desk.make = (tag, text, of) => Object.assign(document.createElement(tag), of);
        const button = document.querySelector("[data-keep=csv]");
        sitegen.need("keeping").then(() => sitegen.keep(desk, button, () => {{}}));
    """
    reader.page.route("**/other.js", lambda route: route.fulfill(body=script))
    with reader.page.expect_download() as download:
        reader.page.add_script_tag(url="/other.js")
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [row["title"] for row in rows] == ["'－1+cmd", "A } brace"]
    assert [row["source"] for row in rows] == ["'-Wire", "'\n=1"]
