"""Which pages a site has."""

import re

from fictional_archive import ORGANIZATIONS, PEOPLE, PLACES, article, edition, print_site

from sitegen.archive.addresses import Published
from sitegen.errors import Severity
from sitegen.model import Kind
from sitegen.site.plan import plan


def problems(made):
    return [str(problem) for problem in plan(made).problems]


def test_a_small_archive_has_these_pages(tmp_path):
    """Read it as the site's table of contents."""
    files = {
        "1998/03/04/ferry.md": article(
            body="Ada Quill spoke in Saltmarsh for the Chamber of Tides.",
            date="1998-03-04",
            authors="[Tom Reed]",
            publication="The Harbor Times",
            aliases="[/old/ferry/]",
        ),
        "1998/03/bell.md": article(date="1998-03", agency="Example Wire"),
        "1961/lamps.md": article(date="1961"),
        "undated/note.md": article(),
    }
    names = {PEOPLE: ["Ada Quill"], ORGANIZATIONS: ["Chamber of Tides"], PLACES: ["Saltmarsh"]}
    planned = plan(edition(tmp_path, files, names))
    assert planned.problems == ()
    # The scripts' names follow what is in them.
    addresses = [re.sub("-[0-9a-f]{12}.js$", "-*.js", one) for one in planned.addresses]
    assert addresses == [
        ".nojekyll",
        "1961/index.html",
        "1961/lamps.html",
        "1998/03/04/ferry.html",
        "1998/03/04/index.html",
        "1998/03/bell.html",
        "1998/03/index.html",
        "1998/index.html",
        "404.html",
        "about.html",
        "agencies/index.html",
        "archive/index.html",
        "archive/timeline.html",
        "authors/index.html",
        "authors/tom-reed.html",
        "data/archive.csv",
        "data/archive.json",
        "data/co-mentions.graphml",
        "data/datapackage.json",
        "data/index.html",
        "data/mentions.csv",
        "data/organizations.csv",
        "data/people.csv",
        "data/places.csv",
        "feed.json",
        "feed.xml",
        "index.html",
        "indexes.html",
        "old/ferry/index.html",
        "on-this-day/03-04.js",
        "organizations/chamber-of-tides.html",
        "organizations/index.html",
        "people/ada-quill.html",
        "people/index.html",
        "places/index.html",
        "places/saltmarsh.html",
        "publications/index.html",
        "robots.txt",
        "rss.xml",
        "search-help.html",
        "search.html",
        "search/engine-*.js",
        "search/extras-*.js",
        "sources/by-number/index.html",
        "sources/example-wire.html",
        "sources/index.html",
        "sources/the-harbor-times.html",
        "undated/index.html",
        "undated/note.html",
    ]


def test_an_empty_archive_has_all_its_indexes(tmp_path):
    """Nothing in the navigation leads nowhere."""
    planned = plan(edition(tmp_path))
    assert {"index.html", "people/index.html", "archive/index.html", "feed.xml"} <= set(
        planned.addresses
    )
    assert planned.problems == ()


def test_an_article_where_a_page_of_ours_stands_is_a_problem_with_both_names(tmp_path):
    """A person renames the file; nothing is overwritten."""
    made = edition(tmp_path, {"about.md": article("Ferry stays")})
    [problem] = problems(made)
    assert problem == (
        "content/articles/about.md: The page about this archive and the article 'Ferry stays' "
        "(content/articles/about.md) would both stand at 'about.html'. Rename one of them."
    )


def test_addresses_that_differ_only_in_case_are_one(tmp_path):
    """On Windows and macOS they would be the same file."""
    made = edition(tmp_path, {"Ferry.md": article("One"), "ferry.md": article("Two")})
    [problem] = plan(made).problems
    assert problem.where and problem.where.path == "content/articles/ferry.md"
    assert "content/articles/Ferry.md" in problem.what


def test_a_file_and_a_folder_cannot_have_one_name(tmp_path):
    """No disk can keep `a.html` and `a.html/b.html`."""
    dates = {"a.md": "1998", "a.html/b.md": "1999"}
    for _ in range(2):
        files = {path: article(date=date) for path, date in dates.items()}
        [problem] = plan(edition(tmp_path, files)).problems
        assert "would both stand at" in problem.what
        dates = dict(zip(dates, reversed(dates.values()), strict=True))


def test_the_theme_and_the_clippings_keep_their_folders(tmp_path):
    """An old address cannot replace the stylesheet."""
    made = edition(tmp_path, {"a.md": article(aliases="[assets/site.html]")})
    [problem] = plan(made).problems
    assert "the theme's files" in problem.what


def test_an_alias_outside_the_site_is_a_problem(tmp_path):
    """It would be written over somebody else's file."""
    made = edition(tmp_path, {"a.md": article(aliases="[../../etc/x.html]")})
    [problem] = problems(made)
    assert problem.startswith("content/articles/a.md: '../../etc/x.html' in 'aliases' is not")


def test_all_problems_are_told_at_once(tmp_path):
    """An editor with three faults wants three lines."""
    files = {
        "about.md": article(aliases="[../x.html]"),
        "b.md": article(original="clippings/gone.txt"),
    }
    found = plan(edition(tmp_path, files)).problems
    assert [problem.severity for problem in found] == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.WARNING,
    ]


def test_new_names_are_to_be_remembered(tmp_path):
    """Only those that content/addresses.jsonl does not have yet."""
    known = Published("people/ada-quill.html", "person", "Ada Quill")
    made = edition(
        tmp_path,
        {"a.md": article(body="Ada Quill in Saltmarsh.")},
        {PEOPLE: ["Ada Quill"], PLACES: ["Saltmarsh"]},
        published=[known],
    )
    assert plan(made).new == (Published("places/saltmarsh.html", Kind.PLACE.value, "Saltmarsh"),)


def test_the_order_of_files_and_names_makes_no_difference(tmp_path):
    """The same plan whichever way round everything comes."""
    files = {f"{number}.md": article(f"No {number}", "Ada Quill.") for number in range(5)}
    names = {PEOPLE: ["Ada Quill", "Ada"], PLACES: ["Quill"]}
    there = plan(edition(tmp_path, files, names))
    back = plan(
        edition(
            tmp_path,
            dict(reversed(files.items())),
            {kind: list(reversed(names[kind])) for kind in reversed(names)},
        )
    )
    assert [page.address for page in there.pages] == [page.address for page in back.pages]
    assert there.new == back.new


def test_a_new_article_changes_few_pages(tmp_path):
    """Its neighbour, what it names, the lists it heads: all other pages keep their bytes."""
    files = {
        f"{1990 + number}.md": article(
            f"No {number}",
            f"Ada Quill met {'Pell' if number == 3 else 'Strand'}.",
            date=str(1990 + number),
            authors="[Nell Harrow]" if number == 3 else "[Tom Reed]",
        )
        for number in range(10)
    }
    names = {PEOPLE: ["Pell", "Strand"], PLACES: ["Quill"]}
    before = print_site(edition(tmp_path, files, names, page_size=5))
    files["2000/03/04/new.md"] = article(
        "Newest", "Pell wrote it.", date="2000-03-04", authors="[Nell Harrow]"
    )
    after = print_site(edition(tmp_path, files, names, page_size=5))
    changed = {address for address in after if before.get(address) != after[address]}
    changed = {address for address in changed if not address.startswith("data/")}
    assert changed == {
        "2000/03/04/new.html",
        "2000/03/04/index.html",
        "2000/03/index.html",
        "2000/index.html",
        "1999/index.html",  # it now leads on to the year after
        "1999.html",  # so does the article before
        "latest/page-1.html",  # a second page came into being behind the front page
        "latest/page-2.html",
        "on-this-day/03-04.js",
        "people/pell.html",
        "authors/nell-harrow.html",
        "people/index.html",
        "people/by-number/index.html",
        "authors/index.html",
        "authors/by-number/index.html",
        "indexes.html",
        "archive/index.html",
        "archive/timeline.html",
        "about.html",
        "index.html",
        "feed.xml",
        "feed.json",
        "rss.xml",
    }


def test_a_long_list_goes_on_in_numbered_pages_that_stay(tmp_path):
    """A newer article changes the list's own page; the numbered ones keep their articles."""

    def listed(count):
        files = {
            f"{number:03}.md": article(f"No {number}", "Ada Quill.", date=f"{1900 + number}")
            for number in range(count)
        }
        made = edition(tmp_path / str(count), files, {PEOPLE: ["Ada Quill"]}, page_size=5)
        site = print_site(made)
        return {address: text for address, text in site.items() if "page-" in address}

    before, after = listed(14), listed(15)
    assert sorted(before) == [
        "latest/page-1.html",
        "latest/page-2.html",
        "people/ada-quill/page-1.html",
        "people/ada-quill/page-2.html",
    ]
    assert before == after
    assert "No 4<" in before["latest/page-1.html"] and "No 5<" not in before["latest/page-1.html"]
