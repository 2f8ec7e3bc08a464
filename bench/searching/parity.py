"""Ask the browser and the index of a JSONL file's articles the same questions.

    python bench/searching/parity.py ARTICLES.jsonl.gz [--count N] [--questions N] [--keep FOLDER]

Prints what they say differently, and how many questions have hits. The questions and what is
compared are those of the test in tests/search/parity.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from borrowed import answers_of_index, ask_browser, differences, publish, questions, served
from chromium import chromium
from entries import read_entries


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=12_000)
    parser.add_argument("--questions", type=int, default=1_250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="Leave index and search files in this folder.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        compare(options, options.keep or Path(temporary))


def compare(options: argparse.Namespace, folder: Path) -> None:
    entries = read_entries(options.articles, options.count)
    archive = publish(folder, entries, workers=os.cpu_count() or 1)
    asked = questions(entries, options.questions, seed=options.seed)
    expected = answers_of_index(archive.index, asked)
    with chromium() as browser, served(archive.site) as host:
        page = browser.new_page()
        page.goto(host + archive.room)
        page.evaluate("(root) => sitegen.openEngine(root)", archive.root)
        answers = ask_browser(page, asked)
    told = []
    for question, python, said in zip(asked, expected, answers, strict=True):
        told += differences(question, python, said)
    print("\n".join(told))
    count = len(asked)
    hits = sum(answer.total > 0 for answer in expected)
    many = sum(answer.total > 10 for answer in expected)
    rules = Counter(rule for question in asked for rule in question.rules)
    print(
        f"{count:,} questions, {hits / count:.0%} with a hit, {many / count:.0%} with more than 10"
    )
    print(f"the rarest rule was asked for {min(rules.values())} times")
    print(f"{len(told)} differences")
    sys.exit(bool(told))


if __name__ == "__main__":
    main()
