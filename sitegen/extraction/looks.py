"""What a line looks like by itself: prose, a byline, a date, a caption, furniture ..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.extraction.bylines import Byline, read_bare_byline, read_byline
from sitegen.extraction.dates import PrintedDate, find_dates
from sitegen.extraction.furniture import furniture
from sitegen.extraction.labels import Label
from sitegen.extraction.lines import Line

LONG = 600
"""Characters; a longer line is a paragraph, and nothing more is asked of it."""

_SENTENCE_END = re.compile(r"""[.!?…:;][)\]"'”’»*]{0,3}$|[”"’]$|\w[.!?]["”]? ?\(\w+\)$""")
_PROSE_WORDS = 12
_PAGE_WORDS = 25
"""So many words are prose even without a full stop."""
_CREDIT_MARK = re.compile(
    r"\b(?:Getty Images|AP Photo|Shutterstock|iStock|Unsplash|Wikimedia|Alamy|EPA|Photos?(?:graph)?s? by"
    r"|Images? by|Illustrations? by|Photo-?[Ii]llustration|Courtesy(?: of| photo)?|[Ff]ile [Pp]hoto|File Photo"
    r"|via (?:AP|Reuters|AFP|Getty|REUTERS)|Imagn|Handout|HANDOUT|Screenshot|Rex Features|WireImage"
    r"|FilmMagic|Bloomberg via|Photo(?:graph)?s?(?: [Cc]redit| [Cc]ourtesy)?:|Image(?: [Cc]redit)?s?:|Credits?:|Picture:|Illustration:"
    r"|Photography:|Graphic:|USA TODAY Sports|PHOTO:|AFP/|REUTERS/|Reuters/|Pool/|Pixabay|Pexels|Adobe Stock"
    r"|Submitted photo|Contributed photo|Provided|Flickr|Creative Commons|CC BY|NurPhoto|SOPA Images)"
    r"|/\s?(?:AP|AFP|Reuters|REUTERS|Getty|EPA|Shutterstock|File|FILE|Pool)\b|©"
)
_CREDIT_LINE = re.compile(
    r"\(?(?:photos?|images?|pictures?|credits?|illustrations?|photographs?|photography|graphics?|screenshot|courtesy"
    r"|photo illustration|image source|image credit|photo credit|picture credit|source|sources|main image|featured image|lead image)"
    r"(?: credit| courtesy| source)?(?: ?: ?| by | from | of | courtesy | via | \| ).{1,120}",
    re.IGNORECASE,
)
_CAPTION_OPENING = re.compile(
    r"(?:From left|Clockwise|Pictured|FILE ?[-–—:]|File photo|PHOTO:|In this .{0,40}(?:photo|image|frame)"
    r"|Left to right|\(?L-R\)?|This .{0,30}(?:photo|image|combination|frame grab)|\((?:left|right|above|from left)"
    r"|(?:Above|Left|Right|Below|Top|Bottom|Caption|Image caption|Photo caption):)"
)
_CAPTION_DAY = re.compile(
    r"\b(?:on|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}[.,;)]"
)
"""Agencies' captions name weekday, day and year in full; their stories never do."""
_SIGNED_POST = re.compile(r".{0,60}\(@\w+\).{0,40}|.*pic\.twitter\.com/\w+.*|@\w{3,20}")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_STAMP_FILLER = re.compile(
    r"\b(?:first|last|published|posted|updated|created|modified|date|on|at|by|am|pm|a\.m|p\.m|et|est|edt"
    r"|time|gmt|ist|bst|utc|min|mins|minute|minutes|read|of|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|edited|revised|release[ds]?|issued?|comments?)\b|[\d\W_]+",
    re.IGNORECASE,
)
_STAMP_WORD = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|date|created)\b:?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Look:
    """One line and everything that can be seen in it alone."""

    line: Line
    words: int
    prose: bool
    """Running text: a sentence of a dozen words, or very many words."""
    sentence: bool
    """It ends as sentences end."""
    furniture: Label | None = None
    byline: Byline | None = None
    """Read where the line begins with `By` or a word like it."""
    bare: Byline | None = None
    """What the line says if it is a byline without `By`."""
    dates: tuple[PrintedDate, ...] = ()
    stamp: bool = False
    """The line is a date with next to nothing beside it, or `Published ...` without one."""
    caption: bool = False
    credit: bool = False
    """The line is a photographer's credit and no more."""
    post: bool = False
    """A signature or text of a post from a social network."""
    url: bool = False

    @property
    def blank(self) -> bool:
        return not self.line.text and not self.line.bullet

    @property
    def header(self) -> bool:
        """The line belongs to the lines that say who wrote the article and when."""
        return bool(self.byline) or self.stamp or bool(self.byline and self.byline.explicit)


def look(line: Line) -> Look:
    """Look at one line. The work is bounded, however long the line."""
    text = line.text
    if not text:
        return Look(line, 0, prose=False, sentence=False)
    words = text.count(" ") + 1
    sentence = bool(_SENTENCE_END.search(text[-8:]))
    prose = (words >= _PROSE_WORDS and sentence) or words >= _PAGE_WORDS
    if len(text) > LONG:
        return Look(line, words, prose=True, sentence=sentence)
    marked = bool(_CREDIT_MARK.search(text))
    if prose and words > 30 and not marked:
        caption = bool(_CAPTION_OPENING.match(text))
        return Look(line, words, prose, sentence, furniture=furniture(text), caption=caption)
    return _short(line, words, prose, sentence, marked)


def _short(line: Line, words: int, prose: bool, sentence: bool, marked: bool) -> Look:
    text = line.text
    byline = read_byline(text)
    dates = byline.dates if byline else _dates(text)
    credit = not byline and _is_credit(text, words, marked)
    return Look(
        line,
        words,
        prose,
        sentence,
        furniture=None if byline else furniture(text),
        byline=byline,
        bare=None if byline or credit or sentence else read_bare_byline(text),
        dates=dates,
        stamp=not prose and _is_stamp(text, dates),
        caption=not credit and not byline and _is_caption(text, words, marked),
        credit=credit,
        post=bool(_SIGNED_POST.fullmatch(text)),
        url=bool(_URL.fullmatch(text)),
    )


def _dates(text: str) -> tuple[PrintedDate, ...]:
    has_digit = any(map(str.isdigit, text))
    return tuple(find_dates(text)) if has_digit else ()


def _is_stamp(text: str, dates: tuple[PrintedDate, ...]) -> bool:
    if len(text) > 140:
        return False
    if not dates:
        return bool(_STAMP_WORD.match(text)) and len(text) < 60
    rest, position = [], 0
    for date in dates:
        rest.append(text[position : date.start])
        position = date.end
    left = _STAMP_FILLER.sub(" ", " ".join([*rest, text[position:]])).split()
    return len(left) <= 4


def _is_credit(text: str, words: int, marked: bool) -> bool:
    if words > 16 or len(text) > 140:
        return False
    if _CREDIT_LINE.fullmatch(text):
        return True
    return marked and words <= 10 and not text.endswith((".", "?", "!"))


def _is_caption(text: str, words: int, marked: bool) -> bool:
    if words < 4:
        return False
    if _CAPTION_OPENING.match(text):
        return True
    if marked and words <= 90 and _CREDIT_MARK.search(text[-140:]):
        return True
    return words <= 60 and bool(_CAPTION_DAY.search(text))
