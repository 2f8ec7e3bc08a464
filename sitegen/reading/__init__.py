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
from sitegen.reading.pictures import PICTURES, NoPicture, is_picture, pictures_in, size_of

__all__ = [
    "PICTURES",
    "NoPicture",
    "Raw",
    "Refused",
    "file_of",
    "find_clippings",
    "find_raw",
    "gone_path",
    "in_order",
    "is_collection",
    "is_gone",
    "is_picture",
    "largest_of",
    "open_file",
    "pictures_in",
    "read",
    "read_clipping",
    "size_of",
]
