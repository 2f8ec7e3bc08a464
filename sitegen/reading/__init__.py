"""How does a file become text?"""

from sitegen.reading.clippings import Refused, find_clippings, read_clipping

__all__ = ["Refused", "find_clippings", "read_clipping"]
