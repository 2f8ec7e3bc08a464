"""What the tests share: the program as a person runs it."""

import gc
import io
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from sitegen.cli import main

settings.register_profile("steady", deadline=None)  # laws hold on slow machines too
settings.load_profile("steady")

REPOSITORY = Path(__file__).parent.parent
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


@dataclass(frozen=True)
class Run:
    """One run of the program: its output, its problems and its exit code."""

    out: str
    err: str
    code: int


@pytest.fixture(scope="session")
def sitegen():
    """Runs `sitegen ARGS` in a folder, as a person does; in a process of its own where `env` says
    what that shall find around it."""

    def run(*arguments, cwd, env=None, check=True):
        arguments = [*map(str, arguments)]
        done = _here(arguments, cwd) if env is None else _apart(arguments, cwd, env)
        assert "Traceback" not in done.err, done.err
        assert not check or done.code == 0, done.out + done.err
        return done

    return run


def _here(arguments, cwd):
    """Without the second that a new process takes to begin."""
    out, err, seldom = io.StringIO(), io.StringIO(), gc.get_threshold()
    with (
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.MonkeyPatch.context() as now,
    ):
        now.setattr(sys, "argv", ["sitegen", *arguments])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        finally:
            gc.set_threshold(*seldom)
    return Run(out.getvalue(), err.getvalue(), code)


def _apart(arguments, cwd, env):
    command = [sys.executable, "-m", "sitegen", *arguments]
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=300
    )
    return Run(done.stdout, done.stderr, done.returncode)


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
