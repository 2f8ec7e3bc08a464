"""A host on this machine that remembers what it sent, and what that weighs when gzipped."""

from __future__ import annotations

import gzip
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer of the host."""

    at: float
    """When it was asked for: seconds since 1970, as the browser's clock also counts."""
    path: str
    size: int
    """Bytes after gzip -9, or as they are where that is less."""


@dataclass(slots=True)
class Host:
    """Serves a folder on a free port, under any number of browsers; a context manager.

    Answers are weighed when somebody asks for it, so that weighing costs no reader time.
    """

    folder: Path
    _asked: list[tuple[float, str, Path]] = field(default_factory=list)
    _weights: dict[Path, int] = field(default_factory=dict)
    _server: ThreadingHTTPServer | None = None

    @property
    def base(self) -> str:
        """With a slash at its end."""
        assert self._server
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Host:
        handler = partial(_Handler, host=self, directory=str(self.folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server
        self._server.shutdown()
        self._server.server_close()

    def remember(self, asked: str, path: Path) -> None:
        if path.is_file():
            self._asked.append((time.time(), asked, path))

    def taken(self) -> list[Sent]:
        """What was sent since this was asked last."""
        asked, self._asked[:] = list(self._asked), []
        return [Sent(at, written, self._weight(path)) for at, written, path in asked]

    def _weight(self, path: Path) -> int:
        """Files do not change while the host runs."""
        if path not in self._weights:
            self._weights[path] = gzipped(path.read_bytes())
        return self._weights[path]


def gzipped(data: bytes) -> int:
    """Bytes on the wire: gzip -9, unless that makes them more."""
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a small file waits for an acknowledgement

    def __init__(self, *arguments: object, host: Host, directory: str) -> None:
        self._host = host
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._host.remember(self.path, Path(self.translate_path(self.path)))
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
