"""Clippings to articles: pasted text (`pasted`), saved web pages (`web`), told fields (`told`)."""

from __future__ import annotations

from sitegen.extraction.pasted import read_pasted
from sitegen.extraction.told import read_told
from sitegen.extraction.unreadable import Unreadable
from sitegen.model import Clipping, Extract

__all__ = ["Unreadable", "extract"]


def extract(clipping: Clipping) -> Extract | Unreadable:
    """The article in a clipping, or why there is none.

    Of pasted text there is an account of every character. A saved web page, and a file that names
    its article's fields itself, have no such account. Never raises, whatever the text.
    """
    if clipping.told is not None:
        return read_told(clipping, clipping.told)
    if clipping.html:
        return _read_page(clipping)
    return read_pasted(clipping)


def _read_page(clipping: Clipping) -> Extract | Unreadable:
    # Imported here and nowhere else: what reads web pages is an extra, and slow to start.
    try:
        from sitegen.extraction.web import read_page
    except ImportError as error:
        if (error.name or "").startswith("sitegen"):
            raise
        return Unreadable(clipping.path, _NEEDS_EXTRA)
    return read_page(clipping)


_NEEDS_EXTRA = (
    "it is a saved web page, and those need trafilatura: pip install trafilatura lxml_html_clean"
)
