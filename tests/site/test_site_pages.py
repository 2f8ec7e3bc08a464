"""What the pages show."""

import re

import pytest
from fictional_archive import (
    ORGANIZATIONS,
    PEOPLE,
    PLACES,
    SEARCH_ROOT,
    article,
    edition,
    print_site,
)

from sitegen.archive.addresses import Published
from sitegen.engine import Engine
from sitegen.site.plan import plan
from sitegen.site.render import render
from sitegen.site.themes import theme_folders

FERRY = article(
    "Council keeps the ferry",
    "Ada Quill told the Chamber of Tides to wait. “The tide,” said Quill, “has no politics.”\n\n"
    "The vote in Saltmarsh was nine to two. Mr. Pell laughed.",
    date="1998-03-04",
    standfirst="A vote and a wedding",
    authors="[Nell Harrow, Tom Reed]",
    agency="Example Wire",
    publication="The Harbor Times",
    section="Shipping",
    dateline="PORT HOLLOW",
    captions="['The pier. Photo: N. Harrow']",
    original="clippings/ferry.txt",
    original_sha256="ab" * 32,
)
NAMES = {
    PEOPLE: [("Ada Quill", "Quill")],
    ORGANIZATIONS: ["Chamber of Tides"],
    PLACES: ["Saltmarsh"],
}


def words(html):
    """The text of a page as one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("pages")
    (tmp_path / "content/clippings").mkdir(parents=True)
    (tmp_path / "content/clippings/ferry.txt").write_bytes(b"Council keeps\r\nthe ferry\xff")
    files = {
        "1998/03/04/ferry.md": FERRY,
        "1998/03/bell.md": article("A new bell", "Ada Quill rang it.", date="1998-03"),
        "1961/lamps.md": article("The lamps of Saltmarsh", "Nobody lit them.", date="1961"),
        "undated/note.md": article("A note", "Ada Quill wrote it."),
    }
    return print_site(edition(tmp_path, files, NAMES))


def test_an_article_shows_who_wrote_it_where_and_when(site):
    """Headline, standfirst, byline with author pages, agency, publication and date."""
    page = site["1998/03/04/ferry.html"]
    assert '<h1 dir="auto">Council keeps the ferry</h1>' in page
    assert "A vote and a wedding" in page
    assert "By Nell Harrow and Tom Reed Example Wire The Harbor Times 4 March 1998" in words(page)
    assert '<a rel="author" href="../../../authors/tom-reed.html" dir="auto">Tom Reed</a>' in page
    assert '<a href="../../../sources/example-wire.html" dir="auto">Example Wire</a>' in page
    assert '<a href="index.html"><time datetime="1998-03-04">4 March 1998</time></a>' in page
    assert "The pier. Photo: N. Harrow" in page


def test_the_dateline_runs_into_the_first_paragraph(site):
    assert '<p><span class="dateline">PORT HOLLOW</span> — <a' in site["1998/03/04/ferry.html"]


def test_a_dateline_stands_alone_before_anything_but_a_paragraph(tmp_path):
    """A list or a heading has no first line to run into."""
    files = {"a.md": article(body="- one\n- two", dateline="PORT <HOLLOW>")}
    page = print_site(edition(tmp_path, files))["a.html"]
    assert '<p><span class="dateline">PORT &lt;HOLLOW&gt;</span></p>\n<ul>' in page


def test_the_first_mention_in_a_paragraph_is_a_link(site):
    """Quiet links: a second mention in the same paragraph is plain text."""
    page = site["1998/03/04/ferry.html"]
    assert 'people/ada-quill.html" class="name" title="Person">Ada Quill</a> told' in page
    assert "said Quill, “has" in page
    assert 'places/saltmarsh.html" class="name" title="Place">Saltmarsh</a>' in page


def test_the_side_column_lists_the_names_by_kind(site):
    side = words(site["1998/03/04/ferry.html"].split("<aside")[1].split("</aside>")[0])
    assert side.endswith("ab" * 32) and side.partition("> ")[2].startswith(
        "People Ada Quill Organisations Chamber of Tides Places Saltmarsh More like this A new bell"
    )


def test_the_clipping_is_copied_unaltered_and_linked(site):
    assert site["clippings/ferry.txt"] == b"Council keeps\r\nthe ferry\xff"
    assert '<a href="../../../clippings/ferry.txt">ferry.txt</a>' in site["1998/03/04/ferry.html"]
    assert "ab" * 32 in site["1998/03/04/ferry.html"]


def test_neighbours_in_time_are_named(site):
    """An undated article has no neighbour among the dated."""
    neighbours = site["1998/03/bell.html"].split('class="neighbours"')[1]
    assert "Before The lamps of Saltmarsh 1961 After Council keeps the ferry 4 Mar 1998" in words(
        f"<{neighbours}"
    )
    assert "neighbours" not in site["undated/note.html"]


def test_a_name_has_its_sentences_newest_first(site):
    """In each the name stands in bold; a full stop after Mr. ends no sentence."""
    page = site["people/ada-quill.html"]
    assert "<b>Ada Quill</b> told the Chamber of Tides to wait.</p>" in page
    assert "Person 3 articles, March 1998 to 4 March 1998 also Quill" in words(page)
    passages = page.split('<ol class="passages">')[1]
    order = [passages.index(title) for title in ("Council keeps", "A new bell", "A note")]
    assert order == sorted(order)


def test_a_sparkline_says_its_figures_in_words(tmp_path):
    """For those who cannot see it; one year alone is no graph."""
    files = {f"{year}.md": article(body="Ada Quill.", date=str(year)) for year in (1961, 1963)}
    page = print_site(edition(tmp_path, files, NAMES))["people/ada-quill.html"]
    assert 'aria-label="Articles by year: 1961: 1 article; 1963: 1 article"' in page
    assert page.count("<rect") == 2
    del files["1963.md"]
    assert "<svg" not in print_site(edition(tmp_path, files, NAMES))["people/ada-quill.html"]


def test_an_index_files_people_by_surname(site):
    page = site["people/index.html"]
    assert '<h2 id="q">Q</h2>' in page
    assert '<a href="ada-quill.html" dir="auto">Ada Quill</a> <span class="count">3</span>' in page


def test_digits_and_signs_stand_under_one_heading(tmp_path):
    """At the end, although some of them sort before A and others after Z."""
    names = {ORGANIZATIONS: ["3 Tides", "Abel Line", "٣ Tides"]}
    page = print_site(
        edition(tmp_path, {"a.md": article(body="3 Tides, Abel Line, ٣ Tides")}, names)
    )
    headings = re.findall(r'<h2 id="([^"]+)">', page["organizations/index.html"])
    assert headings == ["a", "signs"]


def test_a_rare_name_stands_in_the_index_with_its_article(tmp_path):
    """It has no page; the date leads to the article, as a page number would."""
    files = {"1998/ferry.md": article(body="Ada Quill.", date="1998-03-04")}
    site = print_site(edition(tmp_path, files, NAMES, names_on_pages=2))
    assert "people/ada-quill.html" not in site
    page = site["people/index.html"]
    assert (
        '<span class="count"><a href="../1998/ferry.html" dir="auto">4 Mar 1998</a></span>' in page
    )
    assert "followed by the dates of its articles" in page
    assert '<span class="name" dir="auto">Ada Quill</span>' in site["1998/ferry.html"]


def test_a_long_index_is_split_by_letter(tmp_path):
    """No page of it is large, and each name stands on exactly one."""
    from sitegen.model import Appearance, Entity
    from sitegen.site.edition import Edition

    made = edition(tmp_path, {"a.md": article(date="1998-03-04")}, names_on_pages=2)
    found = tuple(
        Entity(PLACES, f"{'ABCŁL'[number % 5]}{number:05} Sound", (), (Appearance("a.html", ()),))
        for number in range(6_000)
    )
    site = print_site(Edition(made.config, made.archive, found, ()))
    lists = {address: text for address, text in site.items() if address.startswith("places/a-z/")}
    assert {"places/a-z/a.html", "places/a-z/a-2.html", "places/a-z/ł.html"} <= set(lists)
    assert all(len(text) < 200_000 for text in lists.values())
    assert sum(text.count(" Sound</") for text in map(_names, lists.values())) == 6_000
    assert '<a href="a-z/%C5%82.html">Ł</a>' in site["places/index.html"]


def _names(page):
    return page.split('<div class="letters">')[1].split("</div>")[0]


def test_the_calendar_leads_from_year_to_day(site):
    assert '<a href="../1998/03/index.html">2</a>' in site["archive/index.html"]
    assert 'title="4 March 1998: 1 article">4</a>' in site["1998/index.html"]
    assert "Council keeps the ferry" in site["1998/03/04/index.html"]
    assert "Without a day A new bell" in words(site["1998/03/index.html"])
    assert "Without a month The lamps of Saltmarsh" in words(site["1961/index.html"])


def test_an_undated_article_stays_out_of_the_calendar(site):
    """It has a page but no day to stand on."""
    assert "A note" in site["undated/index.html"]
    for address, page in site.items():
        if re.match(r"(\d{4}|archive)/.*index\.html", address):
            assert "A note" not in page
    assert "Undated: 1 article" in words(site["archive/index.html"])


def test_a_crowded_month_leaves_its_articles_to_the_days(tmp_path):
    """The calendar still leads to each of them."""
    files = {f"{one}.md": article(f"No {one}", date="1998-03-04") for one in range(201)}
    site = print_site(edition(tmp_path, files))
    assert "No 7<" not in site["1998/03/index.html"]
    assert 'title="4 March 1998: 201 articles"' in site["1998/03/index.html"]
    assert "1998/03/04/pages/page-4.html" in site


def test_sources_and_authors_have_their_articles(site):
    """An agency is a source like a publication."""
    for address in ("sources/example-wire.html", "authors/nell-harrow.html"):
        assert "Council keeps the ferry" in site[address]
        assert "1 article, 4 March 1998" in words(site[address])


def test_the_front_page_says_what_the_archive_is(site):
    page = words(site["index.html"])
    assert "The Port Hollow Archive 1961 to 4 March 1998 4 articles" in page
    assert "Ada Quill 3 All people" in page
    assert '<a href="1961/index.html"><title>1961: 1 article</title>' in site["index.html"]


def test_the_about_page_owns_up_to_the_gaps(site):
    page = words(site["about.html"])
    assert "Articles without a date 1 Articles without the day 2" in page
    assert "Articles without an author 3" in page


def test_an_empty_archive_says_kindly_what_to_do(tmp_path):
    site = print_site(edition(tmp_path))
    assert "Put clippings into content/clippings, then run: sitegen build" in words(
        site["index.html"]
    )
    assert "Nothing stands here yet." in words(site["people/index.html"])


def test_a_moved_name_leads_to_where_it_is_now(tmp_path):
    """By name, then in another kind, then by another name, else to the index of its kind."""
    published = [
        Published("people/quill.html", "person", "Quill"),
        Published("people/saltmarsh.html", "person", "Saltmarsh"),
        Published("people/nobody.html", "person", "Nobody"),
        Published("1999/ferry.html", "article", "clippings/ferry.txt"),
        Published("1999/gone.html", "article", "clippings/gone.txt"),
    ]
    (tmp_path / "content/clippings").mkdir(parents=True)
    (tmp_path / "content/clippings/ferry.txt").write_text("x")
    site = print_site(edition(tmp_path, {"1998/ferry.md": FERRY}, NAMES, published))

    def target(address):
        return re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', site[address])[1]

    assert target("people/quill.html") == "ada-quill.html"
    assert target("people/saltmarsh.html") == "../places/saltmarsh.html"
    assert target("people/nobody.html") == "index.html"
    assert target("1999/ferry.html") == "../1998/ferry.html"
    assert "1999/gone.html" not in site


def test_an_old_address_of_an_article_leads_to_it(tmp_path):
    """As other generators wrote them: with and without a slash at the end."""
    files = {"ferry.md": article(aliases="[/1998/ferry/, old/ferry.html]")}
    site = print_site(edition(tmp_path, files))
    assert 'url=../../ferry.html"' in site["1998/ferry/index.html"]
    assert 'url=../ferry.html"' in site["old/ferry.html"]


def test_originals_outside_the_clippings_are_never_copied(tmp_path):
    """Front matter and links on disk may say anything."""
    (tmp_path / "content/clippings").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "content/clippings/link.txt").symlink_to(tmp_path / "secret.txt")
    files = {
        "a.md": article(original="clippings/../../secret.txt"),
        "b.md": article(original="/etc/hostname"),
        "c.md": article(original="clippings/link.txt"),
    }
    made = edition(tmp_path, files)
    site = print_site(made)
    assert not [address for address in site if address.startswith("clippings/")]
    assert len(plan(made).problems) == 3


def test_a_saved_page_is_shown_as_text(tmp_path):
    """Its scripts would run with the archive's own rights."""
    (tmp_path / "content/clippings").mkdir(parents=True)
    (tmp_path / "content/clippings/page.html").write_text("<script>alert(1)</script>")
    site = print_site(edition(tmp_path, {"a.md": article(original="clippings/page.html")}))
    assert "clippings/page.html.txt" in site
    assert "clippings/page.html" not in site


def test_processes_make_no_difference(tmp_path):
    """Two workers print the same files in the same order as one."""
    files = {
        f"{one}.md": article(f"No {one}", "Ada Quill.", date="1998-03-04") for one in range(130)
    }
    made = edition(tmp_path, files, NAMES)
    planned, folders = plan(made), theme_folders(tmp_path, "default")
    alone = list(render(planned, made, Engine(workers=1), folders, SEARCH_ROOT))
    with Engine(workers=2) as engine:
        together = list(render(planned, made, engine, folders, SEARCH_ROOT))
    assert alone == together
