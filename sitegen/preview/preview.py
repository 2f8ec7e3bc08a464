"""The preview: what follows from a change of a file, and when."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from sitegen.archive.addresses import FILE as PUBLISHED
from sitegen.archive.archive import page_address
from sitegen.archive.ledger import FILE as LEDGER
from sitegen.archive.loading import ARTICLES, file_article
from sitegen.build import SITE
from sitegen.config import FILE as CONFIG
from sitegen.config import Config, load_config
from sitegen.errors import Problem, SitegenError, ThemeError, Where, readable
from sitegen.preview.at_once import set_at_once, warm_up
from sitegen.preview.known import Known
from sitegen.preview.press import Failed, Message, Order, Planned, Press, Published, Warned
from sitegen.preview.showing import Showing
from sitegen.preview.troubles import BUILD, THEMES, Troubles, fault
from sitegen.preview.watching import Watch
from sitegen.publish import MANIFEST
from sitegen.site.render import theme_files
from sitegen.site.themes import theme_folders

QUIET = 0.3
"""Seconds without a change before the whole site is made again."""
AT_ONCE = 10
"""Articles that are set at once when many change; the rest follows with the site."""
_WRITTEN_BY_BUILDS = frozenset([LEDGER, PUBLISHED])


class Preview:
    """Watches an archive's files and keeps what a browser is shown up to date.

    A context manager: leaving it ends the build that is under way. `say` hears each event as a
    sentence for the terminal.
    """

    def __init__(self, project: Path, say: Callable[[str], None], *, importing: bool) -> None:
        self.showing = Showing(project / SITE)
        self._project = project
        self._say = say
        self._importing = importing
        self._watch = Watch(project)
        self._press = Press()
        self._known = Known()
        self._troubles = Troubles(project, self.showing, say)
        self._warned: list[list[Problem]] = [[], []]
        """The warnings of the build before, and of the one under way."""
        self._config: Config | None = None
        self._folders: tuple[Path, ...] = ()
        self._pending: set[str] = set()
        """Files that changed since the last build began."""
        self._due: float | None = 0.0
        """When the next build may begin; None while nothing asks for one."""
        self._build = 0
        """The number of the last build that began."""
        self._failed = False
        """Whether that build, if it has ended, left the site before."""
        self._published = self._when_published()
        self._folder = TemporaryDirectory(prefix="sitegen-")

    def __enter__(self) -> Preview:
        self._configure()
        self._dress()
        if self._config is not None:
            threading.Thread(target=warm_up, args=(self._config,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._press.stop()
        self._known.close()
        self._folder.cleanup()

    def look(self) -> None:
        """Look once at the files and at the build, and do what follows. To be called often."""
        changed = self._watch.changed(self._on_screen())
        if self._press.is_working:
            changed -= _WRITTEN_BY_BUILDS
        if changed:
            self._heed(changed)
        for message in self._press.messages():
            self._hear(message)
        self._look_for_others()
        if self._due is not None and time.monotonic() >= self._due and not self._press.is_working:
            self._begin()

    # --- a file changed ------------------------------------------------------------------------

    def _heed(self, changed: frozenset[str]) -> None:
        self._pending |= changed
        self._due = time.monotonic() + QUIET
        self._troubles.forgive(changed)
        pages = [path for path in sorted(changed) if _is_article(path)]
        if CONFIG in changed:
            self._configure()
        if CONFIG in changed or any(path.startswith(THEMES) for path in changed):
            self._dress()
            pages += [path for path in self._on_screen() if (self._project / path).is_file()]
        gone = [path for path in pages if not (self._project / path).exists()]
        for path in gone:
            self.showing.put(_address(path), None, self._build)
            self._say(f"{readable(path)}: gone")
        there = [path for path in dict.fromkeys(pages) if path not in gone]
        for path in there[:AT_ONCE]:
            self._set(path)
        self._troubles.tell()

    def _set(self, path: str) -> None:
        """Set an article's page; what is wrong with it is a problem of its file."""
        if self._config is None or not self._folders:
            return
        began = time.monotonic()
        try:
            page = set_at_once(self._project, self._config, self._folders, self._known, path)
        except SitegenError as error:
            source = THEMES if isinstance(error, ThemeError) else path
            self._troubles.found(source, error.problems)
            return
        except Exception as error:  # whatever stands in a file, the preview lives on
            self._troubles.found(path, [fault(error, Where(path))])
            return
        self._troubles.found(path, ())
        self.showing.put(_address(path), page.data if page else None, self._build)
        self._say(f"{readable(path)}: page in {time.monotonic() - began:.1f} s")

    def _configure(self) -> None:
        """Read sitegen.toml; while it has an error, what was read before counts."""
        try:
            self._config = load_config(self._project)
        except SitegenError as error:
            self._troubles.found(CONFIG, error.problems)

    def _dress(self) -> None:
        """Show the theme's stylesheets and the like as they are now."""
        if self._config is None:
            return
        try:
            self._folders = theme_folders(self._project, self._config.theme)
            for file in theme_files(self._folders):
                if self.showing.file(file.path) != file.data:
                    self.showing.put(file.path, file.data, self._build)
        except SitegenError as error:
            self._troubles.found(THEMES, error.problems)

    def _on_screen(self) -> list[str]:
        """The files of the articles that somebody looks at now."""
        pages = (page.removesuffix(".html") for page in self.showing.looked_at)
        return [f"{ARTICLES}/{page}.md" for page in pages if page]

    # --- a build -------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Begin a build, unless the site is already what the changed files say."""
        self._due = None
        pending, self._pending = self._pending, set()
        if self._build and not self._failed and pending and self._is_known(pending):
            for path in pending:
                self.showing.drop(_address(path))
            return
        self._watch.look()  # what the build may read and changes later is told then
        self._build += 1
        self._warned = [self._warned[1], []]
        known = Path(self._folder.name) / f"known-{self._build}.sqlite"
        self._press.start(Order(self._project, self._importing, known))

    def _is_known(self, paths: Iterable[str]) -> bool:
        """Whether the files are as the last plan had them."""
        for path in paths:
            filed = file_article(self._project, path)[0] if _is_article(path) else None
            if filed is None or filed.digest != self._known.digest(path):
                return False
        return True

    def _hear(self, message: Message) -> None:
        match message:
            case Planned(known):
                self._learn(known)
            case Warned(problem):
                self._warned[1].append(problem)
                if problem not in self._warned[0]:
                    self._say(f"warning: {problem}")
            case Failed(problems):
                self._failed = True
                self._watch.accept(_WRITTEN_BY_BUILDS)
                if self._due is None:
                    self._troubles.found(BUILD, problems)
                    self._troubles.tell()
                else:  # they may be mended already, or come from a change midway
                    self._say(f"site not made, begun again ({problems[0]})")
            case Published(seconds, written=written, imported=imported):
                self._watch.accept(_WRITTEN_BY_BUILDS)
                self._watch.look()
                self._failed = False
                self._troubles.found(BUILD, ())
                self._published = self._when_published()
                self.showing.published(self._build)
                self._troubles.tell()
                for line in imported:
                    self._say(readable(line))
                self._say(f"site in {seconds:.1f} s (files changed: {written:,})")

    def _learn(self, path: Path) -> None:
        self._known.close()
        self._known = Known(path)
        for old in Path(self._folder.name).iterdir():
            if old != path:
                with suppress(OSError):
                    old.unlink()

    def _look_for_others(self) -> None:
        """Another sitegen may have put a site in place: the page in the browser may be old."""
        if not self._press.is_working and self._when_published() != self._published:
            self._published = self._when_published()
            self.showing.published(self._build)
            self._due = time.monotonic() + QUIET

    def _when_published(self) -> float:
        try:
            return (self._project / SITE / MANIFEST).stat().st_mtime
        except OSError:
            return 0.0


def _is_article(path: str) -> bool:
    return path.startswith(f"{ARTICLES}/") and path.endswith(".md")


def _address(path: str) -> str:
    """The page of an article's file."""
    return page_address(path.removeprefix("content/"))
