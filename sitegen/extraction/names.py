"""Names of persons: what has the form of one, and how it is spelt."""

from __future__ import annotations

import re

_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.‘-])*,?\.?")
_PARTICLES = frozenset(
    "al bin bint da das de del della den der di do dos du e el ibn la le ten ter und van von y zu"
    " ul".split()
)
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|md|phd|m\.d|ph\.d|esq|rn|dds|do|obe|cbe|mbe|qc)\.?", re.I)
_NO_NAMES = frozenset(
    """
    about account ad ads advertisement advertising affairs agency alert all america american an
    and app april archive archives are art article articles arts associated august author ball
    banking best big blog board book books breaking business by calendar career careers cars
    celebrities celebrity center chief city club coach college comment comments community
    company contact content contest contributor cookie cookies copy correspondent council
    country court crime culture cybersecurity daily day days deals december department desk
    digital district do download editor editorial editors education election email entertainment
    environment events exclusive explore extended facebook fashion features february feedback
    file film finance follow food football for foreign forum free friday from full gadgets
    gallery game games gaming get getty giveaway global government group guest guide guides
    health help here high history home hot hours house how image images in industry instagram
    interview investigations investigative investing is issue it january jobs join journal july
    june just latest law league learn lifestyle lifestyles like line linkedin list listen live
    local log login magazine mail march market markets media meet member membership menu min
    minute minutes monday money more most movie movies music my nation national network new news
    newsletter newsletters newspaper next north not notice notifications november now obituaries
    october of office on online open opinion our page park partner people phone photo
    photographs photography photos pinterest play players podcast podcasts policy political
    politics popular post press previous print privacy product products profile program programs
    project property quiz radio reactions read real recent recipes reddit related release report
    reporter reporters review reviews rights safety sale saturday save saved school schools
    science scores search season section security see senior september series service services
    settings share shop shopping show showbiz shows sign site social society south special
    sponsored sport sports staff standings state states stories story stream street style submit
    subscribe sunday support system tags team teams tech technology telegram terms test the
    theater this thursday tickets times tips to today top topics trade traffic travel trending
    tuesday tv twitter united university up update updated us video videos view visual watch we
    weather wednesday week weekly what whatsapp when where why wire women work world writer
    writers xpress year years york you your youtube
    """.split()
)  # fmt: skip
"""Words that no person is called by, or hardly; a line with one of them is no bare name."""


def is_no_name(word: str) -> bool:
    """Whether no person, or hardly one, is called by this word."""
    return word.strip(".,").casefold() in _NO_NAMES


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
        if not word[0].isupper() or (not single and is_no_name(word)):
            return False
        capitals += len(word.strip(".")) > 1
    return capitals >= (1 if single else 2) or (capitals == 1 and len(words) > 1)


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
    if SUFFIX.fullmatch(word) and lower.strip(".") in ("ii", "iii", "iv"):
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
