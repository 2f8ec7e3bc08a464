"""What the README says is so."""

import re

import click
import pytest
from conftest import REPOSITORY

from sitegen.cli import cli
from sitegen.frontmatter import KEYS, load_article

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_every_command_there_exists():
    context = click.Context(cli)
    commands = set(cli.list_commands(context))
    named = set(re.findall(r"^\| `sitegen ([a-z]+)", README, re.MULTILINE))

    assert named == commands
    assert all(cli.get_command(context, name) for name in commands)


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`sitegen import (--[a-z]+)", README))))
def test_every_option_of_import_in_the_readme_exists(option):
    command = cli.get_command(click.Context(cli), "import")

    assert any(option in parameter.opts for parameter in command.params)


def test_the_article_file_in_the_readme_is_one_and_names_only_keys_there_are():
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    article = load_article(example, "README.md").article

    assert (article.title, article.draft) == ("Harbor council votes to keep the ferry", True)
    assert article.extra == ()


def test_every_key_of_an_article_file_is_in_the_readme():
    section = README.split("## What an article's file holds")[1].split("\n## ")[0]

    assert [key for key in KEYS if not re.search(rf"\b{key}\b", section)] == []
