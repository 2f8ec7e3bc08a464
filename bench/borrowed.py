"""What the tests have and the measurements use: the questions, and a search without a site."""

from __future__ import annotations

import sys
from pathlib import Path

_TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(_TESTS), str(_TESTS / "search" / "parity")]

from asking import questions  # noqa: E402 - found on the path above
from reading_room import Published, furnish, publish  # noqa: E402
from twins import answers_of_index, ask_browser, differences, served  # noqa: E402

__all__ = [
    "Published", "answers_of_index", "ask_browser", "differences", "furnish", "publish",
    "questions", "served",
]  # fmt: skip
