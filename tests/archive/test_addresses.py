"""The file of published addresses: what was written is read again, and nothing is ever half."""

import os
from dataclasses import replace

import pytest

from sitegen.archive.addresses import FILE, Published, append_published, load_published
from sitegen.errors import ContentError

ADA = Published("people/ada-quill.html", "person", "Ada Quill")


@pytest.fixture
def project(tmp_path):
    (tmp_path / "content").mkdir()
    return tmp_path


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\r"])
def test_names_with_odd_line_ends_are_read_again(project, sign):
    odd = replace(ADA, name=f"Ada{sign}Quill")

    append_published(project, [odd, ADA])

    assert load_published(project) == (odd, ADA)


def test_a_file_saved_with_the_line_ends_of_windows_is_read(project):
    append_published(project, [ADA, replace(ADA, name="Ada")])
    (project / FILE).write_bytes((project / FILE).read_bytes().replace(b"\n", b"\r\n"))

    assert [entry.name for entry in load_published(project)] == ["Ada Quill", "Ada"]


def test_a_file_in_another_encoding_is_told_with_its_line(project):
    append_published(project, [ADA])
    with (project / FILE).open("ab") as file:
        file.write('{"address": "people/josé.html"}\n'.encode("latin-1"))

    with pytest.raises(ContentError, match=rf"{FILE}:2: This file is not UTF-8\. Take the file"):
        load_published(project)


def test_a_folder_in_the_files_place_is_told(project):
    (project / FILE).mkdir()

    with pytest.raises(ContentError, match=rf"{FILE}: This file cannot be read: .*Take the file"):
        load_published(project)


def test_addresses_are_added_whole_or_not_at_all(project, monkeypatch):
    append_published(project, [ADA])
    before = (project / FILE).read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    monkeypatch.setattr(os, "rename", fail)
    with pytest.raises(OSError, match="No space"):
        append_published(project, [replace(ADA, name="Ada")])

    assert (project / FILE).read_bytes() == before
    assert [path.name for path in (project / "content").iterdir()] == ["addresses.jsonl"]


def test_a_last_line_without_its_end_stays_a_line(project):
    append_published(project, [ADA])
    (project / FILE).write_bytes((project / FILE).read_bytes().rstrip(b"\n"))

    append_published(project, [replace(ADA, name="Ada")])

    assert [entry.name for entry in load_published(project)] == ["Ada Quill", "Ada"]


def test_nothing_new_leaves_the_file_as_it_is(project):
    append_published(project, [ADA])
    os.utime(project / FILE, (1, 1))

    append_published(project, [ADA])

    assert (project / FILE).stat().st_mtime == 1
