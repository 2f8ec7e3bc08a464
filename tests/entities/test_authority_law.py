"""A correction that is taken back leaves no trace, and no address that was published ever dies."""

import json
import posixpath
import re

import pytest
from harbor import site_of, write_harbor

from sitegen.entities.authority import corrections as edit
from sitegen.entities.authority.file import parse_authority, read_authority
from sitegen.model import Kind

PERSON, BODY, PLACE = Kind


@pytest.fixture
def project(tmp_path):
    return write_harbor(tmp_path)


def correct(project, correction, *facts):
    edit.save(project, correction(read_authority(project), *facts))


def published(project):
    lines = (project / "content/addresses.jsonl").read_text().splitlines()
    return [json.loads(line)["address"] for line in lines]


def leads_to(site, address):
    """Where a page leads on to; the address itself where it is a page of its own."""
    target = re.search(rb'http-equiv="refresh" content="0; ?url=([^"]+)"', site[address])
    if target is None:
        return address
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), target[1].decode()))


def all_addresses_work(project, site):
    for address in published(project):
        end = leads_to(site, address)
        assert end in site and leads_to(site, end) == end, address
    return True


QUILLS = (PERSON, "Ada Quill"), (PERSON, "Adela Quill")


def take_back(text):
    return edit.unmerged(text, PERSON, "Ada Quill", "Adela Quill")


@pytest.mark.parametrize(
    "before",
    ["", "people: [Adela Quill, Tom Reed]\n", "people:\n- name: Adela Quill\n  description: Old\n"],
)
def test_a_merge_taken_back_gives_the_site_from_before(project, before):
    (project / "content/entities.yaml").write_text(before)
    first = site_of(project)

    correct(project, edit.merged, *QUILLS)
    merged = site_of(project)
    correct(project, take_back)
    last = site_of(project)

    assert leads_to(first, "people/adela-quill.html") == "people/adela-quill.html"
    assert leads_to(merged, "people/adela-quill.html") == "people/ada-quill.html"
    assert b"Bridge closed" in merged["people/ada-quill.html"]
    assert last == first


def forgotten(text, name):
    authority = parse_authority(text)
    said = [one for one in (*authority.blocks, *authority.entries) if one.name == name]
    return edit.forgotten(text, said[0])


@pytest.mark.parametrize(
    ("correction", "facts", "forget", "address", "lead"),
    [
        (edit.renamed, (PERSON, "Tom Reed", "Thomas Reed"), "Thomas Reed",
         "people/tom-reed.html", "people/thomas-reed.html"),
        (edit.renamed, (PERSON, "Tom Reed", "Bo Vane"), "Bo Vane",
         "people/tom-reed.html", "people/bo-vane.html"),
        (edit.renamed, (PERSON, "Tom Reed", "Tom Réed"), "Tom Réed",
         "people/tom-reed.html", "people/tom-reed.html"),
        (edit.retyped, (PERSON, "Cy Vane", PLACE), "Cy Vane",
         "people/cy-vane.html", "places/cy-vane.html"),
        (edit.blocked, ("Cy Vane", None), "Cy Vane",
         "people/cy-vane.html", "people/index.html"),
        (edit.split, (PERSON, "John Smith", "John Smith (bishop)", {"dates": ["1990/1999"]}),
         "John Smith (bishop)", "people/john-smith.html", "people/john-smith.html"),
        (edit.split, (PERSON, "John Smith", "John Smyth", {"dates": ["1990/"]}),
         "John Smyth", "people/john-smith.html", "people/john-smyth.html"),
        (edit.pinned, (PERSON, "Tom Reed"), "Tom Reed",
         "people/tom-reed.html", "people/tom-reed.html"),
    ],
)  # fmt: skip
def test_every_correction_keeps_old_addresses_alive_and_can_be_taken_back(
    project, correction, facts, forget, address, lead
):
    first = site_of(project)
    before = set(published(project))

    correct(project, correction, *facts)
    corrected = site_of(project)
    assert leads_to(corrected, address) == lead
    assert all_addresses_work(project, corrected)

    correct(project, forgotten, forget)
    last = site_of(project)
    assert all_addresses_work(project, last)
    between = set(published(project)) - before
    assert {page: data for page, data in last.items() if page not in between} == first


def test_a_name_that_gets_an_accent_and_loses_it_again_stays_where_it_is(project):
    first = site_of(project)
    before = published(project)

    correct(project, edit.renamed, PERSON, "Tom Reed", "Tom Réed")
    accented = site_of(project)
    correct(project, edit.renamed, PERSON, "Tom Réed", "Tom Reed")
    last = site_of(project)

    assert first.keys() == accented.keys() == last.keys()
    assert "Tom Réed" in accented["people/tom-reed.html"].decode()
    assert '<h1 dir="auto">Tom Reed</h1>' in last["people/tom-reed.html"].decode()
    assert set(published(project)) == set(before)


@pytest.mark.parametrize(
    "before", ["places: [Cy Vane]\n", "places:\n- name: Cy Vane\n  description: A quay\n"]
)
def test_a_merge_over_kinds_taken_back_gives_the_site_from_before(project, before):
    (project / "content/entities.yaml").write_text(before)
    first = site_of(project)

    correct(project, edit.merged, (BODY, "Harbor Council"), (PLACE, "Cy Vane"))
    merged = site_of(project)
    correct(project, edit.unmerged, BODY, "Harbor Council", "Cy Vane")

    assert leads_to(merged, "places/cy-vane.html") == "organizations/harbor-council.html"
    assert site_of(project) == first


def test_addresses_work_after_one_correction_upon_another(project):
    site_of(project)
    for correction, *facts in (
        (edit.merged, *QUILLS),
        (edit.renamed, PERSON, "Ada Quill", "Adela Quill"),
        (edit.renamed, PERSON, "Adela Quill", "A. Quill-Vane"),
        (edit.retyped, PERSON, "A. Quill-Vane", BODY),
        (edit.merged, (BODY, "Harbor Council"), (BODY, "A. Quill-Vane")),
    ):
        correct(project, correction, *facts)
        site = site_of(project)
        assert all_addresses_work(project, site)

    assert leads_to(site, "people/adela-quill.html") == "organizations/harbor-council.html"
    assert leads_to(site, "people/a-quill-vane.html") == "organizations/harbor-council.html"


def test_an_address_lives_on_when_the_merged_name_is_gone_from_every_text(project):
    site_of(project)
    correct(project, edit.merged, *QUILLS)
    site_of(project)
    for path in (project / "content/articles").rglob("*.md"):
        path.write_text(path.read_text().replace("Adela Quill", "Ada Quill"))

    site = site_of(project)

    assert leads_to(site, "people/adela-quill.html") == "people/ada-quill.html"


def test_the_articles_are_not_read_again_when_only_the_file_changed(project, monkeypatch):
    site_of(project)
    correct(project, edit.merged, *QUILLS)
    monkeypatch.setattr("sitegen.archive.naming.name_article", None)

    assert b"Bridge closed" in site_of(project)["people/ada-quill.html"]
