"""Who is named together with whom, when first and when last."""

import re

from fictional_archive import ORGANIZATIONS, PEOPLE, PLACES, article, edition, print_site
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Appearance, Entity
from sitegen.site.together import Company, likelihood_ratio


def companions(page):
    """The names beside the passages, each with the number of shared articles."""
    side = page.split("<aside")[1] if "<aside" in page else ""
    return re.findall(r'dir="auto">([^<]+)</a> <span class="count">(\d+)</span>', side)


def voyage(*names, date):
    return article(" and ".join(names), ", ".join(names) + ".", date=date)


def test_a_name_shows_whom_its_articles_name_with_the_number_of_articles(tmp_path):
    files = {
        "1.md": voyage("Ada Quill", "Tom Reed", "Saltmarsh", date="1998-03-04"),
        "2.md": voyage("Ada Quill", "Tom Reed", "Chamber of Tides", date="1998-03-05"),
        "3.md": voyage("Imke Sand", "Saltmarsh", date="1998-03-06"),
    }
    names = {PEOPLE: ["Ada Quill", "Tom Reed", "Imke Sand"], PLACES: ["Saltmarsh"]}
    names[ORGANIZATIONS] = ["Chamber of Tides"]

    page = print_site(edition(tmp_path, files, names))["people/ada-quill.html"]

    assert companions(page) == [("Tom Reed", "2"), ("Chamber of Tides", "1"), ("Saltmarsh", "1")]
    assert '<a href="tom-reed.html" dir="auto">Tom Reed</a>' in page
    assert '<a href="../places/saltmarsh.html" dir="auto">Saltmarsh</a>' in page


def test_the_particular_has_its_place_before_what_is_everywhere(tmp_path):
    """Reed is named with Quill alone, the twelve bells in all articles: one of them must give way.
    What is shown stands in the order of its numbers."""
    bells = [f"Bell {sign}" for sign in "ABCDEFGHIJKL"]
    files = {
        f"q{one}.md": voyage("Ada Quill", "Tom Reed", *bells, date=f"1990-03-0{one}")
        for one in (1, 2, 3)
    } | {f"p{one}.md": voyage(*bells, date=f"1980-03-{one}") for one in range(10, 25)}
    files["q4.md"] = voyage("Ada Quill", *bells, date="1990-03-04")
    names = {PEOPLE: ["Ada Quill", "Tom Reed", *bells]}

    page = print_site(edition(tmp_path, files, names))["people/ada-quill.html"]

    shown = companions(page)
    assert shown == [*((bell, "4") for bell in bells[:11]), ("Tom Reed", "3")]


def test_a_newer_article_without_the_name_changes_nothing_on_its_page(tmp_path):
    """Although one of its companions becomes commoner by it."""
    files = {
        f"{one}.md": voyage("Ada Quill", "Tom Reed", "Ben Pell", date=f"1990-03-0{one}")
        for one in (1, 2, 3)
    }
    names = {PEOPLE: ["Ada Quill", "Tom Reed", "Ben Pell"]}
    before = print_site(edition(tmp_path, files, names))["people/ada-quill.html"]
    for one in range(1, 9):
        files[f"new{one}.md"] = voyage("Ben Pell", date=f"1991-03-0{one}")

    assert print_site(edition(tmp_path, files, names))["people/ada-quill.html"] == before


def test_the_first_and_the_last_mention_are_named_and_linked(tmp_path):
    files = {
        "1961/a.md": voyage("Ada Quill", date="1961"),
        "1998/b.md": voyage("Ada Quill", date="1998-03"),
        "2001/c.md": voyage("Ada Quill", date="2001-05-06"),
        "undated.md": article("No date", "Ada Quill."),
    }
    page = print_site(edition(tmp_path, files, {PEOPLE: ["Ada Quill"]}))["people/ada-quill.html"]

    ends = page.split('<dl class="ends">')[1].split("</dl>")[0]
    assert re.findall(r"<dt>([^<]+)|<time[^>]*>([^<]+)|href=\"([^\"]+)", ends) == [
        ("First named", "", ""), ("", "1961", ""), ("", "", "../1961/a.html"),
        ("Last named", "", ""), ("", "6 May 2001", ""), ("", "", "../2001/c.html"),
    ]  # fmt: skip


def test_what_an_article_only_comes_from_is_no_company():
    """Else the agency would stand beside every name of its articles."""
    quill, reed, wire = (
        Entity(kind, name, appearances=(Appearance("a.html", ()), Appearance("b.html", ())))
        for kind, name in ((PEOPLE, "Quill"), (PEOPLE, "Reed"), (ORGANIZATIONS, "Wire"))
    )
    sources = {wire.key: {"a.html", "b.html"}}
    company = Company([quill, reed, wire], {"a.html": 0, "b.html": 1}, sources)
    assert [one.entity.name for kind in company.of(quill).values() for one in kind] == ["Reed"]
    assert not any(company.of(wire).values())
    assert list(company.pairs(1)) == [(0, 1, 2)]


def test_a_long_list_of_names_binds_nobody_to_anybody():
    """A roll of five thousand names is read in a moment, and makes no companions."""
    roll = Appearance("roll.html", ((0, 1),))
    walk = Appearance("walk.html", ((0, 1),))
    crowd = [Entity(PEOPLE, f"No {one}", (), (roll,)) for one in range(5_000)]
    pair = [Entity(PEOPLE, name, (), (roll, walk)) for name in ("Ada Quill", "Tom Reed")]
    company = Company([*crowd, *pair], {"roll.html": 0, "walk.html": 1}, {})

    assert all(company.of(one)[PEOPLE] == [] for one in crowd)
    assert [(one.entity.name, one.shared) for one in company.of(pair[0])[PEOPLE]] == [
        ("Tom Reed", 1)
    ]


def test_the_measure_is_the_one_of_the_literature():
    """Dunning 1993, table of bigrams: 'the swiss' 110 of 31,777 words, and what must be zero."""
    assert round(likelihood_ratio(110, 2_552, 221, 31_777), 2) == 270.72
    assert round(likelihood_ratio(10, 100, 100, 1_000), 9) == 0


@given(st.data())
def test_meeting_oftener_is_never_less_telling(data):
    among = data.draw(st.integers(2, 10_000))
    one, other = (data.draw(st.integers(1, among)) for _ in range(2))
    least = max(0, one + other - among)
    both = data.draw(st.integers(least, min(one, other)))
    ratios = [likelihood_ratio(more, one, other, among) for more in (least, both, min(one, other))]

    assert ratios == sorted(ratios) or max(ratios) - min(ratios) < 1e-6


def test_what_the_authority_file_says_is_shown(tmp_path):
    """Its words, and the same thing elsewhere; an address that no browser may follow is none."""
    from dataclasses import replace

    made = edition(tmp_path, {"a.md": voyage("Ada Quill", date="1998")}, {PEOPLE: ["Ada Quill"]})
    links = (
        "https://www.wikidata.org/wiki/Q0", "https://viaf.org/viaf/0", "https://port.example/quill",
        "javascript:alert(1)",
    )  # fmt: skip
    known = replace(made.entities[0], description="Harbor <master>, 1950-1999", same_as=links)

    page = print_site(replace(made, entities=(known,)))["people/ada-quill.html"]

    assert '<p class="description" dir="auto">Harbor &lt;master&gt;, 1950-1999</p>' in page
    links = re.findall(r'<a href="([^"]+)" rel="external noreferrer" dir="auto">([^<]+)</a>', page)
    assert links == [
        ("https://www.wikidata.org/wiki/Q0", "Wikidata"),
        ("https://viaf.org/viaf/0", "VIAF"),
        ("https://port.example/quill", "port.example"),
    ]
