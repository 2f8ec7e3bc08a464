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
from sitegen.reading.paths import file_of, gone_path, in_order, is_collection, is_gone

__all__ = [
    "Raw",
    "Refused",
    "file_of",
    "find_clippings",
    "gone_path",
    "in_order",
    "is_collection",
    "is_gone",
    "is_guess",
    "largest_of",
    "open_file",
    "read",
    "read_clipping",
]
