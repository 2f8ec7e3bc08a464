"""sitegen new: make a new archive."""

from __future__ import annotations

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
}
"""The files of a new archive: as they lie in the package, and where they go."""


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def command(session: Session, folder: Path) -> None:
    """Make a new archive in FOLDER, with an example clipping to try it on."""
    make_archive(folder)
    if not session.quiet:
        session.out.print(f"Made a new archive in {folder}. Next:", markup=False)
        session.out.print(f"  cd {folder}\n  sitegen build", markup=False)
        session.out.print("Then put your own clippings into content/clippings and build again.")


def make_archive(folder: Path) -> None:
    """Raises ConfigError where there is an archive already, or where files cannot be written."""
    if (folder / FILE).exists():
        what = "There is an archive here already."
        raise ConfigError(Problem(what, "Choose another folder.", Where(str(folder / FILE))))
    samples = files("sitegen") / "samples"
    try:
        for name, place in _PLACES.items():
            if not (folder / place).exists():
                write_aside(folder / place, (samples / name).read_bytes())
    except OSError as error:
        what = f"The archive could not be made: {error.strerror}."
        raise ConfigError(Problem(what, "Choose another folder.", Where(str(folder)))) from error
