"""A reader at the search page: what must be sent, and how long it takes, until the answer stands.

The page says by itself when its results stand and when all that belongs to them does; its marks
in the text say when the snippets stand. A script is counted where the page asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote, urlsplit

from traffic import Host

_WATCH = Path(__file__).with_name("watch.js")


@dataclass(frozen=True, slots=True)
class Answered:
    """One question at the search page. Bytes are gzipped."""

    to_results: int
    """Bytes until the first ten results stood there with title, date, source and lead."""
    to_snippets: int
    """Bytes until the texts around the hits stood there too."""
    in_all: int
    """Bytes with the counts beside the results."""
    results_ms: float
    """From the question to the results; in a new browser from the beginning of the page's load."""
    urls: tuple[str, ...]


class Reader:
    """A browser that knows nothing yet; a context manager."""

    def __init__(self, browser: Any, host: Host) -> None:
        self._host = host
        # Else the page would let nobody look into it.
        self._context = browser.new_context(bypass_csp=True)
        self._page = self._context.new_page()
        self._page.add_init_script(path=str(_WATCH))

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._context.close()

    def open_with(self, query: str) -> Answered:
        """Open the search page with a question in its address."""
        self._host.taken()
        self._page.goto(f"{self._host.base}search.html?q={quote(query)}")
        return self._answered(self._page.evaluate("watch.settled()"), began=0.0)

    def ask(self, query: str) -> Answered:
        """Ask a further question on the page that is open."""
        self._host.taken()
        seen = self._page.evaluate("(text) => watch.ask(text)", query)
        return self._answered(seen, began=seen["began"])

    def _answered(self, seen: dict[str, Any], began: float) -> Answered:
        if seen["alert"]:
            raise RuntimeError(f"The search page says: {seen['alert']}")
        weights = {urlsplit(sent.path).path: sent.size for sent in self._host.taken()}
        later: dict[str, str] = {}
        stage = "results"
        done_at = 0.0
        for event in seen["events"]:
            if event["what"] == "script":
                later.setdefault(event["value"], stage)
            elif event["what"] == "data-search" and event["value"] == "done":
                stage, done_at = "snippets", event["at"]
            elif event["what"] == "mark":
                stage = "rest"
        stages = {"results": 0, "snippets": 0, "rest": 0}
        for path, size in weights.items():
            stages[later.get(path, "results")] += size
        return Answered(
            to_results=stages["results"],
            to_snippets=stages["results"] + stages["snippets"],
            in_all=sum(stages.values()),
            results_ms=done_at - began,
            urls=tuple(seen["urls"]),
        )
