"""What a researcher takes away: whole, readable by programs, and the same as the pages say."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace

import networkx
import pytest
from fictional_archive import ORGANIZATIONS, PEOPLE, PLACES, article, edition, print_site

from sitegen.model import Appearance, Entity
from sitegen.site.addressbook import settle
from sitegen.site.data import periods, together
from sitegen.site.data.files import in_units
from sitegen.site.data.names import names_data
from sitegen.site.desk import Desk
from sitegen.site.pages import Proofs
from sitegen.text.tables import from_cell

HOSTILE = 'Pell, "Co"\n& <b>|\\ ميناء'
FILES = {
    "1998/03/04/ferry.md": article(
        "=1+1",
        "Ada Quill met Tom Reed in Port Hollow. Ada Quill left.",
        date="1998-03-04T15:05:00+01:00",
        updated="1998-03-05",
        authors="[Ada Quill, 'Tom | Reed']",
        agency="Example Wire",
        publication="The Harbor Times",
        section="News",
        dateline="PORT HOLLOW",
        tags="[ferries, lamps]",
        url="https://example.org/?a=1&b=2",
        original="clippings/ferry.txt",
        original_sha256="0" * 64,
        standfirst="'@home they stayed'",
    ),
    "1961/lamps.md": article(
        json.dumps(HOSTILE, ensure_ascii=False), "Ada Quill lit it; Tom Reed saw it.", date="1961"
    ),
    "undated/note.md": article('"A note\\x07"', "Port Hollow and -Reed Corp.", language="de"),
}
NAMES = {
    PEOPLE: ["Ada Quill", ("Tom Reed", "T. Reed")],
    ORGANIZATIONS: ["-Reed Corp"],
    PLACES: ["Port Hollow"],
}
TABLES = ("archive", "people", "organizations", "places", "mentions")


def rows(text):
    """A table as a program reads it, what was put before formulas taken away again."""
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [{name: from_cell(value) for name, value in row.items()} for row in table]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return print_site(edition(tmp_path_factory.mktemp("data"), FILES, NAMES))


def test_the_table_of_articles_has_all_that_is_known(site):
    ferry, lamps, note = rows(site["data/archive.csv"])
    assert ferry == {
        "address": "1998/03/04/ferry.html",
        "title": "=1+1",
        "date": "1998-03-04T15:05:00+01:00",
        "updated": "1998-03-05",
        "authors": "Ada Quill|Tom \\| Reed",
        "agency": "Example Wire",
        "publication": "The Harbor Times",
        "section": "News",
        "language": "en",
        "dateline": "PORT HOLLOW",
        "tags": "ferries|lamps",
        "people": "Ada Quill|Tom Reed",
        "organizations": "",
        "places": "Port Hollow",
        "lead": "@home they stayed",
        "url": "https://example.org/?a=1&b=2",
        "original": "clippings/ferry.txt",
        "original_sha256": "0" * 64,
    }
    assert (lamps["title"], lamps["date"]) == (HOSTILE, "1961")
    assert (note["date"], note["language"], note["organizations"]) == ("", "de", "-Reed Corp")


def test_no_cell_is_run_by_a_spreadsheet(site):
    for name in TABLES:
        text = io.StringIO(site[f"data/{name}.csv"].removeprefix("\ufeff"), newline="")
        for row in csv.reader(text):
            assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r\n")]


def test_json_says_the_same_with_lists_and_without_what_is_not_known(site):
    data = json.loads(site["data/archive.json"])
    ferry, _, note = data["articles"]
    assert data["archive"] == "The Port Hollow Archive"
    assert ferry["title"] == "=1+1"
    assert ferry["authors"] == ["Ada Quill", "Tom | Reed"]
    assert list(note) == ["address", "title", "language", "organizations", "places", "lead"]


def test_the_tables_of_names_count_as_the_pages_do(site):
    ada, tom = rows(site["data/people.csv"])
    assert ada == {
        "name": "Ada Quill",
        "other_names": "",
        "articles": "2",
        "mentions": "3",
        "first": "1961",
        "last": "1998-03-04T15:05:00+01:00",
        "page": "people/ada-quill.html",
        "description": "",
        "same_as": "",
    }
    assert (tom["name"], tom["other_names"]) == ("Tom Reed", "T. Reed")
    assert all(row["page"] in site for row in rows(site["data/places.csv"]))


def test_mentions_tell_which_article_names_what_and_how_often(site):
    found = [tuple(row.values()) for row in rows(site["data/mentions.csv"])]
    assert found[:3] == [
        ("1998/03/04/ferry.html", "person", "Ada Quill", "2"),
        ("1998/03/04/ferry.html", "person", "Tom Reed", "1"),
        ("1998/03/04/ferry.html", "place", "Port Hollow", "1"),
    ]
    assert ("undated/note.html", "organization", "-Reed Corp", "1") in found


def graph_of(site):

    return networkx.read_graphml(io.BytesIO(site["data/co-mentions.graphml"].encode()))


def test_the_graph_is_read_by_a_program_for_graphs(site):
    """Names that share two articles are joined, once, with the number of them."""
    graph = graph_of(site)
    label = dict(graph.nodes(data="label"))
    assert not graph.is_directed()
    assert [(label[one], label[two], told) for one, two, told in graph.edges(data=True)] == [
        ("Ada Quill", "Tom Reed", {"weight": 2})
    ]
    (ada,) = (told for _, told in graph.nodes(data=True) if told["label"] == "Ada Quill")
    assert ada == {
        "label": "Ada Quill",
        "kind": "person",
        "articles": 2,
        "page": "people/ada-quill.html",
    }


def test_a_graph_of_too_many_pairs_keeps_those_that_share_most_and_says_so(tmp_path, monkeypatch):
    """Pairs that share equally many stay or go together."""
    names = ["Ada Quill", "Tom Reed", "Zoë Pell", "Kit <&> Lamb"]
    texts = [names, names, names[:2], names[:2] + names[3:]]
    files = {f"{number}.md": article(body=", ".join(text)) for number, text in enumerate(texts)}
    made = edition(tmp_path, files, {PEOPLE: names})
    monkeypatch.setattr(together, "MOST", 3)

    site = print_site(made)

    graph = graph_of(site)
    assert sorted(weight for *_, weight in graph.edges(data="weight")) == [3, 3, 4]
    assert (
        "names that share 3 articles or more. 6 pairs share 2 or more; the others were"
        in (site["data/co-mentions.graphml"])
    )
    assert "Kit <&> Lamb" in dict(graph.nodes(data="label")).values()


def test_above_a_bound_articles_and_mentions_are_cut_by_year(tmp_path, monkeypatch):
    """With an index each; the undated stand apart; nothing is lost."""
    monkeypatch.setattr(periods, "ONE_FILE", 2)
    site = print_site(edition(tmp_path, FILES, NAMES))

    assert [tuple(row.values()) for row in rows(site["data/archive.csv"])] == [
        ("1998", "1", "archive-1998.csv"),
        ("1961", "1", "archive-1961.csv"),
        ("undated", "1", "archive-undated.csv"),
    ]
    years = json.loads(site["data/archive.json"])["years"]
    files = [f"data/{one['file']}" for one in years]
    assert [json.loads(site[one])["articles"][0]["address"] for one in files] == [
        "1998/03/04/ferry.html", "1961/lamps.html", "undated/note.html",
    ]  # fmt: skip
    cut = [f"data/{row['file']}" for row in rows(site["data/mentions.csv"])]
    assert sum(len(rows(site[one])) for one in cut) == 7


@pytest.fixture(scope="module")
def package(site):
    return json.loads(site["data/datapackage.json"])


def test_the_package_describes_every_file_byte_for_byte(site, package):
    described = {f"data/{one['path']}" for one in package["resources"]}
    beside = {"data/index.html", "data/datapackage.json"}
    assert described == {one for one in site if one.startswith("data/")} - beside
    for one in package["resources"]:
        data = site[f"data/{one['path']}"].encode()
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_package_keeps_the_rules_of_data_packages(package):
    """Names of small letters, digits, dots and hyphens, each once; paths that go nowhere else."""
    names = [one["name"] for one in package["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[-a-z0-9._/]+", one) for one in (*names, package["name"]))
    assert not [one for one in package["resources"] if one["path"].startswith(("/", "."))]


def test_every_table_has_the_columns_and_the_values_that_its_schema_says(site, package):
    for one in package["resources"]:
        if "schema" in one:
            columns = one["schema"]["fields"]
            found = rows(site[f"data/{one['path']}"])
            assert all(list(row) == [column["name"] for column in columns] for row in found)
            for column in columns:
                values = [row[column["name"]] for row in found]
                pattern = column.get("constraints", {}).get("pattern", ".*")
                pattern = r"\d+" if column["type"] == "integer" else pattern
                assert all(re.fullmatch(pattern, one, re.DOTALL) for one in values if one)


def test_the_page_lists_every_file_with_its_size_and_every_column(site, package):
    """The page stands in the frame of every page."""
    page = site["data/index.html"]
    for one in package["resources"]:
        assert f'<a href="{one["path"]}">{one["path"]}</a></th><td>{in_units(one["bytes"])}' in page
        for column in one.get("schema", {}).get("fields", ()):
            assert f"<code>{column['name']}</code>" in page
    assert '<a href="datapackage.json">' in page
    assert '<a href="../../../data/index.html">Data</a>' in site["1998/03/04/ferry.html"]


def test_hostile_names_are_whole_in_every_file(tmp_path):
    """Commas, quotes, line breaks, markup, other scripts; only what no page may hold goes."""
    hostile = [
        'Quill, "Ada"',
        "Tom\nReed",
        "<Zoë> & Co",
        "ميناء بورت هولو",
        "\tTab",
        "Bell\x07\x00",
    ]
    people = tuple(Entity(PEOPLE, name, ("=other",), appearances=twice()) for name in hostile)
    files = {"a.md": article(), "b.md": article("Another")}
    site = print_site(replace(edition(tmp_path, files), entities=people))

    expected = sorted(name.strip("\x07\x00") for name in hostile)
    assert sorted(row["name"] for row in rows(site["data/people.csv"])) == expected
    assert sorted({row["name"] for row in rows(site["data/mentions.csv"])}) == expected
    assert sorted(dict(graph_of(site).nodes(data="label")).values()) == expected
    assert len(graph_of(site).edges) == 15


def twice():
    return tuple(Appearance(address, ()) for address in ("a.html", "b.html"))


def test_fifty_thousand_names_are_a_table_like_any_other(tmp_path):
    """Each in one article, which is a list and joins none of them."""
    once = (Appearance("a.html", ()),)
    people = tuple(Entity(PEOPLE, f"Ada {number}", (), once) for number in range(50_000))
    made = replace(edition(tmp_path, {"a.md": article()}, names_on_pages=2), entities=people)
    desk = Desk(made, settle(made), {}, {}, {})
    weighed = {file.name: file.make(Proofs({}, None, "")) for file in names_data(desk).files}
    assert weighed["people.csv"].count(b"\r\n") == 50_001


def test_an_empty_archive_gives_empty_tables(tmp_path):
    site = print_site(edition(tmp_path))
    assert all(rows(site[f"data/{name}.csv"]) == [] for name in TABLES)
    assert json.loads(site["data/archive.json"])["articles"] == []
    assert len(graph_of(site)) == 0


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 B"), (999, "999 B"), (1_250, "1.2 kB"), (999_960, "1.0 MB")]
)
def test_sizes_are_told_as_people_read_them(size, text):
    assert in_units(size) == text
