"""Everyone can read every kind of page: axe-core finds nothing, in the light and in the dark."""

from importlib.resources import files

import pytest
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
    context = browser.new_context(bypass_csp=True, **AS_SEEN[seen])
    page = context.new_page()
    kinds = {**one_of_each_kind(site), "search results": SEARCH}
    assert len(kinds) > 10
    found = []
    for kind, address in kinds.items():
        page.goto(f"file://{site}/{address}")
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
    assert found == []
