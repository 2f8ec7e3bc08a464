"""Reference pages are what would be made of the program's definitions now.

After a change of a definition: python -m pytest tests/test_reference.py --update-docs, and read
the diff.
"""

import re

import pytest
from reference import DOCS, PAGES

from sitegen.cli import cli


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_is_defined(name, request):
    text = PAGES[name]()
    if request.config.getoption("--update-docs"):
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
    assert (DOCS / name).read_text(encoding="utf-8") == text


def test_every_command_of_commands_too_has_its_heading():
    headings = re.findall(r"^#+ sitegen (.*)$", PAGES["commands.md"](), re.MULTILINE)

    assert [name for name in headings if " " not in name] == cli.list_commands(None)
    assert {"entities merge", "entities suggest"} <= set(headings)
