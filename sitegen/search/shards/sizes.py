"""How large the files are: what a query costs, against how many files there are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the files of one span. Bytes are meant as they travel, compressed."""

    words: int = 3_100
    lexicon: int = 10_000
    places: int = 9_500
    names: int = 20_000
    keys: int = 128
    """First keys of files on one page of a directory: so many that a few queries bring all pages,
    and a further one need not wait for any."""
    articles: int = 10
    """Articles of a file."""
    texts: int = 4
    """Articles of a file."""
    lengths: int = 64
    """Articles of a file."""
    lengths_wide: int = 2_048
    """Articles of a file that tells the same, for questions that find very many of them."""
    facets: int = 128
    """Articles of a file."""
    faceted: int = 256
    """Names of a file."""
    days: int = 8
    """Years of a file."""
    short_book: int = 768
    """Tokens of the book that the articles' cards are written with."""
    long_book: int = 3_840
    """Tokens of the book that texts are written with."""


LARGE = Sizes()
SMALL = Sizes(words=1_200, places=6_000, names=8_000, short_book=512, long_book=1_024)
"""For a span that holds less than a tenth of the archive: a query loads from it as well, for few
more results."""
SMALL_PART = 10
"""The part of the archive below which a span is small."""
FEWER = Sizes(
    words=8_000, lexicon=40_000, places=40_000, names=60_000,
    articles=40, texts=16, lengths=128, lengths_wide=4_096, facets=256,
    faceted=512,
)  # fmt: skip
"""For a host that takes few files: fewer than a third as many, of which a query loads about three
times the bytes. The same for large spans and small ones."""


def files_about(articles: int, few: bool) -> int:
    """How many search files an archive will have, from above for articles of usual length.

    12,000 articles of 400 words had about 8,480, or 2,274 where they are `few`.
    """
    return 40 + -(-articles * (21 if few else 72) // 100)
