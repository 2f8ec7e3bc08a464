"""sitegen serve: show the site on this computer."""

from __future__ import annotations

import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from sitegen.build import SITE
from sitegen.cli import Session
from sitegen.errors import Problem, PublishError


@click.command("serve")
@click.option("--port", default=8000, show_default=True, help="Where to listen; 0: any free port.")
@click.pass_obj
def command(session: Session, port: int) -> None:
    """Show build/site at http://localhost:8000/ until you press Ctrl-C.

    For a preview only: it serves this computer, nobody else.
    """
    site = session.project / SITE
    if not (site / "index.html").is_file():
        raise PublishError(Problem("There is no site yet.", "Make it: sitegen build."))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Preview, directory=str(site)))
    except OSError as error:
        what = f"Port {port} cannot be used: {error.strerror}."
        raise PublishError(Problem(what, "Choose another one with --port.")) from error
    with server:
        session.out.print(f"Serving at http://localhost:{server.server_port}/ (Ctrl-C ends it)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            session.out.print("Ended.")


class Preview(SimpleHTTPRequestHandler):
    """Serves files like a plain static host, with the site's own page for what is not there."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """Text is UTF-8, whatever this computer's tables say."""
        guess = super().guess_type(path)
        return f"{guess}; charset=utf-8" if guess.startswith("text/") else guess

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """A preview need not tell of every request."""
