"""HTML in a field becomes paragraphs, and nothing that a browser would obey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.markup import markdown_of
from sitegen.text.prose import reading_text, to_html

PAGE = """<!-- made by hand --><h2>Votes &amp; tides</h2>
<p>The <a href="https://harbor.example/">ferry</a> <b>stays</b>.<br>For good.<br><br>
Nobody objected.</p>
<script>alert("<p>no</p>")</script><style>p { color: red }</style>
<ul><li>Nine for<li>Two against</ul><blockquote><p>I would miss it.</p></blockquote>
<figure><img src="ferry.jpg"><figcaption>The ferry.</figcaption></figure>
Words on their own"""


def test_html_becomes_paragraphs_headings_lists_quotations_and_captions():
    assert markdown_of(PAGE) == (
        "## Votes & tides\n\nThe ferry stays. For good.\n\nNobody objected.\n\n- Nine for\n\n"
        "- Two against\n\n> I would miss it.\n\nWords on their own",
        ("The ferry.",),
    )


def test_plain_text_has_its_paragraphs_at_empty_lines_or_else_at_the_ends_of_lines():
    assert markdown_of("One\ntwo\n \nthree")[0] == "One two\n\nthree"
    assert markdown_of("One\ntwo")[0] == "One\n\ntwo"
    assert markdown_of("5 < 6 & # 7")[0] == "5 < 6 & # 7"


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<li>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<b",
                ">",
                "&lt;script&gt;",
                "word",
                " ",
                "<h2>",
                "</ul>",
                "# ",
            ]
        )
    )
)
def test_whatever_the_html_no_tag_of_it_reaches_the_page(pieces):  # fmt: skip
    body, _ = markdown_of("".join(pieces), is_html=True)

    assert "<script" not in to_html(body)
    assert reading_text(body).count("word") <= pieces.count("word")


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "</", "<a b='", "<script>", "<div>", "<p>x", "\n ", "&"]
)
def test_hostile_html_is_read_to_its_end(piece):
    """A parser that looks back at each mark would not come to it."""
    body, _ = markdown_of(f"<p>First.</p>{piece * 100_000}</script><p>Last.", is_html=True)

    assert body.startswith("First.")
    assert body.endswith("Last.")
