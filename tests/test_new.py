"""What `sitegen new` adds to an archive so that others can read it."""

import json
import re
import subprocess

import pytest
import yaml
from click.testing import CliRunner

from sitegen.cli import cli
from sitegen.cli import new as cli_new

WORKFLOW = ".github/workflows/publish.yml"


def new(*arguments, project="."):
    return CliRunner().invoke(cli, ["--project", str(project), "new", *map(str, arguments)])


@pytest.fixture(scope="module")
def workflow(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "morgue"
    assert new(folder, "--with", "github-pages").exit_code == 0
    return yaml.load((folder / WORKFLOW).read_text(encoding="utf-8"), yaml.BaseLoader)


def steps_of(job):
    return [step.get("uses") or step["run"].splitlines()[0] for step in job["steps"]]


def step_named(workflow, name):
    return next(step for step in workflow["jobs"]["build"]["steps"] if step["name"] == name)


def test_the_workflow_imports_nothing_and_publishes_only_what_fits(workflow):
    assert steps_of(workflow["jobs"]["build"]) == [
        "actions/checkout@v6.0.0",
        "actions/setup-python@v6.0.0",
        'if [ -z "$SITEGEN" ]; then',
        "sitegen import --check",
        "sitegen build --no-import",
        "sitegen preflight --target github",
        'if [ -n "$(git status --porcelain content)" ]; then',
        "actions/upload-pages-artifact@v5.0.0",
    ]
    assert workflow["jobs"]["build"]["steps"][-1]["with"] == {"path": "build/site"}
    assert steps_of(workflow["jobs"]["publish"]) == ["actions/deploy-pages@v5.0.0"]
    assert workflow["jobs"]["publish"]["needs"] == "build"
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}


def test_the_workflow_may_do_no_more_than_it_must(workflow):
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert workflow["jobs"]["build"]["steps"][0]["with"] == {"persist-credentials": "false"}


def test_every_command_of_the_workflow_is_one_of_sitegen(workflow):
    for step in workflow["jobs"]["build"]["steps"]:
        for command, options in re.findall(r"^sitegen (\w+)(.*)", step.get("run", ""), re.M):
            known = {flag for one in cli.get_command(None, command).params for flag in one.opts}
            assert set(re.findall(r"--[a-z-]+", options)) <= known


def test_it_installs_the_commit_that_this_program_came_from(monkeypatch):

    class Installed:
        def __init__(self, **origin):
            self.origin = origin

        def read_text(self, name):
            return json.dumps(self.origin) if name == "direct_url.json" else None

    git = {"vcs": "git", "commit_id": "abc123"}
    for origin, source in (
        ({"url": "https://example.org/sitegen.git", "vcs_info": git},
         "sitegen @ git+https://example.org/sitegen.git@abc123"),
        ({"url": "file:///home/ada/sitegen", "vcs_info": git}, ""),
        ({"url": "file:///home/ada/sitegen", "dir_info": {}}, ""),
    ):  # fmt: skip
        monkeypatch.setattr(cli_new, "distribution", lambda name, o=origin: Installed(**o))
        assert cli_new._source() == source


def test_where_that_is_not_known_it_stops_with_a_sentence_and_installs_no_stranger(workflow):
    """The name `sitegen` belongs to another program where pip looks by itself."""
    assert workflow["env"] == {"SITEGEN": ""}
    install = step_named(workflow, "Install sitegen")["run"]
    script = install.replace("python -m pip install", "echo would install")

    def run(source):
        return subprocess.run(
            ["bash", "-e", "-c", script], env={"SITEGEN": source}, capture_output=True, text=True
        )

    stopped = run("")
    assert (stopped.returncode, "would install" in stopped.stdout) == (1, False)
    assert "the line SITEGEN is empty. Write into it where pip finds sitegen" in stopped.stdout
    assert run("sitegen @ git+https://example.org").stdout.startswith("would install sitegen @")


def test_to_an_archive_that_is_there_one_file_is_added_and_none_is_ever_replaced(tmp_path):
    (tmp_path / "sitegen.toml").write_text('title = "Mine"\n')

    first = new("--with", "github-pages", project=tmp_path)
    (tmp_path / WORKFLOW).write_text("mine\n")
    second = new(tmp_path, "--with", "github-pages")

    files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"sitegen.toml", WORKFLOW}
    assert f"Wrote {tmp_path / WORKFLOW}. Write into its line SITEGEN where" in first.stdout
    assert "There is such a file already; it stays as it is." in str(second.exception)
    assert (tmp_path / WORKFLOW).read_text() == "mine\n"
    assert (tmp_path / "sitegen.toml").read_text() == 'title = "Mine"\n'


def test_without_a_folder_or_an_archive_a_sentence_says_what_to_write(tmp_path):
    assert "Name the folder of the new archive: sitegen new DIR." in new().stderr
    lost = new("--with", "github-pages", project=tmp_path)
    assert "so there is no archive to add to" in str(lost.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_workflow_goes_through_for_an_archive_that_was_built_and_stops_for_one_that_was_not(
    sitegen, workflow, tmp_path
):
    """What the job `build` runs by itself, in a clone, as GitHub does; its git knows Windows."""
    home = tmp_path / "home"
    sitegen("new", home, "--with", "github-pages", cwd=tmp_path)
    sitegen("build", cwd=home)
    commands = [
        line.removeprefix("sitegen ").split()
        for step in workflow["jobs"]["build"]["steps"]
        for line in step.get("run", "").splitlines()
        if line.startswith("sitegen ")
    ]

    def git(*arguments, cwd):
        known = ("-c", "core.autocrlf=true", "-c", "user.name=Ada", "-c", "user.email=ada@example")
        done = subprocess.run(["git", *known, *arguments], cwd=cwd, check=True, capture_output=True)
        return done.stdout.decode()

    def clone(name):
        git("add", ".", cwd=home)
        git("commit", "--quiet", "--message", name, cwd=home)
        git("clone", "--quiet", home, tmp_path / name, cwd=tmp_path)
        return tmp_path / name

    git("init", "--quiet", cwd=home)
    built = clone("built")
    codes = [sitegen(*command, cwd=built, check=False).code for command in commands]
    assert (codes, git("status", "--porcelain", cwd=built)) == ([0, 0, 0], "")

    (home / "content" / "clippings" / "new.txt").write_text("Fog\n\nIt came at four.\r\n")
    stopped = sitegen(*commands[0], cwd=clone("stopped"), check=False)
    assert (stopped.code, stopped.out) == (1, "new        content/clippings/new.txt\n")
