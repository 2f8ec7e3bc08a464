"""What programs are told of an article: schema.org's NewsArticle, and OpenGraph."""

import json
import re
from dataclasses import replace

import html5lib
import pytest
from fictional_archive import ORGANIZATIONS, PEOPLE, PLACES, article, edition, print_site

KNOWN = {
    "title": "Ferry stays",
    "standfirst": "Nobody knows why",
    "date": "1998-03-04",
    "updated": "1998-03",
    "authors": "[Ada Quill]",
    "agency": "Example Wire",
    "publication": "The Harbor Times",
    "dateline": "PORT HOLLOW",
    "section": "Local",
    "tags": "[boats]",
    "url": "https://news.example/ferry?a=1&b=2",
    "language": "en-GB",
}
NAMES = {PEOPLE: ["Tom Reed"], ORGANIZATIONS: ["Chamber of Tides"], PLACES: ["Saltmarsh"]}
BASE = "https://example.org/papers/"

DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
URL = r"https?://\S+"
TEXT = r"(?s).+"
ALLOWED = {
    "NewsArticle": {
        "headline": TEXT,
        "description": TEXT,
        "url": URL,
        "datePublished": DATE,
        "dateModified": DATE,
        "author": ("Person", "Organization"),
        "publisher": ("Person", "Organization"),
        "sourceOrganization": ("Organization",),
        "dateline": TEXT,
        "articleSection": TEXT,
        "keywords": TEXT,
        "inLanguage": r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*",
        "isBasedOn": URL,
        "isPartOf": ("WebSite",),
        "image": URL,
        "mentions": ("Person", "Organization", "Place"),
    },
    **{kind: {"name": TEXT, "url": URL, "sameAs": URL} for kind in ("Person", "Organization")},
    "Place": {"name": TEXT, "url": URL, "sameAs": URL},
    "WebSite": {"name": TEXT, "url": URL},
}
"""Of schema.org's definition: which properties a type has, and what type or text each takes."""


def check(thing, kinds=("NewsArticle",)):
    """Everything in it has the properties and types of schema.org."""
    assert thing["@type"] in kinds
    for name, value in thing.items():
        if name in ("@context", "@type"):
            continue
        expected = ALLOWED[thing["@type"]][name]
        for one in value if isinstance(value, list) else [value]:
            if isinstance(expected, tuple):
                check(one, expected)
            else:
                assert re.fullmatch(expected, one), (name, one)


def head_of(made, address="a.html"):
    """The page's JSON-LD, and its OpenGraph as pairs, as an HTML parser finds them."""
    tree = html5lib.parse(print_site(made)[address], namespaceHTMLElements=False)
    [data] = [one.text for one in tree.iter("script") if one.get("type")]
    metas = [one for one in tree.iter("meta") if one.get("property")]
    return json.loads(data), [(one.get("property"), one.get("content")) for one in metas]


def test_an_article_of_which_all_is_known(tmp_path):
    text = article(body="Tom Reed of the Chamber of Tides left Saltmarsh.", **KNOWN)
    made = edition(tmp_path, {"a.md": text}, NAMES, base_url=BASE)
    linked = [replace(one, same_as=("https://tides.example/", "x:y")) for one in made.entities]
    data, pairs = head_of(replace(made, entities=tuple(linked)))

    check(data)
    reed = {
        "@type": "Person",
        "name": "Tom Reed",
        "url": f"{BASE}people/tom-reed.html",
        "sameAs": ["https://tides.example/"],
    }
    assert data["mentions"][0] == reed
    assert [one["@type"] for one in data["mentions"]] == ["Person", "Organization", "Place"]
    assert data["author"] == [
        {"@type": "Person", "name": "Ada Quill", "url": f"{BASE}authors/ada-quill.html"}
    ]
    assert data["publisher"]["name"] == "The Harbor Times"
    assert data["sourceOrganization"]["name"] == "Example Wire"
    assert (data["datePublished"], data["dateModified"]) == ("1998-03-04", "1998-03")
    assert data["isBasedOn"] == "https://news.example/ferry?a=1&b=2"
    assert data["isPartOf"] == {"@type": "WebSite", "name": "The Port Hollow Archive", "url": BASE}
    assert pairs == [
        ("og:type", "article"),
        ("og:title", "Ferry stays"),
        ("og:site_name", "The Port Hollow Archive"),
        ("og:description", "Nobody knows why"),
        ("og:locale", "en_GB"),
        ("og:url", f"{BASE}a.html"),
        ("article:published_time", "1998-03-04"),
        ("article:modified_time", "1998-03"),
        ("article:author", "Ada Quill"),
        ("article:section", "Local"),
        ("article:tag", "boats"),
    ]


def test_without_a_base_url_nothing_is_said_of_addresses(tmp_path):
    """But for those elsewhere."""
    body = "Tom Reed left Saltmarsh."
    data, pairs = head_of(edition(tmp_path, {"a.md": article(body=body, **KNOWN)}, NAMES))
    check(data)
    assert "url" not in json.dumps(data)
    assert "og:url" not in dict(pairs)


def test_of_an_article_of_which_nothing_is_known_nothing_is_invented(tmp_path):
    data, pairs = head_of(edition(tmp_path, {"a.md": article("Rain", "Wet.")}))
    check(data)
    assert sorted(data) == [
        "@context", "@type", "description", "headline", "inLanguage", "isPartOf",
    ]  # fmt: skip
    assert [name for name, _ in pairs] == ["og:type", "og:title", "og:site_name", "og:description"]


def test_an_agency_is_the_author_where_nobody_is_named(tmp_path):
    data, _ = head_of(edition(tmp_path, {"a.md": article(agency="Example Wire")}))
    check(data)
    assert data["author"] == [{"@type": "Organization", "name": "Example Wire"}]
    assert "sourceOrganization" not in data


def test_the_pictures_of_an_article_are_given_by_their_whole_addresses(tmp_path):
    folder = tmp_path / "content/clippings"
    folder.mkdir(parents=True)
    (folder / "sea gull.txt").write_text("A text.")
    (folder / "sea gull.gif").write_bytes(b"GIF89a\x01\0\x01\0")
    files = {"a.md": article(original="clippings/sea gull.txt")}
    data, pairs = head_of(edition(tmp_path, files, base_url=BASE))
    check(data)
    assert data["image"] == [f"{BASE}clippings/sea%20gull.gif"]
    assert ("og:image", data["image"][0]) in pairs


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "]]> & \"quotes\" and 'more' \\",
        "🚢 ميناء",
        "Wort" * 125,
    ],
)
def test_no_headline_breaks_out_of_the_data(tmp_path, title):
    made = edition(tmp_path, {"a.md": article(json.dumps(title, ensure_ascii=False), "A text.")})
    data, pairs = head_of(made)
    check(data)
    assert data["headline"] == title
    assert dict(pairs)["og:title"] == title
    page = print_site(made)["a.html"]
    raw = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not re.search("[<>&]", raw)
