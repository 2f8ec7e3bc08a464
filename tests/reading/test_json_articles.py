"""Articles in JSON: every field that a file names is taken, and nothing is invented."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.config import Config
from sitegen.extraction import Unreadable, extract
from sitegen.frontmatter import ArticleFile, load_article, write_article
from sitegen.reading import Raw, Refused, open_file, read
from sitegen.reading.clippings import cutters, readers
from sitegen.reading.paths import COLLECTIONS

NEWS_ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbor council keeps the ferry",
    "alternativeHeadline": "Nine votes to two",
    "datePublished": "1998-03-04T09:30:00+01:00",
    "dateModified": "1998-03-05",
    "author": [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Tom Reed"}],
    "publisher": {"@type": "Organization", "name": "The Harbor Times"},
    "articleSection": ["News", "Harbor"],
    "keywords": "ferry, harbor council",
    "image": {"@type": "ImageObject", "caption": "The ferry.", "creditText": "Imke Sandvoort"},
    "url": "https://harbor-times.example/ferry",
    "inLanguage": "en-GB",
    "articleBody": "PORT HOLLOW — The council voted on Tuesday.\n\nNobody objected.",
}
NINJS = {
    "uri": "https://wire.example/1",
    "type": "text",
    "firstcreated": "1998-03-04T09:30:00Z",
    "versioncreated": "1998-03-04T11:00:00Z",
    "language": "en_GB",
    "urgency": 4,
    "headlines": [{"role": "main", "value": "Ferry stays"}],
    "byline": "By Ada Quill, Example Wire and Tom Reed",
    "copyrightholder": "Example Wire",
    "located": "Port Hollow",
    "subjects": [{"name": "Harbors", "rel": "about"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "The same, plainly."},
        {
            "role": "html",
            "contenttype": "text/html",
            "value": "<h2>Votes</h2><p>Nine &amp; two.</p>",
        },
    ],
    "associations": {
        "photo": {"type": "picture", "description_text": "The ferry.", "byline": "Imke Sandvoort"},
        "other": {"type": "text", "headline": "Another story", "description_text": "Not this."},
    },
}


PLAIN = Config()


def clippings_in(folder, value, name="wire.json", config=PLAIN):
    """What the file gives: clippings and refusals."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    (folder / name).write_bytes(data)
    found = open_file(folder, name, config)
    return [read(one, config) if isinstance(one, Raw) else one for one in found]


def article_in(folder, value, **options):
    (clipping,) = clippings_in(folder, value, **options)
    assert not isinstance(clipping, Refused), clipping.reason
    return extract(clipping)


def test_a_schema_org_article_is_read(tmp_path):
    read = article_in(tmp_path, NEWS_ARTICLE)
    article = read.article

    assert article.title == "Harbor council keeps the ferry"
    assert article.standfirst == "Nine votes to two"
    assert str(article.date) == "1998-03-04T09:30:00+01:00"
    assert str(article.updated) == "1998-03-05"
    assert article.authors == ("Ada Quill", "Tom Reed")
    assert article.publication == "The Harbor Times"
    assert article.section == "News"
    assert article.tags == ("ferry", "harbor council")
    assert article.captions == ("The ferry. Imke Sandvoort",)
    assert (article.url, article.language) == ("https://harbor-times.example/ferry", "en-GB")
    assert article.dateline == "PORT HOLLOW"
    assert read.body == "The council voted on Tuesday.\n\nNobody objected."
    assert read.doubts == ()


def test_an_article_of_a_news_agency_in_ninjs_is_read(tmp_path):
    read = article_in(tmp_path, NINJS)
    article = read.article

    assert article.title == "Ferry stays"
    assert (str(article.date), str(article.updated)) == (
        "1998-03-04T09:30:00Z",
        "1998-03-04T11:00:00Z",
    )
    assert article.authors == ("Ada Quill", "Tom Reed")
    assert (article.agency, article.dateline) == ("Example Wire", "Port Hollow")
    assert (article.language, article.tags) == ("en-GB", ("Harbors",))
    assert article.captions == ("The ferry. Imke Sandvoort",)
    assert read.body == "## Votes\n\nNine & two."


def test_ninjs_of_the_first_version_is_read(tmp_path):
    read = article_in(
        tmp_path,
        {"headline": "Ferry stays", "versioncreated": "1998-03-04T11:00:00Z", "byline": "Ada Quill",
         "body_xhtml": "<p>Nine votes.</p><p>Two against.</p>", "body_text": "Nine votes. Two."},
    )  # fmt: skip

    assert read.body == "Nine votes.\n\nTwo against."
    assert (str(read.article.date), read.article.updated) == ("1998-03-04T11:00:00Z", None)


def test_an_article_in_a_json_ld_graph_is_read_with_what_it_refers_to(tmp_path):
    graph = [
        {"@type": "WebSite", "name": "The Harbor Times online"},
        {"@type": "NewsArticle", "headline": "Ferry stays", "articleBody": "Nine votes.",
         "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Quill"},
    ]  # fmt: skip
    read = article_in(tmp_path, {"@context": "https://schema.org", "@graph": graph})

    assert (read.article.title, read.article.authors) == ("Ferry stays", ("Ada Quill",))


def test_keys_of_the_archives_own_are_read(tmp_path):
    config = Config(json={"title": "kop", "body": "inhoud.tekst", "authors": "makers.0.naam"})
    value = {
        "kop": "Ferry stays",
        "inhoud": {"tekst": "Nine votes."},
        "makers": [{"naam": "Ada Quill"}],
    }
    read = article_in(tmp_path, value, config=config)

    assert (read.article.title, read.article.authors, read.body) == (
        "Ferry stays", ("Ada Quill",), "Nine votes.",
    )  # fmt: skip


@pytest.mark.parametrize("wrap", ["articles", "items", "item", "data", "results"])
def test_articles_in_an_envelope_are_read_one_by_one(tmp_path, wrap):
    one, two = {"title": "One", "text": "First."}, {"title": "Two", "text": "Second."}
    found = clippings_in(tmp_path, {"status": "ok", "total": 2, wrap: [one, two]})

    assert [clipping.path for clipping in found] == ["wire.json#1", "wire.json#2"]
    assert [clipping.told.title for clipping in found] == ["One", "Two"]


def test_a_file_of_one_object_keeps_its_name(tmp_path):
    (clipping,) = clippings_in(tmp_path, {"title": "One", "text": "First."})

    assert clipping.path == "wire.json"


def test_a_bad_line_is_refused_by_itself_with_its_place(tmp_path):
    lines = b'{"title": "One", "text": "First."}\n\n{"title": \n[1]\n{"url": "x"}\n{"text": "Five"}'
    found = clippings_in(tmp_path, lines, name="wire.jsonl")
    results = [one if isinstance(one, Refused) else extract(one) for one in found]

    assert [one.reason for one in results if isinstance(one, Refused | Unreadable)] == [
        "it is not JSON: Expecting value at column 10 (line 3)",
        "it is a list, not an article (line 4)",
        "it has neither a title nor a text (line 5)",
    ]
    assert [one.path for one in found] == [f"wire.jsonl#{number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Just a text.\nAnd another line.", "it is not JSON: Expecting value at column 1"),
        (b'{"title": "One",\n}', "it is not JSON: "),
        (b" \n", "it is empty"),
        (b"[]", "it holds no articles"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"a":' * 100_000, "it is nested too deeply"),
        (b"\xff\xfe\x00", "its encoding could not be found out"),
    ],
)
@pytest.mark.parametrize("name", ["wire.json", "wire.jsonl"])
def test_a_file_that_is_no_json_is_refused_as_a_whole(tmp_path, data, reason, name):
    (refused,) = clippings_in(tmp_path, data, name=name)

    assert refused.path == name
    assert refused.reason.startswith(reason)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_encoding_of_unicode_is_read(tmp_path, encoding):
    data = json.dumps({"title": "Sørens fähre", "text": "Nine."}, ensure_ascii=False)
    read = article_in(tmp_path, data.encode(encoding))

    assert read.article.title == "Sørens fähre"


def test_lines_are_read_from_a_json_file_and_one_object_from_a_file_of_lines(tmp_path):
    lines = b'{"title": "One", "text": "First."}\r\n{"title": "Two", "text": "Second."}\r\n'
    pretty = json.dumps({"title": "One", "text": "First."}, indent=2).encode()

    assert len(clippings_in(tmp_path, lines, name="wire.json")) == 2
    assert [one.path for one in clippings_in(tmp_path, pretty, name="wire.jsonl")] == ["wire.jsonl"]


def test_what_is_missing_or_cannot_be_read_is_a_doubt_with_its_line(tmp_path):
    lines = (
        b'{"title": "One", "text": "First.", "date": "4th of Brumaire"}\n'
        b'{"title": "Two", "author": true, "lang": "the best"}\n{"text": "Only words."}'
    )
    found = [extract(one) for one in clippings_in(tmp_path, lines, name="wire.jsonl")]

    assert [[(doubt.what, doubt.line) for doubt in one.doubts] for one in found] == [
        [("The date '4th of Brumaire' cannot be read.", 1)],
        [
            ("What 'author' holds cannot be read.", 2),
            ("'the best' is not a language's tag, such as en or nb-NO.", 2),
            ("No date was found.", 2),
            ("No body was found.", 2),
        ],
        [
            ("No headline was found; the first words serve as title.", 3),
            ("No date was found.", 3),
        ],
    ]
    assert found[2].article.title == "Only words."


def test_a_key_that_stands_twice_loses_neither_value(tmp_path):
    read = article_in(tmp_path, b'{"title": "One", "text": "a", "author": "Ada", "author": "Tom"}')

    assert read.article.authors == ("Ada", "Tom")


def test_what_is_not_a_number_is_missing_and_what_is_too_large_is_a_text(tmp_path):
    huge = b"9" * 5000
    read = article_in(tmp_path, b'{"title": "One", "text": "a", "author": NaN, "id": %b}' % huge)

    assert (read.article.authors, read.article.title) == ((), "One")


def test_html_and_lone_surrogates_cannot_break_an_article(tmp_path):
    value = {"title": "A <b>bold</b> move\ud800<script>x()</script>", "text": "# no heading\x00"}
    read = article_in(tmp_path, value)

    assert read.article.title == "A bold move\ufffd"
    assert read.body == "\\# no heading\ufffd"
    write_article(ArticleFile(read.article, read.body)).encode()


def test_an_article_larger_than_allowed_is_refused_and_the_others_are_read(tmp_path):
    value = [{"title": "One", "text": "x" * 500}, {"title": "Two", "text": "Short."}]
    large, small = clippings_in(tmp_path, value, config=Config(largest_clipping=200))
    (whole,) = clippings_in(tmp_path, value, config=Config(largest_collection=200))

    assert large.reason == "it is larger than 200 bytes (largest_clipping in sitegen.toml)"
    assert small.told.title == "Two"
    assert whole.reason == "it is larger than 200 bytes (largest_collection in sitegen.toml)"


def test_a_thing_that_is_no_article_is_refused_by_its_type(tmp_path):
    (refused,) = clippings_in(tmp_path, {"@type": "Person", "name": "Ada Quill"})

    assert refused.reason == "it is of the type 'Person', which is no article"


KEYS = st.sampled_from(
    "headline title text body bodies articleBody body_html author authors byline datePublished "
    "versioncreated image associations keywords @type @graph @id items data inLanguage url "
    "description publisher value name".split()
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(
        ["<p>One</p><li>", "1998-03-04", "NewsArticle", "By Ada Quill", "- a", "# b"]
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@settings(deadline=None, max_examples=60)
@given(value=VALUES, name=st.sampled_from(["wire.json", "wire.jsonl"]))
def test_whatever_json_holds_each_part_is_an_article_or_a_named_refusal(
    tmp_path_factory, value, name
):
    folder = tmp_path_factory.getbasetemp()
    found = clippings_in(folder, json.dumps(value).encode(), name=name)

    assert found
    assert len({one.path for one in found}) == len(found)
    for one in found:
        result = one if isinstance(one, Refused) else extract(one)
        if isinstance(result, Refused | Unreadable):
            assert result.reason
            continue
        text = write_article(ArticleFile(result.article, result.body))
        again = load_article(text, "")
        assert again.article == result.article


@settings(deadline=None, max_examples=40)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_bytes_stand_in_a_file_it_is_read_or_refused(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    for one in clippings_in(folder, b'{"title": "One"}\n' + data, name="wire.jsonl"):
        assert isinstance(one, Refused) or extract(one)


def test_files_of_many_articles_have_a_cutter_and_a_reader():
    assert set(cutters(Config())) == set(COLLECTIONS) <= set(readers(Config()))
