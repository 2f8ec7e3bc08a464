"""Themes and templates, and what is said when one fails."""

import re
from os import utime
from pathlib import Path

import pytest
from fictional_archive import article, edition, print_site

from sitegen.errors import ThemeError
from sitegen.site import views
from sitegen.site.templates import Printer
from sitegen.site.themes import shipped_themes, theme_folders

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
    text = message(with_template(tmp_path, "about.html", "\n\n{{ page.headng }}"))
    assert f"{tmp_path}/themes/own/templates/about.html:3: The template fails:" in text
    assert "AboutView has no 'headng'. Did you mean 'heading'?" in text
    assert "It was met while about.html was made." in text


def test_a_slip_in_a_template_is_told_with_its_line(tmp_path):
    text = message(with_template(tmp_path, "about.html", "one\n{% if %}"))
    assert f"{tmp_path}/themes/own/templates/about.html:2: The template is not well formed" in text


def test_slips_in_several_templates_are_told_at_once_each_with_its_line(tmp_path):
    """Also in those that only other templates name; what no page is made with is no matter."""
    with_theme(
        tmp_path,
        "default",
        list="\n{% if %}",
        year="{{ 1 | whisper }}",
        note="a\n\n{{",
        draft="{{",
        about="{% include 'note.html' %}{% include 'mine.html' ignore missing %}",
    )
    (tmp_path / "themes/default/templates/month.html").write_bytes("\nFür".encode("latin-1"))
    with pytest.raises(ThemeError) as error:
        Printer(theme_folders(tmp_path, "default"), "en").proofread()
    told = [str(problem).split("/")[-1] for problem in error.value.problems]
    assert [" ".join(one.split()[:4]) for one in told] == [
        "list.html:2: The template is",
        "month.html:2: This template is",
        "note.html:3: The template is",
        "year.html:1: The template is",
    ]
    assert "No filter named 'whisper'." in told[-1]


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


def with_theme(tmp_path, name, label="", **templates):
    """A theme of the archive: its theme.toml, and templates by the names of their pages."""
    folder = tmp_path / "themes" / name
    (folder / "templates").mkdir(parents=True)
    if label:
        (folder / "theme.toml").write_text(label, encoding="utf-8")
    for template, text in templates.items():
        (folder / "templates" / f"{template}.html").write_text(text, encoding="utf-8")


def about_page(tmp_path, theme):
    return print_site(edition(tmp_path, {"a.md": article()}, theme=theme))["about.html"]


def test_what_a_theme_lacks_comes_from_its_parents(tmp_path):
    """From the archive's own files of a parent first, then from those that come with sitegen."""
    with_theme(tmp_path, "grandchild", 'parent = "child"')
    with_theme(tmp_path, "child", about="{{ page.heading }}, by {% include 'whom.html' %}")
    with_theme(tmp_path, "default", whom="the archive")
    assert about_page(tmp_path, "grandchild") == "About this archive, by the archive"


def test_a_template_extends_that_of_the_same_name_in_another_theme(tmp_path):
    with_theme(
        tmp_path, "child", about="{% block one %}1{% endblock %} {% block two %}2{% endblock %}"
    )
    with_theme(
        tmp_path,
        "grandchild",
        'parent = "child"',
        about="{% extends 'child/about.html' %}{% block two %}two{% endblock %}",
    )
    assert about_page(tmp_path, "grandchild") == "1 two"


def test_a_template_of_the_archive_extends_the_shipped_one_of_the_same_theme(tmp_path):
    """That is no circle: `default/` means the theme as it comes with sitegen."""
    with_theme(
        tmp_path,
        "default",
        about="{% extends 'default/about.html' %}{% block footer %}The end.{% endblock %}",
    )
    page = about_page(tmp_path, "default")
    assert page.startswith("<!doctype html>") and "The end." in page


def test_templates_that_extend_each_other_in_a_circle_are_told(tmp_path):
    text = message(with_template(tmp_path, "about.html", "\n{% extends 'own/about.html' %}"))
    assert text.startswith(f"{tmp_path}/themes/own/templates/about.html:2: Templates extend")
    assert "in a circle" in text


def test_parents_in_a_circle_are_told_with_file_and_line(tmp_path):
    with_theme(tmp_path, "one", 'parent = "two"')
    with_theme(tmp_path, "two", 'title = "Two"\nparent = "one"')
    with pytest.raises(ThemeError) as error:
        theme_folders(tmp_path, "one")
    assert str(error.value).startswith(f"{tmp_path}/themes/two/theme.toml:2:1: The themes name")
    assert "one → two → one" in str(error.value)


def test_a_parent_that_is_not_there_is_told_with_the_name_that_was_meant(tmp_path):
    with_theme(tmp_path, "one", 'parent = "defualt"')
    with pytest.raises(ThemeError) as error:
        theme_folders(tmp_path, "one")
    assert f"{tmp_path}/themes/one/theme.toml:1:1: The parent of the theme 'one'" in str(
        error.value
    )
    assert "There is no theme 'defualt'. Did you mean 'default'?" in str(error.value)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ('titel = "A"', "1:1: 'titel' is not an option. Did you mean 'title'?"),
        ("\nviews = '1'", "2:1: 'views' must be a whole number."),
        ("views = 99", "1:1: This theme is made for version 99 of what templates are given, not"),
        ("title = A", "1:9: This is not TOML"),
        ("parent = 'one'", "1:1: The themes name each other as parents, in a circle: one → one."),
    ],
)
def test_what_is_wrong_in_a_theme_toml_is_told_with_its_place(tmp_path, label, told):
    with_theme(tmp_path, "one", label)
    with pytest.raises(ThemeError) as error:
        theme_folders(tmp_path, "one")
    assert str(error.value).startswith(f"{tmp_path}/themes/one/theme.toml:{told}")


def test_the_theme_default_is_the_last_of_the_line(tmp_path):
    with_theme(tmp_path, "default", 'parent = "plain"')
    with pytest.raises(ThemeError, match="default' has no parent"):
        theme_folders(tmp_path, "default")


def test_a_file_in_the_place_of_a_theme_is_told(tmp_path):
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes/one").write_text("")
    with pytest.raises(ThemeError, match=r"themes/one: A theme is a folder, and this is a file\."):
        theme_folders(tmp_path, "one")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("about.html", "about.html: Templates are not looked for here. Move it into"),
        (
            "template/about.html",
            "template: Nothing is looked for in 'template'. Did you mean 'temp",
        ),
        (
            "theme.tml",
            "theme.tml: Nothing is looked for in 'theme.tml'. Did you mean 'theme.toml'?",
        ),
        ("assets", "assets: This must be a folder."),
    ],
)
def test_a_file_in_the_wrong_place_is_told_and_not_passed_over(tmp_path, path, told):
    file = tmp_path / "themes/one" / path
    file.parent.mkdir(parents=True)
    file.write_text("")
    with pytest.raises(ThemeError) as error:
        theme_folders(tmp_path, "one")
    assert str(error.value).startswith(f"{tmp_path}/themes/one/{told}")


def test_other_files_may_lie_in_a_theme(tmp_path):
    with_theme(tmp_path, "one")
    (tmp_path / "themes/one/LICENSE").write_text("Free.")
    assert theme_folders(tmp_path, "one")[0] == tmp_path / "themes/one"


def test_the_example_of_a_template_that_extends_another_is_one(tmp_path):
    (example,) = re.findall(r"```jinja\n(.*?)```", README, re.DOTALL)
    with_theme(tmp_path, "default", article=example)
    page = print_site(edition(tmp_path, {"a.md": article()}))["a.html"]
    assert page.startswith("<!doctype html>") and "Questions? Ask at the desk." in page


def test_a_template_in_another_encoding_is_told_with_its_line(tmp_path):
    made = with_template(tmp_path, "about.html", "")
    (tmp_path / "themes/own/templates/about.html").write_bytes("\nFür alle".encode("latin-1"))
    assert message(made) == (
        f"{tmp_path}/themes/own/templates/about.html:2: This template is not UTF-8. "
        "Save the file in UTF-8."
    )


def test_an_asset_that_leads_nowhere_is_told(tmp_path):
    """It is not passed over for the one of the parent."""
    made = with_template(tmp_path, "about.html", "")
    (tmp_path / "themes/own/assets").mkdir()
    (tmp_path / "themes/own/assets/site.css").symlink_to(tmp_path / "gone.css")
    assert "themes/own/assets/site.css: This file of the theme cannot be read" in message(made)


def test_a_misspelt_template_is_told_with_file_line_and_the_name_that_was_meant(tmp_path):
    text = message(with_template(tmp_path, "about.html", '\n{% extends "bsae.html" %}'))
    assert text.startswith(f"{tmp_path}/themes/own/templates/about.html:2: The theme has no templ")
    assert "Did you mean 'base.html'?" in text


def test_a_template_that_changed_is_read_again(tmp_path):
    """As the preview needs it, which prints again and again."""
    made = with_template(tmp_path, "about.html", "one")
    print_site(made)
    path = tmp_path / "themes/own/templates/about.html"
    path.write_text("two")
    utime(path, (1, 1))
    assert print_site(made)["about.html"] == "two"


def test_a_template_that_is_new_is_seen(tmp_path):
    """Also where the one that it stands before was printed with already."""
    made = with_template(tmp_path, "about.html", "{% include 'whom.html' %}", theme="child")
    with_theme(tmp_path, "parent", whom="the parent")
    (tmp_path / "themes/child/theme.toml").write_text('parent = "parent"')
    assert print_site(made)["about.html"] == "the parent"
    (tmp_path / "themes/child/templates/whom.html").write_text("the child")
    assert print_site(made)["about.html"] == "the child"


def test_text_is_always_escaped(tmp_path):
    made = with_template(tmp_path, "article.html", "{{ page.title }}")
    made = edition(tmp_path, {"a.md": article("<b>")}, theme="own")
    assert print_site(made)["a.html"] == "&lt;b&gt;"


def test_every_template_is_documented():
    table = dict(re.findall(r"^\| `([\w.]+\.html)` \| `(\w+)` \|", README, re.MULTILINE))
    assert table == {template: view.__name__ for template, view in views.TEMPLATES.items()}
    shipped = {path.name for path in (shipped_themes() / "default/templates").iterdir()}
    assert shipped == {*views.TEMPLATES, "base.html", "parts.html"}
