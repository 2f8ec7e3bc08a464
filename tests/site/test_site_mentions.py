"""Names in an article lead to their pages, and hold the very letters that were found."""

import re
from html import unescape

from fictional_archive import PEOPLE, PLACES, article, edition, print_site
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.archive.galley import set_galley
from sitegen.errors import Problems
from sitegen.frontmatter import parse_article

LINK = re.compile(r'<a href="([^"]+)" class="name" title="[^"]+">(.*?)</a>', re.DOTALL)


def links(page):
    """The text of each mention that leads to a page, as a reader reads it, and where it leads."""
    return [
        (unescape(re.sub(r"<[^>]+>", "", text)).replace("\n", " "), href)
        for href, text in LINK.findall(page)
    ]


def test_names_are_linked_in_standfirst_captions_and_body_but_not_in_the_headline(tmp_path):
    """Once in each paragraph."""
    text = article(
        "Ada Quill sails",
        "Ada Quill & crew left.\n\nAda Quill came back; *Ada* Quill said so.",
        standfirst="Nobody knew where Ada Quill went",
        captions="['Ada Quill <left>, Port Hollow and Ada Quill again', 'Port Hollow']",
    )
    made = edition(tmp_path, {"a.md": text}, {PEOPLE: ["Ada Quill"], PLACES: ["Port Hollow"]})
    page = print_site(made)["a.html"]

    assert '<h1 dir="auto">Ada Quill sails</h1>' in page
    assert "Nobody knew where <a" in page
    assert "</a> &lt;left&gt;, <a" in page
    assert [words for words, _ in links(page)] == [
        "Ada Quill", "Ada Quill", "Ada Quill", "Ada Quill", "Port Hollow", "Port Hollow",
    ]  # fmt: skip
    assert {href for _, href in links(page)} == {"people/ada-quill.html", "places/port-hollow.html"}


def test_whoever_points_at_a_name_sees_what_it_stands_for(tmp_path):
    """Only that: nothing that another article would change."""
    text = article(body="Ada Quill sailed to Port Hollow.", captions="['Ada Quill']")
    made = edition(tmp_path, {"a.md": text}, {PEOPLE: ["Ada Quill"], PLACES: ["Port Hollow"]})
    page = print_site(made)["a.html"]

    titles = re.findall(r'class="name" title="([^"]+)">(.*?)</a>', page)
    assert titles == [("Person", "Ada Quill"), ("Place", "Port Hollow"), ("Person", "Ada Quill")]


STUFF = st.sampled_from(
    ["“Well,” said ", "— ", "*so* ", "&amp; ", "\\* ", "[a link](x.html) ", "`code` ", "e\u0301 ",
     "\u200b", "\u202bشكرا\u202c ", "\n", "\n\n", "\n\n## Then\n\n", "\n\n- one\n- two ",
     "<b>x</b> ", "it’s ", "## ", "1. "]
)  # fmt: skip
NAMES = st.sampled_from(
    ["Ada Quill", "*Ada* Quill", "Ada **Quill**", "**Ada Quill**’s", "Zoë Pell"]
)
BODIES = st.lists(STUFF | NAMES, max_size=14).map("".join)


@settings(max_examples=20)
@given(BODIES, st.text("a“’—é\u0301 ", max_size=9))
def test_every_link_on_a_page_holds_the_letters_of_a_place_in_the_galley(
    tmp_path_factory, body, correction
):
    """Also after a correction further up in the text."""
    folder = tmp_path_factory.getbasetemp() / "mentions"
    names = {PEOPLE: ["Ada Quill", "Zoë"]}
    for text in (body, f"{correction} and {body}"):
        file = article(body=text, standfirst="By Zoë")
        made = edition(folder, {"a.md": file}, names)
        galley = set_galley(parse_article(file, "a.md", Problems())).text
        appearances = (spot for one in made.entities for spot in one.appearances)
        found = {galley[start:end] for spot in appearances for start, end in spot.spans}
        for words, href in links(print_site(made)["a.html"]):
            assert words in found
            assert href == {"A": "people/ada-quill.html", "Z": "people/zoe.html"}[words[0]]
