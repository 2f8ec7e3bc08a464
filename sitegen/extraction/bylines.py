"""Bylines: who wrote it, for which wire service, printed by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sitegen.extraction.agencies import agency
from sitegen.extraction.dates import PrintedDate, find_dates
from sitegen.extraction.names import SUFFIX, is_name, is_no_name, proper
from sitegen.extraction.papers import name_and_paper, publication

LONGEST = 220
"""Characters; a longer line is no byline."""

_MOST_WORDS = 14
"""A line without date or `By` that has more is no byline."""
_MOST_SMALL = 4


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. Every part may be empty."""

    authors: tuple[str, ...] = ()
    agency: str = ""
    publication: str = ""
    dates: tuple[PrintedDate, ...] = ()
    explicit: bool = False
    """It begins with `By` or a word like it, so that it is a byline wherever it stands."""

    def __bool__(self) -> bool:
        return bool(self.authors or self.agency or self.publication)


_BY = re.compile(
    r"(?:(?:(?:photos?|pictures|images|video)\s(?:and|&)\s)?"
    r"(?:words|story|text|report|article|written|reported|reporting|posted|published|reviewed"
    r"|contributed|compiled|authored|created|submitted|analysis|review|opinion|column|commentary"
    r"|essay|interview)\s(?:and\s(?:photos?|pictures|images)\s)?)?"
    r"(?:by(?:\s?:\s?|\s+|(?-i:(?<=By)(?=[A-Z][a-z]))|$)|(?:authors?|words)(?:\s?:\s?|$)"
    r"|as\stold\sto(?:\s?:\s?|\s+))",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\b(?:editing|edited) by\b", re.IGNORECASE)
"""With this a line is the credit that ends a story."""
_FROM = re.compile(r"from (?=(?:the )?(?:associated press|staff|wire|ap\b|reuters))", re.IGNORECASE)
_CUTS = re.compile(
    r"\s*(?:[|•·¦/]|\s[–—-]+\s|(?<![\w.+-])[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}|@|\(|<|archive\spage"
    r"|(?-i:(?<=[a-zß-ÿ])(?:Publish(?:ed)?|Updated?|Posted|Modified)(?:\s[Dd]ate)?)"
    r"|\b(?:last\s)?(?:published|updated|posted|modified|first published|follow|read more"
    r"|publish(?:ed)?\sdate|share|archive page|view bio|view profile|see all|contributors?:)\b"
    r"|long\s?read\b"
    r"|\d+\s?(?:min|mins|minutes?|hours?|days?|weeks?|months?|years?|hrs?)\b(?:\sago)?)\s*",
    re.IGNORECASE,
)
_ROLE_TAIL = re.compile(
    r",?\s+(?:(?:for|in|of|at|from|with|on|is|was|who|special to|writes|reports|reporting)\b"
    r"|(?:an?\s|the\s)?(?:senior|chief|staff|national|political|contributing|deputy|associate"
    r"|managing|executive|assistant|freelance|former|news|breaking|business|sports?|science"
    r"|health|technology|editorial|general)?\s?(?:writers?|reporters?|correspondents?|editors?"
    r"|columnists?|contributors?|staff|critics?|analysts?|producers?|journalists?|authors?"
    r"|bureau|photographers?|interns?|fellows?|anchors?)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_ROLE_ALONE = re.compile(
    r"\s(?:(?:senior|chief|staff|political|contributing|freelance)\s)?(?:writer|reporter"
    r"|correspondent|editor|columnist|contributor)$",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?i:correspondent|editor|producer|analyst|critic)s?")
"""With one of these right behind it, a pair of words is a desk: `Foreign Trade Correspondent`."""
_ROLE_HEAD = re.compile(
    r"(?:[\w-]+ ){0,3}(?i:writer|reporter|editor|correspondent|columnist|contributor)"
    r" (?=[A-Z][\w.'’-]* [A-Z])"
)
_ELSEWHERE = re.compile(r"\s+(?:in|at|from|for)\s+[A-Z][^,;]{0,60}?(?=,|;|\sand\s|$)")
"""Where an author was, or for whom: `in Port Hollow`."""
_ROLE_LINE = re.compile(
    r"(?:[\w&.'’/-]+,?\s){0,5}(?:writer|reporter|correspondent|editor|columnist|contributor|critic|analyst"
    r"|producer|journalist|author|chief|director|intern|fellow|anchor|staff|photographer|professor|report)s?"
    r"(?:(?:,|\s[|·-]|\sat|\sof|\sfor)\s.{1,30})?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|,?\s+(?:and|und|et)\b|,?\s&\s|,\s*by\b|,|\s\+\s)\s*", re.IGNORECASE)
_ROLES = "Writer|Reporter|Photographer|Illustrator|Manufacturer|Editor|Contributor|Columnist|Critic"
_GLUED_ROLE = re.compile(rf"(?<=[a-zß-ÿ])({_ROLES})(?=[A-Z]|$)")
"""A role glued to the name before it, and often to the next name: `QuillWriterReedPhotographer`."""
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z][a-z])")
_HOUSE = re.compile(
    r"[A-Z]\w+ (?:of|for) (?:the )?[A-Z]|.{1,60}\b(?:Staff|Editors|Team|Desk|Board|Bureau)$"
)
"""An institution or a newsroom signs: `University of Port Hollow`, `Harbor Times Staff`."""
_BEGINNINGS = frozenset("Mc Mac Fitz Van Von Der Del De Di La Le Las Los San Ben".split())
"""Parts of names that a capital follows inside a word."""
_PICTURES = re.compile(r"Photographer|Illustrator")


def read_byline(text: str) -> Byline | None:
    """What a line that begins as bylines begin says, or None when it does not.

    A line of the bare word (`By`) gives an empty Byline that is explicit: the names follow.
    """
    if len(text) > LONGEST:
        return None
    begin = _BY.match(text) or _FROM.match(text)
    if not begin or _EDITED.search(text):
        return None
    rest = text[begin.end() :]
    if not rest.strip(" :-–—|"):
        return Byline(explicit=True)
    dates = tuple(find_dates(text))
    if dates:
        rest = text[begin.end() : max(dates[0].start, begin.end())]
    pieces = _pieces(rest)
    if not pieces:
        return Byline(dates=dates, explicit=True)
    authors, wire, paper = _signed(pieces[0])
    for piece in pieces[1:]:
        wire = wire or agency(piece)
        paper = paper or publication(piece)
    if not authors and not wire:
        authors = _house_name(pieces[0])
    result = Byline(authors, wire, paper, dates, explicit=True)
    return result if result or dates else None


@lru_cache(maxsize=5_000)
def read_bare_byline(text: str) -> Byline | None:
    """What a line without `By` says that can be a byline: `ADA QUILL, Harbor Times | 4 May 1998`.

    None when some part of it is neither a name, a wire service, a publication, a role nor a date.
    """
    if not 4 <= len(text) <= LONGEST or _VERB.search(text):
        return None
    text = _BY_ABROAD.sub("", text)
    dates = tuple(find_dates(text))
    if not dates and _is_headline(text):
        return None
    rest = _TIME_BEFORE.sub("|", _without(text, dates))
    authors: tuple[str, ...] = ()
    wire = paper = ""
    for number, piece in enumerate(_pieces(rest)):
        if found := agency(piece) or _with_place(piece):
            wire = found
        elif not authors and name_and_paper(piece)[0]:
            name, house = name_and_paper(piece)
            authors = (proper(name),)
            wire, paper = agency(house) or wire, paper or ("" if agency(house) else house)
        elif not authors and (
            names := people(_headed(piece) if dates else piece) or _after_by(piece)
        ):
            authors = names
            wire = wire or next(filter(None, map(agency, piece.split(",")[1:])), "")
            paper = paper or next(filter(None, map(publication, piece.split(",")[1:])), "")
        elif publication(piece):
            paper = publication(piece)
        elif number == 0 and not dates:
            return None
    result = Byline(authors, wire, paper, dates)
    return result if authors or wire or (paper and dates) else None


def _is_headline(text: str) -> bool:
    """Whether a line has too many words, or too many in small letters, to name people only."""
    if not text[0].isupper() or text.count(" ") > _MOST_WORDS:
        return True
    return sum(word[0].islower() for word in text.split()) > _MOST_SMALL


def _pieces(text: str) -> list[str]:
    """The parts of a byline, without those who only made its pictures."""
    text = _GLUED_ROLE.sub(r"|\1|", text)
    for glue in _GLUED.finditer(text):
        if is_role(text[glue.start() :]):
            text = f"{text[: glue.start()]}|{text[glue.start() :]}"
            break
    pieces = [found for piece in _CUTS.split(text) if (found := _stripped(piece))]
    return [
        piece for piece, following in pairwise([*pieces, ""]) if not _PICTURES.fullmatch(following)
    ]


def _stripped(text: str) -> str:
    """The text without marks around it, except the point of a `Jr.`."""
    bare = text.strip(" ,:.-")
    return f"{bare}." if bare[-3:].casefold() in (" jr", " sr") and f"{bare}." in text else bare


def _with_place(piece: str) -> str:
    """The wire service that signs with a place: `Reuters, Port Hollow`."""
    wire, comma, place = piece.partition(",")
    return agency(wire) if comma and place.strip().istitle() and len(place.split()) <= 3 else ""


def _headed(piece: str) -> str:
    """A name without the section of the paper behind it: `Ada Quill Business`."""
    words = piece.partition(",")[0].split()
    kept = len(words)
    while kept > 2 and is_no_name(words[kept - 1]):
        kept -= 1
    return " ".join(words[:kept]) if kept < len(words) else piece


_BY_ABROAD = re.compile(r"(?:Von|Par|Por|Door|Di)(?::\s?|\s)(?=[^\W\d_a-z]\S+ [^\W\d_a-z])")
"""By, in German, French, Spanish, Dutch and Italian."""
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|says?|said|can|could|may)\b")
"""With one of these a line is a sentence, or part of one."""


def _after_by(piece: str) -> tuple[str, ...]:
    begin = _BY.match(piece)
    return _signed(piece[begin.end() :])[0] or _house_name(piece[begin.end() :]) if begin else ()


_TIME_BEFORE = re.compile(
    r"\s*\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b\.?)?\s?[A-Z]{0,4},?\s?(?:on)?\s*(?=\|)", re.IGNORECASE
)
"""A time of day before its date: `8:41 PM on`."""


def _without(text: str, dates: tuple[PrintedDate, ...]) -> str:
    """The text with a bar where each date stood."""
    kept, position = [], 0
    for date in dates:
        kept.append(text[position : date.start])
        position = date.end
    return "|".join([*kept, text[position:]])


def people(text: str, *, single: bool = False) -> tuple[str, ...]:
    """The persons that a piece of a byline names, properly spelt; () when it names anything else.

    `single` allows one name of one word.
    """
    named, _, last = text.rpartition(",")
    placeless = _ELSEWHERE.sub("", _roleless(named if agency(last) else text))
    bare = _ROLE_TAIL.sub("", placeless).strip(" ,:;-")
    names: list[str] = []
    for part in _AND.split(_parted(bare)):
        part = _stripped(part.strip("* "))
        if not part or (SUFFIX.fullmatch(part) and names):
            continue
        if not is_name(part, single=single and not names):
            return tuple(names)
        names.append(proper(part))
    return tuple(dict.fromkeys(names))


def _roleless(text: str) -> str:
    """The text without what the author is before the name: `Health reporter Ada Quill`."""
    role = _ROLE_HEAD.match(text)
    return text[role.end() :] if role and not is_name(" ".join(text.split()[:2])) else text


def _parted(text: str) -> str:
    """Two names that are glued together, with a comma between them."""
    for glue in _GLUED.finditer(text):
        first, second = text[: glue.start()], text[glue.start() :]
        if first.split()[-1] not in _BEGINNINGS and is_name(first) and is_name(second):
            return f"{first}, {second}"
    return text


def is_role(text: str) -> bool:
    """Whether the text says what an author is, and no more: `Senior correspondent`."""
    return len(text) < 60 and bool(_ROLE_LINE.fullmatch(text))


def _signed(text: str) -> tuple[tuple[str, ...], str, str]:
    """Authors, wire service and publication of the part behind `By`."""
    wire = agency(text)
    if wire:
        return (), wire, ""
    name, paper = name_and_paper(_ROLE_ALONE.sub("", text))
    if name:
        text, wire, paper = name, agency(paper), ("" if agency(paper) else paper)
    words = text.split()
    signed = is_name(" ".join(words[:2])) and not (words[2:] and _RANK.fullmatch(words[2]))
    house = _HOUSE.match(text) or (is_role(text) and not signed)
    authors = () if house else people(text, single=True)
    for part in re.split(r",|\b(?:of|for|at)\b", text, flags=re.IGNORECASE)[1:]:
        wire = wire or agency(part)
        paper = paper or publication(part)
    return authors, wire, paper


def _house_name(text: str) -> tuple[str, ...]:
    """A byline that is no person's: `By Harbor Times Staff`."""
    words = text.split(",")[0].split()
    if all(_ROLE_TAIL.fullmatch(f" {word}") for word in words):
        return ()
    capital = [word for word in words if word[:1].isupper()]
    if not words or not words[0][0].isupper():
        return ()
    return (" ".join(words),) if len(words) <= 6 and len(capital) * 2 > len(words) else ()
