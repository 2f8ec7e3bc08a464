"""Publishing knows bytes and paths only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes."""
    data: bytes
