"""What a file of the site is made from, and why a build wrote it or let it be.

Nothing is noted for it while a site is made: it is read off the plan, the theme, the page itself,
and its bytes before and after the build.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from sitegen.archive.archive import page_address
from sitegen.archive.ledger import Outcome, Record
from sitegen.archive.loading import ARTICLES, file_article
from sitegen.build import INDEX, SITE
from sitegen.errors import did_you_mean
from sitegen.publish import MANIFEST, ours_in
from sitegen.site.addressbook import appearances_needed
from sitegen.site.edition import Edition
from sitegen.site.pages import ArticlePage, Page, PlainFile, ReadingPage
from sitegen.site.plan import AnyPage, Plan
from sitegen.site.templates import template_files
from sitegen.site.themes import assets_of, shipped_themes, theme_folders
from sitegen.text.slugs import slug

_MOST_LINES = 10
_WIDEST = 110
"""Characters of a changed line that are shown."""


@dataclass(frozen=True)
class Before:
    """One file of the site, as it was when the plan of the next site was ready."""

    project: Path
    edition: Edition
    planned: Plan
    address: str
    data: bytes | None
    """Its bytes in the site before; None when it was not there."""
    is_ours: bool
    """Whether a build had put it there."""


def look_before(project: Path, edition: Edition, planned: Plan, asked: str) -> Before | str:
    """The file that a person means by an address, a path under build/site or an article's file.

    Where there is none: the sentence that says so.
    """
    here = frozenset(planned.addresses) | {address for address, _ in _assets(project, edition)}
    wanted = list(_addresses(project, asked))
    site = project / SITE
    found = [one for one in wanted if one in here] or [
        one for one in wanted if (site / one).is_file()
    ]
    if not found:
        if why := _why_none(project, edition, wanted) or _why_no_name(edition, planned, wanted):
            return why
        near = did_you_mean(wanted[-1], here) or did_you_mean(asked, _article_files(planned))
        return f"There is no page '{asked}'. {near}".rstrip()
    address = found[0]
    data = _bytes(site / address)
    return Before(project, edition, planned, address, data, address in ours_in(site))


def _why_none(project: Path, edition: Edition, wanted: Iterable[str]) -> str:
    """A sentence for a draft and for a clipping that is no article; "" for anything else."""
    for page in (address.removesuffix(".html") for address in wanted):
        file = f"{ARTICLES}/{page}.md"
        filed = file_article(project, file)[0] if (project / file).is_file() else None
        if filed and filed.article.draft:
            return f"{file} is a draft, so it has no page. Take 'draft: true' out and build again."
        if record := edition.ledger.by_path.get(page):
            return _why_no_article(project, record)
    return ""


def _why_no_article(project: Path, record: Record) -> str:
    clipping = f"content/{record.path}"
    if record.outcome is Outcome.REFUSED:
        return f"{clipping} was refused: {record.reason}."
    if record.outcome is Outcome.DUPLICATE:
        return f"{clipping} has no page, because it is a duplicate of content/{record.reason}."
    if record.article and not (project / "content" / record.article).exists():
        gone = f"{clipping} has no page, because content/{record.article} was deleted."
        return f"{gone} For a new one say: sitegen import {clipping}."
    return ""


def _why_no_name(edition: Edition, planned: Plan, wanted: Sequence[str]) -> str:
    """A sentence for a name that stands in too few articles; "" for anything else."""
    for entity in edition.entities:
        is_asked = f"{entity.kind.key}/{slug(entity.name)}.html" in wanted
        if is_asked and entity.key not in planned.entities:
            number, least = len(entity.appearances), appearances_needed(edition)
            articles = "1 article" if number == 1 else f"{number:,} articles"
            return (
                f"'{entity.name}' stands in {articles}; a name gets a page from {least} on "
                "(names_on_pages in sitegen.toml). To give it one nevertheless, say: "
                f"sitegen entities pin {shlex.quote(entity.name)}."
            )
    return ""


def _addresses(project: Path, asked: str) -> Iterator[str]:
    """What may be meant, the best first; the last is `asked` as an address."""
    for place in (Path(asked).resolve(), (project / asked).resolve()):
        for root, is_article in ((project / SITE, False), (project / "content", True)):
            if place.is_relative_to(root.resolve()):
                path = place.relative_to(root.resolve()).as_posix()
                yield page_address(path) if is_article else _file_of(path)
    yield _file_of(asked)


def _file_of(path: str) -> str:
    """The file that a host shows for a folder's address."""
    path = path.removeprefix("./").strip("/")
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html".lstrip("/")


def tell(before: Before) -> Iterator[str]:
    """What the file is, what it was made from, and what the build that is over did with it."""
    address = before.address
    after = _bytes(before.project / SITE / address)
    page = _planned(before.planned, address)
    yield f"{address} is {_what(before, page)}."
    for label, files in _sources(before, page, after or b"").items():
        yield from _listed(label, files)
    yield from _fate(before, after)


def _planned(planned: Plan, address: str) -> AnyPage | None:
    everything: tuple[Iterable[AnyPage], ...] = (
        planned.articles, planned.readings, planned.pages, planned.files,
    )  # fmt: skip
    return next((one for some in everything for one in some if one.address == address), None)


def _what(before: Before, page: AnyPage | None) -> str:
    if page:
        return page.what
    address = before.address
    if address in dict(_assets(before.project, before.edition)):
        return "a file of the theme"
    if address == MANIFEST:
        return "the list of all files of the site, with their digests"
    if address.startswith("search/"):
        return f"one of the files that the search page reads, made from {INDEX}"
    return "no page of this archive any more" if before.is_ours else "no file that sitegen made"


# --- what it is made from ----------------------------------------------------------------------


def _sources(before: Before, page: AnyPage | None, data: bytes) -> Mapping[str, list[str]]:
    """Files by what they are to the page; the articles and names are those that it leads to."""
    project, edition = before.project, before.edition
    own = dict(_assets(project, edition)).get(before.address)
    if isinstance(page, PlainFile) and (project / "content" / before.address).is_file():
        own = project / "content" / before.address  # a clipping or picture, copied as it is
    found: dict[str, list[str]] = {
        "article": [page.where.path] if isinstance(page, ArticlePage) else [],
        "clipping": _clipping(before, page),
        "pictures": _pictures(page),
        "file": [_short(project, own)] if own else [],
        "templates": [],
    }
    if isinstance(page, ArticlePage | ReadingPage | Page):
        folders = theme_folders(project, edition.config.theme)
        used = template_files(folders, edition.config.language, page.template)
        found["templates"] = [_short(project, path) for path in used]
        leads = set(_leads(before.address, data)) - {before.address}
        found["articles it shows"] = [
            one.where.path for one in before.planned.articles if one.address in leads
        ]
        names = {address: key for key, address in before.planned.entities.items()}
        found["names it shows"] = sorted(
            f"{key[1]} ({key[0].value})" for address, key in names.items() if address in leads
        )
    if page and not own:
        ruled = "content/entities.yaml"
        everything = ["content/articles"] * isinstance(page, PlainFile)
        found["besides"] = [*everything, "sitegen.toml"] + [ruled] * (project / ruled).is_file()
    return {label: files for label, files in found.items() if files}


def _clipping(before: Before, page: AnyPage | None) -> list[str]:
    if isinstance(page, ReadingPage):
        return [page.where.path]
    if isinstance(page, ArticlePage):
        original = before.edition.archive.by_address[page.address].article.original
        return [f"content/{original}"] if original else []
    return []


def _pictures(page: AnyPage | None) -> list[str]:
    if isinstance(page, ArticlePage):
        return [f"content/{picture.path}" for picture, _ in page.copy().pictures]
    return []


def _leads(address: str, data: bytes) -> Iterator[str]:
    """The addresses in the site that a page has links to."""
    for href in re.findall(r'href="([^"#?:]+)', data.decode("utf-8", "replace")):
        yield normpath(join(dirname(address), unquote(unescape(href))))


def _assets(project: Path, edition: Edition) -> Iterator[tuple[str, Path]]:
    yield from assets_of(theme_folders(project, edition.config.theme))


def _article_files(planned: Plan) -> list[str]:
    return [page.where.path for page in planned.articles]


def _short(project: Path, path: Path) -> str:
    """From the archive's folder, or from the folder that holds the shipped themes."""
    for root in (project, shipped_themes().parent):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.as_posix()


def _listed(label: str, files: list[str]) -> Iterator[str]:
    more = len(files) - _MOST_LINES
    for number, file in enumerate(files[:_MOST_LINES]):
        yield f"  {'' if number else label:18} {file}"
    if more > 0:
        yield f"  {'':18} and {more:,} more"


# --- why it was written ------------------------------------------------------------------------


def _fate(before: Before, after: bytes | None) -> Iterator[str]:
    if after is None and before.data is None:
        yield "It is not in the site, and was not in the one before."
    elif after is None:
        yield f"This build took it away: {_why_gone(before)}."
    elif before.data is None:
        yield "This build wrote it: it was not there before."
    elif after == before.data:
        yield "This build did not write it: its bytes are the same as before."
    else:
        yield f"This build wrote it anew: {_counts(before.data, after)}"
        yield from _changed_lines(before.data, after)


def _why_gone(before: Before) -> str:
    article = f"content/articles/{before.address.removesuffix('.html')}.md"
    if (before.project / article).is_file():
        return f"{article} says that it is a draft"
    limits = before.edition.config.limits
    left_out = f', or limits = "{limits}" leaves it out' if limits else ""
    return f"nothing in content/ asks for it now{left_out}"


def _counts(old: bytes, new: bytes) -> str:
    return f"its bytes are others ({len(old):,} before, {len(new):,} now)."


def _changed_lines(old: bytes, new: bytes) -> Iterator[str]:
    """The first of them, as `diff` tells them; none of a file that is no text."""
    try:
        was, now = old.decode().splitlines(), new.decode().splitlines()
    except UnicodeDecodeError:
        return
    told = list(unified_diff(was, now, n=0, lineterm=""))[2:]
    changes = [line[:_WIDEST] for line in told if not line.startswith("@@")]
    yield from (f"  {line}" for line in changes[:_MOST_LINES])
    if len(changes) > _MOST_LINES:
        yield f"  and {len(changes) - _MOST_LINES:,} more lines"


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
