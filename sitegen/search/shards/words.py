"""The drawer `words`: the articles of each stem, and which of its forms they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from sitegen.search.analysis import Analysis
from sitegen.search.shards.bits import GAMMA, ascending, fixed, gamma, gammas
from sitegen.search.shards.files import Record
from sitegen.search.shards.gathering import Gathered, Words
from sitegen.search.shards.lengths import Lengths

FEW = 16
"""A list of less than one in so many articles of the span tells how long each of them is."""


@dataclass(frozen=True, slots=True)
class _Postings:
    """A stem in one field: articles, how often each has it, and the set of forms it has."""

    numbers: Sequence[int]
    counts: Sequence[int]
    sets: Sequence[int]
    """Bit i: the form i. Empty where the stem has one form."""


_NOTHING = _Postings((), (), ())


def word_records(gathered: Gathered, analysis: Analysis, lengths: Lengths) -> Iterator[Record]:
    """By stem, ascending; `lengths` are those of all articles of the span."""
    forms: dict[str, list[str]] = {}
    for word in sorted(gathered.title.keys() | gathered.body.keys()):
        if " " not in word:
            forms.setdefault(analysis.stem(word), []).append(word)
    for stem in sorted(forms):
        yield _record(stem, forms[stem], gathered, lengths)


def _record(stem: str, forms: Sequence[str], gathered: Gathered, lengths: Lengths) -> Record:
    own = stem in forms
    if own and len(forms) > 1:
        forms = [stem, *(form for form in forms if form != stem)]
    title, body = fields = _postings(gathered.title, forms), _postings(gathered.body, forms)
    bits = [
        GAMMA[len(forms)],
        "01"[own],
        GAMMA[len(title.numbers) + 1],
        GAMMA[len(body.numbers) + 1],
    ]
    ranks: dict[int, int] = {}
    if len(forms) > 1:
        found = Counter(number for field in fields for number in field.sets)
        by_frequency = sorted(found, key=lambda one: (-found[one], one))
        ranks = {one: rank for rank, one in enumerate(by_frequency, 1)}
        bits.append(gamma(len(ranks)))
        # The first form's bit stands first.
        bits += (fixed(one, len(forms))[::-1] for one in by_frequency)
    for field in fields:
        if field.numbers:
            bits += (ascending(field.numbers, gathered.count), gammas(field.counts))
            if len(ranks) > 1:
                bits.append(gammas(map(ranks.__getitem__, field.sets)))
            if FEW * len(field.numbers) < gathered.count:
                bits.append(lengths.bits(field.numbers))
    return Record(stem, "".join(bits), tuple(forms[own:]))


def _postings(words: Words, forms: Sequence[str]) -> _Postings:
    found = [(form, words[word]) for form, word in enumerate(forms) if word in words]
    if not found:
        return _NOTHING
    if len(found) == 1:
        form, places = found[0]
        sets = list(repeat(1 << form, len(places.numbers))) if len(forms) > 1 else ()
        return _Postings(places.numbers, places.counts, sets)
    found.sort(key=lambda one: -len(one[1].numbers))
    form, places = found[0]
    counts = dict(zip(places.numbers, places.counts, strict=True))
    sets_of = dict.fromkeys(places.numbers, 1 << form)
    for form, places in found[1:]:
        mark = 1 << form
        for number, count in zip(places.numbers, places.counts, strict=True):
            counts[number] = counts.get(number, 0) + count
            sets_of[number] = sets_of.get(number, 0) | mark
    numbers = sorted(counts)
    return _Postings(
        numbers, list(map(counts.__getitem__, numbers)), list(map(sets_of.__getitem__, numbers))
    )
