"""How does a file become text?"""

from sitegen.reading.clippings import (
    Raw,
    Refused,
    find_clippings,
    largest_of,
    open_file,
    read,
    read_clipping,
)
from sitegen.reading.decoding import is_guess
from sitegen.reading.paths import file_of, in_order, is_collection

__all__ = [
    "Raw",
    "Refused",
    "file_of",
    "find_clippings",
    "in_order",
    "is_collection",
    "is_guess",
    "largest_of",
    "open_file",
    "read",
    "read_clipping",
]
