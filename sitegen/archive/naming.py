"""The names in an article, as its file lists them when it is written."""
