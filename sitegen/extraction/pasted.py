"""Pasted text to an article.

A clipping's text is cut into lines (`lines`), each is looked at by itself (`looks`), a trained
model says how likely each is headline or body (`judging`), the whole is laid out (`layout`), every
line gets its label (`rules`), and the labels make the article (`assemble`).
"""

from __future__ import annotations

from sitegen.extraction.assemble import assemble
from sitegen.extraction.judging import Judge, trained_judge
from sitegen.extraction.layout import lay_out
from sitegen.extraction.lines import cut
from sitegen.extraction.looks import look
from sitegen.extraction.rules import decide
from sitegen.extraction.unreadable import Unreadable
from sitegen.model import Clipping, Extract


def read_pasted(clipping: Clipping, judge: Judge | None = None) -> Extract | Unreadable:
    """The article in a text and the account of every character, or why there is none.

    Another `judge` than the one that comes with the package is for measuring models. Never
    raises, whatever the text.
    """
    lines, repairs = cut(clipping.text)
    looks = [look(line) for line in lines]
    readable = [this for this in looks if any(map(str.isalnum, this.line.text[:1000]))]
    if not readable:
        return Unreadable(clipping.path, "it holds no words")
    if all(this.furniture for this in readable):
        return Unreadable(clipping.path, "it holds no article, only page furniture")
    opinion = (judge or trained_judge()).opinion(looks)
    layout = lay_out(looks, opinion)
    return assemble(clipping, looks, layout, decide(looks, layout, opinion), repairs)
