"""How does a file become text?"""

from sitegen.reading.clippings import Refused, find_clippings, read_clipping
from sitegen.reading.decoding import is_guess

__all__ = ["Refused", "find_clippings", "is_guess", "read_clipping"]
