"""A host that takes few files gets as much of the site as fits, and the build says what went."""

from dataclasses import replace

import pytest
from fictional_archive import PEOPLE, article, edition, print_site, with_readings
from test_site_markup import dead_links

from sitegen.archive.addresses import Published
from sitegen.publish import OutputFile
from sitegen.search.shards.sizes import files_about
from sitegen.site.edition import Scope
from sitegen.site.limits import HOSTS, Host, Tally, fit
from sitegen.site.plan import plan

DAYS = [
    f"{year}-{month:02}-{day:02}" for year in (1998, 1999) for month in (3, 4) for day in (1, 2)
]
OFTEN, SELDOM = "Ada Quill", [f"Zoë Pell {number}" for number in range(8)]


def archive(tmp_path, published=()):
    """Eight articles of eight days; each names a person of its own and one whom all name."""
    files = {
        f"{number}.md": article(
            f"No {number}",
            f"{OFTEN} met {SELDOM[number]}.",
            date=day,
            authors=f"[Writer {number}]",
            original=f"clippings/{number}.txt",
        )
        for number, day in enumerate(DAYS)
    }
    clippings = tmp_path / "content/clippings"
    clippings.mkdir(parents=True, exist_ok=True)
    for number, day in enumerate(DAYS):
        text = f"No {number}\n\nBy Writer {number}\n\n{day}\n\n{OFTEN} met {SELDOM[number]}.\n"
        (clippings / f"{number}.txt").write_text(text, encoding="utf-8")
    return with_readings(edition(tmp_path, files, {PEOPLE: [OFTEN, *SELDOM]}, published))


def fitted(made, files):
    return fit(made, Host("The Port Hollow host", files=files), folders=())


def files_of(one):
    few = one.edition.scope.few_search_files
    return len(one.plan.addresses) + 1 + files_about(len(one.edition.archive), few)


@pytest.fixture
def made(tmp_path):
    return archive(tmp_path)


@pytest.fixture
def whole(made):
    return files_of(fitted(made, 10_000))


def test_a_site_that_fits_is_whole(made, whole):
    one = fitted(made, whole)
    assert (one.edition.scope, one.note, one.problem) == (Scope(), "", None)


def test_pages_that_show_how_clippings_were_read_go_first(made, whole):
    one = fitted(made, whole - 1)
    assert one.note == (
        f"The Port Hollow host takes {whole - 1} files, and the whole site would have about "
        f"{whole}. Therefore 8 pages that show how clippings were read were left out. "
        f"That leaves about {whole - 8} files."
    )
    assert not one.plan.readings


def test_then_rare_names_and_authors_lose_their_pages(made, whole):
    one = fitted(made, whole - 20)
    assert one.edition.scope.least == 2
    assert "a name has a page from 2 articles on, an author from 2 (8 fewer pages" in one.note
    assert "people/ada-quill.html" in one.plan.addresses
    assert "people/zoe-pell-1.html" not in one.plan.addresses
    assert "1998/03/01/index.html" in one.plan.addresses


def test_then_days_are_folded_into_their_months(made, whole):
    one = fitted(made, whole - 33)
    assert "days have no pages of their own" in one.note
    assert "1998/03/index.html" in one.plan.addresses
    assert "1998/03/01/index.html" not in one.plan.addresses


def test_at_last_the_copies_of_clippings_go(made, whole):
    one = fitted(made, whole - 45)
    assert "there are no copies of the clippings" in one.note
    assert not [address for address in one.plan.addresses if address.startswith("clippings/")]


@pytest.mark.parametrize("spared", range(0, 46, 5))
def test_a_site_never_has_more_files_than_its_host_takes(made, whole, spared):
    one = fitted(made, whole - spared)
    assert one.problem is None
    assert files_of(one) <= whole - spared


def test_what_does_not_fit_at_all_is_told(made):
    """It is made as small as it can be; the build goes on."""
    one = fitted(made, 5)
    assert str(one.problem).startswith(
        "sitegen.toml: The site does not fit: The Port Hollow host takes 5 files, and it needs"
    )


def test_old_addresses_take_the_files_that_rare_names_leave(tmp_path):
    """Each page that goes leaves one that leads to the index, so these go too, and it is said."""
    published = [
        Published(f"people/zoe-pell-{number}.html", "person", name)
        for number, name in enumerate(SELDOM)
    ]
    made = archive(tmp_path, published)
    whole = files_of(fitted(made, 10_000))

    kept, gone = fitted(made, whole - 17), fitted(made, whole - 32)

    assert "8 of them still take a file each, which leads to the index" in kept.note
    assert "people/zoe-pell-1.html" in kept.plan.addresses
    assert "old addresses of names that have no page lead nowhere" in gone.note
    assert "people/zoe-pell-1.html" not in gone.plan.addresses


def test_no_link_of_a_smaller_site_leads_nowhere(made):
    """Whatever was left out, and whatever named it."""
    scope = Scope(least=2, readings=False, days=False, old_names=False, originals=False)
    site = print_site(replace(made, scope=scope))
    assert dead_links(site) == []
    assert "authors/index.html" in site["0.html"]


def test_a_crowded_month_without_days_shows_all_its_articles(tmp_path):
    files = {f"{one}.md": article(f"No {one}", date="1998-03-04") for one in range(210)}
    made = replace(edition(tmp_path, files), scope=Scope(days=False))
    site = print_site(made)
    shown = site["1998/03/index.html"] + site["1998/03/pages/page-1.html"]
    assert all(f">No {one}</a>" in shown for one in range(210))


def test_what_a_host_will_refuse_is_told_when_all_files_are_there():
    host = Host("The Port Hollow host", files=2, file_size=2**20, site_size=10**6)
    tally = Tally(host)
    for path, size in (("a.html", 5), ("large.bin", 2**20 + 1)):
        tally.add(OutputFile(path, bytes(size)))
    assert [problem.what for problem in tally.problems()] == [
        "The site does not fit: The Port Hollow host takes 2 files, and it needs 3.",
        "The Port Hollow host takes no file of more than 1 MiB: large.bin.",
        "The site has 0.00 GB, and The Port Hollow host takes 0.00 GB.",
    ]


def test_no_bound_is_no_work(made):
    """The plan of an archive without a host is the plan of all of it."""
    assert fit(made, Host(""), ()).plan.addresses == plan(made).addresses
    assert HOSTS["github"].files == 0
