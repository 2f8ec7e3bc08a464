"""Doubts: told with file and line, counted when many, and gone when a person has looked."""

import json

import pytest
from click.testing import CliRunner

from sitegen.archive.doubts import doubtful_authors, kind_of
from sitegen.cli import cli
from sitegen.entities.recognisers import recogniser
from sitegen.model import Article, Clipping, Doubt, Extract, Span

CLIPPING = """{title}

By {author} | The Marrow Bay Ledger | Published: March 4, 1998

MARROW BAY — The harbor council of Marrow Bay voted on Tuesday to keep the ferry to Little Osprey.

Nobody on the ferry was asked, and the ferry went on as it had always gone, to nobody's surprise.
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "sitegen.toml").write_text("")
    (tmp_path / "content" / "clippings").mkdir(parents=True)
    return tmp_path


def clip(project, name, author, title="Harbor council votes to keep the ferry"):
    text = CLIPPING.format(title=title, author=author)
    clip_text(project, name, text)


def clip_text(project, name, text):
    (project / "content" / "clippings" / name).write_text(text, encoding="utf-8")


def run(project, *arguments):
    done = CliRunner().invoke(cli, ["--project", str(project), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(
    ("author", "like"),
    [
        ("Harbor Council", "an organisation"),
        ("Eastmere Health Department", "an organisation"),
        ("Cape Town", "a place"),
        ("Reykjavik", "a place"),
    ],
)
def test_an_author_that_looks_like_something_else_is_doubtful(project, author, like):
    clip(project, "a.txt", author)

    out = run(project, "import")

    assert f"content/clippings/a.txt:3: The author '{author}' looks like {like}.\n" in out
    assert out.count(f"The author '{author}'") == 1


@pytest.mark.parametrize("author", ["Ada Quill", "Mark Bank", "Piet van der Berg", "Tom Reed"])
def test_an_author_with_a_persons_name_is_not(project, author):
    clip(project, "a.txt", author)

    assert "looks like" not in run(project, "import")


def test_an_author_of_one_word_is_doubtful_in_every_kind_of_file(project):
    first = {
        "title": "The ferry goes",
        "date": "1998-03-04",
        "authors": ["Ada Quill"],
        "text": "A.",
    }
    story = {**first, "title": "The ferry stays", "authors": ["Qu1ll"]}
    clip(project, "a.txt", "Quillx")
    clip_text(project, "b.jsonl", f"{json.dumps(first)}\n{json.dumps(story)}\n")
    told = "<p>The ferry of Port Hollow stays where it was, the council said on Tuesday night.</p>"
    head = "<title>The ferry stays</title><meta name=author content='Quillx'>"
    clip_text(project, "c.html", f"{head}<h1>The ferry stays</h1>{told * 9}")

    out = run(project, "import")

    for place, author in (("a.txt:3", "Quillx"), ("b.jsonl:2", "Qu1ll"), ("c.html", "Quillx")):
        said = f"The author '{author}' does not look like a person's full name.\n"
        assert f"content/clippings/{place}: {said}" in out


def test_the_line_that_has_the_name_is_told_of_several_bylines():
    text = "The ferry stays\nBy Ada Quill\nand Harbor Council\nHarbor Council stays, too.\n"
    ends = [text.index(line) for line in ("By", "and", "Harbor Council stays")]
    spans = (
        Span(0, ends[0], "title", ""),
        Span(ends[0], ends[2], "authors", ""),
        Span(ends[2], len(text), "body", ""),
    )
    article = Article("The ferry stays", authors=("Ada Quill", "Harbor Council"))
    clipping = Clipping("clippings/a.txt", "", text, "utf-8")

    doubts = doubtful_authors(clipping, Extract(article, "", spans), recogniser("rules"))

    said = "The author 'Harbor Council' looks like an organisation."
    assert list(doubts) == [Doubt(said, line=3)]


def test_a_doubt_is_told_until_the_article_is_edited(project):
    clip(project, "a.txt", "Harbor Council")
    run(project, "import")
    (article,) = (project / "content" / "articles").rglob("*.md")
    assert "looks like an organisation. If it is wrong, correct" in run(project, "check")
    assert run(project, "articles", "--doubtful").count("\n") == 1

    article.write_text(article.read_text().replace("Harbor Council]", "Ada Quill]"))

    assert run(project, "check") == "0 errors, 0 warnings\n"
    assert run(project, "articles", "--doubtful") == ""


def test_doubtful_articles_can_be_asked_for_together_with_what_they_lack(project):
    clip(project, "a.txt", "Harbor Council")
    clip(project, "b.txt", "Ada Quill", title="Lantern bridge is red again")
    run(project, "import")

    assert "harbor-council" in run(project, "articles", "--doubtful", "--without", "url")
    assert run(project, "articles", "--doubtful", "--without", "date") == ""


def test_many_doubts_are_counted_and_the_first_told(project):
    for number in range(23):
        author = f"Harbor Council of {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number]}"
        clip(project, f"{number:02}.txt", "Harbor Council", title=f"{author} keeps the ferry going")

    lines = run(project, "import").splitlines()

    at = lines.index("23 values are doubtful:")
    assert lines[at + 1] == "     23  The author … looks like an organisation"
    assert lines[at + 2] == "The first 20 of them; sitegen check lists them all:"
    assert len(lines[at + 3 :]) == 20
    assert lines[-1].startswith("content/clippings/19.txt:3: ")
    assert run(project, "check").count("looks like") == 23


def test_a_retry_reads_only_what_failed_and_the_counts_add_up(project):
    clip(project, "a.txt", "Ada Quill")
    for name in ("empty.txt", "later.txt"):
        (project / "content" / "clippings" / name).write_text("")
    counts = counts_of(run(project, "import"))
    assert (counts["published"], counts["refused"], counts["clippings"]) == (1, 2, 3)
    clip(project, "later.txt", "Tom Reed", title="Lantern bridge is red again")
    clip(project, "new.txt", "Gwen Tarrow", title="Gull number 4 wins the race")

    counts = counts_of(run(project, "import", "--failed"))

    assert (counts["published"], counts["refused"], counts["unchanged"]) == (1, 1, 2)
    assert counts["clippings"] == 4
    assert len(list((project / "content" / "articles").rglob("*.md"))) == 2


def counts_of(out):
    rows = (line.split() for line in out.splitlines())
    return {row[0]: int(row[1]) for row in rows if len(row) == 2 and row[1].isdigit()}


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("The headline may also be: Lantern bridge: red", "The headline may also be"),
        ("The author 'Adela O'Dell' looks like a place.", "The author … looks like a place"),
        ("No date was found.", "No date was found"),
    ],
)
def test_doubts_of_one_kind_are_counted_together(what, kind):
    assert kind_of(Doubt(what)) == kind
