"""sitegen new: make a new archive, or give one a file that publishes it."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

import click

from sitegen.cli import Session
from sitegen.config import FILE
from sitegen.errors import ConfigError, Problem, Where
from sitegen.publish import write_aside

_PLACES = {
    "sitegen.toml": "sitegen.toml",
    "clipping.txt": "content/clippings/example/lantern-bridge.txt",
    "build.gitignore": "build/.gitignore",
    "gitattributes": ".gitattributes",
}
"""The files of a new archive: as they lie in the package, and where they go."""

_EXTRAS = {"github-pages": ("github-pages.yml", ".github/workflows/publish.yml")}
"""What `--with` adds: the file in the package, and where it goes."""

_WHERE_FROM = (
    "Write into its line SITEGEN where pip finds sitegen, sitegen @ git+https://ADDRESS@COMMIT: "
    "this copy does not know. Until then it publishes nothing."
)


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option(
    "--with",
    "extra",
    type=click.Choice(list(_EXTRAS)),
    help="Add a file that publishes the archive; also to an archive that is there.",
)
@click.pass_obj
def command(session: Session, folder: Path | None, extra: str | None) -> None:
    """Make a new archive in FOLDER, with an example clipping to try it on.

    --with github-pages adds a workflow that builds the archive on GitHub and publishes it there.
    Where an archive is already, that file alone is added; without FOLDER, to the one you are in.
    No file is ever replaced.
    """
    if folder is None and extra is None:
        raise click.UsageError("Name the folder of the new archive: sitegen new DIR.")
    place = folder or session.project
    is_new = not (place / FILE).exists()
    if folder is None and is_new:
        what = f"There is no {FILE} in {place.absolute()}, so there is no archive to add to."
        raise ConfigError(Problem(what, f"Make one: sitegen new DIR --with {extra}."))
    if is_new or extra is None:
        make_archive(place)
    if extra:
        _add(session, place, extra)
    if is_new and not session.quiet:
        session.out.print(f"Made a new archive in {place}. Next:", markup=False)
        session.out.print(f"  cd {place}\n  sitegen build", markup=False)
        session.out.print("Then put your own clippings into content/clippings and build again.")


def make_archive(folder: Path) -> None:
    """Raises ConfigError where there is an archive already, or where files cannot be written."""
    if (folder / FILE).exists():
        what = "There is an archive here already."
        raise ConfigError(Problem(what, "Choose another folder.", Where(str(folder / FILE))))
    for name, place in _PLACES.items():
        if not (folder / place).exists():
            _write(folder, place, _sample(name))


def _add(session: Session, folder: Path, extra: str) -> None:
    name, place = _EXTRAS[extra]
    if (folder / place).exists():
        what = "There is such a file already; it stays as it is."
        raise ConfigError(Problem(what, "Move it away for a new one.", Where(str(folder / place))))
    source = _source()
    _write(folder, place, _sample(name).replace(b'"@SITEGEN@"', json.dumps(source).encode()))
    if not session.quiet:
        told = f"It installs {source}." if source else _WHERE_FROM
        session.out.print(f"Wrote {folder / place}. {told}", markup=False)


def _source() -> str:
    """The commit of the repository from which pip installed this program; "" when it was none.

    pip notes it as PEP 610 says.
    """
    try:
        noted = distribution("sitegen").read_text("direct_url.json")
        origin = json.loads(noted or "{}")
        url, commit = origin["url"], origin["vcs_info"]
        is_public = url.startswith("https://")
        return f"sitegen @ {commit['vcs']}+{url}@{commit['commit_id']}" if is_public else ""
    except (PackageNotFoundError, ValueError, KeyError):
        return ""


def _sample(name: str) -> bytes:
    return (files("sitegen") / "samples" / name).read_bytes()


def _write(folder: Path, place: str, data: bytes) -> None:
    try:
        write_aside(folder / place, data)
    except OSError as error:
        what = f"{place} could not be written: {error.strerror}."
        raise ConfigError(Problem(what, "Choose another folder.", Where(str(folder)))) from error
