"""Copies of the clippings: every one has an address of its own, and none stops a build."""

import os
import re

import pytest
from fictional_archive import article, edition, print_site

from sitegen.site.plan import plan


def copies_of(project, *clippings):
    """The addresses at which the copies of these clippings stand: {clipping: address}."""
    for name in clippings:
        file = project / "content/clippings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    files = {
        f"{number}.md": article(original=f'"clippings/{name}"')
        for number, name in enumerate(clippings)
    }
    made = edition(project, files)
    assert [str(problem) for problem in plan(made).problems] == []
    site = print_site(made)
    return {
        text.decode(): address.removeprefix("clippings/")
        for address, text in site.items()
        if address.startswith("clippings/")
    }


def test_a_clipping_that_has_the_name_itself_keeps_it(tmp_path):
    assert copies_of(tmp_path, "note", "note.txt") == {"note": "note-2.txt", "note.txt": "note.txt"}


def test_clippings_whose_names_differ_in_case_only_stand_apart(tmp_path):
    if os.path.normcase("A") == "a":
        pytest.skip("this system has one file for both names")
    found = copies_of(tmp_path, "a.txt", "A.txt", "a-2.txt", "A")
    assert found == {"A.txt": "A.txt", "a-2.txt": "a-2.txt", "a.txt": "a-3.txt", "A": "A-4.txt"}


def test_clippings_whose_accents_are_made_up_differently_stand_apart(tmp_path):
    assert copies_of(tmp_path, "caf\u00e9.txt", "cafe\u0301.txt") == {
        "cafe\u0301.txt": "cafe\u0301.txt",
        "caf\u00e9.txt": "caf\u00e9-2.txt",
    }


def test_a_copy_does_not_stand_where_a_folder_is_needed(tmp_path):
    assert copies_of(tmp_path, "box", "box.txt/b.pdf") == {
        "box": "box-2.txt",
        "box.txt/b.pdf": "box.txt/b.pdf",
    }


def test_a_clipping_whose_name_some_disk_or_host_refuses_is_copied_under_another(tmp_path):
    """Devices of Windows, dots and spaces at an end, a path too long for it, a sign of URLs."""
    refused = ["con.txt", "x/Aux.pdf", "box./a.txt", "a#b.txt", "ferry" * 45 + ".txt", "lpt¹"]
    found = copies_of(tmp_path, "note.txt", *refused)
    assert found.pop("note.txt") == "note.txt"
    for clipping, address in found.items():
        ending = ".pdf" if clipping.endswith(".pdf") else ".txt"
        assert re.fullmatch(rf"[0-9a-f]{{16}}\{ending}", address), clipping


def test_the_order_of_the_articles_makes_no_difference(tmp_path):
    names = ["note", "note.txt", "Note.txt", "NOTE"]
    there = copies_of(tmp_path / "there", *names)
    assert there == copies_of(tmp_path / "back", *reversed(names))


def test_a_file_of_many_articles_is_copied_once_and_each_of_them_links_to_it(tmp_path):
    folder = tmp_path / "content/clippings"
    folder.mkdir(parents=True)
    (folder / "wire.jsonl").write_text("{}", encoding="utf-8")
    files = {
        f"{number}.md": article(original=f'"clippings/wire.jsonl#{number}"') for number in (1, 2)
    }
    made = edition(tmp_path, files)
    site = print_site(made)

    assert plan(made).problems == ()
    assert [one for one in site if one.startswith("clippings/")] == ["clippings/wire.jsonl.txt"]
    for number in (1, 2):
        page = site[f"{number}.html"]
        text = page.decode() if isinstance(page, bytes) else page
        assert f'<a href="clippings/wire.jsonl.txt">wire.jsonl#{number}</a>' in text
