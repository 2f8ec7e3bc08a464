"""Serve: a preview on this computer, like a plain host."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest


@pytest.fixture
def address(sitegen, tmp_path):
    """A new archive, built and served at a free port."""
    sitegen("new", "morgue", cwd=tmp_path)
    sitegen("build", cwd=tmp_path / "morgue")
    server = subprocess.Popen(
        [sys.executable, "-u", "-m", "sitegen", "serve", "--port", "0"],
        cwd=tmp_path / "morgue", stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    found = re.search(r"http://localhost:\d+/", server.stdout.readline())
    yield found[0].replace("localhost", "127.0.0.1")
    server.send_signal(signal.SIGINT)
    assert server.communicate(timeout=20)[0] == "Ended.\n"
    assert server.returncode == 0


def fetch(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.headers["Content-Type"], answer.read().decode()


def test_pages_clippings_and_missing_pages_are_shown_as_a_host_shows_them(address):
    kind, page = fetch(address)
    assert (kind, "Lantern bridge reopens" in page) == ("text/html; charset=utf-8", True)

    kind, clipping = fetch(f"{address}clippings/example/lantern-bridge.txt")
    assert (kind, "“Nobody here" in clipping) == ("text/plain; charset=utf-8", True)

    with pytest.raises(urllib.error.HTTPError) as missing:
        fetch(f"{address}no/such/page.html")
    assert missing.value.code == 404
    assert "My news archive" in missing.value.read().decode()
    missing.value.close()


def test_a_site_that_is_not_built_is_told(sitegen, tmp_path):
    sitegen("new", "morgue", cwd=tmp_path)

    run = sitegen("serve", cwd=tmp_path / "morgue", check=False)

    assert run.code == 6
    assert run.err == "There is no site yet. Make it: sitegen build.\n"
