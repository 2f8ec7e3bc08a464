"""Markdown: what goes in as text comes out as the same text, and marks never slip."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.text.prose import Mark, as_markdown, reading_text, to_html

SIGNS = st.text(alphabet=st.sampled_from("ab1 .)-+#>~_=*[]()`\\&;<!:|/@\"'x\t\nA#"), max_size=25)
PIECES = [
    "Mark Esper", "**Mark** Esper", "Mark *Esper*", "*Mark Esper*", "***Mark** Esper*",
    "_Mark Esper_", "*said Mark* Esper", "[Mark Esper](x.html)", "Mark [Esper](x.html)",
    "[about *Mark*](x.html) Esper", "Mark\nEsper", "Mark  \nEsper", "Mark\\\nEsper",
    "“Mark Esper”", "\"Mark Esper's\"", "NATO’s", "–NATO—", "&amp; Mark Esper",
    "Mark&nbsp;Esper", "&lt;NATO&gt;", "Mark &Eacute;sper", "\\*NATO\\*", "NA\\TO",
    "`Mark Esper`", "`see Mark` Esper", "![Mark Esper](p.png)",
    "![NATO](http://a.example/p.png)", "\n\n# NATO\n\n",
    "\n\n- NATO\n- Mark *Esper\n  of* NATO\n\n", "\n\n> Mark Esper\n\n",
    "\n\n1. **NATO** `x`\n\n", "\n\n```\nMark Esper\n```\n\n",
    "\n\n| NATO | b |\n|---|---|\n| Mark Esper | NATO |\n\n", "Jose\u0301 Mark\u200b Esper",
    "\u202bمارك اسبر\u202c", "\ufeffNATO", "\u00ad", "<b>NATO</b>", "<!-- NATO -->", "*", "**",
    "_", "`", "[", "](y.html)", "\\", "&", " ", " — ", "\n", "\n\n",
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


class Reader(HTMLParser):
    """Collects the text of a page and the text of its links to entities."""

    def __init__(self):
        super().__init__()
        self.links, self.text, self._inside = [], "", False

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            assert not self._inside, "a link in a link"
            self._inside = True
            self.links.append([dict(attrs).get("href"), ""])

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "a"

    def handle_data(self, data):
        self.text += data
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


def spans_in(length):
    """Stretches of a text that do not overlap, in order."""
    edges = st.lists(st.integers(0, length), unique=True).map(sorted)
    return edges.map(lambda found: list(zip(found[::2], found[1::2], strict=False)))


def marked(markdown, spans):
    """The text of each link, by the number of the span that it was made for."""
    marks = [Mark(start, end, f"#{number}") for number, (start, end) in enumerate(spans)]
    links = read(to_html(markdown, marks)).links
    return {
        int(href[1:]): words.replace("\n", " ")
        for href, words in links
        if re.fullmatch(r"#\d+", href or "")
    }


@settings(max_examples=60)
@given(st.data(), MARKDOWN)
def test_a_link_holds_the_very_letters_of_its_place(data, markdown):
    """Any stretch at all, whatever emphasis, code, link or line break begins or ends in it."""
    text = reading_text(markdown)
    spans = data.draw(spans_in(len(text)))

    for number, words in marked(markdown, spans).items():
        start, end = spans[number]
        assert words == text[start:end]


@settings(max_examples=60)
@given(st.data(), MARKDOWN)
def test_links_change_no_letter_of_the_page(data, markdown):
    """What a reader reads is the same with and without them."""
    spans = data.draw(spans_in(len(reading_text(markdown))))
    marks = [Mark(start, end, f"#{start}") for start, end in spans]

    assert read(to_html(markdown, marks)).text == read(to_html(markdown)).text


NAMES = st.sampled_from(
    ["Mark Esper", "Mark *Esper*", "*Mark* Esper", "**M***ark Esper*", "*said Mark* Esper",
     "*Mark Esper said*", "Mark **E**sper", "Mark\nEsper", "“Mark Esper”", "Mark &Eacute;sper",
     "Mark &#69;sper", "\\*Mark Esper", "> Mark Esper", "- Mark Esper", "## Mark Esper",
     "***Mark** Esper*", "`Mark Esper`"]
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=5))
def test_every_name_that_stands_outside_links_is_linked(paragraphs):
    """Once in each paragraph, also where emphasis begins or ends inside it."""
    markdown = "\n\n".join(paragraphs)
    found = [match.span() for match in re.finditer("Mark [EÉ]sper", reading_text(markdown))]

    assert len(found) == len(paragraphs)
    assert list(marked(markdown, found)) == list(range(len(found)))


@settings(max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=5), st.text("aé—\u0301\u200b\u05d0 \n", min_size=1))
def test_a_correction_further_up_moves_links_with_their_words(paragraphs, added):
    """Names are found again in the text as it now stands."""
    markdown = f"Well{added}.\n\n" + "\n\n".join(paragraphs)
    found = [match.span() for match in re.finditer("Mark [EÉ]sper", reading_text(markdown))]

    links = marked(markdown, found)

    assert len(links) == len(paragraphs)
    assert set(links.values()) <= {"Mark Esper", "Mark Ésper"}


def test_the_first_mention_of_a_paragraph_is_linked_and_the_next_stays_plain():
    """If the first cannot be a link, because it is part of one, the next one is."""
    markdown = "[Esper](x.html) and Esper and Esper\n\nEsper"
    marks = [
        Mark(found.start(), found.end(), "esper.html")
        for found in re.finditer("Esper", reading_text(markdown))
    ]

    assert to_html(markdown, marks) == (
        '<p><a href="x.html">Esper</a> and <a href="esper.html">Esper</a> and Esper</p>\n'
        '<p><a href="esper.html">Esper</a></p>\n'
    )


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Mark *Esper* said", '<p><a href="e">Mark <em>Esper</em></a> said</p>\n'),
        ("*Mark* Esper said", '<p><a href="e"><em>Mark</em> Esper</a> said</p>\n'),
        ("*So Mark* Esper", '<p><em>So </em><a href="e"><em>Mark</em> Esper</a></p>\n'),
        ("Mark **Esper *said***",
         '<p><a href="e">Mark <strong>Esper</strong></a><strong> <em>said</em></strong></p>\n'),
    ],
)  # fmt: skip
def test_emphasis_that_ends_in_a_name_is_broken_off_at_the_link(markdown, html):
    place = reading_text(markdown).index("Mark Esper")

    assert to_html(markdown, [Mark(place, place + 10, "e")]) == html


def test_a_paragraph_of_many_names_is_set_in_step_with_its_length():
    """Five thousand names; nothing is looked through again for each of them."""
    text = "Name " * 5_000
    marks = [Mark(at, at + 4, f"{at}") for at in range(0, len(text), 5)]

    assert to_html(text, marks).count("<a ") == 5_000


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
    assert to_html("## First\n\n#### Last") == "<h2>First</h2>\n<h4>Last</h4>\n"


def test_pictures_elsewhere_become_links():
    html = to_html("![A bridge](https://example.org/bridge.jpg)")

    assert "<img" not in html
    assert '<a href="https://example.org/bridge.jpg">A bridge</a>' in html


def test_links_between_article_files_lead_to_their_pages():
    assert 'href="../04/harbor.html#end"' in to_html("[so](../04/harbor.md#end)")
