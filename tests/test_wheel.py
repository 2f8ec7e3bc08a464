"""The wheel is enough: an archive is made with it, far from the repository."""

import subprocess
import sys
import venv
import zipfile

import pytest
from conftest import REPOSITORY


@pytest.mark.slow
def test_a_new_archive_is_made_with_the_installed_wheel(tmp_path):
    wheels = tmp_path / "wheels"
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", wheels, REPOSITORY], check=True
    )
    (wheel,) = wheels.glob("*.whl")
    packed = zipfile.ZipFile(wheel).namelist()
    for theme in ("default", "plain"):
        assert f"sitegen/themes/{theme}/theme.toml" in packed
        assert f"sitegen/themes/{theme}/templates/base.html" in packed
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / "bin"
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], check=True)

    def run(*arguments, cwd):
        return subprocess.run(
            [programs / "sitegen", *arguments], cwd=cwd, check=True, capture_output=True, text=True
        ).stdout

    run("new", "morgue", cwd=tmp_path)
    run("build", cwd=tmp_path / "morgue")
    found = run("search", "lantern", cwd=tmp_path / "morgue")

    assert "Lantern bridge reopens" in found
    assert (tmp_path / "morgue" / "build" / "site" / "index.html").is_file()
