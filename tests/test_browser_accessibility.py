"""Everyone can read every kind of page: axe-core finds nothing, in the light and in the dark."""

import re
from importlib.resources import files
from urllib.parse import quote

import pytest
from awkward import write_awkward
from fiction import write_archive
from page_kinds import one_of_each_kind

AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
AS_SEEN = {
    "a desk by day": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "a phone by night": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
SEARCH = "search.html?q=harbor&person=-Nobody"


@pytest.fixture(scope="module")
def site(sitegen, tmp_path_factory):
    project = tmp_path_factory.mktemp("archive")
    write_archive(project, 60)
    sitegen("build", cwd=project)
    return project / "build" / "site"


@pytest.mark.parametrize(
    "seen", ["a desk by day", pytest.param("a phone by night", marks=pytest.mark.slow)]
)
def test_no_kind_of_page_keeps_anyone_out(browser, site, seen):
    kinds = {**one_of_each_kind(site), "search results": SEARCH}
    assert len(kinds) > 10
    assert faults(browser, site, kinds, seen) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "seen"), [("default", "a phone by night"), ("plain", "a desk by day")]
)
def test_awkward_headlines_and_names_keep_nobody_out(browser, sitegen, tmp_path, theme, seen):
    write_awkward(tmp_path, theme=theme)
    sitegen("build", cwd=tmp_path)
    site = tmp_path / "build" / "site"
    kinds = one_of_each_kind(site)
    stay = {kind: kinds[kind] for kind in kinds if not kind.startswith("moved")}
    assert faults(browser, site, stay, seen) == []


def faults(browser, site, kinds, seen):
    """What axe-core finds on these pages."""
    context = browser.new_context(bypass_csp=True, **AS_SEEN[seen])
    page, found = context.new_page(), []
    for kind, address in kinds.items():
        page.goto(f"file://{site}/{quote(address, safe='/?=&')}")
        if address == SEARCH:
            page.wait_for_selector("html[data-search=done][data-extras=done]", state="attached")
        page.evaluate(AXE)
        report = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [
            f"{kind} ({address}): {fault['help']}: {node['html'][:120]}"
            for fault in report["violations"]
            for node in fault["nodes"][:3]
        ]
    context.close()
    return found


@pytest.mark.slow
def test_whoever_goes_by_keyboard_sees_where_they_are(browser, site):
    """Each stop on each kind of page shows itself, and looks otherwise than it does unasked."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    unseen = []
    for address in one_of_each_kind(site).values():
        page.goto(f"file://{site}/{address}")
        page.keyboard.press("Tab")  # from here on the browser shows where the keyboard is
        assert page.evaluate("document.activeElement.className") == "skip"
        unseen += [(address, stop) for stop in page.evaluate(_UNSEEN)]
    page.close()
    assert unseen == []


_UNSEEN = """() => {
    const around = one => one ? [one, ...around(one.parentElement)] : []
    const look = all => all.map(one => getComputedStyle(one)).map(style => [style.outline,
        style.boxShadow, style.borderColor, style.fill, style.position, style.top].join()).join()
    const shown = one => one.getBoundingClientRect().width > 1 && !around(one).some(
        box => getComputedStyle(box).position === "absolute"
            && getComputedStyle(box).clipPath !== "none")
    document.activeElement.blur()
    const stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    return stops.filter(one => one.checkVisibility()).filter(one => {
        const all = [...around(one), ...one.children], before = look(all)
        one.focus()
        return look(all) === before || !shown(one)
    }).map(one => one.outerHTML.slice(0, 120))
}"""


@pytest.mark.slow
def test_without_its_stylesheet_a_page_still_reads_from_the_top(browser, site):
    """The way past the head, the archive's name, the ways on, the heading, then all the rest."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/*.css", lambda route: route.abort())
    for kind, address in one_of_each_kind(site).items():
        page.goto(f"file://{site}/{address}")
        tops = page.evaluate(
            """[".skip", ".masthead .title", ".masthead nav", "main", "footer"].map(
                one => document.querySelector(one).getBoundingClientRect().top + scrollY)"""
        )
        assert tops == sorted(tops), kind
        assert page.evaluate(_TOO_LARGE) == [], kind
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, kind
    page.close()


_TOO_LARGE = """[...document.querySelectorAll("svg, img")].map(one => one.getBoundingClientRect())
    .filter(one => one.width > 1280 || one.height > 900)"""


def test_nothing_moves_by_itself(site):
    """So nobody has to ask for less motion."""
    for path in (*site.rglob("*.css"), *site.rglob("*.js")):
        said = path.read_text(encoding="utf-8")
        assert not re.search(r"transition|animation|@keyframes|behavior: ?.?smooth", said), path
