"""What a stretch of a clipping can be: a field of the article, its body, or a dropped block."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """The labels of a clipping's spans. Every character of a clipping carries one of them."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    AUTHORS = "authors"
    AGENCY = "agency"
    PUBLICATION = "publication"
    DATE = "date"
    DATELINE = "dateline"
    CAPTION = "captions"
    SECTION = "section"
    URL = "url"
    BODY = "body"
    BLANK = "blank"

    ADVERT = "advert"
    BIOGRAPHY = "author biography"
    COMMENTS = "comments"
    COPYRIGHT = "copyright"
    DISCLOSURE = "disclosure"
    NAVIGATION = "navigation"
    NEWSLETTER = "newsletter"
    NOTICE = "notice"
    PHOTO_CREDIT = "photo credit"
    PLAYER = "player"
    READING_TIME = "reading time"
    RELATED = "related links"
    REPETITION = "repetition"
    """A paragraph that stood in the story before: a pull quote, or a slip in the pasting."""
    SHARE_BAR = "share bar"
    SOCIAL_POST = "social post"
    TAGS = "tags"
    TRENDING = "trending"
    OTHER = "other"


FIELDS = frozenset(
    {
        Label.TITLE, Label.STANDFIRST, Label.AUTHORS, Label.AGENCY, Label.PUBLICATION,
        Label.DATE, Label.DATELINE, Label.CAPTION, Label.SECTION, Label.URL,
    }
)  # fmt: skip
"""Labels of what becomes a field of the article."""
