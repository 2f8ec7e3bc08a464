"""What the documentation says of the authority file is so."""

import re

import pytest
from conftest import REPOSITORY

from sitegen.cli.entities import _CORRECTING, _LOOKING
from sitegen.entities.authority.file import _ENTRY_KEYS, _ONLY_KEYS, parse_authority

PAGE = (REPOSITORY / "docs" / "entities.md").read_text(encoding="utf-8")
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
EXAMPLES += [
    text for text in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if "block:" in text
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_authority_files_without_a_mistake(example):
    assert parse_authority(example).entries


def test_every_key_and_every_command_is_told():
    assert len(EXAMPLES) == 3
    assert [key for key in (*_ENTRY_KEYS, *_ONLY_KEYS) if f"| `{key}` |" not in PAGE] == []
    commands = set(re.findall(r"`sitegen entities ([a-z]+)", PAGE))
    assert commands >= {*_CORRECTING, "suggest", "diff"}
    assert commands <= {*_CORRECTING, *_LOOKING}
