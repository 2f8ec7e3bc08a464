"""Bylines: who wrote it, for which wire service, printed by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sitegen.extraction.agencies import agency
from sitegen.extraction.dates import PrintedDate, find_dates

LONGEST = 220
"""Characters; a longer line is no byline."""


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
    r"(?:(?:words|story|text|report|article|written|reported|reporting|posted|published|reviewed"
    r"|contributed|analysis|review|opinion|column|commentary)\s(?:and\sphotos?\s)?)?"
    r"(?:(?:by)(?:\s?:\s?|\s+|(?-i:(?<=By)(?=[A-Z][a-z]))|$)|(?:authors?|words)(?:\s?:\s?|$))",
    re.IGNORECASE,
)
_FROM = re.compile(r"from (?=(?:the )?(?:associated press|staff|wire|ap\b|reuters))", re.IGNORECASE)
_CUTS = re.compile(
    r"\s*(?:[|•·¦/]|\s[–—-]+\s|@|\(|<|(?-i:(?<=[a-zß-ÿ])(?:Published|Updated|Posted))|archive\spage"
    r"|\b(?:last\s)?(?:published|updated|posted|modified|first published|follow|read more"
    r"|long\s?read|share|archive page|view bio|view profile|see all|contributors?:)\b"
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
_ROLE_LINE = re.compile(
    r"(?:[\w&.'’/-]+,?\s){0,5}(?:writer|reporter|correspondent|editor|columnist|contributor|critic|analyst"
    r"|producer|journalist|author|chief|director|intern|fellow|anchor|staff|photographer|professor)s?"
    r"(?:(?:,|\s[|·-]|\sat|\sof|\sfor)\s.{1,30})?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|,?\s+and\b|,?\s&\s|,\s*by\b|,|\s\+\s)\s*", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.‘-])*,?\.?")
_PARTICLES = frozenset(
    "al bin bint da das de del della den der di do dos du e el ibn la le ten ter und van von y zu"
    " ul".split()
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|md|phd|m\.d|ph\.d|esq|rn|dds|do|obe|cbe|mbe|qc)\.?", re.I)
_NO_NAMES = frozenset(
    """
    about account ad ads advertisement advertising agency alert all america american an and app
    april archive archives are art article articles arts associated august author ball banking
    best big blog board book books breaking business by calendar career careers cars center
    chief city club coach college comment comments community company contact content contest
    contributor cookie cookies copy correspondent council country court crime culture daily day
    days deals december department desk digital district do download editor editorial editors
    education election email entertainment environment events exclusive explore extended
    facebook fashion february feedback file film finance follow food football for forum free
    friday from full gallery game games get getty giveaway global government group guide guides
    guest health help here high history home hot hours house how image images in industry
    instagram interview investing is issue it january jobs join journal july june just latest
    law league learn lifestyle like line linkedin list listen live local log login magazine mail
    march market markets media meet member membership menu min minute minutes monday money more
    most movie movies music my nation national network new news newsletter newsletters newspaper
    next north not notice notifications november now obituaries october office of on online open
    opinion our page park partner people phone photo photographs photography photos pinterest
    play players podcast podcasts policy politics popular post press previous print privacy
    product products profile program programs project property quiz radio read reactions real
    recent recipes reddit related release report reporter reporters review reviews rights safety
    sale saturday save saved school schools science scores search season section security see
    senior september series service services settings share shop shopping show shows sign site
    social society south special sponsored sport sports staff standings state states stories
    story stream street style submit subscribe sunday support system tags team teams tech
    technology telegram terms test the theater this thursday tickets times tips to today top
    topics trade traffic travel trending tuesday tv twitter united university up update updated
    us video videos view visual watch we weather wednesday week weekly what whatsapp when where
    why wire women work world writer writers year years york you your youtube your
    """.split()
)  # fmt: skip
"""Words that no person is called by, or hardly; a line with one of them is no bare name."""
_PUBLICATION_WORD = re.compile(
    r"\b(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Star|Globe|Mail|Guardian"
    r"|Telegraph|Press|Magazine|Daily|Weekly|Review|Observer|Express|Standard|Today|Radio|TV|Media"
    r"|Network|Newspapers?|Record|Register|Sentinel|Examiner|Bulletin|Courier|Dispatch|Inquirer"
    r"|Independent|Ledger|Mirror|Monitor|Echo|Argus|Advertiser|Advocate|Tattler|Sun|World"
    r"|Broadcasting|Pictures|Stripes|Online)\b|\.(?:com|org|net|co\.\w\w|ca|news|tv)\b",
)
_PUBLICATION_TAIL = re.compile(
    r"\s+(?:(?:The|USA|NBC|CBS|ABC|BBC|CNN|Fox|Sky|CBC|CTV|PBS|[A-Z]{2,5})\s)?[A-Z][\w.-]*\s?"
    r"(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Magazine|Media|Network|Press)$"
)


def read_byline(text: str) -> Byline | None:
    """What a line that begins as bylines begin says, or None when it does not.

    A line of the bare word (`By`) gives an empty Byline that is explicit: the names follow.
    """
    if len(text) > LONGEST:
        return None
    begin = _BY.match(text) or _FROM.match(text)
    if not begin:
        return None
    rest = text[begin.end() :]
    if not rest.strip(" :-–—|"):
        return Byline(explicit=True)
    dates = tuple(find_dates(text))
    if dates:
        rest = text[begin.end() : max(dates[0].start, begin.end())]
    pieces = [piece for piece in _CUTS.split(rest) if piece and piece.strip(" ,-:.")]
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
    dates = tuple(find_dates(text))
    rest = _TIME_BEFORE.sub("|", _without(text, dates))
    authors: tuple[str, ...] = ()
    wire = paper = ""
    pieces = [piece.strip(" ,:.-") for piece in _CUTS.split(rest)]
    for number, piece in enumerate(filter(None, pieces)):
        if agency(piece):
            wire = agency(piece)
        elif not authors and (names := people(piece) or _after_by(piece)):
            authors = names
            wire = wire or next(filter(None, map(agency, piece.split(",")[1:])), "")
            paper = paper or next(filter(None, map(publication, piece.split(",")[1:])), "")
        elif publication(piece):
            paper = publication(piece)
        elif number == 0 and not dates:
            return None
    result = Byline(authors, wire, paper, dates)
    return result if authors or wire or (paper and dates) else None


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
    bare = _ROLE_TAIL.sub("", text).strip(" ,:;-")
    names: list[str] = []
    for part in _AND.split(bare):
        part = part.strip(" .*")
        if not part:
            continue
        if _SUFFIX.fullmatch(part) and names:
            continue
        if not is_name(part, single=single and not names):
            if names and (publication(part) or agency(part)):
                continue
            return tuple(names)
        names.append(proper(part))
    return tuple(dict.fromkeys(names))


def is_role(text: str) -> bool:
    """Whether the text says what an author is, and no more: `Senior correspondent`."""
    return len(text) < 60 and bool(_ROLE_LINE.fullmatch(text))


def is_name(text: str, *, single: bool = False) -> bool:
    """Whether the text has the form of a person's name and no word that names never have.

    `single` stands for a name behind `By`: one word is enough there, and any word may be in it.
    """
    words = text.split()
    if not (1 if single else 2) <= len(words) <= 5 or len(text) > 50:
        return False
    capitals = 0
    for word in words:
        if not _NAME_WORD.fullmatch(word):
            return False
        if word.casefold() in _PARTICLES:
            continue
        if not word[0].isupper() or (not single and word.strip(".,").casefold() in _NO_NAMES):
            return False
        capitals += len(word.strip(".")) > 1
    return capitals >= (1 if single else 2) or (capitals == 1 and len(words) > 1)


def _signed(text: str) -> tuple[tuple[str, ...], str, str]:
    """Authors, wire service and publication of the part behind `By`."""
    wire = agency(text)
    if wire:
        return (), wire, ""
    tail = _PUBLICATION_TAIL.search(text)
    paper = ""
    if tail and len(text[: tail.start()].split()) >= 2:
        text, paper = text[: tail.start()], tail[0].strip()
        wire, paper = agency(paper), ("" if agency(paper) else paper)
    authors = () if is_role(text) else people(text, single=True)
    for part in re.split(r",|\bof\b|\bfor\b", text)[1:]:
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


def publication(text: str) -> str:
    """The paper or site that this text names and nothing else, or ""."""
    name = text.strip(" ,.;:()")
    if not 1 <= len(name.split()) <= 5 or agency(name) or len(name) > 50:
        return ""
    if not _PUBLICATION_WORD.search(name):
        return ""
    small = {"of", "and", "the", "for", "in"}
    proper_noun = all(w[0].isupper() or w in small or "." in w for w in name.split())
    return name if proper_noun else ""


# --- spelling of names -------------------------------------------------------------------------


def proper(name: str) -> str:
    """A name as one writes it; only words in capitals, or a name in small letters, are changed."""
    words = name.strip(" ,").split()
    shouted = name.isupper() or name.islower()
    return " ".join(
        _proper_word(word, first=number == 0) if shouted or _SHOUTED.search(word) else word
        for number, word in enumerate(words)
    )


_SHOUTED = re.compile(r"[^\W\d_a-z]{4}")
"""A part of a name in capitals, as in Jane DOE-SMITH or Ann McDONALD."""


def _proper_word(word: str, *, first: bool) -> str:
    lower = word.lower()
    if lower in _PARTICLES - {"e", "do", "la", "le", "el", "al", "ten"} and not first:
        return lower
    if _SUFFIX.fullmatch(word) and lower.strip(".") in ("ii", "iii", "iv"):
        return word.upper()
    if len(word.replace(".", "")) <= 2 and ("." in word or not re.search("[aeiouy]", lower)):
        return word.upper()
    return "-".join(_proper_part(part) for part in lower.split("-"))


def _proper_part(part: str) -> str:
    for prefix in ("mac", "mc"):
        if part.startswith(prefix) and (prefix == "mc" or part in _MAC_NAMES) and len(part) > 3:
            return prefix.title() + part[len(prefix) :].title()
    apostrophe = re.fullmatch(r"([od])(['’‘])(\w.*)", part)
    if apostrophe:
        return apostrophe[1].upper() + apostrophe[2] + apostrophe[3].capitalize()
    return ".".join(piece.capitalize() for piece in part.split("."))


_MAC_NAMES = frozenset(
    """
    macalister macallister macaulay macbeth macbride maccallum maccarthy macdermott macdonald
    macdonell macdougall macduff macewan macfarlane macgregor macgowan macinnes macintosh macintyre
    mackay mackenna mackenzie mackinnon maclachlan maclaren maclean macleish maclennan macleod
    macmahon macmillan macmullen macmurray macnamara macneil macneill macphail macpherson macquarie
    macrae mactaggart macvicar
    """.split()
)
"""Mac is a part of its own in these; in Mack, Macy, Machado or Maciel it is not."""
