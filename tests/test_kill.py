"""A build may be killed at any moment: the site is then whole, old or new."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from fiction import write_archive

ARTICLES = 300
MOMENTS = 20


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def name(project, title):
    """A change that touches every page: another name for the archive."""
    (project / "sitegen.toml").write_text(f'title = "{title}"\n', encoding="utf-8")


def kill_after(seconds, project):
    """Begins a build and kills it; says whether it was still at work then."""
    build = subprocess.Popen(
        [sys.executable, "-m", "sitegen", "--quiet", "build"], cwd=project, start_new_session=True
    )
    try:
        build.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        return True


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_site_or_the_new_one(sitegen, tmp_path):
    project = tmp_path / "archive"
    write_archive(project, ARTICLES)
    site, sites, spent = project / "build" / "site", {}, 0.0
    for title in ("One name", "Another name"):
        name(project, title)
        began = time.monotonic()
        sitegen("build", cwd=project)
        spent = time.monotonic() - began
        sites[title] = tree(site)
    assert sites["One name"] != sites["Another name"]

    wanted, killed = "One name", 0
    for part in sorted(random.Random(7).uniform(0.2, 1.1) for _ in range(MOMENTS)):
        name(project, wanted)
        killed += kill_after(part * spent, project)
        now = tree(site)
        assert now in sites.values(), f"a half site after {part:.2f} of a build"
        if now == sites[wanted]:
            wanted = next(title for title in sites if title != wanted)
    assert killed >= MOMENTS / 2

    name(project, wanted)
    sitegen("build", cwd=project)
    assert tree(site) == sites[wanted]
    assert sorted(path.name for path in (project / "build").iterdir()) == [
        ".lock", "cache", "index", "site",
    ]  # fmt: skip
    assert sitegen("search", "ferry", cwd=project).out
