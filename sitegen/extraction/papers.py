"""Papers, sites and stations: what has the form of the name of one."""

from __future__ import annotations

import re

from sitegen.extraction.agencies import agency
from sitegen.extraction.names import is_name

_WORDS = (
    "News Times Post Journal Herald Tribune Gazette Chronicle Star Globe Mail Guardian Telegraph"
    " Telegram Press Magazine Daily Weekly Review Observer Express Xpress Standard Today Radio TV"
    " Media Network Newspaper Newspapers Record Register Republic Sentinel Examiner Bulletin"
    " Courier Dispatch Inquirer Enquirer Independent Ledger Mirror Monitor Echo Argus Advertiser"
    " Advocate Tattler Sun World Broadcasting Pictures Statesman Democrat Stripes Online"
).split()
_FORMS = "|".join((*_WORDS, *(word.upper() for word in _WORDS)))
_PAPER = re.compile(rf"\b(?:{_FORMS})\b|\.(?:com|org|net|co\.\w\w|ca|news|tv)\b")
_SMALL = {"of", "and", "the", "for", "in", "&"}
_MOST = 5
"""Words of which the name of a paper consists."""


def publication(text: str) -> str:
    """The paper or site that this text names and nothing else, or ""."""
    name = text.strip(" ,.;:()")
    words = name.split()
    if not 1 <= len(words) <= _MOST or len(name) > 50 or "@" in name or agency(name):
        return ""
    if not _PAPER.search(name):
        return ""
    if words[0].casefold() in _SMALL - {"the"}:
        return ""
    proper_noun = all(w[0].isupper() or w in _SMALL or "." in w for w in words)
    return name if proper_noun else ""


def name_and_paper(text: str) -> tuple[str, str]:
    """A person and the paper, station or wire service after the name with nothing between them:
    `Ada Quill Harbor Times`.

    Two empty texts where the line is anything else. The name is as short as a name can be.
    """
    words = text.split()
    if "," in text or not 3 <= len(words) <= 8 or words[0].casefold() in _OF_PLACES:
        return "", ""
    for end in range(2, min(4, len(words))):
        if len(words[end - 1].strip(".")) < 2 or words[end - 1].islower():
            continue  # an initial or a particle: the name goes on
        name, paper = " ".join(words[:end]), " ".join(words[end:])
        found = _is_paper(paper) or (_STATION.fullmatch(paper) and not name.isupper())
        return (name, paper) if is_name(name) and found else ("", "")
    return "", ""


_OF_PLACES = frozenset(
    "baton des el fort grand las little long los new palm port saint salt san santa st st.".split()
)
"""Words that begin names of towns, and so of papers: `Los Angeles Daily News`."""


_STATION = re.compile(r"(?!II)[A-Z]{3,5}")
"""Call letters behind a name that is not in capitals itself: `CNN`."""


def _is_paper(text: str) -> bool:
    words = text.split()
    called = words[0] == "The" and all(word[0].isupper() for word in words)
    return bool(agency(text)) or (len(words) >= 2 and (called or bool(publication(text))))
