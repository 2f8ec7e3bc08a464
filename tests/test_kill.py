"""A build may be killed at any moment: the site is then whole, old or new."""

import random
import shutil
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


def change(project):
    """An edit that touches many pages: a new title for the archive."""
    (project / "sitegen.toml").write_text('title = "Another name"\n')


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_site_or_the_new_one(sitegen, tmp_path):
    project = tmp_path / "archive"
    write_archive(project, ARTICLES)
    sitegen("build", cwd=project)
    old = tree(project / "build" / "site")
    shutil.copytree(project, tmp_path / "changed")
    change(tmp_path / "changed")
    began = time.monotonic()
    sitegen("build", cwd=tmp_path / "changed")
    seconds = time.monotonic() - began
    new = tree(tmp_path / "changed" / "build" / "site")
    assert old != new

    change(project)
    moments = sorted(random.Random(7).uniform(0.2, 1.05) * seconds for _ in range(MOMENTS))
    seen = set()
    for moment in moments:
        build = subprocess.Popen(
            [sys.executable, "-m", "sitegen", "--quiet", "build"], cwd=project,
            start_new_session=True,
        )  # fmt: skip
        try:
            build.wait(moment)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
            build.wait()
        now = tree(project / "build" / "site")
        assert now in (old, new), f"a half site after {moment:.2f} s"
        seen.add("new" if now == new else "old")
        if now == new:
            shutil.rmtree(project / "build" / "site")
            shutil.rmtree(project / "build" / "index")
            (project / "sitegen.toml").write_text((tmp_path / "archive.toml").read_text())
    assert "old" in seen

    sitegen("build", cwd=project)
    assert tree(project / "build" / "site") == new
