"""Names of months, as papers of several languages write and shorten them."""

from __future__ import annotations

_ENGLISH = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
    "aug august", "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
_OTHERS = (
    "januar jänner janvier janv januari enero ene gennaio janeiro",
    "februar février fevrier févr februari febrero febbraio fevereiro fev",
    "märz maerz mär mars maart mrt marzo março",
    "avril avr abril abr aprile",
    "mai mei mayo maggio maio",
    "juni juin junio giugno giu junho",
    "juli juillet juil julio luglio lug julho",
    "août aout augustus agosto",
    "septembre septiembre setiembre settembre setembro",
    "oktober okt octobre octubre ottobre ott outubro",
    "novembre noviembre novembro",
    "dezember dez décembre decembre diciembre dic dicembre dezembro",
)
"""German, French, Dutch, Spanish, Italian and Portuguese, where they differ from English."""

MONTHS = {
    name: number
    for table in (_ENGLISH, _OTHERS)
    for number, names in enumerate(table, 1)
    for name in names.split()
}
"""The number of a month by its name in small letters."""


def _longest_first(names: list[str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_KNOWN = [name for names in _ENGLISH for name in names.split()]
ENGLISH = _longest_first([form for name in _KNOWN for form in (name.title(), name.upper())])
"""The English names in a regular expression: `May` and `MAY`, not `may`."""
ANY = f"(?i:{_longest_first(list(MONTHS))})"
"""All names in a regular expression, in whatever letters."""
