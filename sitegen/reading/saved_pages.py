"""Saved web pages: the HTML of a page as text, whether it was saved alone or in a web archive.

A browser notes where it saved a page from in a comment before the page. A web archive notes it in
its header; it is put into the same comment here, so that the page's address is found in one way.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser

from sitegen.reading.decoding import MARKS, decode
from sitegen.reading.reader import Text

_HEAD = 4096
"""Bytes in which a page declares its encoding; the HTML standard allows 1024, pages take more."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})
       | <\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_PYTHON = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Names that Python takes for encodings, and no page can mean."""
_AS_WINDOWS = frozenset({"ascii", "iso8859-1", "latin-1"})
"""What browsers read as Windows-1252, whatever the page says; so does the HTML standard."""
_TAG = re.compile(r"<[a-zA-Z!?/][^<>]*>")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,2000}", re.IGNORECASE)
_NO_HTML = "it holds no HTML"


def read_saved_page(data: bytes) -> Text | str:
    """The page's HTML as it stands, or why it is none."""
    return _page(data, "")


def read_web_archive(data: bytes) -> Text | str:
    """The HTML of the page that a web archive (MHTML) was made of, or why there is none."""
    try:
        archive = BytesParser().parsebytes(data)
        part = _root(archive)
        page = part.get_payload(decode=True) if part else None
    except (MessageError, ValueError, LookupError, RecursionError):
        return "it is no web archive that can be read"
    if part is None or not isinstance(page, bytes):
        return _NO_HTML
    found = _page(page, part.get_content_charset() or "")
    address = archive["Snapshot-Content-Location"] or part["Content-Location"] or ""
    match = _ADDRESS.fullmatch(str(address).strip())
    if isinstance(found, str) or not match:
        return found
    note = f"<!-- saved from url=({len(match[0]):04}){match[0]} -->\n"
    return replace(found, text=note + found.text)


def _root(archive: Message) -> Message | None:
    """The part that is the page: the one the archive names as its start, else the first."""
    pages = [part for part in archive.walk() if part.get_content_type() in _PAGES]
    start = archive.get_param("start")
    return next((part for part in pages if start and part["Content-ID"] == start), None) or next(
        iter(pages), None
    )


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _page(data: bytes, told: str) -> Text | str:
    """`told` is the encoding that stands outside the page, which goes before its own word."""
    if not data.strip():
        return "it is empty"
    declared = _decoded_as_declared(data, told)
    # NUL means nothing in HTML, and browsers pass over it.
    decoded = declared or decode(data) or decode(data.replace(b"\0", b""))
    if decoded is None:
        return "its encoding could not be found out"
    text, encoding = decoded
    if not _TAG.search(text):
        return _NO_HTML
    return Text(text, encoding, html=True, declared=declared is not None)


def _decoded_as_declared(data: bytes, told: str) -> tuple[str, str] | None:
    """The text and its encoding by what proves itself and by what is declared, if that is so."""
    if not data.startswith(MARKS):
        declared = _DECLARED.search(data[:_HEAD])
        own = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
        # Pages that were converted to UTF-8 often declare still what they were before.
        for name in (told, own) if data.isascii() else ("utf-8", told, own):
            if found := _as_declared(data, name):
                return found
    return None


def _as_declared(data: bytes, name: str) -> tuple[str, str] | None:
    try:
        encoding = codecs.lookup(name).name
        if encoding in _OF_PYTHON:
            return None
        if encoding in _AS_WINDOWS:
            encoding = "cp1252"
        elif encoding.startswith(("utf-16", "utf-32")):
            encoding = "utf-8"  # a declaration that can be read stands in no such page
        return data.decode(encoding), encoding
    except (LookupError, ValueError):
        return None
