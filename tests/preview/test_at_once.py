"""An article's page set alone is the page that a build makes."""

import re
import shutil

import pytest

from sitegen.build import build
from sitegen.config import load_config
from sitegen.errors import ContentError
from sitegen.preview.at_once import set_at_once
from sitegen.preview.known import Known, write_known
from sitegen.site.themes import theme_folders

FERRY = "content/articles/1998/03/ferry.md"
ARTICLES = {
    FERRY: """title: Ferry stays
date: 1998-03-04
authors: [Wanda Sprockett]
publication: The Harbor Times
section: Port
tags: [ferries, Bells]
dateline: PORT HOLLOW""",
    "content/articles/1998/03/school.md": """title: School opens
date: 1998-03-05
authors: [Wanda Sprockett, Hollis Tindle]
publication: The Harbor Times""",
    "content/articles/undated/bell.md": "title: A bell is found",
}
BODY = """
Mayor Wanda Sprockett of Port Hollow said so on Tuesday. The Harbor Council agreed.

Sprockett and Hollis Tindle of the Harbor Council met again in Port Hollow.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """An archive, built, and what its plan knew."""
    project = tmp_path_factory.mktemp("marrow-bay")
    (project / "sitegen.toml").write_text('title = "Marrow Bay"\nrecogniser = "rules"\n')
    for path, front in ARTICLES.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(f"---\n{front}\n---\n{BODY}")
    file = project / "build/known.sqlite"
    build(project, load_config(project), on_plan=lambda *plan: write_known(file, *plan))
    return project, file


@pytest.fixture
def set_page(built, tmp_path):
    """Sets a page of a copy of the archive, an article's text changed first."""
    made, file = built
    project = tmp_path / "copy"
    shutil.copytree(made, project, ignore=shutil.ignore_patterns("index", "cache"))
    config, known = load_config(project), Known(file)

    def run(path, **changes):
        text = (project / path).read_text() if (project / path).exists() else ""
        for old, new in changes.get("replacing", {}).items():
            text = text.replace(old, new)
        (project / path).write_text(changes.get("text", text))
        folders = theme_folders(project, config.theme)
        return set_at_once(project, config, folders, known, path)

    yield run
    known.close()


def links(page):
    """The links of a page: what each says, and where it leads."""
    found = re.findall(r'<a[^>]*? href="([^"]*)"[^>]*>([^<]*)</a>', page.data.decode())
    return {(text, href) for href, text in found}


@pytest.mark.parametrize("path", ARTICLES)
def test_an_article_as_it_was_planned_gives_the_very_bytes_of_the_site(built, set_page, path):
    page = set_page(path)

    assert page.data == (built[0] / "build/site" / page.path).read_bytes()
    assert b'class="name"' in page.data


def test_a_name_that_moves_keeps_its_page(set_page):
    page = set_page(FERRY, replacing={"The Harbor Council": "Yesterday, the Harbor Council"})

    assert ("Harbor Council", "../../organizations/harbor-council.html") in links(page)
    assert "Yesterday, the <a" in page.data.decode()


def test_whoever_has_no_page_yet_leads_to_the_index(set_page):
    page = set_page(FERRY, replacing={"[Wanda Sprockett]": "[Wanda Sprockett, Nob Quill]"})

    assert ("Wanda Sprockett", "../../authors/wanda-sprockett.html") in links(page)
    assert ("Nob Quill", "../../authors/index.html") in links(page)


def test_a_new_article_has_its_page_with_the_names_that_are_known(set_page):
    page = set_page(
        "content/articles/1998/03/tide.md",
        text="---\ntitle: High tide\n---\n\nYesterday Hollis Tindle saw Mayor Zed Quark.\n",
    )

    assert ("Hollis Tindle", "../../people/hollis-tindle.html") in links(page)
    assert "saw Mayor Zed Quark." in page.data.decode()


def test_a_draft_has_no_page(set_page):
    assert set_page(FERRY, replacing={"date:": "draft: true\ndate:"}) is None


def test_a_file_with_an_error_is_told_with_its_line(set_page):
    with pytest.raises(ContentError, match=r"1998/03/ferry\.md:3.*'date'"):
        set_page(FERRY, replacing={"1998-03-04": "someday"})
