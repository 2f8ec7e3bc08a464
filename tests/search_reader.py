"""Someone at the search page, and what there is to find."""

import json
from urllib.parse import parse_qs, urlsplit

DAY = "1999-05-06"
HOSTILE = "<script>window.owned = 1</script> <b>Zeppelin</b> & \"sons\" 'lost'"
ARTICLES = {
    "1999/05/06/zeppelin.md": (HOSTILE, DAY, ["Ada Quill", "Tom Reed"]),
    "1999/05/07/airship.md": ("=Airship (zeppelin) moored", "1999-05-07", ["Ada Quill"]),
    "2001/airfield.md": ("A zeppelin lands", "2001", ["Tom Reed"]),
    "2001/02/hangar.md": ("Hangar built for a zeppelin", "2001-02", []),
}
"""Headline, date and people of four articles that no other is like."""


def article(title, date, people):
    lines = [f"title: {json.dumps(title)}", f"date: {date}", f"people: {json.dumps(people)}"]
    lines += ["publication: The Balloon Courier", "authors: [Gwen Tarrow]"]
    names = " and ".join(people) or "Nobody"
    return "\n".join(["---", *lines, "---", f"{names} saw the zeppelin over the quay.\n"])


class Reader:
    """Someone at the search page, and what the browser says meanwhile."""

    def __init__(self, browser, base, **context):
        self.page = browser.new_context(**context).new_page()
        self.page.set_default_timeout(10_000)
        self.base, self.complaints, self.asked_for = base, [], []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked_for.append(request.url))

    def open(self, address):
        self.page.goto(self.base + address)
        return self

    def asks(self, address):
        return self.open(address).sees_results()

    def sees_results(self):
        """Waits for the results and for what comes after them."""
        return self.waits_for("html[data-search=done][data-extras=done]")

    def waits_for(self, selector):
        """The page's policy lets nobody evaluate strings, so one waits for elements."""
        self.page.wait_for_selector(selector, state="attached")
        return self

    def chooses(self, selector):
        """Clicks, and waits for what comes of it."""
        before = self.page.url
        self.page.locator(selector).first.click()
        self.page.wait_for_url(lambda url: url != before)
        return self.sees_results()

    @property
    def field(self):
        return self.page.locator("input[name=q]")

    @property
    def total(self):
        return int(self.page.locator("[data-total]").get_attribute("data-total"))

    @property
    def results(self):
        found = self.page.locator("[data-result-url]")
        return [one.get_attribute("data-result-url") for one in found.all()]

    @property
    def given(self):
        """What the page's address asks for."""
        return parse_qs(urlsplit(self.page.url).query)

    @property
    def focus(self):
        """Where the keyboard is: the name of a place or of a choice, else of an element."""
        return self.page.evaluate(
            "(at => at.dataset.place || at.dataset.key || at.tagName)(document.activeElement)"
        )

    def text(self, selector):
        return self.page.locator(selector).inner_text()

    def facet(self, key):
        return f'[data-key="{key}"]'

    def count_of(self, key):
        entry = self.page.locator("li", has=self.page.locator(self.facet(key)))
        return int(entry.locator(".count").inner_text())
