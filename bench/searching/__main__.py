"""Measure the search over a JSONL file of articles, Pagefind beside it, and print one table.

    python bench/searching ARTICLES.jsonl.gz [--keep FOLDER] [--queries N] [--large N]

Each line is an article: {"title", "date", "authors", "source", "url", "text"}. The whole site is
built, names and all, and read in Chromium from a host on this machine; bytes are those of each
file after gzip -9. Pagefind indexes the <article> of the same article pages. The questions are
known items: three words of a headline, drawn at random. What was kept in FOLDER is used again.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from asked_for import misspelt, phrases
from at_the_page import PageFigures, first_bytes, measure_page
from at_the_terminal import TerminalFigures, measure_terminal
from borrowed import write_project
from chromium import chromium
from entries import read_entries
from known_items import KnownItem, known_items
from many import ManyFigures, measure_many
from peer import PeerFigures, index_pages, measure_peer, program
from search_files import FileFigures, by_drawer, measure_files
from search_index import IndexFigures, measure_index

from sitegen.search.entry import Entry


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=12_000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--recogniser", default="rules", help="What finds names: rules, none.")
    parser.add_argument("--large", type=int, default=100_000, help="Articles; 0 leaves it out.")
    parser.add_argument("--keep", type=Path, help="Leave the project in this folder, or find it.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(options, options.keep or Path(temporary) / "archive")


def measure(options: argparse.Namespace, project: Path) -> None:
    say(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    build(project, options)
    entries = read_entries(options.articles, options.count)
    items = known_items(((one.address, one.title) for one in entries), options.queries)
    site = project / "build" / "site"
    with chromium() as browser:
        page = measure_page(browser, site, items)
        say(f"the page: {page}")
        phrase = first_bytes(browser, site, phrases(entries, 15))
        fuzzy = first_bytes(browser, site, misspelt(entries, 15))
        peer = pagefind(browser, site, items)
    terminal = measure_terminal(project, items)
    files = measure_files(site / "search")
    index = measure_index(entries)
    print_table(page, phrase, fuzzy, files, terminal, index, peer, entries)
    for name, (count, size) in by_drawer(site / "search").items():
        say(f"    {name}: {count:,} files, {size / 1000:,.0f} kB")
    if options.large:
        with chromium() as browser:
            print_many(measure_many(browser, entries, options.large), options.large)


def build(project: Path, options: argparse.Namespace) -> None:
    if (project / "build" / "site" / "search.html").is_file():
        say(f"found in {project}")
        return
    write_project(project, options.articles, options.count)
    config = project / "sitegen.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f'{text}recogniser = "{options.recogniser}"\n', encoding="utf-8")
    command = [sys.executable, "-m", "sitegen", "--project", str(project), "build"]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    say(f"built in {time.monotonic() - began:.0f} s")
    say(done.stdout)


def pagefind(browser: object, site: Path, items: Sequence[KnownItem]) -> PeerFigures | None:
    command = program()
    if not command:
        say("Pagefind is not here: pip install 'pagefind[bin]==1.5.2', or set PAGEFIND_PYTHON.")
        return None
    with tempfile.TemporaryDirectory() as folder:
        seconds = index_pages(command, site, Path(folder))
        return measure_peer(browser, Path(folder), items, seconds)


def print_table(
    page: PageFigures,
    phrase: float,
    fuzzy: float,
    files: FileFigures,
    terminal: TerminalFigures,
    index: IndexFigures,
    peer: PeerFigures | None,
    entries: Sequence[Entry],
) -> None:
    count = len(entries)
    apart = (files.bytes_all - files.bytes_places) / count
    row("", "reach", "here", "Pagefind")
    row("---", "---", "---", "---")
    row("first query, until 10 results stand", "60 kB", kilo(page.first_bytes), "")
    row("first query, until snippets stand", "130 kB", kilo(page.first_with_snippets),
        peer and kilo(peer.first_bytes))  # fmt: skip
    row("first query, with all counts", "", kilo(page.first_with_counts), "")
    row("later query, without snippets", "25 kB", kilo(page.later_bytes), "")
    row("later query, with snippets", "70 kB", kilo(page.later_with_snippets),
        peer and kilo(peer.later_bytes))  # fmt: skip
    row("phrase first, without snippets", "120 kB", kilo(phrase), "")
    row("fuzzy first, without snippets", "200 kB", kilo(fuzzy), "")
    row("time to results, first", "60 ms", ms(page.first_ms), peer and ms(peer.first_ms))
    row("later, median", "10 ms", ms(page.later_ms), peer and ms(peer.later_ms))
    row("later, p95", "60 ms", ms(page.later_p95_ms), peer and ms(peer.later_p95_ms))
    row("search files", "4,500", f"{files.count:,}", peer and f"{peer.files:,}")
    row("fullest folder", "256", f"{files.largest_folder:,}", "")
    row("bytes an article, without places", "2.5 kB", kilo(apart), "")
    row("bytes an article, all", "", kilo(files.bytes_all / count),
        peer and kilo(peer.bytes_all / count))  # fmt: skip
    row("known items, reciprocal rank", "0.97", f"{page.rank:.3f}", peer and f"{peer.rank:.3f}")
    row("the same, from Whoosh", "equal", f"{terminal.rank:.3f}", "")
    row("articles indexed a second", "600", f"{index.articles_a_second:,.0f}",
        peer and f"{count / peer.seconds:,.0f}")  # fmt: skip
    row("rewritten, newest span", "10 %", percent(index.newest_rewritten, index.files), "")
    row("rewritten, an older span", "its own", percent(index.older_rewritten, index.files), "")
    row("further query in Python", "50 ms", ms(terminal.later_ms), "")
    row("command, from a cold start", "0.6 s", f"{terminal.cold_seconds:.2f} s", "")


def print_many(many: ManyFigures, count: int) -> None:
    row("search files alone", "", f"{many.few_count:,} articles", f"{count:,} articles")
    row("---", "---", "---", "---")
    for name, few, lots in many.rows():
        row(name, "", few, lots)


def row(*cells: str | None) -> None:
    say("| " + " | ".join(cell or "" for cell in cells) + " |")


def kilo(value: float) -> str:
    return f"{value / 1000:.1f} kB"


def ms(value: float) -> str:
    return f"{value:.0f} ms"


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"


def say(text: str) -> None:
    print(re.sub(r"\n(?=.)", "\n    ", text.rstrip()), flush=True)


if __name__ == "__main__":
    main()
