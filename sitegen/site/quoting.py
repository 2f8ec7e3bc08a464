"""The sentences of an article in which its names stand."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.archive.galley import Galley
from sitegen.site.addresses import EntityKey
from sitegen.site.pages import Named
from sitegen.site.quotes import Quote, Quotes
from sitegen.text.sentences import sentence_at

_MOST = 5
"""Sentences of an article that a name's page shows; of the others it tells how many there are."""


def quotes_of(named: Iterable[Named], galley: Galley) -> dict[EntityKey, Quotes]:
    """Of each name with a page: the first sentences that have it, those of the body before those of
    the standfirst and the captions. The title only where nothing else has it: a list shows it."""
    return {one.key: _quotes(one, galley) for one in named if one.address}


def _quotes(named: Named, galley: Galley) -> Quotes:
    title, *_, body = galley.passages
    spans = sorted(named.spans)
    in_body = [span for span in spans if span[0] >= body.start]
    beside = [span for span in spans if title.end <= span[0] < body.start]
    sentences: list[tuple[int, int]] = []
    begin = finish = 0  # of the last sentence: as places come in order, no other can hold the next
    for start, end in (*in_body, *beside) or spans[:1]:
        if not (begin <= start and end <= finish):
            begin, finish = sentence_at(galley.text, start, end)
            sentences.append((begin, finish))
    shown = sentences[:_MOST]
    return Quotes(
        tuple(_quote(spans, galley.text, *place) for place in shown), len(sentences) - len(shown)
    )


def _quote(spans: Iterable[tuple[int, int]], text: str, begin: int, finish: int) -> Quote:
    """`spans` are in order."""
    marks = []
    position = begin
    for start, end in spans:
        if position <= start and end <= finish:
            marks.append((start - begin, end - begin))
            position = end
    return Quote(text[begin:finish], tuple(marks))
