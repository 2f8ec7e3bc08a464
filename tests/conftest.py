"""What the tests share: the program as a person runs it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

settings.register_profile("steady", deadline=None)  # laws hold on slow machines too
settings.load_profile("steady")

REPOSITORY = Path(__file__).parent.parent
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


class Run:
    """One run of the program: its output, its problems and its exit code."""

    def __init__(self, done):
        self.out, self.err, self.code = done.stdout, done.stderr, done.returncode


@pytest.fixture(scope="session")
def sitegen():
    """Runs `sitegen ARGS` in a folder, in a process of its own, as a person does."""

    def run(*arguments, cwd, env=None, check=True):
        command = [sys.executable, "-m", "sitegen", *map(str, arguments)]
        done = subprocess.run(
            command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=300
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return Run(done)

    return run


@pytest.fixture(scope="module")
def browser():
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program, "The browser tests need Chromium: see 'make test'."
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=program, args=QUIET)
        yield running
        running.close()


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="Write the golden files anew; read the diff."
    )
    parser.addoption(
        "--update-docs", action="store_true", help="Write the documents anew; read the diff."
    )
