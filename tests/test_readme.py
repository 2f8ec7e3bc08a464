"""What the README says is so, and what was moved from it into docs/."""

import re

import click
import pytest
from conftest import REPOSITORY

from sitegen.cli import cli
from sitegen.config import JSON_FIELDS, Config, load_config
from sitegen.entities.recognisers import RECOGNISERS, SPACY
from sitegen.extraction import extract
from sitegen.frontmatter import KEYS, load_article
from sitegen.reading import open_file, read
from sitegen.reading.clippings import readers

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
IMPORTS = (REPOSITORY / "docs" / "importing.md").read_text(encoding="utf-8")
FRONT_MATTER = (REPOSITORY / "docs" / "front-matter.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize(("page", "draft"), [(README, False), (FRONT_MATTER, True)])
def test_the_examples_of_an_article_file_are_one_and_name_only_keys_there_are(page, draft):
    (example,) = re.findall(r"```yaml\n(---.*?)```", page, re.DOTALL)

    article = load_article(example, "README.md").article

    assert (article.title, article.draft) == ("Harbor council votes to keep the ferry", draft)
    assert article.extra == ()


@pytest.mark.parametrize(
    ("language", "ending", "titles"),
    [
        ("text", ".txt", ["Harbor council votes to keep the ferry"]),
        ("json", ".json", ["Harbor council votes to keep the ferry"]),
        ("jsonl", ".jsonl", ["The ferry stays", "Lantern bridge is red again"]),
    ],
)
def test_the_examples_of_what_can_be_imported_are_read(tmp_path, language, ending, titles):
    (example,) = re.findall(rf"```{language}\n(.*?)```", IMPORTS, re.DOTALL)
    (tmp_path / f"wire{ending}").write_text(example, encoding="utf-8")

    found = [extract(read(raw, Config())) for raw in open_file(tmp_path, f"wire{ending}", Config())]

    assert [one.article.title for one in found] == titles
    assert all(one.article.date and one.body for one in found)
    assert found[0].article.authors == ("Ada Quill",)


def test_the_keys_of_ones_own_are_options(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", IMPORTS, re.DOTALL)
    (tmp_path / "sitegen.toml").write_text(example, encoding="utf-8")

    assert load_config(tmp_path).json["body"] == "inhoud.tekst"
    assert [name for name in JSON_FIELDS if f"`{name}`" not in IMPORTS] == []


def test_every_ending_that_is_read_is_told():
    assert [ending for ending in readers(Config()) if f"`{ending}`" not in IMPORTS and ending] == []


def test_every_key_of_an_article_file_has_its_line_and_none_else():
    table = FRONT_MATTER.split("| --- | --- |\n")[1].split("\n\n")[0]
    told = [
        key for line in table.splitlines() for key in re.findall(r"`(\w+)`", line.split("|")[1])
    ]

    assert sorted(told) == sorted(KEYS)


def test_every_recogniser_is_in_the_readme_and_in_its_own_page():
    page = (REPOSITORY / "docs" / "entities.md").read_text(encoding="utf-8")

    for text in (README, page):
        assert [name for name in (*RECOGNISERS, f"{SPACY}NAME") if name not in text] == []
        assert "pip install spacy" in text
