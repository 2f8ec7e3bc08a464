"""The server: pages as a plain host gives them, with one script more. For this computer alone."""

from __future__ import annotations

import json
import mimetypes
import os
import re
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from sitegen.errors import Problem
from sitegen.preview.showing import News, Showing
from sitegen.site.addresses import HOME, MISSING

TOOLS = "/.sitegen/"
"""What the preview itself adds stands here; no page of a site can."""
_FILES = Path(__file__).parent / "browser"
_PATIENCE = 10.0
"""Seconds until a page that waits for news is told that there are none."""
_MOST_PROBLEMS = 20
"""Problems that a page shows; the terminal tells all."""
_OURS = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)
"""What a browser calls this computer. Any other name came from somewhere else's name server, and
the page that asks under it is not to be trusted."""
_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".xml": "application/xml",
}
"""What a site is made of is this, whatever the tables of this computer say."""


class Server(ThreadingHTTPServer):
    """Listens on this computer only. Raises OSError when the port cannot be had."""

    allow_reuse_address = os.name == "posix"  # elsewhere two servers would share a port

    def __init__(self, port: int, showing: Showing) -> None:
        self.showing = showing
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        if not self._is_welcome():
            text = "This preview answers on this computer only, as http://localhost."
            self._send(text.encode(), "text/plain", HTTPStatus.FORBIDDEN)
            return
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if path == f"{TOOLS}wait.js":
            self._wait(parse_qs(parts.query, keep_blank_values=True))
        elif path.startswith(TOOLS):
            self._send_tool(path.removeprefix(TOOLS))
        else:
            self._send_page(path)

    do_HEAD = do_GET  # noqa: N815

    def _is_welcome(self) -> bool:
        """Not under a stranger's name, and no page of another site that asks for our tools."""
        is_strange = self.headers.get("Sec-Fetch-Site") == "cross-site"
        if is_strange and self.path.startswith(TOOLS):
            return False
        return _OURS.fullmatch(self.headers.get("Host", "")) is not None

    def _send_page(self, path: str) -> None:
        showing, address = self.server.showing, _address(path)
        if not path.endswith("/") and showing.is_folder(address):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"/{quote(address)}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        digest = showing.digest(address)  # before the file: at worst it is shown once more
        data, status, kind = showing.file(address), HTTPStatus.OK, _kind(address)
        if data is None:
            status, kind = HTTPStatus.NOT_FOUND, "text/html"
            data = _at_any_depth(showing.file(MISSING) or _tool("waiting.html"))
        self._send(_with_script(data, digest) if kind == "text/html" else data, kind, status)

    def _send_tool(self, name: str) -> None:
        if name in ("preview.js", "preview.css"):
            self._send(_tool(name), _kind(name))
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _wait(self, asked: dict[str, list[str]]) -> None:
        """A script, because pages may load scripts of their own host and nothing else."""
        page, shown, told = (asked.get(key, [""])[0] for key in ("page", "shown", "told"))
        news = self.server.showing.news(_address(unquote(page)), shown, told, _PATIENCE)
        said = "null" if news is None else json.dumps(_said(news))
        self._send(f"sitegenPreview({said});\n".encode(), "text/javascript")

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}{charset}")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # No page of another site may load what stands here, a script neither.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """A preview need not tell of every request."""


def _address(path: str) -> str:
    """What a path of a URL means, from the site's root."""
    address = path.lstrip("/")
    return f"{address}{HOME}" if not address or address.endswith("/") else address


def _kind(address: str) -> str:
    """The media type."""
    usual = _KINDS.get(Path(address).suffix.lower())
    return usual or mimetypes.guess_type(address)[0] or "application/octet-stream"


def _with_script(page: bytes, digest: str) -> bytes:
    """The page as it is shown; on the disk it stays as it is."""
    script = f'<script src="{TOOLS}preview.js" data-shown="{digest}"></script>\n'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def _at_any_depth(page: bytes) -> bytes:
    """The page that stands for missing ones, with links that hold wherever they were missed."""
    return page.replace(b"<head>", b'<head>\n<base href="/">', 1)


def _said(news: News) -> dict[str, object]:
    return {
        "reload": news.reload,
        "problems": [_shown(problem) for problem in news.problems[:_MOST_PROBLEMS]],
        "count": len(news.problems),
        "told": news.told,
    }


def _shown(problem: Problem) -> dict[str, str]:
    where = str(problem.where) if problem.where else ""
    return {"where": where, "what": problem.what, "advice": problem.advice}


@cache
def _tool(name: str) -> bytes:
    return (_FILES / name).read_bytes()
