"""More like this: a few older articles that share what is rare."""

import re

from fictional_archive import PEOPLE, PLACES, article, edition, print_site
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.site.related import SHOWN, Traits, related


def beside(page):
    """The titles that stand under "More like this"."""
    found = re.search(r'<section class="related">(.*?)</section>', page, re.DOTALL)
    return re.findall(r'<a href="[^"]+"[^>]*>(.*?)</a>', found[1]) if found else []


def site_of(tmp_path, stories):
    """Pages of articles, given as (title, text) from the oldest to the newest."""
    files = {
        f"{number}.md": article(title, text, date=f"{1950 + number}")
        for number, (title, text) in enumerate(stories)
    }
    names = {PEOPLE: ["Ada Quill", "Tom Reed"], PLACES: ["Port Hollow"]}
    return print_site(edition(tmp_path, files, names))


def test_who_shares_a_rare_name_comes_before_who_shares_words(tmp_path):
    """One word alone in common is chance."""
    site = site_of(
        tmp_path,
        [
            ("A tethered zeppelin lands", "In Port Hollow."),
            ("One more zeppelin", "In Port Hollow."),
            ("Rain", "Ada Quill stayed at home in Port Hollow."),
            ("Nothing happens", "Tom Reed slept."),
            ("The zeppelin leaves tethered", "Ada Quill waved."),
        ],
    )
    assert beside(site["4.html"]) == ["Rain", "A tethered zeppelin lands"]


def test_only_older_articles_are_shown(tmp_path):
    """Or else each new article would change old pages."""
    site = site_of(tmp_path, [("One", "Ada Quill."), ("Two", "Ada Quill.")])
    assert beside(site["0.html"]) == []
    assert beside(site["1.html"]) == ["One"]


def test_what_has_nothing_in_common_is_not_shown(tmp_path):
    site = site_of(tmp_path, [("The one", "Ada Quill."), ("The other", "Tom Reed.")])
    assert beside(site["1.html"]) == [], "'the' stands in both titles, and means nothing"


def test_what_stands_in_every_article_relates_none():
    everywhere = [Traits({0: 3}, {0: 1}) for _ in range(200)]
    assert list(list(related(everywhere))[-1]) == []


def test_what_an_article_is_about_weighs_more_than_what_it_mentions():
    about, aside = Traits({1: 9}, {}), Traits({2: 1}, {})
    *_, last = related([about, aside, Traits({1: 9, 2: 1}, {})])
    assert list(last) == [0, 1]


def test_a_list_of_hundreds_of_names_is_like_nothing():
    results = Traits(dict.fromkeys(range(300), 1), {})
    *_, last = related([results, Traits({1: 1}, {}), results])
    assert list(last) == []


THINGS = st.dictionaries(st.integers(0, 9), st.integers(1, 5), max_size=4)
ARTICLES = st.lists(st.builds(Traits, names=THINGS, words=THINGS), max_size=20)


@given(ARTICLES, ARTICLES)
def test_newer_articles_change_nothing_beside_older_ones(older, newer):
    alone = list(related(older))
    assert list(related([*older, *newer]))[: len(older)] == alone


@given(ARTICLES)
def test_each_has_at_most_five_all_older_and_none_twice(articles):
    for number, others in enumerate(related(articles)):
        assert len(others) == len(set(others)) <= SHOWN
        assert all(other < number for other in others)


@settings(max_examples=10)
@given(st.lists(st.lists(st.sampled_from(["Ada Quill", "Tom Reed", "Port Hollow"])), max_size=5))
def test_an_article_that_is_added_leaves_the_older_pages_as_they_were(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("related")
    stories = [(f"Story {number}", ", ".join(names)) for number, names in enumerate(texts)]
    before = site_of(folder, stories)
    after = site_of(folder, [*stories, ("Newest", "Ada Quill saw Tom Reed in Port Hollow.")])
    for number in range(len(stories) - 1):  # the last one has a new neighbour
        assert after[f"{number}.html"] == before[f"{number}.html"]
