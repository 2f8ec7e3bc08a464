"""Preflight: a site that does not fit its host is told of before anyone uploads it."""

import json
import os

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import cli
from sitegen.preflight.fitting import fit
from sitegen.preflight.limits import in_mebibytes, in_size
from sitegen.preflight.site import BuiltSite, look_at
from sitegen.preflight.targets import TARGETS


def site(*paths, size=1):
    return BuiltSite(tuple(sorted((path, size) for path in paths)))


def misfits(target, built):
    return [(one.path, one.thing) for one in fit(built, TARGETS[target]).misfits]


@pytest.fixture
def project(tmp_path):
    (tmp_path / "build" / "site" / "people").mkdir(parents=True)
    (tmp_path / "build" / "site" / "index.html").write_text("The front page")
    (tmp_path / "build" / "site" / "people" / "ada-quill.html").write_text("Ada")
    (tmp_path / "sitegen.toml").write_text("")
    return tmp_path


def preflight(project, *arguments):
    return CliRunner().invoke(cli, ["--project", str(project), "preflight", *arguments])


@pytest.mark.parametrize("target", TARGETS)
def test_a_site_that_fits_is_told_so_in_one_line_with_how_near_its_limits_it_is(project, target):
    out = preflight(project, "--target", target).stdout

    assert out.startswith(f"It fits {TARGETS[target].title}: 2 files, 17 bytes. Of the limits: ")
    assert all(limit.thing in out for limit in TARGETS[target].limits)
    assert out.count("\n") == 1


def test_everything_that_does_not_fit_is_told_with_its_file_and_what_to_do(project):
    people = project / "build" / "site" / "people"
    for name in ("con.html", "Ada-Quill.html", "who?.html"):
        (people / name).write_text("")
    with (people / "film.html").open("wb") as film:
        os.truncate(film.fileno(), 2**32)

    run = preflight(project, "--target", "fat32")

    assert run.exit_code == 1
    lines = run.stdout.splitlines()
    assert lines[0].startswith(
        "build/site/people/film.html: Size of a file: 4,294,967,296, and at most 4,294,967,295 fit."
    )
    assert (
        "build/site/people/con.html: Windows keeps the name 'con' for a device. Rename"
        in run.stdout
    )
    assert "build/site/people/who?.html: No name may hold the character ? there." in run.stdout
    assert "ada-quill.html: This is one file with people/Ada-Quill.html there." in run.stdout
    assert lines[-1] == "It does not fit a disk or stick with FAT32: 4 problems."


def test_many_problems_of_one_kind_are_counted_and_json_has_them_all(project):
    for number in range(30):
        (project / "build" / "site" / "people" / f"{number}?.html").write_text("")

    told = preflight(project, "--target", "netlify")
    listed = preflight(project, "--target", "netlify", "--json")

    assert "10 more of this kind (characters in names); --json lists all." in told.stdout
    answer = json.loads(listed.stdout)
    assert (answer["fits"], len(answer["problems"]), answer["files"]) == (False, 30, 32)
    assert listed.exit_code == told.exit_code == 1


def test_without_a_site_there_is_a_sentence(sitegen, tmp_path):
    (tmp_path / "sitegen.toml").write_text("")

    run = sitegen("preflight", "--target", "github", cwd=tmp_path, check=False)

    assert (run.code, run.err) == (6, "There is no site yet. Make it: sitegen build.\n")


def test_files_are_counted_against_cloudflares_limit_and_one_too_many_is_too_many():
    pages = [f"{number}.html" for number in range(20_000)]

    assert misfits("cloudflare", site(*pages)) == []
    assert misfits("cloudflare", site(*pages, "one-more.html")) == [("", "files in all")]


def test_a_file_may_have_just_the_size_that_the_host_allows():
    assert misfits("cloudflare", site("clippings/wire.json", size=25 * 1024**2)) == []
    assert misfits("cloudflare", site("clippings/wire.json", size=25 * 1024**2 + 1)) == [
        ("clippings/wire.json", "size of a file")
    ]
    assert misfits("github", site(*"abcdefghijk", size=91_000_000)) == [("", "size in all")]
    assert misfits("github", site("a.tif", size=100 * 1024**2 + 1)) == [("a.tif", "size of a file")]


@pytest.mark.parametrize(
    ("number", "size", "mebibytes"),
    [
        (999, "999 bytes", "999 bytes"),
        (58_400, "58 kB", "58 kB"),
        (25 * 2**20, "26.2 MB", "25 MiB"),
        (10**9, "1 GB", "953.7 MiB"),
        (2**32 - 1, "4.3 GB", "4,096 MiB"),
    ],
)
def test_sizes_are_told_as_people_and_hosts_count_them(number, size, mebibytes):
    assert (in_size(number), in_mebibytes(number)) == (size, mebibytes)


def test_a_long_name_takes_more_room_in_a_folder_of_fat32():
    """32,767 names of 13 characters take two entries each, and the folder itself two."""
    short = [f"people/{number:08}.html" for number in range(32_767)]
    longer = [f"people/{number:09}.html" for number in range(32_767)]

    assert misfits("fat32", site(*short)) == []
    assert misfits("fat32", site(*longer)) == [("people", "entries of a folder")]


def test_names_and_paths_are_measured_as_each_target_measures_them():
    assert misfits("fat32", site("a" * 255)) == []
    assert ("a" * 256, "length of a name") in misfits("fat32", site("a" * 256))
    long = "/".join(["folder"] * 40)
    assert misfits("fat32", site(f"{long}/a")) == [(f"{long}/a", "length of a path")]
    assert misfits("s3", site("é" * 512)) == []
    assert misfits("s3", site("é" * 512 + "e")) == [("é" * 512 + "e", "length of a path")]


@pytest.mark.parametrize(
    "name", ["con", "aux.html", "NUL.x.html", "com1.html", "lpt³", "trailing.", "space ", "a:b"]
)
def test_names_that_windows_refuses_are_found_in_folders_too(name):
    assert misfits("fat32", site(f"people/{name}")) == [
        (f"people/{name}", "names that Windows refuses")
    ]
    assert (f"{name}", "names that Windows refuses") in misfits("fat32", site(f"{name}/page.html"))


@pytest.mark.parametrize("name", ["constance.html", "auxerre.html", "com.html", "lpt10.html"])
def test_names_that_only_begin_like_a_device_are_none(name):
    assert misfits("fat32", site(name)) == []


def test_names_that_differ_in_case_or_in_the_make_up_of_accents_are_one_file():
    composed, apart = "people/jos\u00e9.html", "people/jose\u0301.html"

    assert misfits("fat32", site(composed, apart)) == [(composed, "names that are one")]
    assert misfits("fat32", site("A/x.html", "a/y.html")) == [("a", "names that are one")]
    assert misfits("s3", site(composed, apart)) == []


def test_a_name_with_an_underscore_needs_the_word_to_github():
    assert misfits("github", site("people/_x.html")) == [
        ("people/_x.html", "names that Jekyll leaves out")
    ]
    assert misfits("github", site("people/_x.html", ".nojekyll")) == []


@given(st.sets(st.text("aAbé.#?_:/ ", min_size=1, max_size=8).filter(lambda p: p.strip("/") == p)))
def test_whatever_files_are_called_they_are_counted_alike_each_time(paths):
    built = site(*(path for path in paths if "//" not in path))
    for target in TARGETS.values():
        found = fit(built, target)
        assert found == fit(built, target)
        assert all(load.percent <= 100 for load in found.loads)


def test_a_folder_is_seen_as_it_is_on_disk(project):
    built = look_at(project / "build" / "site")

    assert built.files == (("index.html", 14), ("people/ada-quill.html", 3))
    assert built.folders == ("people",)


def test_every_limit_says_where_it_is_written_down_and_for_when():
    for target in TARGETS.values():
        for one in (*target.limits, *target.rules):
            assert one.source.startswith(("https://", "Microsoft, "))
            assert len(one.known) == 7
