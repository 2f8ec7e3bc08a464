"""A reader's browser going through a site: what it shows, asks for and complains of."""

from dataclasses import dataclass, field
from urllib.parse import quote

FINDING = "search.html?q=harbor"
"""An address of the search page whose results stand there when its script is done."""

LINKS = """[...document.querySelectorAll("[href], [src]")].map(one => new URL(
    one.getAttribute("href") ?? one.getAttribute("src"), document.baseURI).href)"""


@dataclass
class Visit:
    """What was seen on all pages together."""

    complaints: list = field(default_factory=list)
    """Pages and what the browser said of them: in its console, of errors, of failed requests."""
    requests: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    """As the browser understands them, those that scripts made too."""


def visit(browser, base: str, pages, *, scripts=True) -> Visit:
    """Opens every page, with scripts or without; none of them may lead on to another by itself."""
    seen, context = Visit(), browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.on("console", lambda message: seen.complaints.append((page.url, message.text)))
    page.on("pageerror", lambda error: seen.complaints.append((page.url, str(error))))
    page.on(
        "requestfailed",
        # Going on to the next page breaks off the icon of the one before.
        lambda request: (
            request.url.endswith("icon.svg")
            or seen.complaints.append((request.url, request.failure))
        ),
    )
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on(
        "response",
        lambda answer: answer.status < 400 or seen.complaints.append((answer.url, answer.status)),
    )
    for address in pages:
        page.goto(base + quote(address, safe="/?="), wait_until="load")
        assert page.title()
        if scripts and address == FINDING:
            page.wait_for_selector("html[data-search=done][data-extras=done]", state="attached")
        seen.links.update(page.evaluate(LINKS))
    context.close()
    return seen
