"""How text becomes words. The only definition: articles, names and queries all go through it.

There are no stop words: every word can be searched, and a quoted phrase means all of its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from sitegen.search.stemming import RULES, stem_english

LONGEST = 64
"""Letters that count of a word: what is longer is no word, and must not burden the index."""

_APOSTROPHES = "'\u2019\u02bc"
_WITH_APOSTROPHES = re.compile(rf"\w+(?:[.{_APOSTROPHES}]\w+)*")
_PLAIN = re.compile(r"\w+(?:\.\w+)*")

_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
"""Latin letters that Unicode does not take apart into a base and its mark."""

_COMMON = (
    "the of to in a and on for that by is it with as said at from have be has an was but not are "
    "this which will he they i"
)
"""English words that stand in nearly every article, the most frequent first; at most 31."""


class Analysis:
    """The words of one language's texts, and their stems.

    A *word* is folded: lower case, Latin letters without accents, no possessive `'s`. A *stem*
    stands for all forms of a word. English has stems; other languages are searched word by word.

    `common` are the words that stand nearly everywhere. They are searched like any other; only
    where they stand is kept more briefly, so they have codes: a word's place in `common` plus one,
    at most 31; 0 is any other word.
    """

    def __init__(self, language: str = "en") -> None:
        """`language`: a BCP 47 tag."""
        english = language.split("-")[0].casefold() == "en"
        self.language = language
        self.common: tuple[str, ...] = tuple(_COMMON.split()) if english else ()
        # In English the apostrophe belongs to the word (don't), elsewhere it parts two (l'homme).
        self._pattern = _WITH_APOSTROPHES if english else _PLAIN
        self._folded = _Kept(_fold)
        self._stems = _Kept(stem_english if english else str)

    @property
    def made_with(self) -> str:
        """Which stems these are: with others the words of an index would not be found."""
        return RULES

    def words(self, text: str) -> list[str]:
        """The words of a text in their order."""
        written = self._pattern.findall(unicodedata.normalize("NFC", text))
        return list(map(self._folded.__getitem__, written))

    def written(self, text: str) -> list[re.Match[str]]:
        """The same words as they are written and where. The text must be in Unicode's form NFC."""
        return list(self._pattern.finditer(text))

    def word(self, written: str) -> str:
        """The word that is written so."""
        return self._folded[written]

    def stem(self, word: str) -> str:
        return self._stems[word]

    def stems(self, words: Iterable[str]) -> list[str]:
        stems = self._stems
        return [stems[word] for word in words]


@cache
def shared_analysis(language: str) -> Analysis:
    """One for all work of this process: it remembers the stems of all words that it met."""
    return Analysis(language)


class _Kept(dict[str, str]):
    """Works out each answer once: an archive says the same words again and again."""

    def __init__(self, work: Callable[[str], str]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> str:
        answer = self[word] = self._work(word)
        return answer


def _fold(raw: str) -> str:
    # Case is folded after the text was cut into words: some capitals become two characters, of
    # which the second is no letter.
    word = raw[:LONGEST].casefold()
    if not word.isascii():
        word = _without_accents(word.translate(_ONE_APOSTROPHE).translate(_LETTERS))
    while word.endswith("'s"):
        word = word[:-2]
    return word[:LONGEST].rstrip("'.")


def _without_accents(word: str) -> str:
    """Latin letters lose their marks; in other scripts a mark can make another letter."""
    kept, base = [], ""
    for letter in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(letter):
            base = letter
        elif base.isascii():
            continue
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))
