"""Front matter: what is written is read back, and what a person wrote wrong is told by line."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import Problems, Severity
from sitegen.frontmatter import ArticleFile, load_article, parse_article, write_article
from sitegen.model import Article, Kind
from sitegen.text.dates import NewsDate

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(str.strip)
SOME = LINES.filter(bool)
LISTS = st.lists(SOME, unique=True, max_size=4).map(tuple)
DATES = st.one_of(
    st.none(),
    st.dates().map(lambda day: NewsDate(day.year, day.month, day.day)),
    st.dates().map(lambda day: NewsDate(day.year, day.month)),
    st.dates().map(lambda day: NewsDate(day.year)),
    st.datetimes(min_value=datetime(1000, 1, 1)).map(
        lambda moment: NewsDate.parse(f"{moment:%Y-%m-%dT%H:%M}Z")
    ),
)
ARTICLES = st.builds(
    Article,
    title=SOME,
    date=DATES,
    updated=DATES,
    standfirst=LINES,
    authors=LISTS,
    agency=LINES,
    publication=LINES,
    dateline=LINES,
    captions=LISTS,
    section=LINES,
    url=LINES,
    language=st.sampled_from(["", "en", "nb-NO", "zh-Hant"]),
    tags=LISTS,
    draft=st.booleans(),
    aliases=LISTS,
    names=st.dictionaries(st.sampled_from(Kind), LISTS),
    original=LINES,
    original_sha256=LINES,
)


def problems_of(text):
    problems = Problems()
    article = parse_article(text, "content/articles/a.md", problems)
    return article, [str(problem) for problem in problems.found]


@given(ARTICLES, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_writing_and_reading_gives_the_same_article(article, body):
    written = ArticleFile(article, body.strip("\n").rstrip())

    assert load_article(write_article(written), "a.md") == written


def test_an_article_file_is_pleasant_to_read():
    article = Article(
        title="Harbor council votes to keep the ferry: again",
        date=NewsDate.parse("1998-03-04"),
        authors=("Ada Quill", "Tom Reed"),
        agency="Example Wire",
        names={Kind.PERSON: ("Jens Osprey",), Kind.PLACE: ()},
    )

    assert write_article(ArticleFile(article, "The ferry stays.")) == (
        "---\n"
        "title: 'Harbor council votes to keep the ferry: again'\n"
        "date: 1998-03-04\n"
        "authors: [Ada Quill, Tom Reed]\n"
        "agency: Example Wire\n"
        "people: [Jens Osprey]\n"
        "places: []\n"
        "---\n"
        "\n"
        "The ferry stays.\n"
    )


def test_yaml_means_what_it_says():
    """Norway stays a word, a version a text, a time a time, and a list may be one word."""
    text = "---\ntitle: No\nsection: 1.10\ntags: [no, 12:30, 007]\nauthors: Ada Quill\n---\n"

    article = load_article(text, "a.md").article

    assert article.title == "No"
    assert article.section == "1.10"
    assert article.tags == ("no", "12:30", "007")
    assert article.authors == ("Ada Quill",)


@pytest.mark.parametrize("nothing", ["", " ~", " null", " Null"])
@pytest.mark.parametrize("key", ["date", "section", "authors", "tags", "draft"])
def test_a_value_that_is_left_out_is_unknown(key, nothing):
    article = load_article(f"---\ntitle: A\n{key}:{nothing}\n---\n", "a.md").article

    assert article == Article("A")


def test_a_list_leaves_out_what_is_left_out_and_keeps_what_is_in_quotes():
    text = "---\ntitle: 'Null'\nauthors: [~, Ada Quill, null]\ntags: ['null', '~']\n---\n"

    article = load_article(text, "a.md").article

    assert article == Article("Null", authors=("Ada Quill",), tags=("null", "~"))


def test_unknown_keys_are_kept_as_they_were_written():
    text = "---\ntitle: A\nrating: 5   # of ten\nmood:\n  - blue # sky\ndraft: true\n---\n"

    file = load_article(text, "a.md")

    assert "rating: 5   # of ten\nmood:\n  - blue # sky\n" in write_article(file)


def test_a_key_that_is_absent_is_unknown_and_an_empty_list_means_none():
    names = load_article("---\ntitle: A\npeople: []\n---\n", "a.md").article.names

    assert names == {Kind.PERSON: ()}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A text.", "a.md:1: This file does not begin with front matter."),
        ("---\ntitle: A\n", "a.md:1: This file does not begin with front matter."),
        ("---\ndate: 1998\n---\n", "a.md:2: This article has no title."),
        ("---\n---\n", "a.md:2: This article has no title."),
        ("---\n- a\n---\n", "a.md:2: The front matter is not a list of 'key: value' lines."),
        ("---\ntitle: a: b\n---\n", "a.md:2:9: The front matter is not YAML:"),
        ('---\ntitle: "A\ndate: 1998\n---\n', "a.md:2:8: The front matter is not YAML:"),
        ("---\ntitle: A\ndate: 1998-02-31\n---\n", "a.md:3:1: '1998-02-31' in 'date' is not a"),
        ("---\ntitle: A\ndate: soon\n---\n", "a.md:3:1: 'soon' in 'date' is not a date that"),
        ("---\ntitle: A\nauthors: {a: b}\n---\n", "a.md:3:1: 'authors' must be a list of plain"),
        ("---\ntitle: [A]\n---\n", "a.md:2:1: 'title' must be one text, not a list."),
        ("---\ntitle: A\ntitle: B\n---\n", "a.md:3:1: 'title' stands here again; line 2 has it"),
        ("---\ntitle: A\ndraft: maybe\n---\n", "a.md:3:1: 'draft' must be true or false, not"),
        ("---\ntitle: \x00\n---\n", "a.md"),
        ("---\ntitle: ~\n---\n", "a.md:2: This article has no title."),
        (f"---\ntitle: A\ntags: {'[' * 200_000}\n---\n", "a.md:3: Lists stand in lists here"),
        (f"---\ntitle: A\nmood: {'{a: ' * 9_000}\n---\n", "a.md:3: Lists stand in lists here"),
        (f"---\ntitle: A\nmood:\n  {'- ' * 9_000}\n---\n", "a.md:4: Lists stand in lists here"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text, sentence):
    article, problems = problems_of(text)

    assert article is None
    assert any(problem.startswith(f"content/articles/{sentence}") for problem in problems), problems


def test_all_that_is_wrong_is_told_at_once():
    _, problems = problems_of("---\ntitel: A\ndate: soon\ndraft: maybe\n---\n")

    assert len(problems) == 4


@pytest.mark.parametrize("title", ["[A]", "{a: b}"])
def test_one_fault_is_told_once(title):
    _, problems = problems_of(f"---\ntitle: {title}\n---\n")

    assert len(problems) == 1


@pytest.mark.parametrize("value", ["yes", "1"])
def test_a_flag_that_is_neither_says_what_to_write(value):
    _, [problem] = problems_of(f"---\ntitle: A\ndraft: {value}\n---\n")

    assert problem.endswith(f"not '{value}'. Write 'draft: true', or remove the line.")


def test_a_misspelt_key_is_a_warning_that_names_the_right_one():
    problems = Problems()

    article = parse_article("---\ntitle: A\nauthor: Ada\n---\n", "a.md", problems)

    assert article is not None
    assert [problem.severity for problem in problems.found] == [Severity.WARNING]
    assert "Did you mean 'authors'?" in str(problems.found[0])


@pytest.mark.parametrize(("written", "read"), [("nb_NO", "nb-NO"), ("Old Norse", ""), ("no", "no")])
def test_a_language_is_a_tag_that_pages_may_say(written, read):
    """Anything else is told and passed over; `no` is Norwegian, and no flag."""
    article, told = problems_of(f"---\ntitle: A\nlanguage: {written}\n---\n\nA.\n")
    assert article.article.language == read
    assert [one.split(" is not")[0] for one in told] == (
        [] if read else ["content/articles/a.md:3:1: 'Old Norse' in 'language'"]
    )
