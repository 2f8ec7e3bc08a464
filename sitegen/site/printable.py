"""Text, XML and JSON as the bytes of a file, without the signs that no page may hold."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Signs that neither HTML nor XML may hold; clippings have them where a file was damaged."""


def printable(text: str) -> bytes:
    """The text as UTF-8, without signs that no page may hold."""
    return _UNPRINTABLE.sub("", text).encode("utf-8", "replace")


def json_file(values: Mapping[str, Any]) -> bytes:
    """A line a value, in the order given, so that people can read it too."""
    return printable(json.dumps(values, ensure_ascii=False, indent=1)) + b"\n"


def xml_file(root: Element) -> bytes:
    """The element with all that is in it as a document."""
    text = tostring(root, encoding="unicode")
    return printable(f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def add_text(parent: Element, name: str, text: str) -> None:
    """A child that holds nothing but a text."""
    SubElement(parent, name).text = text
