"""How well an article answers a query: the one definition of the ranking.

Names, dates, sources and NOT only choose articles. The words of the query rank those chosen: the
score is the sum, over each different stem that the query asks for, of BM25 in the title and BM25
in the body (S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.4):

    idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / average length))
    idf = ln(articles / (articles with the stem in this field + 1)) + 1

tf is how often the stem stands in the field, times the field's weight; lengths are in words and
are kept in one byte each, so they are rounded. A phrase counts with its words, a prefix with the
words it stands for. Articles with equal scores stand in the order of the archive.
"""

from __future__ import annotations

K1 = 1.2
"""How soon a further occurrence of a word stops to matter."""
B = 0.75
"""How much a long text is held against it: 0 not at all, 1 fully."""
TITLE_WEIGHT = 4.0
"""A word in the title counts like so many."""
