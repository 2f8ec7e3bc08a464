"""Import: clippings become articles, and the ledger says what became of each.

`import_clippings` reads everything first and writes at the end: the articles, then the ledger. An
import that is killed in between finds its own articles again and takes them as its own.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sitegen.archive.addresses import Published, append_published, load_published
from sitegen.archive.archive import page_address
from sitegen.archive.comparing import Changes, compare
from sitegen.archive.intake import CONTENT, Reading, digests_of, jobs, understand
from sitegen.archive.ledger import Before, Ledger, Outcome, Record, load_ledger, save_ledger
from sitegen.archive.loading import article_paths
from sitegen.archive.report import Conflict, Report
from sitegen.archive.sameness import is_same
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.errors import Problems
from sitegen.frontmatter import ArticleFile, parse_article, with_original, write_article
from sitegen.model import Article
from sitegen.publish import write_aside
from sitegen.reading import file_of, gone_path, in_order, is_collection, is_gone
from sitegen.text.dates import NewsDate
from sitegen.text.slugs import slug

ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Orders:
    """What an import is asked to do besides reading new clippings."""

    chosen: tuple[str, ...] = ()
    """Only these clippings (`clippings/harbor.txt`), and the articles in these files; () means
    all."""
    again: bool = False
    """Read clippings anew that were read before."""
    failed: bool = False
    """Read only those anew that were refused."""


def import_clippings(
    project: Path,
    config: Config,
    engine: Engine,
    orders: Orders = Orders(),
    on_read: Callable[[str], None] = lambda path: None,
) -> Report:
    """Read the clippings that are new, and those that the orders name; `on_read` hears each path.

    Raises ContentError when the ledger or the clippings' folder cannot be used, and OSError when
    content/ cannot be written; the ledger then still tells the truth.
    """
    ledger = load_ledger(project)
    digests = digests_of(project, config, engine)
    run = _Import(project, ledger, orders, compare(ledger, digests), digests)
    run.settle()
    to_read = jobs(project, config, run.to_read())
    for reading in engine.map(partial(understand, project, config), to_read):
        on_read(reading.path)
        run.take(reading)
    run.settle_twins()
    run.save()
    return run.report()


def not_imported(project: Path, config: Config, engine: Engine) -> Changes:
    """What an import would find now, without one: `new`, `changed`, `twins` and `moved` say it.

    Raises ContentError as an import does.
    """
    return compare(load_ledger(project), digests_of(project, config, engine))


@dataclass
class _Import:
    """One import under way: what the ledger will say, and which articles will be written."""

    project: Path
    ledger: Ledger
    orders: Orders
    changes: Changes
    digests: dict[str, str]
    decided: dict[str, Record] = field(default_factory=dict)
    """Lines that the ledger will have, by path."""
    files: dict[str, str] = field(default_factory=dict)
    """Article files to write, by path from content/."""
    left: list[Published] = field(default_factory=list)
    """Addresses that shall lead to where their articles stand now."""
    article_gone: list[Record] = field(default_factory=list)
    set_aside: dict[str, str] = field(default_factory=dict)
    """New paths of lines whose number in their file another article has now, by the old ones."""
    gone: list[Record] = field(default_factory=list)
    """Their lines as they were."""
    conflicts: list[Conflict] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    """The number to try next for a wanted article path."""

    def __post_init__(self) -> None:
        self.run = self.ledger.last_run + 1
        self.lines = dict((*self.changes.known, *self.changes.changed))
        """The ledger's lines by the path where their clipping stands now."""
        files = set(map(file_of, self.digests))
        self.outgrown = {
            line.path
            for line in self.changes.missing
            if not line.article and file_of(line.path) in files and line.path not in self.digests
        }
        """Refusals of files, or of articles in them, that have been mended into something else."""

    # --- before reading -------------------------------------------------------------------

    def settle(self) -> None:
        """Follow clippings and articles that a person has moved."""
        moved = {line.path: path for line, path in self.changes.renamed}
        for line, path in self.changes.renamed:
            self._follow(line, path)
        self._note_names(moved)
        for path, line in self.changes.known:
            if line.path == path and line != self.ledger.by_path[path]:
                self.decided[path] = line  # a duplicate whose twin stands elsewhere now
        self._follow_articles()

    def _note_names(self, moved: dict[str, str]) -> None:
        """Let the addresses of articles be known by the new paths of their clippings."""
        self.left += [
            replace(old, name=moved[old.name])
            for old in (load_published(self.project) if moved else ())
            if old.thing == "article" and old.name in moved
        ]

    def _follow(self, line: Record, path: str) -> None:
        """Give a line its clipping's new path; its article names that path from now on."""
        written, before = line.written, line.before
        text = self._article_text(line.article)
        if text is not None:
            ours = _sha256(text) == line.written or (
                _sha256(with_original(text, line.path)) == line.written
            )
            now = with_original(text, path)
            if now != text:
                self.files[line.article] = now
            written = _sha256(now) if ours else written
        if before is not None and before.record:
            past = replace(Record.from_json(before.record), path=path)
            article = before.article and with_original(before.article, path)
            before = Before(past.to_json(), article)
        doubts = line.doubts
        if is_collection(file_of(path)):  # the line where it begins is another one now
            doubts = tuple(replace(doubt, line=0) for doubt in doubts)
        self.decided[path] = replace(line, path=path, written=written, doubts=doubts, before=before)

    def _follow_articles(self) -> None:
        """Articles that a person has moved keep their clipping; their old address is noted."""
        gone = {
            path: line
            for path, line in self._current_lines()
            if line.article and not self._stands(line)
        }
        for place in article_paths(self.project) if gone else ():
            file = parse_article(self._article_text_at(place), place, Problems())
            line = gone.pop(file.article.original, None) if file else None
            if line is not None:
                here = place.removeprefix(f"{CONTENT}/")
                self.left.append(Published(page_address(line.article), "article", line.path))
                self.decided[line.path] = replace(line, article=here)

    def _current_lines(self) -> list[tuple[str, Record]]:
        """Each line that the ledger had, as this import has it so far, by its clipping's path."""
        return [(path, self.decided.get(path, line)) for path, line in self.lines.items()]

    def _line_at(self, path: str) -> Record | None:
        """The line of a clipping as this import has it so far; None for a new one."""
        return self.decided.get(path) or self.lines.get(path)

    def _stands(self, line: Record) -> bool:
        return line.article in self.files or (self.project / CONTENT / line.article).is_file()

    def to_read(self) -> list[str]:
        """The paths of the clippings to read, in order."""
        wanted = [path for path, line in self._current_lines() if self._is_wanted(path, line)]
        wanted += [
            path
            for path in self.changes.new
            if self._is_chosen(path) and (not self.orders.failed or file_of(path) in self.outgrown)
        ]
        return sorted(wanted, key=in_order)

    def _is_chosen(self, path: str) -> bool:
        chosen = self.orders.chosen
        return not chosen or path in chosen or file_of(path) in chosen

    def _is_wanted(self, path: str, line: Record) -> bool:
        """Whether a clipping that the ledger knows is to be read."""
        if not self._is_chosen(path):
            return False
        refused = line.outcome is Outcome.REFUSED
        if self.orders.failed:
            return refused
        if line.sha256 != self.digests[path]:
            return True
        if line.outcome is Outcome.DUPLICATE:
            return False
        if refused:
            return self.orders.again or bool(self.orders.chosen)
        if self._stands(line):
            return self.orders.again
        if not self.orders.chosen:
            self.article_gone.append(line)
        return bool(self.orders.chosen)

    # --- what is read ---------------------------------------------------------------------

    def take(self, reading: Reading) -> None:
        """Give one reading its place; called in the order of `to_read`, so places are the same
        however the work was spread."""
        old = self._line_at(reading.path)
        if reading.extract is None:
            self._take_refusal(reading, old)
            return
        article = replace(
            reading.extract.article, original=reading.path, original_sha256=reading.sha256
        )
        text = write_article(ArticleFile(article, reading.extract.body))
        if old is None or not old.article:
            place = self._place(article, text)
            self._publish(reading, article, text, place, _before(old))
            return
        current = self._article_text(old.article)
        if current is not None and self._is_another(old, current, article, reading.extract.body):
            self._set_aside(old)
            place = self._place(article, text)
            self._publish(reading, article, text, place, _before(None))
        elif current is None or current == text or _sha256(current) == old.written:
            self._publish(reading, article, text, old.article, _before(old, current))
        else:
            self._note_conflict(reading, old, current, text)

    def _is_another(self, old: Record, current: str, article: Article, body: str) -> bool:
        """Whether a file of many articles has another article now where the old one stood."""
        if not is_collection(file_of(old.path)):
            return False
        standing = parse_article(current, f"{CONTENT}/{old.article}", Problems())
        return standing is not None and not is_same(standing, ArticleFile(article, body))

    def _set_aside(self, old: Record) -> None:
        """Keep the line and the article of what left its file, as of what was displaced."""
        gone = gone_path(old.path, old.sha256)
        self._follow(old, gone)
        self.decided.pop(old.path, None)
        self._note_names({old.path: gone})
        self.set_aside[old.path] = gone
        self.gone.append(old)

    def _take_refusal(self, reading: Reading, old: Record | None) -> None:
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

    def _publish(
        self, reading: Reading, article: Article, text: str, place: str, before: Before
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

    def _note_conflict(self, reading: Reading, old: Record, current: str, text: str) -> None:
        record = replace(
            old,
            sha256=reading.sha256,
            outcome=Outcome.CONFLICT,
            run=self.run,
            reason="it reads differently now, but its article was edited; the article is kept",
            before=_before(old),
        )
        names = f"{old.article} (as it stands)", f"{old.article} (as it reads now)"
        lines = difflib.unified_diff(current.splitlines(), text.splitlines(), *names, lineterm="")
        self.decided[reading.path] = record
        self.conflicts.append(Conflict(record, "\n".join(lines)))

    def settle_twins(self) -> None:
        """Record clippings that repeat another. What repeats a refused one is refused as well."""
        for path, twin in self.changes.twins:
            first = self._line_at(twin)
            if self.orders.failed or not self._is_chosen(path) or first is None:
                continue
            refused = first.outcome is Outcome.REFUSED
            old = self.ledger.by_path.get(path) if path not in self._moved_away() else None
            was = old or Record(path, "", Outcome.DUPLICATE, self.run)
            self.decided[path] = replace(
                was,
                sha256=self.digests[path],
                outcome=Outcome.REFUSED if refused else Outcome.DUPLICATE,
                run=self.run,
                reason=first.reason if refused else twin,
                before=_before(old),
            )

    def _moved_away(self) -> set[str]:
        return {line.path for line, _ in self.changes.renamed}

    def _place(self, article: Article, text: str) -> str:
        """A free path for a new article; or the one where a killed import left this very text."""
        wanted = f"{ARTICLES}/{_date_folder(article.date)}/{slug(article.title)}"
        while True:
            number = self.numbers.get(wanted, 1)
            place = f"{wanted}.md" if number == 1 else f"{wanted}-{number}.md"
            there = self._article_text(place)
            if there is None or (there == text and place not in self.files):
                return place
            self.numbers[wanted] = number + 1

    def _article_text(self, place: str) -> str | None:
        """An article file as it will stand; None where there is none."""
        if place in self.files:
            return self.files[place]
        if not place or not (self.project / CONTENT / place).is_file():
            return None
        return self._article_text_at(f"{CONTENT}/{place}")

    def _article_text_at(self, path: str) -> str:
        """A file of the project; what is not UTF-8 is edited beyond reading, and not our text."""
        return (self.project / path).read_bytes().decode("utf-8", "replace")

    # --- what is kept ---------------------------------------------------------------------

    def save(self) -> None:
        """Write the articles, then the ledger."""
        for place, text in self.files.items():
            write_aside(self.project / CONTENT / place, text.encode())
        append_published(self.project, self.left)
        moved = {line.path: path for line, path in self.changes.renamed} | self.set_aside
        ledger = self.ledger.with_records(self.decided.values(), self.outgrown, moved)
        if any(record.run == self.run for record in self.decided.values()):
            ledger = ledger.forgetting(self.run)
        if ledger != self.ledger:
            save_ledger(self.project, ledger)

    def report(self) -> Report:
        decided = [record for record in self.decided.values() if record.run == self.run]
        decided.sort(key=lambda record: in_order(record.path))
        chosen = [path for path in self.digests if self._is_chosen(path)]
        found = len(chosen)
        return Report(
            found=found,
            files=len(set(map(file_of, chosen))),
            decided=tuple(decided),
            unchanged=found - len(decided),
            moved=tuple((line.path, path) for line, path in self.changes.moved),
            missing=tuple(
                line
                for line in (*self.changes.missing, *self.gone)
                if line.path not in self.outgrown
                and not is_gone(line.path)
                and (not line.article or self._stands(line))
            ),
            article_gone=tuple(self.article_gone),
            conflicts=tuple(self.conflicts),
        )


def _before(old: Record | None, article: str | None = None) -> Before:
    return Before("" if old is None else replace(old, before=None).to_json(), article)


def _date_folder(date: NewsDate | None) -> str:
    return date.day_text.replace("-", "/") if date else "undated"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
