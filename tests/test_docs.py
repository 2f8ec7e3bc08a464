"""The documentation does what it says: its commands are run, and its links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from conftest import REPOSITORY

from sitegen.cli import cli
from sitegen.errors import SitegenError

DOCS = REPOSITORY / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
BLOCK = re.compile(
    r"(?P<before>[^\n]*\n?[^\n]*)\n\n```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S
)
COMMANDS = re.compile(r"(?:`|^\$ |\n```sh\n)(sitegen [a-z][^`\n#]*)", re.M)
SAVED = re.compile(r"[Ss]ave this as\s+`([^`]+)`")


def text_of(name):
    return (DOCS / name).read_text(encoding="utf-8")


class Terminal:
    """Runs what a page tells its reader to type, in the folder where the reader stands."""

    def __init__(self, monkeypatch):
        self._monkeypatch = monkeypatch

    def run(self, line):
        command, *arguments = shlex.split(line)
        if command == "cd":
            self._monkeypatch.chdir(arguments[0])
            return ""
        if command != "sitegen":
            return subprocess.run(
                line, shell=True, check=True, capture_output=True, text=True
            ).stdout
        done = CliRunner().invoke(cli, arguments)
        told = str(done.exception) if isinstance(done.exception, SitegenError) else ""
        assert done.exit_code == 0, f"{line}: {done.output}{told}"
        return done.stdout


def looks_like(shown):
    """A pattern for what a page shows: `...` stands for anything, also for whole lines."""
    lines = [re.escape(line).replace(r"\.\.\.", ".*") for line in shown.splitlines()]
    pattern = "\n".join(lines)
    return re.compile(pattern.replace(".*\n", "(.*\n)*?").rstrip("\n") + r"\s*", re.DOTALL)


@pytest.mark.parametrize("name", [name for name in PAGES if "```console" in text_of(name)])
def test_commands_that_a_page_shows_give_what_it_shows(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    terminal = Terminal(monkeypatch)
    for block in BLOCK.finditer(text_of(name)):
        if saved := SAVED.search(block["before"]):
            Path(saved[1]).parent.mkdir(parents=True, exist_ok=True)
            Path(saved[1]).write_text(block["text"], encoding="utf-8")
        if block["kind"] == "console":
            for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block["text"], re.M):
                out = terminal.run(command)
                assert looks_like(shown).fullmatch(out), f"{name}: {command} gives\n{out}"


def test_every_command_and_option_that_is_named_anywhere_exists():
    texts = [text_of(name) for name in PAGES] + [(REPOSITORY / "README.md").read_text()]
    for words in COMMANDS.findall("\n".join(texts)):
        command, options = cli, set()
        for word in words.split()[1:]:
            if word.startswith("--"):
                options.add(word.rstrip(".,;:"))
            elif hasattr(command, "get_command") and command.get_command(None, word):
                command = command.get_command(None, word)
        known = {flag for one in (*command.params, *cli.params) for flag in one.opts}
        assert command is not cli, words
        assert options <= known | {"--help"}, words


def anchors(path):
    """The anchors that a heading gets, by GitHub and by MkDocs alike."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in headings}


@pytest.mark.parametrize("name", [*PAGES, "../README.md", "../themes/README.md"])
def test_every_link_between_pages_leads_somewhere(name):
    page = DOCS / name
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith("https://"):
            file, _, anchor = target.partition("#")
            there = (page.parent / file).resolve() if file else page
            assert there.exists(), f"{name}: {target}"
            assert not anchor or anchor in anchors(there), f"{name}: {target}"


class _Loader(yaml.SafeLoader):
    """mkdocs.yml, whatever its tags mean to MkDocs."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def test_every_page_stands_once_in_the_table_of_contents():
    settings = yaml.load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    named = re.findall(r"'([\w/-]+\.md)'", str(settings["nav"]))

    assert sorted(named) == sorted([*PAGES, "templates.md"])


@pytest.mark.slow
def test_the_site_of_the_documentation_is_built_and_asks_nothing_of_other_sites(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path],
        cwd=REPOSITORY,
        check=True,
    )

    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) >= len(PAGES)
    for path in pages:
        loaded = re.findall(
            r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"([^\"]+)", path.read_text()
        )
        assert [url for url in loaded if "//" in url] == [], path
    for path in [*tmp_path.rglob("*.css")]:
        assert "url(http" not in path.read_text().replace('"', ""), path
