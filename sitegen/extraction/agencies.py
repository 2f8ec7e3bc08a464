"""Wire services: every way they are signed, and the name they are filed under."""

from __future__ import annotations

import re

_SIGNATURES = {
    "AFP": ("Agence France-Presse",),
    "ANSA": (),
    "Agencia EFE": ("EFE",),
    "Anadolu Agency": ("Anadolu",),
    "Antara": (),
    "Asian News International": ("ANI",),
    "Associated Press": ("AP", "The Associated Press", "The AP"),
    "Australian Associated Press": ("AAP",),
    "Belga": (),
    "Bernama": (),
    "Bloomberg News": ("Bloomberg",),
    "Catholic News Agency": ("CNA",),
    "Catholic News Service": ("CNS",),
    "City News Service": (),
    "Dow Jones Newswires": (),
    "Indo-Asian News Service": ("IANS",),
    "Inter Press Service": ("IPS",),
    "Interfax": (),
    "Jewish Telegraphic Agency": ("JTA",),
    "Jiji Press": ("Jiji",),
    "Knight Ridder": (),
    "Kyodo News": ("Kyodo",),
    "McClatchy-Tribune": ("MCT",),
    "PA Media": ("Press Association", "PA"),
    "Press Trust of India": ("PTI",),
    "RIA Novosti": (),
    "Religion News Service": ("RNS",),
    "Reuters": (),
    "Scripps Howard News Service": (),
    "States Newsroom": (),
    "TASS": ("ITAR-TASS",),
    "The Canadian Press": ("Canadian Press",),
    "Tribune News Service": ("TNS",),
    "United News of India": ("UNI",),
    "United Press International": ("UPI",),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
    "dpa": ("Deutsche Presse-Agentur",),
}
"""The name in the archive, and the other forms it is signed with."""

_BY_SIGNATURE = {
    re.sub(r"\W+", " ", form).strip().casefold(): name
    for name, others in _SIGNATURES.items()
    for form in (name, *others)
}
_MOST_SPACES = 8
_LONGEST = max(map(len, _BY_SIGNATURE))
_DESKS = (
    "auto automotive aviation baseball basketball business chief diplomatic economics education"
    " entertainment film food football golf health legal medical military music national political"
    " politics religion science senior sports staff technology television white house"
)
_TRAILING = re.compile(
    rf"(?: (?:{'|'.join(_DESKS.split())})){{0,3}}"
    r" (?:writers?|news agency|wire|staff|reporters?|correspondents?|editors?)$"
)


def agency(text: str) -> str:
    """The wire service that this text names and nothing else, or ""."""
    if len(text) > _LONGEST + 30 or text.count(" ") > _MOST_SPACES:
        return ""
    words = re.sub(r"\W+", " ", text).strip().casefold()
    return _BY_SIGNATURE.get(words) or _BY_SIGNATURE.get(_TRAILING.sub("", words).strip(), "")
