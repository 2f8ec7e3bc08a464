"""What machines read: the feed, the sitemap, robots.txt."""

from xml.etree import ElementTree

from fictional_archive import article, edition, print_site

ATOM = "{http://www.w3.org/2005/Atom}"
FILES = {
    "1998/03/04/ferry.md": article(
        "Ferry <stays>",
        "A text.",
        date="1998-03-04T15:05:00+01:00",
        updated="1998-03-05",
        authors="[Ada Quill]",
        tags="[ferries]",
    ),
    "1961/lamps.md": article("Lamps", date="1961"),
    "undated/note.md": article("A note"),
}


def feed_of(made):
    return ElementTree.fromstring(print_site(made)["feed.xml"])


def texts(element, name):
    return [one.text for one in element.iter(f"{ATOM}{name}")]


def test_a_feed_has_what_the_standard_demands(tmp_path):
    """Feed and entries: id, title, updated, an author, a link (RFC 4287)."""
    feed = feed_of(edition(tmp_path, FILES))
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated", "link"):
            assert len(element.findall(f"{ATOM}{name}")) >= 1
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "The Port Hollow Archive"
    assert texts(feed, "title")[1:] == ["Ferry <stays>", "Lamps"]
    assert texts(feed, "summary") == ["A text.", "A text."]


def test_times_come_from_the_articles(tmp_path):
    """Never from the clock, so the same archive gives the same bytes; undated articles stay out."""
    feed = feed_of(edition(tmp_path, FILES))
    assert texts(feed, "updated") == [
        "1998-03-05T00:00:00Z",
        "1998-03-05T00:00:00Z",
        "1961-01-01T00:00:00Z",
    ]
    assert texts(feed, "published") == ["1998-03-04T15:05:00+01:00", "1961-01-01T00:00:00Z"]


def test_without_a_base_url_identifiers_are_digests_and_links_relative(tmp_path):
    feed = feed_of(edition(tmp_path, FILES))
    assert all(one.startswith("urn:sha256:") for one in texts(feed, "id"))
    assert len(set(texts(feed, "id"))) == 3
    links = [one.get("href") for one in feed.iter(f"{ATOM}link")]
    assert links == ["feed.xml", "index.html", "1998/03/04/ferry.html", "1961/lamps.html"]


def test_with_a_base_url_addresses_are_whole(tmp_path):
    """In the feed, the sitemap, robots.txt and the pages' canonical links."""
    site = print_site(edition(tmp_path, FILES, base_url="https://example.org/archive"))
    feed = ElementTree.fromstring(site["feed.xml"])
    assert texts(feed, "id")[1] == "https://example.org/archive/1998/03/04/ferry.html"
    assert "Sitemap: https://example.org/archive/sitemap.xml" in site["robots.txt"]
    assert (
        '<link rel="canonical" href="https://example.org/archive/1961/lamps.html">'
        in (site["1961/lamps.html"])
    )
    assert '<base href="/archive/">' in site["404.html"]


def test_the_sitemap_lists_pages_but_no_redirects(tmp_path):
    files = {**FILES, "b.md": article(aliases="[old.html]")}
    site = print_site(edition(tmp_path, files, base_url="https://example.org/"))
    root = ElementTree.fromstring(site["sitemap.xml"])
    urls = [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert "https://example.org/b.html" in urls
    assert "https://example.org/index.html" in urls
    assert not {"https://example.org/old.html", "https://example.org/404.html"} & set(urls)
    assert "<lastmod>1998-03-05</lastmod>" in site["sitemap.xml"]


def test_without_a_base_url_there_is_no_sitemap(tmp_path):
    """It would have to name whole addresses, and nobody knows them."""
    site = print_site(edition(tmp_path, FILES))
    assert "sitemap.xml" not in site
    assert "Sitemap" not in site["robots.txt"]
    assert "canonical" not in site["index.html"]
    assert "<base" not in site["404.html"]


def test_an_empty_feed_is_still_a_feed(tmp_path):
    feed = feed_of(edition(tmp_path))
    assert texts(feed, "updated") == ["1970-01-01T00:00:00Z"]
