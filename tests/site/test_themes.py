"""Themes and templates, and what is said when one fails."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from fictional_archive import article, edition, print_site

from sitegen.errors import ThemeError
from sitegen.site import parts, views
from sitegen.site.templates import shipped_themes, theme_folders

README = (Path(__file__).parents[2] / "themes/README.md").read_text(encoding="utf-8")


def with_template(tmp_path, name, text, theme="own"):
    folder = tmp_path / "themes" / theme / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return edition(tmp_path, {"a.md": article()}, theme=theme)


def message(made):
    with pytest.raises(ThemeError) as error:
        print_site(made)
    return str(error.value)


def test_a_theme_of_the_archive_overrides_single_templates(tmp_path):
    """All others come from the default theme, and so does the stylesheet."""
    made = with_template(tmp_path, "about.html", "<p>{{ page.heading }}</p>")
    site = print_site(made)
    assert site["about.html"] == "<p>About this archive</p>"
    assert site["a.html"].startswith("<!doctype html>")
    assert "assets/site.css" in site


def test_the_default_theme_too_can_be_overridden(tmp_path):
    site = print_site(with_template(tmp_path, "about.html", "mine", theme="default"))
    assert site["about.html"] == "mine"


def test_an_asset_of_the_archive_comes_before_the_shipped_one(tmp_path):
    made = with_template(tmp_path, "about.html", "x")
    assets = tmp_path / "themes/own/assets"
    assets.mkdir()
    (assets / "site.css").write_text("p { color: red }")
    assert print_site(made)["assets/site.css"] == "p { color: red }"


def test_a_missing_theme_is_told_with_the_folders_looked_in(tmp_path):
    with pytest.raises(ThemeError) as error:
        theme_folders(tmp_path, "broadsheet")
    assert "There is no theme 'broadsheet'." in str(error.value)
    assert str(tmp_path / "themes/broadsheet") in str(error.value)
    assert str(shipped_themes() / "broadsheet") in str(error.value)


@pytest.mark.parametrize("name", ["", "..", "../..", "a/b", "C:"])
def test_a_theme_is_a_name_and_no_path(tmp_path, name):
    """A theme lies in the folder for themes and nowhere else."""
    with pytest.raises(ThemeError):
        theme_folders(tmp_path, name)


def test_a_field_that_does_not_exist_is_told_with_template_line_and_page(tmp_path):
    text = message(with_template(tmp_path, "about.html", "\n\n{{ page.headline }}"))
    assert f"{tmp_path}/themes/own/templates/about.html:3: The template fails:" in text
    assert "has no attribute 'headline'" in text
    assert "It was met while about.html was made." in text


def test_a_slip_in_a_template_is_told_with_its_line(tmp_path):
    text = message(with_template(tmp_path, "about.html", "one\n{% if %}"))
    assert f"{tmp_path}/themes/own/templates/about.html:2: The template is not well formed" in text


def test_a_missing_template_is_told_with_the_folders_looked_in(tmp_path):
    text = message(with_template(tmp_path, "about.html", '{% extends "broad.html" %}'))
    assert "The theme has no template 'broad.html'." in text
    assert str(tmp_path / "themes/own/templates") in text


def test_an_error_inside_an_article_comes_back_from_its_worker(tmp_path):
    """Also when other processes print the pages."""
    from sitegen.engine import Engine

    made = with_template(tmp_path, "article.html", "{{ 1 / 0 }}")
    files = {f"{one}.md": article(f"No {one}") for one in range(130)}
    made = edition(tmp_path, files, theme="own")
    with Engine(workers=2) as engine, pytest.raises(ThemeError, match=r"article.html:1: .*zero"):
        print_site(made, engine)


def test_text_is_always_escaped(tmp_path):
    made = with_template(tmp_path, "article.html", "{{ page.title }}")
    made = edition(tmp_path, {"a.md": article("<b>")}, theme="own")
    assert print_site(made)["a.html"] == "&lt;b&gt;"


def documented():
    """`### Name` and its list of `field` lines."""
    found = {}
    for section in README.split("\n### ")[1:]:
        name = section.split("\n")[0].strip("`")
        found[name] = re.findall(r"^- `(\w+)`", section, re.MULTILINE)
    return found


def test_what_is_documented_for_themes_is_what_they_get():
    """Every view, every field, in the same order; and nothing else."""
    declared = {
        name: [field.name for field in fields(view)]
        for module in (parts, views)
        for name, view in vars(module).items()
        if is_dataclass(view) and view.__module__ == module.__name__
    }
    assert documented() == declared


def test_every_template_is_documented():
    table = dict(re.findall(r"^\| `([\w.]+\.html)` \| `(\w+)` \|", README, re.MULTILINE))
    assert table == {template: view.__name__ for template, view in views.TEMPLATES.items()}
    shipped = {path.name for path in (shipped_themes() / "default/templates").iterdir()}
    assert shipped == {*views.TEMPLATES, "base.html", "parts.html"}
