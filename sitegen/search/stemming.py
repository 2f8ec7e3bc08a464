"""English stems: the algorithm "English (Porter2)" as snowballstem.org defines it, in the version
of Snowball 3.1.

The package snowballstemmer gives the same stems, but looks for endings letter by letter, which
takes ten times as long (and Whoosh's own stemmer is not Porter's). `search/browser/stemmer.js` says
what is said here, function by function.
"""

from __future__ import annotations

import re

RULES = "snowballstemmer 3.1.1"
"""Which stems these are: those of this package in this version."""


def _table(text: str) -> dict[str, str]:
    parted = (pair.partition(":") for pair in text.split())
    return {word: other for word, _, other in parted}


class _Endings:
    """The endings that a step looks for, and what takes their place."""

    def __init__(self, text: str) -> None:
        self.replaced = _table(text)
        self._lengths: dict[str, list[int]] = {}
        for ending in sorted(self.replaced, key=len, reverse=True):
            lengths = self._lengths.setdefault(ending[-1], [])
            if len(ending) not in lengths:
                lengths.append(len(ending))

    def longest(self, word: str) -> str:
        """The longest that the word has; "" where it has none."""
        for length in self._lengths.get(word[-1], ()):
            if word[-length:] in self.replaced:
                return word[-length:]
        return ""


_INERT = frozenset("0123456789abfhjkopquvwxz")
"""No ending that a step takes away or changes ends so."""
_SPECIAL = _table(
    "skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl "
    "sky: news: howe: atlas: cosmos: bias: andes:"
)
_BEGINNING = re.compile("arsen|commun|emerg|gener|inter|later|organ|past|univers")
"""Words that begin so have their first region right after it."""
_REGION = re.compile("[^aeiouy]*[aeiouy]+[^aeiouy]")
_SHORT = re.compile(r"[^aeiouy][aeiouy][^aeiouywxY]\Z|\A[aeiouy][^aeiouy]\Z|past\Z")
_POSSESSIVE = re.compile(r"'(s'?)?\Z")
_CONSONANT_Y = re.compile(r"\Ay|([aeiouy])y")
_VOWEL = re.compile("[aeiouy]")
_VERB_ENDINGS = ("ed", "ing", "edly", "ingly")
_VERB_ENDING = re.compile(r"(eed|ed|ing)(ly)?\Z")
_DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")

_STEP_2 = _Endings(
    "ational:ate tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize "
    "ation:ate ator:ate alism:al aliti:al alli:al fulness:ful fulli:ful ousli:ous ousness:ous "
    "iveness:ive iviti:ive biliti:ble bli:ble ogist:og ogi:og lessli:less li:"
)
_STEP_3 = _Endings(
    "ational:ate tional:tion alize:al icate:ic iciti:ic ical:ic ful: ness: ative:"
)  # fmt: skip
_STEP_4 = _Endings(
    "al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion:"
)


def stem_english(word: str) -> str:
    """The stem of a folded word."""
    if len(word) < 3 or (word[-1] in _INERT and "'" not in word):
        return word
    if word in _SPECIAL:
        return _SPECIAL[word] or word
    word = word.removeprefix("'")
    if "y" in word:  # a capital Y is a consonant
        word = _CONSONANT_Y.sub(r"\1Y", word)
    beginning = _BEGINNING.match(word)
    first = beginning.end() if beginning else _past(word, 0)
    second = _past(word, first)
    word = _without_verb_ending(_without_plural(word), first)
    if word[-1:] in ("y", "Y") and len(word) > 2 and word[-2] not in "aeiouy":
        word = word[:-1] + "i"
    if word:
        word = _step_2(word, first)
        word = _step_3(word, first, second)
        word = _without_last(_step_4(word, second), first, second)
    return word.replace("Y", "y")


def _past(word: str, start: int) -> int:
    found = _REGION.match(word, start)
    return found.end() if found else len(word)


def _without_plural(word: str) -> str:
    if "'" in word:
        word = _POSSESSIVE.sub("", word)
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and word[-2:-1] not in ("", "u", "s") and _VOWEL.search(word[:-2]):
        return word[:-1]
    return word


def _without_verb_ending(word: str, region: int) -> str:
    found = _VERB_ENDING.search(word) if word.endswith(_VERB_ENDINGS) else None
    if not found:
        return word
    before = word[: found.start()]
    if found[1] == "eed":
        kept = len(before) < region or before in ("succ", "proc", "exc")
        return word if kept else before + "ee"
    if found[0] == "ing":
        if len(before) == 2 and before[1] == "y" and before[0] not in "aeiouy":
            return before[0] + "ie"
        if before in ("even", "cann", "inn", "earr", "herr", "out"):
            return word
    return _mended(before, region) if _VOWEL.search(before) else word


def _mended(before: str, region: int) -> str:
    """What stood before the ending of a verb, as it is without it."""
    if before.endswith(("at", "bl", "iz")):
        return before + "e"
    if before.endswith(_DOUBLES):
        return before if len(before) == 3 and before[0] in "aeo" else before[:-1]
    return before + "e" if len(before) == region and _SHORT.search(before) else before


def _step_2(word: str, first: int) -> str:
    ending = _STEP_2.longest(word)
    before = word[: len(word) - len(ending)]
    if not ending or len(before) < first:
        return word
    if ending == "li":
        return before if before[-1:] in tuple("cdeghkmnrt") else word
    if ending == "ogi" and not before.endswith("l"):
        return word
    return before + _STEP_2.replaced[ending]


def _step_3(word: str, first: int, second: int) -> str:
    ending = _STEP_3.longest(word)
    before = word[: len(word) - len(ending)]
    if not ending or len(before) < (second if ending == "ative" else first):
        return word
    return before + _STEP_3.replaced[ending]


def _step_4(word: str, second: int) -> str:
    ending = _STEP_4.longest(word)
    before = word[: len(word) - len(ending)]
    if not ending or len(before) < second:
        return word
    return word if ending == "ion" and not before.endswith(("s", "t")) else before


def _without_last(word: str, first: int, second: int) -> str:
    at = len(word) - 1
    if word.endswith("e") and (at >= second or (at >= first and not _SHORT.search(word[:at]))):
        return word[:at]
    return word[:at] if word.endswith("ll") and at >= second else word
