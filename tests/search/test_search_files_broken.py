"""What the browser says when search files are damaged, cut short, missing or changed over."""

from __future__ import annotations

import re
import shutil

import pytest
from shelving import Reader, bind, named_entries, publish

DAMAGED = "A part of the search index is damaged."
MISSING = "A part of the search index could not be loaded."
ADVICE = " Reload the page; if it stays so, the archive must be built again."
ALL = """async (index) => [await index.stem("harbor"), await index.lexicon("", "ha"),
  await index.articles([0]), await index.texts([0]), await index.lengths([0]),
  await index.facets([0], 3), await index.days(index.years[0].year)]"""
ONE = "(index) => index.articles([0])"


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shards")
    return publish(folder, bind(folder, named_entries(40), ((0, 10), (10, 25, 40))))


@pytest.fixture
def site(whole_site, tmp_path):
    return shutil.copytree(whole_site, tmp_path / "site")


@pytest.fixture
def asked(site, browser):
    """Opens the page anew and asks, so that nothing is known from before."""

    def ask(question):
        page = browser.new_page()
        page.goto((site / "page.html").as_uri())
        answer = Reader(page).ask(question)
        loaded = page.evaluate("loaded")
        page.close()
        return answer, loaded

    return ask


def file_of(site, drawer):
    """A file of the newest span that the questions need."""
    root = next(site.glob("search/root-*.js")).read_text("utf-8")
    newest = re.search(r'folder\\":\\"(\w+)', root)[1]
    return site / "search" / newest / drawer


def test_a_whole_index_answers(asked):
    answer, _ = asked(ALL)

    assert answer[2][0]["number"] == 0


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda path: path.unlink(), MISSING),
        (lambda path: path.write_bytes(b""), MISSING),
        (lambda path: path.write_bytes(path.read_bytes()[:-20]), MISSING),
        (lambda path: path.write_bytes(b"<!doctype html><p>Not found"), MISSING),
        (lambda path: path.write_bytes(flipped(path.read_bytes())), DAMAGED),
    ],
    ids=["missing", "empty", "cut short", "another page", "a bit turned"],
)
def test_a_harmed_file_is_told_in_a_sentence(asked, site, harm, said):
    harm(file_of(site, "articles/0/0.js"))

    answer, _ = asked(ALL)

    assert answer == {"error": said + ADVICE}


def flipped(data):
    """One bit of what the file holds is another."""
    place = data.rindex(b'","') - 3
    other = b"A" if data[place : place + 1] != b"A" else b"B"
    return data[:place] + other + data[place + 1 :]


def test_files_that_changed_places_are_told(asked, site):
    one, other = file_of(site, "articles/0/0.js"), file_of(site, "texts/0/0.js")
    one.write_bytes(other.read_bytes())

    answer, _ = asked(ONE)

    assert answer == {"error": MISSING + ADVICE}


def test_a_file_of_another_span_is_not_taken(asked, site):
    newest = file_of(site, "articles/0/0.js")
    others = [path for path in site.glob("search/*/articles/0/0.js") if path != newest]
    shutil.copy(others[0], newest)

    answer, _ = asked(ONE)

    assert answer == {"error": MISSING + ADVICE}


def test_a_missing_root_is_told(asked, site):
    next(site.glob("search/root-*.js")).unlink()

    answer, _ = asked(ONE)

    assert answer == {"error": MISSING + ADVICE}


def test_a_file_that_is_asked_for_twice_is_loaded_once(asked):
    _, loaded = asked("(index) => Promise.all([0, 1, 0].map((n) => index.articles([n])))")

    assert len(loaded) == len(set(loaded)) == 3  # the root, the book, the articles


def test_what_failed_is_tried_again(asked):
    """A connection that was gone for a moment harms nothing afterwards."""
    answer, _ = asked(
        """async (index) => {
          const append = document.head.append;
          document.head.append = (script) => script.onerror();
          const failed = await index.articles([0]).catch((error) => error.message);
          document.head.append = append;
          return [failed, (await index.articles([0])).length];
        }"""
    )

    assert answer == [MISSING + ADVICE, 1]
