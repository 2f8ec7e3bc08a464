"""sitegen serve: show the site on this computer while it is being edited."""

from __future__ import annotations

import signal
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager

import click

from sitegen.cli import Session
from sitegen.errors import Problem, PublishError
from sitegen.preview.preview import Preview
from sitegen.preview.server import Server
from sitegen.preview.showing import Showing

_TICK = 0.05
"""Seconds between two looks at what changed."""


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="Where to listen; 0: any free port.",
)
@click.option("--open", "opening", is_flag=True, help="Open the site in your browser.")
@click.option("--no-import", is_flag=True, help="Read no new clippings.")
@click.pass_obj
def command(session: Session, port: int, opening: bool, no_import: bool) -> None:
    """Show the site at http://localhost:8000/ until you press Ctrl-C, and keep it up to date.

    A page in the browser follows what you save: an article's page at once, lists, names and the
    search a little later. What is wrong is shown on the page, with file and line. It serves this
    computer, nobody else.
    """
    for end in (signal.SIGINT, signal.SIGTERM):  # a shell may have had them ignored
        signal.signal(end, signal.default_int_handler)
    _ = session.config  # a folder that is no archive is refused before anything is promised

    def say(what: str) -> None:
        if not session.quiet:
            session.out.print(what, markup=False)

    try:
        with (
            Preview(session.project, say, importing=not no_import) as preview,
            _listening(port, preview.showing) as server,
        ):
            address = f"http://localhost:{server.server_port}/"
            session.out.print(f"Serving at {address} (Ctrl-C ends it)")
            if opening:
                webbrowser.open(address)
            while True:
                preview.look()
                time.sleep(_TICK)
    except KeyboardInterrupt:
        session.out.print("Ended.")


@contextmanager
def _listening(port: int, showing: Showing) -> Iterator[Server]:
    """A server that answers meanwhile. Raises PublishError when the port cannot be had."""
    try:
        server = Server(port, showing)
    except OSError as error:
        what = f"Port {port} cannot be used: {error.strerror}."
        raise PublishError(Problem(what, "Choose another one with --port.")) from error
    with server:
        threading.Thread(target=server.serve_forever, args=(_TICK,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
