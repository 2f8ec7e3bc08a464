"""What a line looks like by itself: prose, a byline, a date, a caption, furniture ..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.extraction.bylines import Byline, read_bare_byline, read_byline
from sitegen.extraction.dates import PrintedDate, find_dates
from sitegen.extraction.furniture import furniture
from sitegen.extraction.labels import Label
from sitegen.extraction.lines import Line
from sitegen.extraction.pictures import has_credit, is_caption, is_credit

LONG = 600
"""Characters; a longer line is a paragraph, and nothing more is asked of it."""

_SENTENCE_END = re.compile(r"""[.!?…:;][)\]"'”’»*]{0,3}$|[”"’]$|\w[.!?]["”]? ?\(\w+\)$""")
_PROSE_WORDS = 12
_PAGE_WORDS = 25
"""So many words are prose even without a full stop."""
_SIGNED_POST = re.compile(r".{0,60}\(@\w+\).{0,40}|.*pic\.twitter\.com/\w+.*|@\w{3,20}")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_STAMP_FILLER = re.compile(
    r"\b(?:first|last|published|posted|updated|created|modified|date|on|at|by|am|pm|a\.m|p\.m"
    r"|et|est|edt|time|gmt|ist|bst|utc|min|mins|minute|minutes|read|of|mon|tues?|wed|thu|thurs?"
    r"|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|edited|revised|release[ds]?|issued?"
    r"|comments?)\b|[\d\W_]+",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:date|published|posted|updated|publication date)(?: on)?: ", re.IGNORECASE
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
    def bare(self) -> Byline | None:
        """What the line says if it is a byline without `By`."""
        if self.byline or self.credit or self.caption or self.sentence or self.prose:
            return None
        if self.furniture:
            return None
        return read_bare_byline(self.line.text)

    @property
    def header(self) -> bool:
        """The line belongs to the lines that say who wrote the article and when."""
        return self.byline is not None or self.stamp


def look(line: Line) -> Look:
    """Look at one line. The work is bounded, however long the line."""
    text = line.text
    if not text:
        return Look(line, 0, prose=False, sentence=False)
    words = text.count(" ") + 1
    sentence = bool(_SENTENCE_END.search(text[-8:])) or (
        words >= _PROSE_WORDS and text.endswith(")")
    )
    prose = (words >= _PROSE_WORDS and sentence) or words >= _PAGE_WORDS
    if len(text) > LONG:
        dates = _dates(text, prose=True)
        return Look(line, words, True, sentence, dates=dates, stamp=bool(dates))
    return _short(line, words, prose, sentence)


def _short(line: Line, words: int, prose: bool, sentence: bool) -> Look:
    text = line.text
    if kind := furniture(text):
        return Look(line, words, prose, sentence, furniture=kind)
    byline = None if has_credit(text) else read_byline(text)
    dates = byline.dates if byline else _dates(text, prose)
    credit = not byline and is_credit(text, words)
    return Look(
        line,
        words,
        prose,
        sentence,
        byline=byline,
        dates=dates,
        stamp=bool(dates) if prose else _is_stamp(text, dates),
        caption=not credit and not byline and is_caption(text, words),
        credit=credit,
        post=("@" in text or "pic.twitter" in text) and bool(_SIGNED_POST.fullmatch(text)),
        url=bool(_URL.fullmatch(text)),
    )


def _dates(text: str, prose: bool) -> tuple[PrintedDate, ...]:
    """Dates of a line that may tell the article's; in running text only one with a label."""
    if not prose:
        return tuple(find_dates(text))
    return tuple(find_dates(text[:80])[:1]) if _LABELLED.match(text) else ()


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
