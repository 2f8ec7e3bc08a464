"""A small archive, compared file by file with the one that was read by eyes.

After a change that is meant: python -m pytest tests/test_golden.py --update-golden, and read the
diff.
"""

import re
import shutil

from conftest import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden" / "marrow-bay"
KEPT = ("content", "build/site")
ELSEWHERE = ("build/site/assets/", "build/site/search/", "build/site/manifest-sha256.txt")
"""The theme's files are read where they lie, the search files are for machines, and the manifest
follows from all others."""
NAMED_BY_CONTENT = re.compile(rb"(search/\w+-)[0-9a-f]+(\.js)")
"""How the search page names the files that it loads."""


def tree(folder):
    files = {
        path.relative_to(folder).as_posix(): path
        for kept in KEPT
        for path in sorted((folder / kept).rglob("*"))
        if path.is_file()
    }
    return {
        name: NAMED_BY_CONTENT.sub(rb"\1HASH\2", path.read_bytes())
        for name, path in files.items()
        if not name.startswith(ELSEWHERE)
    }


def test_the_archive_of_marrow_bay_is_as_it_was_read(sitegen, tmp_path, request):
    project = tmp_path / "project"
    shutil.copytree(GOLDEN / "project", project)

    sitegen("build", cwd=project)

    built = tree(project)
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN / "expected", ignore_errors=True)
        for path, data in built.items():
            target = GOLDEN / "expected" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    expected = tree(GOLDEN / "expected")
    assert sorted(built) == sorted(expected)
    differing = [path for path in expected if built[path] != expected[path]]
    assert differing == []
