"""The press: makes the whole site in a process of its own; the preview answers meanwhile."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from sitegen.archive.ledger import Outcome
from sitegen.archive.report import Report
from sitegen.build import build
from sitegen.config import load_config
from sitegen.errors import Problem, SitegenError
from sitegen.listener import Silence
from sitegen.preview.known import write_known
from sitegen.preview.troubles import fault
from sitegen.publish import disk_problem
from sitegen.site.edition import Edition
from sitegen.site.plan import Plan

_GENTLE = 10
"""How far the press steps back for everything else on the computer."""
_MOST_NAMED = 20
"""Clippings that are told one by one."""
_LARGE = 2_000
"""Articles; a build of more ends with its process, which gives the memory back."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is known of the archive now lies in a file."""

    known: Path


@dataclass(frozen=True, slots=True)
class Warned:
    problem: Problem


@dataclass(frozen=True, slots=True)
class Failed:
    """The site before stays."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Published:
    seconds: float
    articles: int
    written: int
    """Files that are new or have changed."""
    imported: tuple[str, ...] = ()
    """What became of new clippings, as lines."""


Message = Planned | Warned | Failed | Published


@dataclass(frozen=True, slots=True)
class Order:
    """What a press is asked to do. Picklable."""

    project: Path
    importing: bool
    known: Path
    """The file to be written for `Known`; there is none yet."""


class Press:
    """At most one build at a time. Its process ends with this one, however that ends."""

    def __init__(self) -> None:
        self.is_working = False
        self._process: multiprocessing.process.BaseProcess | None = None
        self._hears: Connection | None = None
        self._leash: Connection | None = None

    def start(self, order: Order) -> None:
        """Begin a build. Only when none is under way."""
        if self._leash is None:
            self._leash = self._started()
        self.is_working = True
        with suppress(OSError):  # it has ended: `messages` tells
            self._leash.send(order)

    def _started(self) -> Connection:
        """A new process: what holds it."""
        _quieten()
        context = multiprocessing.get_context("spawn")
        self._hears, tells = context.Pipe(duplex=False)
        held, leash = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(held, tells, gc.get_threshold()))
        with _deaf_to_ctrl_c():
            self._process.start()
        tells.close()
        held.close()
        return leash

    def messages(self) -> Iterator[Message]:
        """What it has said since; waits for nothing. The last one is Failed or Published."""
        while self._hears is not None and self._hears.poll():
            try:
                message: Message = self._hears.recv()
            except (EOFError, OSError):
                self.stop()
                what = "The build ended without a word."
                advice = "Perhaps the memory was full; sitegen build may say more."
                message = Failed((Problem(what, advice),))
            if isinstance(message, Failed | Published):
                self.is_working = False
            if isinstance(message, Published) and message.articles > _LARGE:
                self.stop()
            yield message

    def stop(self) -> None:
        """End the build that is under way, if there is one; the site stays as it is."""
        self.is_working = False
        if self._process is None or self._leash is None or self._hears is None:
            return
        self._leash.close()
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()
        self._hears.close()
        self._process = self._leash = self._hears = None


def _quieten() -> None:
    """Python clears up after a process that was ended; nobody need be told."""
    if os.name == "posix":
        kept = os.environ.get("PYTHONWARNINGS")
        os.environ["PYTHONWARNINGS"] = "ignore::UserWarning:multiprocessing.resource_tracker"
        resource_tracker.ensure_running()
        del os.environ["PYTHONWARNINGS"]
        if kept is not None:
            os.environ["PYTHONWARNINGS"] = kept


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Who is born here hears no Ctrl-C, which a terminal tells to all: the preview ends them.

    One that comes meanwhile is heard after it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the press's own process ----------------------------------------------------------------


def _work(leash: Connection, tells: Connection, seldom: tuple[int, int, int]) -> None:
    """One build after the other. Garbage is collected as seldom as in the preview's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders: SimpleQueue[Order] = SimpleQueue()
    threading.Thread(target=_take_orders, args=(leash, orders), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_GENTLE)
    gc.set_threshold(*seldom)
    while True:
        _tell(tells, _outcome(orders.get(), tells))


def _take_orders(leash: Connection, orders: SimpleQueue[Order]) -> None:
    """Until the preview lets go or is no more; then end at once, the workers first."""
    with suppress(EOFError, OSError):
        while True:
            orders.put(leash.recv())
    for worker in multiprocessing.active_children():
        worker.kill()
    os._exit(0)


def _outcome(order: Order, tells: Connection) -> Message:
    try:
        return _build(order, tells)
    except SitegenError as error:
        return Failed(error.problems)
    except OSError as error:
        return Failed(disk_problem(error, Path(error.filename or "")).problems)
    except Exception as error:  # a fault of sitegen must not end the preview
        return Failed((fault(error),))


def _build(order: Order, tells: Connection) -> Published:
    def on_plan(edition: Edition, planned: Plan) -> None:
        write_known(order.known, edition, planned)
        _tell(tells, Planned(order.known))

    began, herald = time.monotonic(), _Herald(tells)
    config = load_config(order.project)
    built = build(
        order.project, config, importing=order.importing, listener=herald, on_plan=on_plan
    )
    imported = tuple(_became(built.imported)) if built.imported else ()
    return Published(time.monotonic() - began, built.articles, built.files.written, imported)


def _became(report: Report) -> Iterator[str]:
    """What is an article now is counted, what is none is named."""
    published = sum(record.outcome is Outcome.PUBLISHED for record in report.decided)
    if published:
        yield f"clippings imported: {published:,}"
    others = [record for record in report.decided if record.outcome is not Outcome.PUBLISHED]
    for record in others[:_MOST_NAMED]:
        yield f"{record.outcome}: content/{record.path}: {record.reason}."
    if more := len(others[_MOST_NAMED:]):
        yield f"and {more:,} more; content/imports.jsonl has them all"


def _tell(tells: Connection, message: Message) -> None:
    with suppress(OSError):  # nobody listens any more
        tells.send(message)


class _Herald(Silence):
    """Tells the preview what the build warns of."""

    def __init__(self, tells: Connection) -> None:
        self._tells = tells

    def problem(self, problem: Problem) -> None:
        _tell(self._tells, Warned(problem))
