"""What extraction gives where there is nothing to extract."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A clipping that holds no article."""

    path: str
    reason: str
    """What follows the file's name in a sentence: `it holds no article, only ...`."""
