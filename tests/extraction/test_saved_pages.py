"""A saved web page gives its article: by what it says of itself, and by what can be read in it."""

import base64
import logging
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.config import Config
from sitegen.extraction import Unreadable, extract
from sitegen.model import Extract
from sitegen.reading import Raw, Refused
from sitegen.reading import read as read_clipping
from sitegen.text.prose import to_html

TEXT = [
    "The council of Port Hollow voted on Tuesday night to keep the old ferry for ten more years, "
    "after a debate that filled the town hall to the last of its ninety seats.",
    "“Nobody on the island asked for a bridge,” said Mayor Adela Brightwater, who had crossed in "
    "the rain to vote and would cross back in the dark, she said, if the pilot let her.",
    "The yard at Grey Point will build a new hull next spring, and the paddle wheel of 1911 goes "
    "to the museum, where it will turn on Sundays for anybody who drops a coin into the slot.",
    "Two councillors voted against it, because the tide tables for the new landing have not been "
    "drawn yet and the harbour pilot is eighty years old and wants to keep bees.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
LINKED_DATA = """
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Harbor Times"},
  {"@type": "Organization", "@id": "#paper", "name": "The Harbor Times"},
  {"@type": ["ReportageNewsArticle"], "headline": "Council keeps ferry &amp; wheel",
   "author": [{"@type": "Person", "name": "ADA QUILL"}, {"@type": "Person", "name": "Tom Reed"}],
   "datePublished": "1998-03-04T18:05:00.250+01:00", "dateModified": "1998-03-05T08:00:00+01:00",
   "publisher": {"@id": "#paper"}, "articleSection": "Harbour",},
]}
"""
FULL = f"""<!DOCTYPE html>
<html lang="en-gb"><head><meta charset="utf-8">
<title>Council keeps ferry | The Harbor Times</title>
<meta property="og:title" content="Council keeps ferry and wheel">
<meta property="article:author" content="https://social.example/theharbortimes">
<meta name="description" content="Ninety seats were not enough.">
<link rel="canonical" href="https://harbor.example/1998/ferry.html">
<script type="application/ld+json">{LINKED_DATA}</script>
<script>document.write("never")</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Council keeps <em>ferry</em> and wheel</h1>
<p class="standfirst">Ninety seats were not enough.</p>
<p>By Ada Quill and Tom Reed</p>
<figure><img src="x.jpg"><figcaption>The ferry at dusk. Photo by Jo Lens</figcaption></figure>
<div class="story">{BODY}
<h2>What comes next</h2><p>{TEXT[2]} It was the third vote.</p>
<ul><li>The hull will be ready in May, the yard said.</li><li>The bees stay.</li></ul>
<p><a href="/bees">RELATED: The pilot and his bees</a></p></div></article>
<footer>© The Harbor Times</footer></body></html>"""


def read(data, ending=".html"):
    """What becomes of a file's bytes: an Extract, an Unreadable, or why it was refused."""
    raw = Raw(f"clippings/x{ending}", data if isinstance(data, bytes) else data.encode())
    clipping = read_clipping(raw, Config())
    if isinstance(clipping, Refused):
        return clipping.reason
    assert clipping.html
    return extract(clipping)


def page(body, head="", html=""):
    return f"<html {html}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def test_linked_data_give_the_fields_and_the_page_its_headline():
    """Faults that are common in linked data (a comma too many, entities) do no harm."""
    article = read(FULL).article
    assert article.title == "Council keeps ferry and wheel"
    assert article.authors == ("Ada Quill", "Tom Reed")
    assert str(article.date) == "1998-03-04T18:05:00+01:00"
    assert str(article.updated) == "1998-03-05T08:00:00+01:00"
    assert (article.publication, article.section) == ("The Harbor Times", "Harbour")
    assert article.url == "https://harbor.example/1998/ferry.html"
    assert article.language == "en-GB"
    assert article.standfirst == "Ninety seats were not enough."
    assert article.captions == ("The ferry at dusk. Photo by Jo Lens",)
    assert article.original == "clippings/x.html"


def test_the_body_keeps_headings_and_lists_and_leaves_out_what_is_no_text():
    body = read(FULL).body
    assert [paragraph in body for paragraph in TEXT] == [True] * 4
    assert "## What comes next" in body
    assert "- The bees stay." in body
    for word in ("never", "Sport", "RELATED", "©", "Quill", "dusk", "Ninety"):
        assert word not in body


def test_an_article_told_from_a_tree_has_no_account_of_characters():
    found = read(FULL)
    assert found.spans == () and found.repairs == () and found.doubts == ()


def test_named_metadata_do_where_there_are_no_linked_data():
    head = """<title>Ferry stays - Gull Gazette</title><meta property="og:site_name"
        content="Gull Gazette"><meta property="og:title" content="Ferry stays - Gull Gazette">
        <meta property="article:published_time" content="2003-07-01">
        <meta name="author" content="By Ada Quill, Tom Reed and Example Staff Writer">"""
    article = read(page(f"<h2>Ferry stays</h2>{BODY}", head)).article
    assert (article.title, str(article.date)) == ("Ferry stays", "2003-07-01")
    assert article.authors[:2] == ("Ada Quill", "Tom Reed")
    assert (article.publication, article.updated) == ("Gull Gazette", None)


def test_a_page_that_says_nothing_of_itself_is_read_as_pasted_text():
    body = f"""<b>COUNCIL KEEPS THE OLD FERRY</b><br>By Ada Quill<br>March 4, 1998<br>{BODY}"""
    found = read(f"<html><body>{body}")
    article = found.article
    assert (article.title, article.authors) == ("COUNCIL KEEPS THE OLD FERRY", ("Ada Quill",))
    assert str(article.date) == "1998-03-04"
    assert TEXT[1] in found.body


def test_a_time_in_the_article_dates_it_where_nothing_else_does():
    """`2 hours ago` tells a reader nothing later, but its markup does."""
    above = '<time datetime="2024-05-05">Today</time><h1>Council keeps the old ferry</h1>'
    below = '<time datetime="2024-04-30T09:00:00+02:00">5 days ago</time>'
    aside = '<aside><time datetime="2024-01-01">x</time></aside>'
    article = read(page(f"{above}{aside}{below}{BODY}")).article
    assert str(article.date) == "2024-04-30T09:00:00+02:00"


def test_nothing_is_invented():
    article = read(page(f"<h1>Council keeps the old ferry</h1>{BODY}")).article
    assert (article.date, article.updated, article.authors) == (None, None, ())
    assert (article.publication, article.url, article.language) == ("", "", "")


@pytest.mark.parametrize(
    ("signed", "authors", "agency"),
    [
        ('{"@type": "Organization", "name": "Reuters"}', (), "Reuters"),
        ('"https://social.example/ada"', (), ""),
        ('"@AdaQuill"', (), ""),
        ('{"@type": "Person", "name": "admin"}', (), ""),
        ('{"@type": "Organization", "name": "Gull Gazette"}', (), ""),
        ('["Ada Quill", {"name": ["Tom Reed"]}]', ("Ada Quill", "Tom Reed"), ""),
        ('{"@type": "Person", "name": "Ada Quill | Reuters"}', ("Ada Quill",), "Reuters"),
    ],
)
def test_authors_are_persons_not_addresses_nor_the_paper_itself(signed, authors, agency):
    data = f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline":
        "Council keeps the old ferry", "publisher": "Gull Gazette", "author": {signed}}}</script>"""
    article = read(page(f"<h1>Council keeps the old ferry</h1>{BODY}", data)).article
    assert (article.authors, article.agency) == (authors, agency)


def test_other_stories_that_a_page_describes_are_not_taken_for_its_own():
    data = """<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Bees win",
        "datePublished": "2001-01-01", "author": "Bee Keeper"}, {"@type": "NewsArticle",
        "headline": "Council keeps the ferry", "datePublished": "2002-02-02"}]</script>"""
    article = read(page(f"<h1>Council keeps the old ferry</h1>{BODY}", data)).article
    assert str(article.date) == "2002-02-02"
    assert "Bee Keeper" not in article.authors


def test_sources_that_disagree_on_the_headline_are_told():
    head = '<meta property="og:title" content="Bees win again">'
    text = f"<h3>Council keeps the old ferry</h3><p>By Ada Quill</p><p>March 4, 1998</p>{BODY}"
    found = read(page(text, head))
    assert any("Council keeps the old ferry" in doubt.what for doubt in found.doubts)


def test_a_body_that_was_cut_into_boxes_is_whole_again():
    boxes = [
        f'<div class="chunk"><div class="body article-body">{part}</div></div><aside>Ad</aside>'
        for part in ("".join(f"<p>{p}</p>" for p in TEXT[:2]), f"<p>{TEXT[2]}</p><p>{TEXT[3]}</p>")
    ]
    body = read(page(f"<article><h1>Ferry stays</h1><div>{''.join(boxes)}</div></article>")).body
    assert [body.count(paragraph) for paragraph in TEXT] == [1] * 4


def test_markup_that_is_text_of_the_article_stays_text():
    hostile = "<p>&lt;script&gt;alert(1)&lt;/script&gt; [a](javascript:x) *b* _c_ is what he wrote "
    found = read(page(f"<h1>A &lt;script&gt; in the title</h1>{BODY}{hostile} down.</p>{BODY}"))
    html = to_html(found.body)
    assert "<script" not in html and "href" not in html and "<em>" not in html
    assert "A <script> in the title" in found.article.title


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_by_mark_by_declaration_or_by_the_bytes(encoding):
    text = f"<html><h1>Fähre bleibt für zehn Jahre</h1>{BODY}</html>"
    assert read(text.encode(encoding)).article.title == "Fähre bleibt für zehn Jahre"


def test_a_declared_encoding_is_believed():
    text = f"<meta charset=windows-1251><h1>Паром остаётся в порту</h1>{BODY}"
    assert read(text.encode("cp1251", "ignore")).article.title == "Паром остаётся в порту"


def test_nul_in_a_page_is_passed_over():
    """As browsers do."""
    found = read(f"<h1>Fer\0ry stays in port</h1>{BODY}".replace("council", "coun\0cil"))
    assert found.article.title == "Ferry stays in port"
    assert TEXT[0] in found.body


def test_the_address_that_a_browser_noted_is_kept():
    note = "<!-- saved from url=(0038)https://harbor.example/1998/ferry.html -->"
    assert read(note + FULL.replace("<link", "<x")).article.url.endswith("/1998/ferry.html")


def archive(payload, encoding, address="https://harbor.example/1998/ferry.html"):
    return (
        f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {address}\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n'
        "--edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
        f"--edge\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n{payload}\r\n--edge--\r\n"
    ).encode()


def test_a_web_archive_gives_its_page_and_the_address_it_was_saved_from():
    bare = page(f"<h1>Council keeps the old ferry</h1>{BODY}")
    for ending in (".mht", ".mhtml"):
        found = read(archive(base64.encodebytes(bare.encode()).decode(), "base64"), ending)
        assert found.article.title == "Council keeps the old ferry"
        assert found.article.url == "https://harbor.example/1998/ferry.html"
        assert TEXT[1] in found.body
    quoted = bare.replace("=", "=3D").replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")
    assert TEXT[1] in read(archive(quoted, "quoted-printable"), ".mht").body


@pytest.mark.parametrize(
    ("data", "ending", "reason"),
    [
        (b"", ".html", "it is empty"),
        (b"nothing but text", ".htm", "it holds no HTML"),
        (b"Subject: hello\r\n\r\ntext", ".mht", "it holds no HTML"),
        (b"\x89PNG\r\n\x1a\n\0\0\xff", ".xhtml", "it holds no HTML"),
        (b"<html><body><img src=x></body></html>", ".html", "it holds no words"),
    ],
)
def test_what_holds_no_page_is_refused_by_name(data, ending, reason):
    found = read(data, ending)
    assert (found.reason if isinstance(found, Unreadable) else found) == reason


HOSTILE = {
    "deep": "<div>" * 50_000 + BODY,
    "deep in text": "<p>" + "<b>x " * 20_000 + BODY,
    "endless title": f"<title>{'ferry ' * 200_000}</title><h1>{'bee ' * 100_000}</h1>{BODY}",
    "entities": f'<!DOCTYPE x [<!ENTITY a "{"a" * 99}"><!ENTITY b "{"&a;" * 99}">]>&b;&b;{BODY}',
    "strange charset": f"<meta charset=rot13><meta charset='{'x' * 9999}'>{BODY}",
    "nul": f"<h1>Fer\0ry stays in port</h1>{BODY}".replace("p>", "p\0>"),
    "deep linked data": f'<script type="application/ld+json">{"[" * 99_999}</script>{BODY}',
    "endless number": f'<script type="application/ld+json">{"9" * 9_999}</script>{BODY}',
    "strange linked data": '<script type="application/ld+json">{"@type": "NewsArticle", "@id": {},'
    f'"headline": [{{}}], "author": {{"name": 7}}, "datePublished": []}}</script>{BODY}',
    "strange addresses": f'<link rel=canonical href="http://[x"><base href="//[">{BODY}',
    "absurd dates": f'<meta name=date content="9999-02-31"><time datetime="0000-00-00">{BODY}',
    "surrogates": f"<h1>Ferry &#xD800; stays &#0; in port</h1>{BODY}",
    "many headings": f"<h1>Ferry stays</h1>{'<h1>Bees</h1>' * 13_000}{BODY}",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_give_an_article_or_a_refusal(html, capfd):
    found = read(html)
    assert isinstance(found, Extract | Unreadable)
    if isinstance(found, Extract):
        assert len(found.article.title) <= 300
        assert "\0" not in found.article.title + found.body
    assert capfd.readouterr() == ("", "")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_mutilated_page_breaks_the_reader(data):
    """Cut off, or with pieces of markup where they do not belong."""
    html = FULL[: data.draw(st.integers(0, len(FULL)))]
    pieces = st.sampled_from(["<", ">", "<p>", "</div>", '"', "{", "\0", "<!--", "]]>", "&", "é"])
    for _ in range(data.draw(st.integers(0, 8))):
        place = data.draw(st.integers(0, len(html)))
        html = html[:place] + data.draw(pieces) + html[place:]
    assert isinstance(read(html), Extract | Unreadable | str)
    assert isinstance(read(html, ".mht"), Extract | Unreadable | str)


@pytest.mark.parametrize("absent", ["trafilatura", "lxml", "lxml.html.clean"])
def test_without_the_library_or_a_part_of_it_each_page_is_refused_by_name(monkeypatch, absent):
    """`lxml.html.clean` is a package of its own, which not every pip brings along."""
    for name in [name for name in sys.modules if name.split(".")[0] in ("trafilatura", "justext")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, absent, None)
    for name in [name for name in sys.modules if name.startswith("sitegen.extraction.web")]:
        monkeypatch.delitem(sys.modules, name)
    found = read(FULL)
    assert isinstance(found, Unreadable)
    assert found.reason.endswith("those need trafilatura: pip install trafilatura lxml_html_clean")


def test_the_library_is_not_loaded_before_a_page_is_read():
    """It is slow to start, and most archives hold no web page."""
    program = "import sys, sitegen.cli, sitegen.build; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_library_says_nothing_of_its_own(caplog):
    with caplog.at_level(logging.DEBUG):
        read(page("<p>short</p>"))
        read(FULL)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_page_in_utf_8_that_declares_otherwise_is_read_as_what_it_is():
    text = f"<meta charset=iso-8859-1><h1>Fähre bleibt für zehn Jahre</h1><p>{TEXT[0]}</p>"
    assert read(text.encode()).article.title == "Fähre bleibt für zehn Jahre"


def test_a_page_in_which_no_body_is_found_is_read_as_text():
    """The library may fail on a page; its text is not lost."""
    html = f"<table><tr><td>{'<tr><td>'.join(TEXT)}</table>"
    found = read(page(f"<h1>Council keeps the old ferry</h1><div>{html}</div>{'<i></i>' * 13_000}"))
    assert [paragraph in found.body for paragraph in TEXT] == [True] * 4


def test_an_encoding_is_doubted_where_the_page_declares_none_and_no_bytes_prove_it():
    words = "Паром снова пошёл ко дну, и никто не удивился. Мэр спросил, кто потопил паром. " * 3
    story = f"<h1>Паром</h1><p>{words}</p>"

    guessed = read(f"<html>{story}</html>".encode("cp1251"))
    declared = read(f"<html><meta charset=windows-1251>{story}</html>".encode("cp1251"))
    proven = read(f"<html>{story}</html>".encode())

    def is_doubted(found):
        return any("The encoding was guessed: " in doubt.what for doubt in found.doubts)

    assert is_doubted(guessed)
    assert not is_doubted(declared) and not is_doubted(proven)
