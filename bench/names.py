"""How fast names are found: words per second of each stage, and of the whole path, on one core.

    python bench/names.py TEXTS.jsonl [--count N] [--best-of N] [--recogniser NAME]

Each line is a text: {"text", "title"?}; `.gz` is read as well. The stages are those of a build:
recognise (where a name stands), name (who is who in an article) and resolve (who is who over all).
Each is timed by the processor's clock, several times, and the best time counts. The last column is
the time beside that of a plain Python loop that meets every word once: machines and hours of the
day differ, ratios much less.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from sitegen.entities.naming import Named, named_in
from sitegen.entities.recognisers import RECOGNISERS, Recogniser, recogniser
from sitegen.entities.resolve import resolve
from sitegen.model import Mention


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--count", type=int, default=300, help="Texts that are read.")
    parser.add_argument("--best-of", type=int, default=3)
    parser.add_argument("--recogniser", default=next(iter(RECOGNISERS)))
    options = parser.parse_args()
    began = time.process_time()
    finder = recogniser(options.recogniser)
    finder.recognise("Nothing is named here.")
    print(f"{time.process_time() - began:.2f} s until the recogniser is ready")
    texts = read(options.texts, options.count)
    words = [word for text in texts for word in text.split()]
    print(f"{len(texts):,} texts, {len(words):,} words; the best of {options.best_of}")
    stages = measured(texts, finder, options.best_of)
    yard = best(lambda: met(words), options.best_of)
    print(f"{'':<12}{'words/s':>12}{'µs/word':>10}{'of a loop':>12}")
    for name, seconds in {**stages, "whole path": sum(stages.values())}.items():
        each = seconds / len(words)
        print(f"{name:<12}{1 / each:>12,.0f}{1e6 * each:>10.2f}{seconds / yard:>12.1f}")


def read(path: Path, count: int) -> list[str]:
    """The texts, each under its title as in a build."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line, _ in zip(file, range(count), strict=False)]
    return [f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"] for row in rows]


def measured(texts: list[str], finder: Recogniser, times: int) -> dict[str, float]:
    """Seconds of each stage."""
    found = [finder.recognise(text) for text in texts]
    named = list(zip(map(str, range(len(texts))), names(texts, found), strict=True))
    return {
        "recognise": best(lambda: [finder.recognise(text) for text in texts], times),
        "name": best(lambda: names(texts, found), times),
        "resolve": best(lambda: resolve(named), times),
    }


def names(texts: list[str], found: list[tuple[Mention, ...]]) -> list[tuple[Named, ...]]:
    return [named_in(text, mentions) for text, mentions in zip(texts, found, strict=True)]


def met(words: list[str]) -> dict[str, int]:
    """The yardstick: how often each word stands, counted as a beginner would."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def best(work: Callable[[], object], times: int) -> float:
    """Seconds of the processor."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


if __name__ == "__main__":
    main()
