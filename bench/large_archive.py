"""Build a large archive from a JSONL file of articles: seconds, memory, files, and a second build.

    python bench/large_archive.py ARTICLES.jsonl.gz [--count N] [--keep FOLDER]

Each line is an article: {"title", "date", "authors", "source", "url", "text"}. The articles are
written as Markdown files into a new project, which is then built twice by `sitegen build` in a
process of its own. Memory is the largest resident set of a single process, as the system counts it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sitegen.frontmatter import ArticleFile, write_article
from sitegen.model import Article
from sitegen.text.dates import NewsDate
from sitegen.text.prose import as_markdown
from sitegen.text.slugs import slug


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=12_000)
    parser.add_argument("--keep", type=Path, help="Leave the project in this new folder.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        project = options.keep or Path(temporary)
        count = write_project(project, options.articles, options.count)
        print(f"{count:,} articles written to {project}")
        for name in ("first build", "second build"):
            measure(name, project)
        print(f"{search_seconds(project):.2f} s for a search from a cold start")


def write_project(project: Path, source: Path, count: int) -> int:
    """One Markdown file an article; returns how many."""
    (project / "content" / "articles").mkdir(parents=True)
    (project / "sitegen.toml").write_text('title = "A large archive"\n', encoding="utf-8")
    written = 0
    for stem, file in article_files(source, count):
        path = project / "content" / "articles" / f"{stem}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_article(file), encoding="utf-8")
        written += 1
    return written


def article_files(source: Path, count: int) -> Iterator[tuple[str, ArticleFile]]:
    """The articles, each with its path under content/articles without the ending."""
    for number, line in enumerate(lines(source, count), 1):
        file = article_file(json.loads(line))
        date = file.article.date
        folder = date.day_text.replace("-", "/") if date else "undated"
        yield f"{folder}/{slug(file.article.title)}-{number}", file


def lines(source: Path, count: int) -> Iterator[str]:
    opened = gzip.open if source.suffix == ".gz" else open
    with opened(source, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number == count:
                return
            yield line


def article_file(row: dict[str, object]) -> ArticleFile:
    authors = row.get("authors") or []
    assert isinstance(authors, list)
    article = Article(
        title=" ".join(str(row.get("title") or "Untitled").split()) or "Untitled",
        date=date_of(str(row.get("date") or "")),
        authors=tuple(dict.fromkeys(str(author) for author in authors if author)),
        publication=str(row.get("source") or ""),
        url=str(row.get("url") or ""),
    )
    return ArticleFile(article, as_markdown(str(row.get("text") or "").split("\n")))


def date_of(text: str) -> NewsDate | None:
    try:
        return NewsDate.parse(text[:10])
    except ValueError:
        return None


def measure(name: str, project: Path) -> None:
    began = time.monotonic()
    command = [sys.executable, "-m", "sitegen", "--project", str(project), "build"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    seconds = time.monotonic() - began
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    files, size = tree_size(project / "build" / "site")
    print(f"{name}: {seconds:.1f} s, at most {peak:,.0f} MB in one process, "
          f"{files:,} files of {size / 1e6:,.0f} MB")  # fmt: skip
    print("    " + done.stdout.replace("\n", "\n    ").rstrip())


def tree_size(folder: Path) -> tuple[int, int]:
    sizes = [
        (Path(root) / name).stat().st_size for root, _, names in os.walk(folder) for name in names
    ]
    return len(sizes), sum(sizes)


def search_seconds(project: Path) -> float:
    began = time.monotonic()
    command = [sys.executable, "-m", "sitegen", "--project", str(project), "search", "election"]
    subprocess.run(command, capture_output=True, check=True)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
