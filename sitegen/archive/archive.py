"""The archive: every article in its place and in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sitegen.errors import ContentError, Problem, Where
from sitegen.frontmatter import ArticleFile, load_article
from sitegen.model import Article
from sitegen.text.dates import NewsDate


@dataclass(frozen=True, slots=True)
class Filed:
    """An article in its place. Its text stays on disk until somebody needs it."""

    article: Article
    path: str
    """The file, from the project folder: `content/articles/1998/03/04/harbor.md`."""
    address: str
    """The page, from the site's root: `1998/03/04/harbor.html`. Not quoted for use in a URL."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""

    @property
    def year(self) -> str:
        """`1998`; "" without a date."""
        return f"{self.article.date.year:04}" if self.article.date else ""

    @property
    def order(self) -> tuple[int, tuple[int, ...], str, str]:
        return filing_order(self.article.date, self.address)


def filing_order(date: NewsDate | None, address: str) -> tuple[int, tuple[int, ...], str, str]:
    """Archive order: newest first, undated last, then by address."""
    if date is None:
        return 1, (), "", address
    year, month, day, time = date.order
    return 0, (-year, -month, -day), _backwards(time), address


def _backwards(time: str) -> str:
    """A text that sorts the other way round, as far as times of day go; no time comes last."""
    return "".join(chr(0x10FFFF - ord(sign)) for sign in time) + chr(0x10FFFF)


@dataclass(frozen=True)
class Archive:
    """All articles that are published, newest first, undated last."""

    project: Path
    filed: tuple[Filed, ...]

    @classmethod
    def of(cls, project: Path, articles: Iterable[Filed]) -> Archive:
        return cls(project, tuple(sorted(articles, key=lambda filed: filed.order)))

    def __len__(self) -> int:
        return len(self.filed)

    def __iter__(self) -> Iterator[Filed]:
        return iter(self.filed)

    @cached_property
    def by_address(self) -> dict[str, Filed]:
        return {filed.address: filed for filed in self.filed}


def page_address(article_path: str) -> str:
    """The page of an article's file (`articles/1998/harbor.md`), from the site's root."""
    return article_path.removeprefix("articles/").removesuffix(".md") + ".html"


def read_filed(project: Path, filed: Filed) -> ArticleFile:
    """The article with its text, from its file.

    Raises ContentError when the file is gone, or is no longer the one that was loaded.
    """
    try:
        return load_article((project / filed.path).read_text(encoding="utf-8"), filed.path)
    except (OSError, UnicodeDecodeError):
        what = "This file changed while the archive was being built."
        raise ContentError(Problem(what, "Build again.", Where(filed.path))) from None
