"""Tables as comma-separated values (RFC 4180) that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""At the beginning of a file: it tells spreadsheets that the file is UTF-8."""

_SIGNS = "-=+@\t\r\n\uff0d\uff1d\uff0b\uff20"  # also the wide ones of East Asia
_FORMULA = re.compile(f"'*[{_SIGNS}]")
_GUARDED = re.compile(f"''*[{_SIGNS}]")
_FIRST = frozenset(f"'{_SIGNS}")
"""A value that begins with another sign, as nearly all of a million do, needs no second look."""


def cell(value: str) -> str:
    """The value with an apostrophe before it, if it begins as a formula does; else as it is.

    Apostrophes that stand before such a sign are no matter, so that `from_cell` knows which one was
    put there.
    """
    return f"'{value}" if _FORMULA.match(value) else value


def from_cell(value: str) -> str:
    """What `cell` was given."""
    return value[1:] if _GUARDED.match(value) else value


def table(rows: Iterable[Sequence[str]], end: str = "\r\n") -> str:
    """Rows of values, the headings among them; `end` closes a row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=end)
    writer.writerows(
        [cell(value) if value[:1] in _FIRST else value for value in row] for row in rows
    )
    return text.getvalue()


def list_cell(values: Iterable[str]) -> str:
    r"""Several values in one cell, parted by `|`; in a value `\` and `|` have a `\` before them."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)
