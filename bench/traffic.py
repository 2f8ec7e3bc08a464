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
    """Serves a folder on a free port, under any number of browsers; a context manager."""

    folder: Path
    sent: list[Sent] = field(default_factory=list)
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

    def remember(self, path: Path, asked: str) -> None:
        if path.is_file():
            self.sent.append(Sent(time.time(), asked, self.weight(path)))

    def weight(self, path: Path) -> int:
        """The bytes of a file as a host sends them. Files do not change while it runs."""
        if path not in self._weights:
            self._weights[path] = gzipped(path.read_bytes())
        return self._weights[path]

    def taken(self) -> list[Sent]:
        """What was sent since this was asked last."""
        sent, self.sent[:] = list(self.sent), []
        return sent


def gzipped(data: bytes) -> int:
    """Bytes on the wire: gzip -9, unless that makes them more."""
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, host: Host, directory: str) -> None:
        self._host = host
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        self._host.remember(Path(self.translate_path(self.path)), self.path)
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
