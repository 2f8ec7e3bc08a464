"""Fitting a site into what its host takes. It is decided by planning, before anything is printed.

What a reader misses least goes first: pages that show how clippings were read; then the search gets
fewer and larger files; then rare names lose their pages; then days are folded into their months;
then old addresses of names lead nowhere; at last the copies of the clippings go.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sitegen.errors import Problem, Severity, Where
from sitegen.publish import OutputFile
from sitegen.search.shards.sizes import files_about
from sitegen.site.addressbook import appearances_needed
from sitegen.site.edition import Edition, Scope
from sitegen.site.plan import Plan, plan
from sitegen.site.themes import assets_of


@dataclass(frozen=True, slots=True)
class Host:
    """What a host takes; 0 where it sets no bound."""

    name: str
    files: int = 0
    file_size: int = 0
    """Bytes of one file."""
    site_size: int = 0
    """Bytes of all files."""


HOSTS = {
    "cloudflare": Host("Cloudflare Pages", files=20_000, file_size=25 * 2**20),
    "github": Host("GitHub Pages", site_size=10**9),
}
"""By the option `limits`. Sources: developers.cloudflare.com/pages/platform/limits (free plan) and
docs.github.com/pages, "GitHub Pages limits"."""
_NO_HOST = Host("")

_BASE = Scope(readings=False)
_SEARCH = replace(_BASE, few_search_files=True)
_NAMES = [replace(_SEARCH, least=least) for least in (2, 3, 4, 5)]
_DAYS = [
    replace(_SEARCH, least=least, days=False)
    for least in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 70, 100)
]
_OLD = [replace(scope, old_names=False) for scope in _DAYS]
_ORIGINALS = [replace(scope, originals=False) for scope in _OLD]
_STAGES: Sequence[Sequence[Scope]] = (_NAMES, _DAYS, _OLD, _ORIGINALS)
"""Each stage leaves out more than the one before; within a stage, each scope more than the last."""


@dataclass(frozen=True)
class Fitted:
    """A site that fits, as far as that can be known before its search files are made."""

    edition: Edition
    plan: Plan
    note: str = ""
    """A sentence or two: what was left out, and why; "" where all is there."""
    problem: Problem | None = None
    """It does not fit, whatever is left out."""


def host_of(edition: Edition) -> Host:
    return HOSTS.get(edition.config.limits, _NO_HOST)


def fit(edition: Edition, host: Host, folders: tuple[Path, ...]) -> Fitted:
    """The plan of as much of the site as the host takes; `folders` are the theme's."""
    whole = plan(edition)
    beside = sum(1 for _ in assets_of(folders)) + 1  # the list of all files
    fitting = _Fitting(edition, beside)
    total = fitting.files(len(whole.addresses), edition.scope)
    if not host.files or total <= host.files:
        return Fitted(edition, whole)
    scope = fitting.widest(whole, host.files)
    made = replace(edition, scope=scope or _STAGES[-1][-1])
    planned = plan(made)
    now = fitting.files(len(planned.addresses), made.scope)
    note = (
        f"{host.name} takes {host.files:,} files, and the whole site would have about {total:,}. "
        f"Therefore {'; '.join(_left_out(made, whole, planned))}. That leaves about {now:,} files."
    )
    return Fitted(made, planned, note, None if scope else _too_much(host, now))


@dataclass(frozen=True)
class _Fitting:
    edition: Edition
    beside: int
    """Files that no plan has."""

    def widest(self, whole: Plan, most: int) -> Scope | None:
        """The first scope that makes no more than so many files; None when all make more."""
        if len(self.edition.archive) > most:
            return None
        without_readings = len(whole.addresses) - len(whole.readings)
        for scope in (_BASE, _SEARCH):
            if self.files(without_readings, scope) <= most:
                return scope
        for stage in _STAGES:
            if self._fits(stage[-1], most):
                return stage[bisect_left(stage, True, key=lambda one: self._fits(one, most))]
        return None

    def files(self, planned: int, scope: Scope) -> int:
        """How many files the site will have, about: those planned, and those that are not."""
        articles = len(self.edition.archive)
        return planned + files_about(articles, scope.few_search_files) + self.beside

    def _fits(self, scope: Scope, most: int) -> bool:
        planned = plan(replace(self.edition, scope=scope))
        return self.files(len(planned.addresses), scope) <= most


def _left_out(edition: Edition, whole: Plan, planned: Plan) -> Iterator[str]:
    """What was left out, each in words."""
    scope, before, now = edition.scope, _kinds(whole), _kinds(planned)
    if whole.readings:
        yield f"{len(whole.readings):,} pages that show how clippings were read were left out"
    if scope.few_search_files:
        yield "the search has fewer and larger files, of which a query loads more bytes"
    if scope.least > 1:
        gone = before["entity.html"] - now["entity.html"]
        names = f"a name has a page from {appearances_needed(edition)} articles on, an author from "
        yield f"{names}{scope.least} ({gone:,} fewer pages of names)"
    if (more := now["redirect.html"] - before["redirect.html"]) > 0:
        yield f"{more:,} of them still take a file each, which leads to the index"
    if not scope.days:
        yield "days have no pages of their own, and their articles stand with their month"
    if not scope.old_names:
        yield "old addresses of names that have no page lead nowhere"
    if not scope.originals:
        yield "there are no copies of the clippings"


def _kinds(planned: Plan) -> Counter[str]:
    return Counter(page.template for page in planned.pages)


def _too_much(host: Host, files: int) -> Problem:
    return Problem(
        f"The site does not fit: {host.name} takes {host.files:,} files, and it needs {files:,}.",
        "Choose another host, or keep the archive as two.",
        Where("sitegen.toml"),
        Severity.WARNING,
    )


@dataclass(slots=True)
class Tally:
    """Counts what is really published, and tells where a host will refuse it."""

    host: Host
    files: int = 1
    """The list of all files is one."""
    size: int = 0
    """Bytes."""
    too_large: list[str] = field(default_factory=list)

    def add(self, file: OutputFile) -> OutputFile:
        self.files += 1
        self.size += len(file.data)
        if self.host.file_size and len(file.data) > self.host.file_size:
            self.too_large.append(file.path)
        return file

    def problems(self) -> Iterator[Problem]:
        host = self.host
        if host.files and self.files > host.files:
            yield _too_much(host, self.files)
        if self.too_large:
            files = ", ".join(self.too_large[:5]) + (" ..." if self.too_large[5:] else "")
            most = f"{host.file_size / 2**20:.0f} MiB"
            what = f"{host.name} takes no file of more than {most}: {files}."
            yield Problem(what, "Leave them out of what you upload.", None, Severity.WARNING)
        if host.site_size and self.size > host.site_size:
            sizes = f"{self.size / 1e9:.2f} GB, and {host.name} takes {host.site_size / 1e9:.2f} GB"
            advice = "Choose another host, or keep the archive as two."
            yield Problem(f"The site has {sizes}.", advice, None, Severity.WARNING)
