"""A clipping's text, as the import that the ledger tells of has read it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sitegen.archive.ledger import Record


def read_again(content: Path, record: Record) -> str | None:
    """The text that the record's spans are offsets into; None where the file is another now.

    `content` is the project's content folder.
    """
    try:
        data = (content / record.path).read_bytes()
        if hashlib.sha256(data).hexdigest() != record.sha256:
            return None
        text = data.decode(record.encoding)
    except (OSError, UnicodeDecodeError, LookupError):
        return None
    end = record.spans[-1].end if record.spans else 0
    return text if len(text) == end else None
