"""What templates are given is what is documented, and they take nothing else."""

from dataclasses import is_dataclass
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest
from fictional_archive import PEOPLE, PLACES, article, edition, print_site, with_readings
from template_types import Reader

from sitegen.site import views
from sitegen.site.templates import Printer, _environment
from sitegen.site.themes import shipped_themes, theme_folders

SHIPPED = sorted(path.name for path in shipped_themes().iterdir() if path.is_dir())


def reader(project, theme):
    return Reader(_environment(theme_folders(project, theme), "en"))


@pytest.mark.parametrize("theme", SHIPPED)
def test_shipped_templates_take_only_what_the_views_have(tmp_path, theme):
    """Every value of every template, also of those parts that no test's page shows."""
    found = reader(tmp_path, theme)
    for template in views.TEMPLATES:
        found.read_page(template)
    assert found.problems == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ page.headline }}", "AboutView has no headline"),
        ("{% for fact in page.holds %}{{ fact.name }}{% endfor %}", "Fact has no name"),
        ("{% for a, b in [(1, page.holds)] %}{{ b[0].name }}{% endfor %}", "Fact has no name"),
        ("{% import 'parts.html' as parts %}{{ parts.time(site) }}", "Frame has no href"),
        ("{% import 'parts.html' as parts %}{{ parts.clock() }}", "there is no macro clock"),
        ("{{ words.hello_world }}", "there is no phrase hello_world"),
        ("{{ paeg.heading }}", "nothing is named paeg"),
        ("{% set one = site %}{{ one.heading }}", "Frame has no heading"),
    ],
)
def test_a_template_that_takes_something_else_is_found(tmp_path, text, told):
    """The test above can fail."""
    templates = tmp_path / "themes/own/templates"
    templates.mkdir(parents=True)
    (templates / "about.html").write_text(text)
    found = reader(tmp_path, "own")
    found.read_page("about.html")
    assert told in " ".join(found.problems)


def misfits(value, wanted, place):
    """Where a value is not of the type that its field has."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is UnionType:
        if not any(not list(misfits(value, one, place)) for one in inner):
            yield f"{place}: {value!r} is no {wanted}"
    elif origin is tuple and isinstance(value, tuple):
        kinds = [inner[0]] * len(value) if inner[1:] == (...,) else inner
        for number, (one, kind) in enumerate(zip(value, kinds, strict=True)):
            yield from misfits(one, kind, f"{place}[{number}]")
    elif not isinstance(value, origin or wanted) or isinstance(value, bool) != (wanted is bool):
        yield f"{place}: {value!r} is no {wanted}"
    elif is_dataclass(value):
        for name, kind in get_type_hints(type(value)).items():
            yield from misfits(getattr(value, name), kind, f"{place}.{name}")


def test_every_page_is_given_values_of_the_documented_types(tmp_path, monkeypatch):
    given, really = [], Printer.print

    def spied(printer, template, address, **values):
        given.append((template, address, values))
        return really(printer, template, address, **values)

    monkeypatch.setattr(Printer, "print", spied)
    clipping = tmp_path / "content/clippings/a.txt"
    clipping.parent.mkdir(parents=True)
    clipping.write_text("Ferry stays\n\nMarch 4, 1998\n\nThe ferry stays at Port Hollow.")
    files = {
        f"{day}.md": article(
            f"Ferry stays {day}", "Ada Quill left Port Hollow.", date=f"1998-03-{day:02}",
            authors="[Ada Quill]", publication="The Harbor Times", section="News", tags="[ferry]",
            captions="[Ada Quill waves]", agency="Example Wire", aliases=f"[old/{day}.html]",
            url="https://example.org/a", original="clippings/a.txt",
        )
        for day in range(1, 9)
    }  # fmt: skip
    names = {PEOPLE: ["Ada Quill"], PLACES: ["Port Hollow"]}
    print_site(with_readings(edition(tmp_path, files, names, page_size=5)))

    assert {template for template, _, _ in given} == set(views.TEMPLATES)
    for template, address, values in given:
        assert set(values) == {"page", "site"}
        assert list(misfits(values["page"], views.TEMPLATES[template], address)) == []
        assert list(misfits(values["site"], views.Frame, address)) == []
