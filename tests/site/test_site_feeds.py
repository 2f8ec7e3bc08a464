"""The feeds in all their forms, read by a real reader and held against their standards."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from fictional_archive import ORGANIZATIONS, PEOPLE, PLACES, article, edition, print_site

from sitegen.config import Feeds
from sitegen.model import Appearance, Entity

HOSTILE = 'Pell & "Co" <b>x</b>, ‏ميناء‏'
FILES = {
    "1998/03/04/ferry.md": article(
        "Ferry <stays>",
        "Ada Quill came & went <twice>.",
        date="1998-03-04T15:05:00+01:00",
        updated="1998-03-05",
        authors="[Ada Quill, Tom Reed]",
        tags="[ferries]",
        section="News",
        language="de",
    ),
    "1961/lamps.md": article("Lamps", "Ada Quill lit Port Hollow.", date="1961"),
    "1700/old.md": article("Old", "", date="1700-01-01T23:59:60+99:99"),
    "undated/note.md": article("A note", "Port Hollow."),
}
NAMES = {PEOPLE: ["Ada Quill"], PLACES: ["Port Hollow"]}


@pytest.fixture(
    params=["", "https://example.org/archive/"],
    ids=["nowhere", "with a base_url"],
    scope="module",
)
def base(request):
    return request.param


@pytest.fixture(scope="module")
def site(tmp_path_factory, base):
    project = tmp_path_factory.mktemp("feeds")
    return print_site(edition(project, FILES, NAMES, base_url=base, feeds=Feeds(entities=1)))


def test_every_reader_reads_the_feeds(site, base):
    for address in ("feed.xml", "rss.xml", "people/ada-quill.xml"):
        read = feedparser.parse(site[address].encode())
        assert not read.bozo, (address, read.get("bozo_exception"))
        assert [one.title for one in read.entries[:2]] == ["Ferry <stays>", "Lamps"]
        assert all(one.id and one.link for one in read.entries)
        assert read.entries[0].published_parsed[:5] == (1998, 3, 4, 14, 5)
        assert read.entries[0].link.startswith(base)


def test_rss_has_what_its_standard_demands(site, base):
    """RSS 2.0: title, link and description of the channel; dates as RFC 822 has them."""
    channel = ElementTree.fromstring(site["rss.xml"]).find("channel")
    for name in ("title", "link", "description"):
        assert len(channel.findall(name)) == 1
        assert channel.find(name).text
    dates = [one.text for one in channel.iter("pubDate")]
    assert dates == [
        "Wed, 04 Mar 1998 15:05:00 +0100",
        "Sun, 01 Jan 1961 00:00:00 +0000",
        "Fri, 01 Jan 1700 00:00:00 +0000",
    ]
    guids = list(channel.iter("guid"))
    assert {one.get("isPermaLink") for one in guids} == {"true" if base else "false"}
    assert len({one.text for one in guids}) == 3


def test_what_an_article_says_is_no_markup_in_a_reader(site):
    """A reader takes the description in RSS for HTML; it must see the very signs of the text."""
    read = feedparser.parse(site["rss.xml"].encode())
    assert "Ada Quill came &amp; went &lt;twice&gt;." in read.entries[0].summary


def test_json_feed_has_what_its_standard_demands(site, base):
    """JSON Feed 1.1: version and title; of an item an id and a text, both texts."""
    feed = json.loads(site["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "The Port Hollow Archive"
    assert [item["title"] for item in feed["items"]] == ["Ferry <stays>", "Lamps", "Old"]
    rfc_3339 = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
    for item in feed["items"]:
        assert isinstance(item["id"], str) and item["content_text"]
        assert re.fullmatch(rfc_3339, item["date_published"])
        assert item["url"].startswith(base)
    first = feed["items"][0]
    assert first["authors"] == [{"name": "Ada Quill"}, {"name": "Tom Reed"}]
    assert (first["tags"], first["language"]) == (["News", "ferries"], "de")


def test_every_page_leads_to_the_feeds(site):
    """From its own place, so that readers find them."""
    page = site["1998/03/04/ferry.html"]
    for kind, name in (("atom", "feed.xml"), ("rss", "rss.xml")):
        assert f'type="application/{kind}+xml"' in page
        assert f'href="../../../{name}"' in page
    assert 'type="application/feed+json"' in page
    assert 'href="../../../feed.json"' in page


def test_as_many_names_have_a_feed_as_were_asked_for(site):
    """Those in most articles; their pages lead to it, and to no page of another."""
    assert [one for one in site if re.fullmatch(r"(people|places)/.*xml", one)] == [
        "people/ada-quill.xml"
    ]
    read = feedparser.parse(site["people/ada-quill.xml"].encode())
    assert read.feed.title == "Ada Quill · The Port Hollow Archive"
    assert len(read.entries) == 2
    assert site["people/ada-quill.html"].count('href="ada-quill.xml"') == 2
    assert "port-hollow.xml" not in site["places/port-hollow.html"]


def test_an_agency_wrote_what_a_paper_printed(tmp_path):
    """As the article's own page says of who wrote it."""
    files = {"a.md": article(date="1998", agency="Example Wire", publication="The Lantern")}
    site = print_site(edition(tmp_path, files))
    assert feedparser.parse(site["feed.xml"].encode()).entries[0].author == "Example Wire"
    assert json.loads(site["feed.json"])["items"][0]["authors"] == [{"name": "Example Wire"}]


def test_an_agency_has_no_feed_for_the_articles_that_only_come_from_it(tmp_path):
    """The most mentioned names were asked for, and nobody mentions it."""
    files = {f"{day}.md": article(date=f"1998-03-0{day}", agency="Example Wire") for day in (1, 2)}
    files["3.md"] = article(body="Ada Quill rang.", date="1998-03-03")
    made = edition(tmp_path, files, {PEOPLE: ["Ada Quill"]}, feeds=Feeds(entities=1))
    credited = tuple(Appearance(address, ()) for address in ("2.html", "1.html"))
    wire = Entity(ORGANIZATIONS, "Example Wire", appearances=credited)
    site = print_site(replace(made, entities=(*made.entities, wire)))
    assert "people/ada-quill.xml" in site
    assert "organizations/example-wire.xml" not in site


def identifiers(feed):
    if feed.startswith("{"):
        return {item["id"] for item in json.loads(feed)["items"]}
    return {entry.id for entry in feedparser.parse(feed.encode()).entries}


def test_identifiers_stay_when_an_article_is_added(tmp_path, base):
    before = print_site(edition(tmp_path, FILES, NAMES, base_url=base))
    more = {**FILES, "2001/new.md": article("New", date="2001")}
    after = print_site(edition(tmp_path, more, NAMES, base_url=base))
    for address in ("rss.xml", "feed.xml"):
        old, new = (
            {one.id for one in feedparser.parse(one[address]).entries} for one in (before, after)
        )
        assert old < new


def test_hostile_titles_are_whole(tmp_path):
    """XML may hold no control characters; JSON holds all that the article has."""
    file = article(json.dumps(HOSTILE + "\x07"), "", date="1998")
    site = print_site(edition(tmp_path, {"a.md": file}, title=HOSTILE, feed_size=1))
    assert feedparser.parse(site["rss.xml"].encode()).entries[0].title == HOSTILE
    assert json.loads(site["feed.json"])["title"] == HOSTILE
    assert json.loads(site["feed.json"])["items"][0]["title"] == HOSTILE + "\x07"


def test_feeds_of_an_empty_archive_are_feeds(tmp_path):
    site = print_site(edition(tmp_path))
    assert json.loads(site["feed.json"])["items"] == []
    assert ElementTree.fromstring(site["rss.xml"]).find("channel/item") is None
