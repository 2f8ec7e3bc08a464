"""Which of the titles that a page gives itself is its headline?"""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.extraction.web.metadata import Metadata
from sitegen.extraction.web.page import Page
from sitegen.extraction.web.titles import RELATED, letters, likeness, without_site

_SAME = 0.5
"""Two forms of one title share so many of their words."""
_LONGEST = 240
"""Characters; a longer heading is a text."""


def find_headline(page: Page, told: Metadata, read: str) -> str:
    """The headline as the page prints it; `read` is what a reader of its plain text found.

    A heading that goes with the metadata; a title of the metadata that is printed, or is printed
    in other words; else what the metadata say first; else what was read.
    """
    names = {letters(site) for site in told.sites}
    headings = [one for one in page.headings if len(one) <= _LONGEST and letters(one) not in names]
    titles = [
        clean
        for title in told.titles
        if len(title) <= _LONGEST and (clean := without_site(title, told.sites, headings))
    ]
    best = max(headings, key=lambda one: _nearest(one, titles), default="")
    if best and (_nearest(best, titles) >= RELATED or not titles or letters(best) == letters(read)):
        return best
    printed = {letters(line) for line in page.lines}
    if on_page := next((title for title in titles if letters(title) in printed), ""):
        return on_page
    if _nearest(read, titles) >= _SAME:
        return read
    return titles[0] if titles else read


def _nearest(one: str, titles: Iterable[str]) -> float:
    return max((likeness(one, title) for title in titles), default=0.0)
