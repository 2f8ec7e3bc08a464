"""How does a file become text?"""

from sitegen.reading.clippings import (
    Raw,
    Refused,
    find_clippings,
    find_raw,
    largest_of,
    open_file,
    read,
    read_clipping,
)
from sitegen.reading.paths import file_of, gone_path, in_order, is_collection, is_gone

__all__ = [
    "Raw",
    "Refused",
    "file_of",
    "find_clippings",
    "find_raw",
    "gone_path",
    "in_order",
    "is_collection",
    "is_gone",
    "largest_of",
    "open_file",
    "read",
    "read_clipping",
]
