"""Feeds: the newest articles for programs that ask for them again and again."""
