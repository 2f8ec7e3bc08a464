"""Import: clippings become articles, and the ledger says what became of each.

`import_clippings` reads everything first and writes at the end: the articles, then the ledger. An
import that is killed in between finds its own articles again and takes them as its own.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sitegen.archive.addresses import Published, append_published
from sitegen.archive.archive import page_address
from sitegen.archive.ledger import Before, Ledger, Outcome, Record, load_ledger, save_ledger
from sitegen.archive.loading import article_paths
from sitegen.archive.naming import name_article
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.entities.naming import name_lists
from sitegen.entities.recognisers import recogniser
from sitegen.extraction import Unreadable, extract
from sitegen.frontmatter import ArticleFile, write_article
from sitegen.model import Article, Extract
from sitegen.publish import write_aside
from sitegen.reading import Refused, find_clippings, read_clipping
from sitegen.text.dates import NewsDate
from sitegen.text.slugs import numbered, slug

CONTENT = "content"
CLIPPINGS = "clippings"
ARTICLES = "articles"
_ORIGINAL = re.compile(r"^original: (.+)$", re.MULTILINE)
_FRONT = 20_000
"""Bytes of a file in which its front matter is looked for."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What an import is asked to do besides reading new clippings."""

    chosen: tuple[str, ...] = ()
    """Only these clippings (`clippings/harbor.txt`); () means all."""
    again: bool = False
    """Read clippings anew that were read before."""
    failed: bool = False
    """Read only those anew that were refused."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A clipping that reads differently now, and an article that a person has edited."""

    record: Record
    diff: str
    """From the article as it stands to the article as it would be written; unified diff."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import found and did. The counts of the outcomes add up to `found`."""

    found: int = 0
    """Clippings looked at."""
    decided: tuple[Record, ...] = ()
    """Lines of the ledger that this import wrote, in its order."""
    unchanged: int = 0
    """Clippings that were known, with nothing to do."""
    moved: tuple[tuple[str, str], ...] = ()
    """Clippings that stand elsewhere now: (old path, new path)."""
    missing: tuple[Record, ...] = ()
    """Clippings that are gone; their articles are kept."""
    article_gone: tuple[Record, ...] = ()
    """Clippings whose article a person has deleted; it is not made again unasked."""
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one clipping says, before it has a place in the archive."""

    path: str
    sha256: str
    encoding: str = ""
    extract: Extract | None = None
    reason: str = ""
    """Why there is no extract."""


def import_clippings(
    project: Path,
    config: Config,
    engine: Engine,
    orders: Orders = Orders(),
    on_read: Callable[[str], None] = lambda path: None,
) -> Report:
    """Read the clippings that are new, and those that the orders name; `on_read` hears each path.

    Raises ContentError when the ledger cannot be used, and OSError when content/ cannot be
    written; the ledger then still tells the truth.
    """
    run = _Import(project, config, load_ledger(project), orders)
    run.look_at(engine)
    for reading in engine.map(partial(_read, project, config), run.to_read):
        on_read(reading.path)
        run.take(reading)
    run.save()
    return run.report()


def _read(project: Path, config: Config, path: str) -> _Reading:
    """Runs in a worker: everything about one clipping that needs no knowledge of the others."""
    if not path.isprintable():
        return _Reading(path, "", reason="its name has characters that cannot be kept; rename it")
    clipping = read_clipping(project / CONTENT, path, config.largest_clipping)
    if isinstance(clipping, Refused):
        return _Reading(path, clipping.sha256, reason=clipping.reason)
    found = extract(clipping)
    if isinstance(found, Unreadable):
        return _Reading(path, clipping.sha256, clipping.encoding, reason=found.reason)
    file = ArticleFile(found.article, found.body)
    names = name_lists(name_article(file, recogniser(config.recogniser), written={}))
    named = replace(found, article=replace(found.article, names=names))
    return _Reading(path, clipping.sha256, clipping.encoding, named)


def _digest(folder: Path, path: str) -> tuple[str, str]:
    """Runs in a worker: (path, SHA-256 of the file, or "" where it cannot be read)."""
    try:
        with (folder / path).open("rb") as file:
            return path, hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return path, ""


@dataclass
class _Import:
    """One import under way: what stands in the ledger, and what it will say."""

    project: Path
    config: Config
    ledger: Ledger
    orders: Orders
    found: int = 0
    to_read: list[str] = field(default_factory=list)
    decided: dict[str, Record] = field(default_factory=dict)
    moved: list[tuple[str, str]] = field(default_factory=list)
    missing: list[Record] = field(default_factory=list)
    article_gone: list[Record] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    """Article files to write, by path from content/."""
    left: list[Published] = field(default_factory=list)
    """Addresses of articles that stand elsewhere now."""

    def __post_init__(self) -> None:
        self.run = self.ledger.last_run + 1

    # --- what is there --------------------------------------------------------------------

    def look_at(self, engine: Engine) -> None:
        """Compare the clippings on disk with the ledger, and decide which are to be read."""
        content = self.project / CONTENT
        folder = content / CLIPPINGS
        there = find_clippings(folder) if folder.is_dir() else []
        paths = [f"{CLIPPINGS}/{path}" for path in there]
        digests = dict(engine.map(partial(_digest, content), paths))
        chosen = self.orders.chosen or paths
        if self.orders.failed:
            refused = Outcome.REFUSED
            chosen = [record.path for record in self.ledger if record.outcome is refused]
        self.found = sum(path in digests for path in chosen)
        self._settle_missing(digests)
        self._settle_moved_articles()
        known = self._known_bytes(digests)
        for path in chosen:
            if path in digests:
                self._look_at_one(path, digests[path], known)

    def _settle_missing(self, digests: dict[str, str]) -> None:
        """Clippings that are gone from their place: moved, or missing."""
        new_places = defaultdict(list)
        for path, sha256 in digests.items():
            known = self.ledger.by_path.get(path)
            if sha256 and (known is None or known.outcome is Outcome.DUPLICATE):
                new_places[sha256].append(path)
        for record in self.ledger:
            if record.path in digests:
                continue
            places = new_places.get(record.sha256)
            if places:
                self._move(record, places.pop(0))
            else:
                self.missing.append(record)

    def _move(self, record: Record, path: str) -> None:
        self.moved.append((record.path, path))
        written = record.written
        article = self._article_text(record.article)
        if article is not None and record.outcome is not Outcome.DUPLICATE:
            line, new_line = f"\noriginal: {record.path}\n", f"\noriginal: {path}\n"
            text = article.replace(line, new_line, 1)
            if text != article:
                self.files[record.article] = text
                written = _sha256(text) if _sha256(article) == written else written
        self.decided[path] = replace(record, path=path, written=written)

    def _settle_moved_articles(self) -> None:
        """Articles that a person has moved keep their clipping; their old address is noted."""
        gone = {
            record.path: record
            for record in [*self.ledger, *self.decided.values()]
            if record.article and self._article_text(record.article) is None
        }
        if not gone:
            return
        for place in article_paths(self.project):
            text = (self.project / place).read_bytes()[:_FRONT].decode("utf-8", "replace")
            match = _ORIGINAL.search(text)
            record = gone.get(match[1]) if match else None
            if record:
                here = place.removeprefix(f"{CONTENT}/")
                self.left.append(Published(page_address(record.article), "article", record.path))
                self.decided[record.path] = replace(record, article=here)

    def _known_bytes(self, digests: dict[str, str]) -> dict[str, str]:
        """SHA-256 of the clippings that stand for themselves -> their path."""
        standing = [*self.decided.values(), *self.ledger]
        return {
            record.sha256: record.path
            for record in reversed(standing)
            if record.path in digests
            and digests[record.path] == record.sha256 != ""
            and record.outcome is not Outcome.DUPLICATE
        }

    def _look_at_one(self, path: str, sha256: str, known: dict[str, str]) -> None:
        record = self.decided.get(path) or self.ledger.by_path.get(path)
        if record is None or record.sha256 != sha256:
            twin = known.setdefault(sha256, path) if sha256 else path
            if twin == path:
                self.to_read.append(path)
            else:
                self._note_duplicate(path, sha256, twin)
        elif self._is_wanted(record):
            self.to_read.append(path)

    def _note_duplicate(self, path: str, sha256: str, twin: str) -> None:
        self.decided[path] = Record(path, sha256, Outcome.DUPLICATE, self.run, reason=twin)

    def _is_wanted(self, record: Record) -> bool:
        """Whether a clipping that was read before is to be read again."""
        if record.outcome is Outcome.DUPLICATE:
            return False
        if record.outcome is Outcome.REFUSED:
            return self.orders.failed or self.orders.again or bool(self.orders.chosen)
        gone = self._article_text(record.article) is None
        if gone and not self.orders.chosen:
            self.article_gone.append(record)
            return False
        return self.orders.again or gone

    # --- what is read ---------------------------------------------------------------------

    def take(self, reading: _Reading) -> None:
        """Give one reading its place; called in the order of `to_read`, so places are the same
        however the work was spread."""
        old = self.decided.get(reading.path) or self.ledger.by_path.get(reading.path)
        if reading.extract is None:
            self._take_refusal(reading, old)
            return
        article = replace(
            reading.extract.article, original=reading.path, original_sha256=reading.sha256
        )
        text = write_article(ArticleFile(article, reading.extract.body))
        if old is not None and old.article:
            self._take_again(reading, article, text, old)
        else:
            self._publish(reading, article, text, self._place(article, text), None)

    def _take_refusal(self, reading: _Reading, old: Record | None) -> None:
        was = old or Record(reading.path, "", Outcome.REFUSED, self.run)
        self.decided[reading.path] = replace(
            was,
            sha256=reading.sha256,
            outcome=Outcome.REFUSED,
            run=self.run,
            reason=reading.reason,
            encoding=reading.encoding,
            before=_before(old),
        )

    def _take_again(self, reading: _Reading, article: Article, text: str, old: Record) -> None:
        current = self._article_text(old.article)
        if current is None or current == text or _sha256(current) == old.written:
            self._publish(reading, article, text, old.article, _before(old, current))
        else:
            self._note_conflict(reading, old, current, text)

    def _publish(
        self, reading: _Reading, article: Article, text: str, place: str, before: Before | None
    ) -> None:
        assert reading.extract is not None
        if self._article_text(place) != text:
            self.files[place] = text
        self.decided[reading.path] = Record(
            path=reading.path,
            sha256=reading.sha256,
            outcome=Outcome.PUBLISHED,
            run=self.run,
            article=place,
            written=_sha256(text),
            names=article.names,
            encoding=reading.encoding,
            doubts=reading.extract.doubts,
            spans=reading.extract.spans,
            repairs=reading.extract.repairs,
            before=before,
        )

    def _note_conflict(self, reading: _Reading, old: Record, current: str, text: str) -> None:
        reason = "it reads differently now, but its article was edited; the article is kept"
        record = replace(
            old,
            sha256=reading.sha256,
            outcome=Outcome.CONFLICT,
            run=self.run,
            reason=reason,
            before=_before(old),
        )
        names = f"{old.article} (as it stands)", f"{old.article} (as it reads now)"
        lines = difflib.unified_diff(current.splitlines(), text.splitlines(), *names, lineterm="")
        self.decided[reading.path] = record
        self.conflicts.append(Conflict(record, "\n".join(lines)))

    def _place(self, article: Article, text: str) -> str:
        """A free path for a new article; or the one where a killed import left this very text."""
        folder = f"{ARTICLES}/{_date_folder(article.date)}"
        taken: list[str] = []
        while True:
            name = numbered(slug(article.title), taken)
            place = f"{folder}/{name}.md"
            there = self._article_text(place)
            if there is None or (there == text and place not in self.files):
                return place
            taken.append(name)

    def _article_text(self, place: str) -> str | None:
        """An article file as it will stand; None where there is none."""
        if place in self.files:
            return self.files[place]
        try:
            return (self.project / CONTENT / place).read_bytes().decode("utf-8")
        except (FileNotFoundError, IsADirectoryError):
            return None
        except UnicodeDecodeError:
            return ""  # edited beyond reading: another text than ours

    # --- what is kept ---------------------------------------------------------------------

    def save(self) -> None:
        """Write the articles, then the ledger."""
        for place, text in self.files.items():
            write_aside(self.project / CONTENT / place, text.encode())
        gone = [old for old, _ in self.moved]
        append_published(self.project, self.left)
        ledger = self.ledger.with_records(self.decided.values(), gone)
        if any(record.run == self.run for record in self.decided.values()):
            ledger = ledger.forgetting(self.run)
        if ledger != self.ledger:
            save_ledger(self.project, ledger)

    def report(self) -> Report:
        decided = [record for record in self.decided.values() if record.run == self.run]
        decided.sort(key=lambda record: record.path)
        return Report(
            found=self.found,
            decided=tuple(decided),
            unchanged=self.found - len(decided),
            moved=tuple(self.moved),
            missing=tuple(self.missing),
            article_gone=tuple(self.article_gone),
            conflicts=tuple(self.conflicts),
        )


def _before(old: Record | None, article: str | None = None) -> Before | None:
    return None if old is None else Before(replace(old, before=None).to_json(), article)


def _date_folder(date: NewsDate | None) -> str:
    return date.day_text.replace("-", "/") if date else "undated"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
