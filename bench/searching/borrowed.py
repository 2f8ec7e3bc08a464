"""What stands elsewhere and is used here: the tests' questions, and how an archive is laid out."""

from __future__ import annotations

import sys
from pathlib import Path

_BENCH = Path(__file__).parents[1]
_TESTS = _BENCH.parent / "tests"
sys.path[:0] = [str(_BENCH), str(_TESTS), str(_TESTS / "search" / "parity")]

from asking import questions  # noqa: E402 - found on the path above
from hosting import served  # noqa: E402
from large_archive import article_files, write_project  # noqa: E402
from reading_room import Published, publish  # noqa: E402
from twins import answers_of_index, ask_browser, differences  # noqa: E402

__all__ = [
    "Published", "answers_of_index", "article_files", "ask_browser", "differences",
    "publish", "questions", "served", "write_project",
]  # fmt: skip
