"""Markdown: what goes in as text comes out as the same text, and marks never slip."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.text.prose import Mark, as_markdown, reading_text, to_html

SIGNS = st.text(alphabet=st.sampled_from("ab1 .)-+#>~_=*[]()`\\&;<!:|/@\"'x\t\nA#"), max_size=25)
MARKDOWN = st.lists(
    st.sampled_from(
        ["Mark Esper", "**Mark** Esper", "*Mark Esper*", "[Mark Esper](x.html)", "Mark\nEsper",
         "“Mark Esper”", "NATO’s", "&amp; Mark Esper", "`Mark Esper`", "\n\n# NATO\n\n",
         "\n\n- NATO\n- Mark Esper\n\n", "\n\n> Mark Esper\n\n", "![Mark Esper](p.png)", " — ",
         "\\*NATO\\*", " ", "\n\n"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


class Reader(HTMLParser):
    """Collects the text of a page and the text of its links to entities."""

    def __init__(self):
        super().__init__()
        self.links, self._inside = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            assert not self._inside, "a link in a link"
            self._inside = True
            self.links.append([dict(attrs).get("href"), ""])

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "a"

    def handle_data(self, data):
        if self._inside:
            self.links[-1][1] += data


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


@given(st.lists(SIGNS | st.text(max_size=15), max_size=3))
def test_plain_paragraphs_read_back_as_they_were(paragraphs):
    wanted = [" ".join(text.replace("\0", "\ufffd").split()) for text in paragraphs]

    assert reading_text(as_markdown(paragraphs)) == "\n\n".join(filter(None, wanted))


def test_ordinary_text_is_not_cluttered_with_backslashes():
    assert as_markdown(["AT&T's file_name: 5 < 6, page 2. Done!"]) == (
        "AT&T's file_name: 5 < 6, page 2. Done!"
    )


@given(MARKDOWN)
def test_links_stand_exactly_around_the_names(markdown):
    text = reading_text(markdown)
    marks = [
        Mark(found.start(), found.end(), "entity.html")
        for found in re.finditer("Mark Esper|NATO", text)
    ]

    links = [
        (href, " ".join(words.split()))
        for href, words in read(to_html(markdown, marks)).links
        if href == "entity.html"
    ]

    assert {words for _, words in links} <= {"Mark Esper", "NATO"}
    assert [words for _, words in links if words == "NATO"] == re.findall("NATO", text)


def test_a_name_in_plain_text_becomes_a_link():
    html = to_html("He met Mark Esper.", [Mark(7, 17, "people/mark-esper.html", "entity")])

    assert html == (
        '<p>He met <a href="people/mark-esper.html" class="entity">Mark Esper</a>.</p>\n'
    )


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "[x](javascript:alert(1))"])
def test_nothing_in_the_text_is_obeyed(hostile):
    html = to_html(hostile)

    assert "<script" not in html
    assert 'href="javascript' not in html


def test_headings_stand_below_the_headline():
    assert to_html("# First\n\n###### Last") == "<h2>First</h2>\n<h6>Last</h6>\n"


def test_pictures_elsewhere_become_links():
    html = to_html("![A bridge](https://example.org/bridge.jpg)")

    assert "<img" not in html
    assert '<a href="https://example.org/bridge.jpg">A bridge</a>' in html


def test_links_between_article_files_lead_to_their_pages():
    assert 'href="../04/harbor.html#end"' in to_html("[so](../04/harbor.md#end)")
