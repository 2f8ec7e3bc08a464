"""The pages of a name: every sentence that has it, and years where the list is long."""

import re
from dataclasses import replace

import pytest
from fictional_archive import ORGANIZATIONS, PEOPLE, PLACES, article, edition, print_site

from sitegen.archive.addresses import Published
from sitegen.model import Appearance, Entity
from sitegen.site.plan import plan

NAMES = {PEOPLE: [("Ada Quill", "Quill")]}


def sentences(page):
    shown = re.findall(r'<p class="sentence"[^>]*>(.*?)</p>', page)
    return [re.sub(r"</?b>", "*", one) for one in shown]


def quoted(tmp_path, body, **keys):
    site = print_site(edition(tmp_path, {"a.md": article("Quill again", body, **keys)}, NAMES))
    return site["people/ada-quill.html"]


def test_every_sentence_with_the_name_is_quoted(tmp_path):
    """A sentence that has it twice stands once, and other sentences not at all."""
    page = quoted(tmp_path, "Ada Quill rang. Nobody came.\n\nQuill, said Quill, was cold.")
    assert sentences(page) == ["*Ada Quill* rang.", "*Quill*, said *Quill*, was cold."]


def test_captions_and_the_standfirst_are_quoted_after_the_text(tmp_path):
    """The title is not: it stands above already."""
    page = quoted(
        tmp_path, "Then Quill rang.", standfirst="Quill and a bell", captions="[Quill on the pier.]"
    )
    assert sentences(page) == ["Then *Quill* rang.", "*Quill* and a bell", "*Quill* on the pier."]


def test_a_title_is_quoted_where_nothing_else_has_the_name(tmp_path):
    assert sentences(quoted(tmp_path, "Nobody came.")) == ["*Quill* again"]


def test_many_sentences_are_counted_from_the_sixth_on(tmp_path):
    page = quoted(tmp_path, " ".join(f"Quill rang bell {number}." for number in range(12)))
    assert len(sentences(page)) == 5
    assert "and in 7 more sentences" in page


def test_a_sentence_without_end_is_shown_in_stretches(tmp_path):
    """Two places far apart in it give two stretches, neighbours one."""
    far = "and the tide rose " * 60
    page = quoted(tmp_path, f"Quill rang and Quill sang {far} until Quill fell silent")
    assert [one.count("*Quill*") for one in sentences(page)] == [2, 1]


def many(years):
    """Articles that name Ada Quill: {year: how many}."""
    return {
        f"{year}-{number:02}.md": article(
            f"No {number} of {year}", "Ada Quill.", **({"date": f"{year}"} if year else {})
        )
        for year, count in years.items()
        for number in range(count)
    }


def names_pages(site):
    return {one: text for one, text in site.items() if one.startswith("people/ada-quill")}


def test_a_name_in_very_many_articles_goes_by_year(tmp_path):
    """A year with many has numbered pages; the undated stand beside the years."""
    site = print_site(edition(tmp_path, many({1961: 12, 1963: 94, "": 3}), NAMES, page_size=5))
    pages = names_pages(site)
    assert {one for one in pages if "page-" not in one} == {
        "people/ada-quill.html",
        "people/ada-quill/1961.html",
        "people/ada-quill/1963.html",
        "people/ada-quill/undated.html",
    }
    first = pages["people/ada-quill.html"]
    assert '<a href="ada-quill/1961.html">1961</a> <span class="count">12</span>' in first
    assert "page-" not in first
    shown = "".join(pages.values())
    assert all(f"No {number} of 1961<" in shown for number in range(12))
    year = pages["people/ada-quill/1961.html"]
    assert 'class="before" rel="prev" href="undated.html"' in year
    assert 'class="after" rel="next" href="1963.html"' in year
    assert 'href="1961/page-2.html"' in year


def test_years_that_are_over_keep_their_pages(tmp_path):
    """A newer article changes the name's own page; the year before leads on to a new one."""
    before = names_pages(
        print_site(edition(tmp_path / "a", many({1961: 60, 1963: 50}), NAMES, page_size=5))
    )
    after = names_pages(
        print_site(edition(tmp_path / "b", many({1961: 60, 1963: 50, 1964: 1}), NAMES, page_size=5))
    )
    changed = {address for address in after if before.get(address) != after[address]}
    assert changed == {
        "people/ada-quill.html", "people/ada-quill/1963.html", "people/ada-quill/1964.html",
    }  # fmt: skip


def test_pages_of_years_are_remembered(tmp_path):
    """Should the name lose them, their addresses lead to its own page, as numbered ones do."""
    made = edition(tmp_path / "a", many({1961: 60, 1963: 50}), NAMES, page_size=5)
    planned = plan(made)
    own = {one for one in planned.addresses if one.startswith("people/ada-quill")}
    assert own == {entry.address for entry in planned.new}

    few = edition(tmp_path / "b", many({1961: 3}), NAMES, planned.new, page_size=5)
    site = print_site(few)
    assert own <= set(site)
    assert 'url=../ada-quill.html"' in site["people/ada-quill/1963.html"]


def test_a_name_that_grows_beyond_numbered_pages_keeps_their_addresses(tmp_path):
    published = [Published("people/ada-quill/page-1.html", "person", "Ada Quill")]
    site = print_site(edition(tmp_path, many({1961: 120}), NAMES, published, page_size=5))
    assert 'url=../ada-quill.html"' in site["people/ada-quill/page-1.html"]


def beside(tmp_path, kind, name, **keys):
    """What the page of a name says of an article whose text lacks it."""
    made = edition(tmp_path, {"a.md": article(body="A text.", **keys)})
    one = Entity(kind, name, appearances=(Appearance("a.html", ()),))
    site = print_site(replace(made, entities=(one,)))
    page = site[f"{kind.key}/{name.lower().replace(' ', '-')}.html"]
    return re.findall(r'<p class="note">(.*?)</p>', page)


@pytest.mark.parametrize(
    ("kind", "name", "keys", "told"),
    [
        (ORGANIZATIONS, "Example Wire", {"agency": "EXAMPLE WIRE"}, "as the agency"),
        (ORGANIZATIONS, "Lantern", {"publication": "The Lantern"}, "as the publication"),
        (PLACES, "Port Hollow", {"dateline": "PORT HOLLOW, Oregon"}, "in the dateline"),
        (PLACES, "Lantern", {"publication": "The Lantern"}, "not in the text itself"),
        (PEOPLE, "Ada Quill", {"agency": "Ada Quill"}, "not in the text itself"),
    ],
)
def test_where_no_sentence_has_the_name_the_page_says_where_it_stands(
    tmp_path, kind, name, keys, told
):
    """Else a reader would look for it in the article in vain."""
    assert beside(tmp_path, kind, name, **keys) == [told]
