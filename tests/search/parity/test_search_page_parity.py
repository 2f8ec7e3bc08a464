"""The search page shows what `sitegen search` finds: the same articles in the same order."""

from urllib.parse import urlencode

import pytest
from asking import questions
from fiction import fictional_articles, write_archive
from hosting import served
from twins import found_by

from sitegen.errors import QueryError
from sitegen.model import Kind
from sitegen.search.answers import Index
from sitegen.search.entry import Entry

pytestmark = pytest.mark.slow

ARTICLES = 150
ASKED = 32


@pytest.fixture(scope="module")
def project(sitegen, tmp_path_factory):
    """A built site of fictional articles; names only as its articles list them."""
    project = tmp_path_factory.mktemp("archive")
    write_archive(project, ARTICLES)
    with (project / "sitegen.toml").open("a", encoding="utf-8") as file:
        file.write('recogniser = "none"\n')
    sitegen("build", cwd=project)
    return project


@pytest.fixture(scope="module")
def asked():
    """Questions that the page can carry in its address, of every kind but the enormous."""
    entries = [entry_of(path, file) for path, file in fictional_articles(ARTICLES)]
    drawn = questions(entries, 300)[:300]
    return [one for one in drawn if len(one.text) < 500][:: 300 // ASKED][:ASKED]


def entry_of(path, file):
    """What questions are drawn from."""
    article = file.article
    return Entry(
        address=path,
        title=article.title,
        body=file.body,
        people=article.names.get(Kind.PERSON, ()),
        organizations=article.names.get(Kind.ORGANIZATION, ()),
        places=article.names.get(Kind.PLACE, ()),
        authors=article.authors,
        source=article.source,
        section=article.section,
        date=article.date,
    )


def address_of(question):
    """The search page's address with a question in it."""
    signs = {"any": "", "all": "+", "none": "-"}
    wishes = [("q", question.text)]
    if question.sort != "relevance":
        wishes.append(("sort", question.sort))
    wishes += [(one.field, signs[one.mode] + one.value) for one in question.filters]
    return f"search.html?{urlencode(wishes)}"


def shown_by(page):
    """The total and the addresses of the results that the page shows; "" where it shows none."""
    page.wait_for_selector("html[data-search=done]", state="attached")
    totals = page.query_selector_all("[data-total]")
    results = page.query_selector_all("[data-result-url]")
    return (
        int(totals[0].get_attribute("data-total")) if totals else 0,
        [result.get_attribute("data-result-url") for result in results],
    )


def found_in(index, question):
    """The same from the index."""
    try:
        results = found_by(index, question, limit=10)
    except QueryError:
        return 0, []
    return results.total, [hit.address for hit in results.hits]


@pytest.mark.parametrize("place", ["disk", "host"])
def test_the_page_shows_what_the_index_finds(browser, project, asked, place):
    """Totals and the first ten results, in their order, of some dozens of questions."""
    site = project / "build" / "site"
    page, found, shown = browser.new_page(), [], []
    with served(site) as host, Index(project / "build" / "index") as index:
        for question in asked:
            page.goto((f"file://{site}/" if place == "disk" else host) + address_of(question))
            shown.append((question.text, *shown_by(page)))
            found.append((question.text, *found_in(index, question)))
    page.close()

    assert shown == found
    assert sum(total > 0 for _, total, _ in found) > ASKED / 2
