"""Photo captions and credits, known by their wording."""

from __future__ import annotations

import re
from functools import lru_cache

_CREDIT_MARKS = (
    "Getty Images", "AP Photo", "Shutterstock", "iStock", "Unsplash", "Wikimedia", "Alamy",
    "EPA/", "EPA-", "/EPA", "Photo by ", "Photos by ", "Photo via", "Photos via", "Photo courtesy",
    "Photographs by ", "Photograph by ", "Photograph:", "Photo:", "Photos:", "Photo Credit",
    "Photo credit", "Photo illustration", "Photo-illustration", "Photo-Illustration", "PHOTO:",
    "Photography:", "Image by ", "Image:", "Images:", "Image credit", "Image Credit",
    "Illustration by", "Illustrations by", "Illustration:", "Courtesy of",
    "Courtesy photo", "Courtesy image", "file photo", "File photo", "File Photo",
    "via AP", "via Reuters", "via REUTERS", "via AFP",
    "via Getty", "Imagn", "Handout", "HANDOUT", "Screenshot", "Rex Features", "WireImage",
    "FilmMagic", "Bloomberg via", "Credit:", "Credits:", "Picture:", "Graphic:",
    "USA TODAY Sports", "AFP/", "REUTERS/", "Reuters/", "Pool/", "Pixabay", "Pexels",
    "Adobe Stock", "Submitted photo", "Contributed photo", "Flickr", "Creative Commons", "CC BY",
    "NurPhoto", "SOPA Images", "/AP", "/ AP", "/AFP", "/ AFP", "/Reuters", "/REUTERS", "/ Reuters",
    "/Getty", "/ Getty", "/Shutterstock", "/File", "/FILE", "/Pool",
)  # fmt: skip
"""What photographers' credits have in common."""
_WORD = re.compile(r"[^\W_]+")
_CREDIT_WORDS = frozenset(_WORD.findall(" ".join(_CREDIT_MARKS))) - {"by", "via", "BY"}
"""A line without one of these holds no mark; looking for whole words is much quicker."""
_CREDIT_LINE = re.compile(
    r"\(?(?:(?:main|featured|lead) image|photo illustration|photos?|images?|pictures?|credits?"
    r"|illustrations?|photographs?|photography|graphics?|screenshot|courtesy|sources?)"
    r"(?: credit| courtesy| source)?(?: ?: ?| by | from | of | courtesy | via | \| ).{1,120}",
    re.IGNORECASE,
)
_CAPTION_OPENING = re.compile(
    r"(?:From left|Clockwise|Pictured|FILE ?[-–—:]|File photo|PHOTO:|Left to right|\(?L-R\)?"
    r"|In this .{0,40}(?:photo|image|frame)|This .{0,30}(?:photo|image|combination|frame grab)"
    r"|\((?:left|right|above|from left)"
    r"|(?:Above|Left|Right|Below|Top|Bottom|Caption|Image caption|Photo caption):)"
)
_CAPTION_DAY = re.compile(
    r"\b(?:on|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}[.,;)]"
)
"""Agencies' captions name weekday, day and year in full; their stories never do."""
_REACH = 140
"""Characters at a line's end in which a credit stands."""


@lru_cache(maxsize=1_000)
def has_credit(text: str) -> bool:
    """Whether a photographer or picture agency is credited at the end of the text."""
    end = text[-_REACH:]
    if _CREDIT_WORDS.isdisjoint(_WORD.findall(end)):
        return False
    return any(map(end.__contains__, _CREDIT_MARKS))


def is_credit(text: str, words: int) -> bool:
    """Whether the line is a photographer's credit and no more."""
    if words > 16 or len(text) > 140:
        return False
    if _CREDIT_LINE.fullmatch(text):
        return True
    return words <= 10 and has_credit(text) and not text.endswith((".", "?", "!"))


def is_caption(text: str, words: int) -> bool:
    """Whether the line is worded like a photo caption."""
    if words < 4:
        return False
    if _CAPTION_OPENING.match(text):
        return True
    if words <= 90 and has_credit(text):
        return True
    return words <= 60 and "day, " in text and bool(_CAPTION_DAY.search(text))
