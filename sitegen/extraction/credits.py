"""Credits: who reported a story, at its end (editors are no authors); who took its pictures."""

from __future__ import annotations

import re

from sitegen.extraction.bylines import people

_TASK = r"(?:additional )?(?:reporting|writing|editing|written|reported|compiled|edited)"
_BRACKETS = re.compile(
    rf"\(\s?(?:{_TASK}|by)\b[^()]{{3,400}}\)(?:\s?\((?:[^()]{{3,300}})\))*\s*$", re.IGNORECASE
)
_LINE = re.compile(rf"[—–-]?\s?{_TASK} by\b.{{3,400}}", re.IGNORECASE)
"""A credit that is a line of its own, without brackets."""
_REPORTERS = re.compile(
    r"(?:^[(—–-]?\s?|[;,.]\s?)(?P<task>reporting|writing|written|reported|by)\s(?:by\s)?"
    r"(?P<names>[^;()]{3,200})",
    re.IGNORECASE,
)
_TASKS = ("reporting", "by", "writing", "written", "reported")
"""From the surest to the least sure."""
_EDITED = re.compile(r"[.,]?\s?editing by.*", re.IGNORECASE)
_REACH = 900
"""Characters at the end of a paragraph in which a credit may begin."""


_PICTURE = re.compile(
    r"\b(?:photo|photograph|photography|picture|image|illustration|drawing)s?"
    r"(?:\s+(?:taken\s+)?by\s+|:\s*)(?P<names>[^/|()\n]{3,80})",
    re.IGNORECASE,
)


def photographers(caption: str) -> tuple[str, ...]:
    """The names in a caption's credit: `Photo by Ada Quill/Example Wire`, `(Image: Ada Quill)`."""
    credit = _PICTURE.search(caption)
    return people(credit["names"].strip(" ,;.")) if credit else ()


def reporters(paragraph: str) -> tuple[str, ...]:
    """The names in the credit that ends a paragraph: `(Reporting by Ada Quill; Editing by ...)`."""
    end = paragraph[-_REACH:]
    credit = _BRACKETS.search(end) or (_LINE.fullmatch(end) if len(paragraph) <= _REACH else None)
    if not credit:
        return ()
    found = list(_REPORTERS.finditer(credit[0]))
    for task in _TASKS:
        for match in found:
            if match["task"].casefold() == task:
                names = _EDITED.sub("", match["names"])
                return people(names.strip(" ,;."))
    return ()
