"""Bytes to text, and the name of the encoding. Nothing is repaired here."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MARKS = tuple(mark for mark, _ in _MARKS)
"""The byte order marks."""
_SAMPLE = 4096
"""Bytes that are enough to tell UTF-16 without a mark from everything else."""
_PROVEN = frozenset({"utf-8", "utf-16-le", "utf-16-be", *(encoding for _, encoding in _MARKS)})
"""Encodings that are only ever named where the bytes prove them."""
_UNDEFINED_IN_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding, or None when no encoding makes text of these bytes.

    The order goes from what proves itself to what is a guess: a byte order mark, strict UTF-8,
    UTF-16 without a mark, Windows-1252 where it gives words, what charset-normalizer finds likely,
    and last Windows-1252 whatever it gives.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\0" in data:
        encoding = _utf16_without_mark(data)
        return _strict(data, encoding) if encoding else None
    return _strict(data, "utf-8") or _single_byte(data)


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str:
    """Western text in UTF-16 has a zero byte in nearly every pair, always on the same side."""
    sample = data[:_SAMPLE]
    pairs = max(len(sample) // 2, 1)
    zeros_first, zeros_second = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and zeros_second > 0.7 * pairs and zeros_first < 0.05 * pairs:
        return "utf-16-le"
    if len(data) % 2 == 0 and zeros_first > 0.7 * pairs and zeros_second < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _single_byte(data: bytes) -> tuple[str, str] | None:
    western = None if _UNDEFINED_IN_1252.intersection(data) else _strict(data, "cp1252")
    if western and _is_western(western[0]):
        return western
    guess = from_bytes(data).best()
    return (str(guess), guess.encoding) if guess else western


# --- what is a guess -----------------------------------------------------------------------------

_MOST_ACCENTS = 0.4
"""The share of letters outside ASCII that no text in a western language reaches."""
_FEW = 10
"""Letters outside ASCII that prove nothing by their share: a short heading may be full of them."""
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile("[\xa1-\xff]{5,}")
"""So many signs in a row that are not ASCII make no western word, unless they are the same."""


def is_guess(text: str, encoding: str) -> bool:
    """Whether `encoding`, with which `decode` made `text`, was found by statistics alone."""
    return encoding not in _PROVEN and not (encoding == "cp1252" and _is_western(text))


def _is_western(text: str) -> bool:
    """Whether text that was read as Windows-1252 consists of words of western languages."""
    letters = _LETTER.findall(text)
    accented = sum(not letter.isascii() for letter in letters)
    if accented > _FEW and accented > _MOST_ACCENTS * len(letters):
        return False
    strange = sum(len(run) for run in _RUN.findall(text) if len(set(run)) > 2)
    return strange * 4 <= sum("\xa1" <= sign <= "\xff" for sign in text)
