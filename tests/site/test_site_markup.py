"""Every kind of page is valid, safe and quiet, whatever stands in it."""

import re
from itertools import pairwise
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import html5lib
import pytest
from fictional_archive import (
    ORGANIZATIONS,
    PEOPLE,
    PLACES,
    article,
    edition,
    print_site,
    with_readings,
)

from sitegen.archive.addresses import Published
from sitegen.site.views import TEMPLATES

HOSTILE = "<script>alert(1)</script> \"quotes\" & 'more' \x07\x85"
LONG = "Wort" * 125
RIGHT_TO_LEFT = "ميناء بورت هولو يحتفظ بالعبارة"


@pytest.fixture(scope="module", params=["default", "plain"])
def site(tmp_path_factory, request):
    """All kinds of pages, with hostile titles, names and texts, in each theme."""
    hostile = "'" + HOSTILE.replace("'", "''").replace("\x07\x85", "") + "'"
    files = {
        "1998/03/04/hostile.md": article(
            hostile,
            f"{HOSTILE} [x](javascript:alert(1)) <img src=x onerror=alert(1)> **{LONG}**\n\n- one",
            date="1998-03-04",
            updated="1998-03-05",
            authors=f"[{hostile}]",
            publication=hostile,
            agency=hostile,
            section=hostile,
            dateline=hostile,
            standfirst=hostile,
            captions=f"[{hostile}]",
            tags=f"[{hostile}]",
            url="https://example.org/?a=1&b=%22",
            language="en",
            aliases="[/old/]",
            original="clippings/hostile.txt",
        ),
        "1998/03/long.md": article(LONG, "Ada Quill.", date="1998-03", url="javascript:alert(1)"),
        "1961/rtl.md": article(RIGHT_TO_LEFT, "Ada Quill.", date="1961", language="ar"),
        "undated/none.md": article("Undated", "> # Ada Quill\n\n1. one\n\n| a |\n|---|\n| b |"),
    }
    files |= {
        f"n/{one}.md": article(f"No {one}", "Ada Quill.", date=f"{1900 + one}") for one in range(9)
    }
    names = {
        PEOPLE: ["Ada Quill", LONG],
        ORGANIZATIONS: ["<script>alert(1)</script>"],
        PLACES: [RIGHT_TO_LEFT],
    }
    published = [Published("people/gone.html", "person", HOSTILE)]
    project = tmp_path_factory.mktemp("markup")
    clipping = project / "content/clippings/hostile.txt"
    clipping.parent.mkdir(parents=True)
    clipping.with_suffix(".gif").write_bytes(b"GIF89a\x03\0\x05\0")
    clipping.write_text(f"{HOSTILE}\n\nBy {HOSTILE}\n\n{LONG} â€œ{HOSTILE}\n\n{HOSTILE * 9}\n")
    options = {"title": HOSTILE, "description": "<b>", "theme": request.param}
    made = edition(project, files, names, published, page_size=5, **options)
    return print_site(with_readings(made))


def pages(site):
    return {address: text for address, text in site.items() if address.endswith(".html")}


def test_every_page_is_valid_html(site):
    """By the strict parser of the HTML standard."""
    for address, text in pages(site).items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        assert not parser.errors, (address, parser.errors)


def test_every_kind_of_page_is_among_them(site):
    """So that the tests of this file test all templates."""
    kinds = {re.search(r'<body class="([^"]+)"', text)[1] for text in pages(site).values()}
    assert len(kinds) == len(TEMPLATES)


def test_no_page_carries_script_or_style_of_its_own(site):
    """The Content-Security-Policy would refuse them."""
    for address, text in pages(site).items():
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        own = [one for one in tree.iter("script") if not one.get("src") or one.text]
        assert all(one.get("type") == "application/ld+json" for one in own), "data is not run"
        assert not list(tree.iter("style")), address
        pictures = {one.get("src").split("../")[-1] for one in tree.iter("img")}
        assert pictures <= {"clippings/hostile.gif"}, address
        for element in tree.iter():
            if isinstance(element.tag, str):
                assert not [name for name in element.attrib if name.startswith(("on", "style"))]
                assert not element.get("href", "").startswith("javascript:")
        assert "script-src 'self'; style-src 'self'" in text


def test_every_link_leads_to_a_page_and_a_place_in_it(site):
    """Links that leave the site are only those an article names."""
    assert dead_links(site) == []


def dead_links(site, base="https://example.org/?a=1"):
    """Pages and links in them that lead to no page, or to no place in a page; but for links that
    begin with `base`."""
    return [
        (address, href)
        for address, text in pages(site).items()
        for href in _dead(text, address, site, base)
    ]


def _dead(text, address, site, base):
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    for element in tree.iter():
        href = element.get("href") if isinstance(element.tag, str) else None
        if href is None or element.tag == "base" or href.startswith(base):
            continue
        target, _, place = urljoin(f"file:///{address}", href)[8:].partition("#")
        target = unquote(target.partition("?")[0])
        if target not in site or (place and f'id="{unquote(place)}"' not in site[target]):
            yield href


def test_no_page_asks_another_computer_for_anything(site):
    """Stylesheet, icon and feed lie in the site."""
    for text in pages(site).values():
        for tag in re.findall(r"<link [^>]+>", text):
            assert "://" not in tag


def test_words_of_another_direction_stay_in_their_place(tmp_path):
    """The line that they stand in runs on as the page does: date, dot, source."""
    other = article("مجلس الميناء", date="1999", language="ar", publication="جريدة المرفأ")
    files = {"a.md": article(date="1998"), "b.md": other}
    page = print_site(edition(tmp_path, files))["a.html"]
    assert '<p class="headline"><a rel="next" href="b.html" dir="auto" lang="ar">' in page
    assert '<span class="source"><bdi>جريدة المرفأ</bdi></span>' in page


def test_a_dot_stands_between_no_date_and_the_source(tmp_path):
    """The stylesheet puts it between two elements."""
    files = {"a.md": article(publication="The Lantern")}
    page = print_site(edition(tmp_path, files))["undated/index.html"]
    assert "<span>no date</span> <span class" in page


def test_headings_go_down_one_step_at_a_time(site):
    """A page has one main heading; those who listen to it can find their way by the others."""
    for address, text in pages(site).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]
        if address.endswith("none.html"):  # its own text has a heading in a quotation
            continue
        assert levels[0] == 1 and levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)


def test_an_article_in_another_language_says_so(site):
    """Also in lists, for those who have pages read to them."""
    assert '<article lang="ar" dir="rtl">' in site["1961/rtl.html"]
    assert '<h2 dir="auto" lang="ar">' in site["1961/index.html"] or (
        '<h3 dir="auto" lang="ar">' in site["1961/index.html"]
    )


SPARSE = {
    "no article": ({}, {}),
    "no date": ({f"undated/{one}.md": article(f"No {one}") for one in range(9)}, {}),
    "no name, one author": (
        {f"1998/{one}.md": article(authors="[Ada Quill]", date="1998-03") for one in range(9)},
        {},
    ),
    "dates of 1700": (
        {
            "1700/a.md": article(body="Ada Quill.", date="1700-01-01", updated="1700-02-28"),
            "0001/b.md": article(body="Ada Quill.", date="0001"),
            "9999/c.md": article(body="Ada Quill.", date="9999-12-31T23:59:59+14:00"),
        },
        {PEOPLE: ["Ada Quill"]},
    ),
}


@pytest.mark.parametrize("theme", ["default", "plain"])
@pytest.mark.parametrize("lacking", SPARSE)
def test_an_archive_that_lacks_what_others_have_is_whole(tmp_path, lacking, theme):
    """Its pages are valid and lead to each other, its feeds and data are files."""
    files, names = SPARSE[lacking]
    made = edition(tmp_path, files, names, theme=theme, page_size=5, base_url="https://a.example/")
    site = print_site(made)
    test_every_page_is_valid_html(site)
    assert dead_links(site, "https://a.example/") == []
    for address in ("feed.xml", "rss.xml", "sitemap.xml", "data/co-mentions.graphml"):
        assert ElementTree.fromstring(site[address]) is not None


def test_pages_without_words_in_the_archives_language_are_english_and_say_so(tmp_path):
    """Its articles keep their own language and direction, in lists too."""
    files = {"a.md": article("המעבורת נשארת"), "b.md": article("Ferry stays", language="en")}
    site = print_site(edition(tmp_path, files, language="he"))
    for text in pages(site).values():
        assert '<html lang="en" dir="ltr">' in text
    assert '<article lang="he" dir="rtl">' in site["a.html"]
    assert "<article>" in site["b.html"]
    assert 'dir="auto" lang="he"><a href="a.html">המעבורת נשארת' in site["index.html"]


def test_the_stylesheet_is_small(site):
    """It is all that a page loads besides itself."""
    assert len(site["assets/site.css"]) < 30_000
    assert "@import" not in site["assets/site.css"] and "url(" not in site["assets/site.css"]
