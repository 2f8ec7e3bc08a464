"""The browser answers every query just as the index does: from a folder on disk and from a host."""

from collections import Counter

import pytest
from asking import Question, questions
from gazette import gazette
from hosting import served
from reading_room import publish
from twins import answers_of_index, ask_browser, differences

ARTICLES = 2_000
DRAWN = 1_200
RULES = (
    "word", "all", "AND", "OR", "NOT", "minus", "parentheses", "phrase",
    "phrase with frequent words", "near", "prefix", "fuzzy", "misspelt", "person", "org", "place",
    "author", "source", "section", "title", "year", "month", "day", "range", "before", "after",
    "newest", "oldest", "filter any", "filter all", "filter none", "hostile",
)  # fmt: skip
"""Every rule of the query language, and how the hits can be ordered and chosen."""


@pytest.fixture(scope="module")
def entries():
    return gazette(ARTICLES)


@pytest.fixture(scope="module")
def asked(entries):
    return questions(entries, DRAWN)


@pytest.fixture(scope="module")
def archive(entries, tmp_path_factory):
    """The index, the search files, and a page with nothing but the browser's engine."""
    return publish(tmp_path_factory.mktemp("gazette"), entries)


@pytest.fixture(scope="module")
def expected(archive, asked):
    """What the index says."""
    return answers_of_index(archive.index, asked)


def test_every_rule_of_the_language_is_asked_for_often(asked):
    rules = Counter(rule for question in asked for rule in question.rules)

    assert set(rules) == set(RULES)
    assert {rule: count for rule, count in rules.items() if count < 50} == {}


def test_most_questions_have_hits_and_many_have_more_than_ten(expected):
    totals = [answer.total for answer in expected]

    assert len(totals) >= 1_000
    assert sum(total > 0 for total in totals) >= 0.8 * len(totals)
    assert sum(total > 10 for total in totals) >= 0.4 * len(totals)


@pytest.mark.parametrize("place", ["disk", pytest.param("host", marks=pytest.mark.slow)])
def test_the_browser_says_what_the_index_says(browser, archive, asked, expected, place):
    """Totals, hits and their order, scores, notes, suggestions, counts and snippets."""
    with served(archive.site) as host:
        page = browser.new_page()
        page.goto((f"file://{archive.site}/" if place == "disk" else host) + archive.room)
        page.evaluate("(root) => sitegen.openEngine(root)", archive.root)
        answers = ask_browser(page, asked)
        page.close()

    told = [
        difference
        for question, python, browsers in zip(asked, expected, answers, strict=True)
        for difference in differences(question, python, browsers)
    ]
    assert told == []


def test_a_difference_is_seen(expected):
    """The comparison can fail: an answer differs from another question's."""
    question = Question("ferry", ("word",))
    one = next(answer for answer in expected if answer.total == 1)
    many = next(answer for answer in expected if answer.total > 10)

    assert differences(question, one, one) == []
    assert differences(question, one, many) != []
