"""Where work runs: here, or spread over processes. The results and their order are the same."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 64
"""Items that travel to a worker together, as a rule."""
_WORTH = 6
"""Chunks of small items for which processes are started: fewer are done sooner here."""
_MOST = 61
"""Processes: Windows cannot wait for more, and Python refuses to start them there."""


class Engine:
    """Maps pure functions over items. A context manager: leaving it ends the workers.

    Little work is done here, because starting a process takes longer. The functions and items that
    go to a worker must be picklable.
    """

    def __init__(self, workers: int = 0) -> None:
        """`workers`: how many processes; 0 means one for each processor this process may use."""
        self.workers = min(workers or _processors(), _MOST)
        self._executor: Executor | None = None

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], chunk: int = CHUNK
    ) -> Iterator[Result]:
        """The function's result for each item, in the order of the items.

        `chunk` items travel to a worker together: 1 where each is much work. Only a few chunks are
        under way at a time, so memory stays bounded whatever the number of items.
        """
        ahead = iter(items)
        worth = chunk * (2 if self._executor or chunk == 1 else _WORTH)
        first = list(islice(ahead, worth))
        if self.workers == 1 or len(first) < worth:
            return map(function, chain(first, ahead))
        return self._spread(partial(_apply, function), chain(first, ahead), chunk)

    def _spread(
        self, job: Callable[[list[Item]], list[Result]], items: Iterator[Item], size: int
    ) -> Iterator[Result]:
        executor = self._started()
        under_way: deque[Future[list[Result]]] = deque()
        while chunk := list(islice(items, size)):
            under_way.append(executor.submit(job, chunk))
            if len(under_way) > 2 * self.workers:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()

    def _started(self) -> Executor:
        if self._executor is None:
            # A spawned worker is the same on every system and inherits no half-held lock.
            context = multiprocessing.get_context("spawn")
            # It collects garbage as seldom as this process does.
            self._executor = ProcessPoolExecutor(
                self.workers,
                mp_context=context,
                initializer=gc.set_threshold,
                initargs=gc.get_threshold(),
            )
        return self._executor


def _apply(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
