"""Which language a text is in, as pages and feeds may say it."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def language_tag(text: str) -> str:
    """A BCP 47 tag, by its form: `en`, `nb-NO`, also where it was written `nb_NO`; "" for a text
    that is none."""
    return text.replace("_", "-") if _TAG.fullmatch(text) else ""
