"""sitegen turns a folder of raw news clippings into an archive that people browse and search."""

__version__ = "0.1.0"
