"""How a clipping was read: a page beside its copy, true to the clipping and to its ledger line."""

import html
import re
from dataclasses import replace

import pytest
from fictional_archive import SEARCH_ROOT, article, edition, print_site, with_readings

from sitegen.archive.ledger import Ledger, Outcome
from sitegen.engine import Engine
from sitegen.errors import ContentError
from sitegen.site.plan import plan
from sitegen.site.render import render
from sitegen.site.themes import theme_folders

CLIPPING = """Home | News | Sport | Weather

Harbor council votes to keep the ferry

By Ada Quill | The Marrow Bay Ledger | Published: March 4, 1998

MARROW BAY — The harbor council of Marrow Bay voted on Tuesday to keep the ferry to Little Osprey.

Nobody on the ferry was asked, and the <b>ferry</b> went on & on.

Sign up for our newsletter
"""
PAGE = "clippings/harbor.txt.html"


def made_of(project, clippings=None, **options):
    files = {}
    for name, text in (clippings or {"harbor.txt": CLIPPING}).items():
        path = project / "content/clippings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        stem = name.replace("/", "-").replace(".", "-")
        files[f"{stem}.md"] = article("The ferry stays", original=f"clippings/{name}")
    return with_readings(edition(project, files, **options))


def stretches(page):
    """[(fate, label, text)] of a page."""
    pattern = r'<li class="became-(\w+)">\n<p class="fate"><b>(.*?)</b>.*?dir="auto">(.*?)</p>'
    found = re.findall(pattern, page, re.DOTALL)
    return [(fate, label, html.unescape(text)) for fate, label, text in found]


def test_the_whole_clipping_is_shown_in_its_order(tmp_path):
    """Only blank lines are left out."""
    shown = stretches(print_site(made_of(tmp_path))[PAGE])

    assert [(fate, label) for fate, label, _ in shown] == [
        ("dropped", "left out: navigation"),
        ("field", "headline"),
        ("field", "byline"),
        ("field", "dateline"),
        ("body", "text"),
        ("dropped", "left out: newsletter"),
    ]
    assert "".join("".join(text.split()) for *_, text in shown) == "".join(CLIPPING.split())


def test_the_article_leads_to_it_and_it_leads_back(tmp_path):
    site = print_site(made_of(tmp_path))

    assert '<a href="clippings/harbor.txt.html">How it was read</a>' in site["harbor-txt.html"]
    assert '<a href="../harbor-txt.html" dir="auto">The ferry stays</a>' in site[PAGE]
    assert '<a class="count" href="harbor.txt">harbor.txt</a>' in site[PAGE]


def test_search_engines_and_readers_of_the_feed_are_not_told_of_it(tmp_path):
    site = print_site(made_of(tmp_path, base_url="https://example.org/"))

    assert '<meta name="robots" content="noindex">' in site[PAGE]
    assert "clippings/" not in site["sitemap.xml"] + site["feed.xml"]


def test_doubts_and_repairs_are_told_with_their_lines(tmp_path):
    text = "The ferry\n\nâ€œIt stays,â€\x9d said Ada Quill, who has seen it go and come back.\n"

    page = print_site(made_of(tmp_path, {"harbor.txt": text}))[PAGE]

    assert '<span class="count">line 3</span> <del>â€œIt stays' in page
    assert "<ins>“It stays,” said" in page
    assert "<h2>Doubtful</h2>" in page and "<bdi>No date was found" in page


def test_an_edited_article_is_said_to_be_edited(tmp_path):
    made = made_of(tmp_path)
    sentence = "The article was corrected by hand afterwards."
    assert sentence not in print_site(made)[PAGE]

    (record,) = made.ledger
    made = replace(made, ledger=Ledger((replace(record, written="another"),)))

    assert sentence in print_site(made)[PAGE]


def test_a_clipping_that_changed_since_has_no_page_and_a_warning(tmp_path):
    made = made_of(tmp_path)
    (tmp_path / "content/clippings/harbor.txt").write_text(CLIPPING.replace("Ada", "Eva"))

    site = print_site(made)

    assert PAGE not in site and "How it was read" not in site["harbor-txt.html"]
    (problem,) = plan(made).problems
    assert str(problem).startswith("content/clippings/harbor.txt: This clipping changed after")


def test_a_clipping_that_changes_during_the_build_stops_it(tmp_path):
    made = made_of(tmp_path)
    planned = plan(made)
    (tmp_path / "content/clippings/harbor.txt").write_text("Something else entirely.")

    with pytest.raises(ContentError, match="changed while the archive was being built"):
        list(render(planned, made, Engine(1), theme_folders(tmp_path, "default"), SEARCH_ROOT))


@pytest.mark.parametrize("change", [{"spans": ()}, {"outcome": Outcome.CONFLICT}, {"article": "x"}])
def test_without_a_true_account_there_is_no_page(tmp_path, change):
    """A saved web page has none; that of a conflict is of an earlier reading."""
    made = made_of(tmp_path)
    (record,) = made.ledger
    made = replace(made, ledger=Ledger((replace(record, **change),)))

    assert PAGE not in print_site(made)
    assert plan(made).problems == ()


def test_a_large_archive_has_them_only_if_it_wants_them(tmp_path):
    clippings = {f"{number}.txt": CLIPPING.replace("Tuesday", f"day {number}") for number in (1, 2)}

    assert "clippings/2.txt.html" in print_site(made_of(tmp_path, clippings, readings_up_to=2))
    assert "clippings/2.txt.html" not in print_site(made_of(tmp_path, clippings, readings_up_to=1))


def test_no_reading_stands_where_a_folder_of_clippings_is(tmp_path):
    clippings = {"a.txt": CLIPPING, "a.txt.html/b.txt": CLIPPING.replace("Tuesday", "Monday")}
    clippings["a.txt-2.html/c.txt"] = CLIPPING.replace("Tuesday", "Sunday")

    site = print_site(made_of(tmp_path, clippings))

    assert "clippings/a.txt-3.html" in site
    assert "clippings/a.txt.html/b.txt.html" in site


def test_a_new_clipping_changes_no_reading_of_another(tmp_path):
    one = print_site(made_of(tmp_path / "one"))
    both = {"harbor.txt": CLIPPING, "b.txt": CLIPPING.replace("Tuesday", "Monday")}

    two = print_site(made_of(tmp_path / "two", both))

    assert one[PAGE] == two[PAGE]
