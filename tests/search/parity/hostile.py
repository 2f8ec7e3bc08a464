"""Queries that nobody should write: half-finished, enormous, or meant to do harm."""

from __future__ import annotations

_UNFINISHED = (
    '"', '"open phrase', 'closed" "open', "(", ")", "((((", "))))", "()", "( OR )", ")(", "-", "--",
    "NOT", "AND", "OR", "OR OR OR", "AND NOT", "NOT NOT", "- -a", "NOT -NOT", "a AND", "OR a",
    "person:", 'person:""', "person: ", "org:-", "title:NOT", "place:(", "source:OR", "date:",
    "date:..", "date:never", "date:2003-13", "date:2003-02-30", "date:2010..1990", "date:0000",
    "before:", "before:soon", "after:9999", "before:0001", "after:2001..2002", "date:1999..", "*",
    "**", "a*", "**a", "ab**", "person:a*", "-be*", "~", "a~", "abc~", "~5", '""~5', '"a"~',
    '"the of"~3', '"the"~0', '"of the"~101', '"a b"~999999999999', '"a b"~-1', '"a b"~x', "word~~",
    "word~9", "word~*", "ab*~", "nofield:word", 'nofield:"two words"', "titel:word", "http://a.b/c",
    "person:person:ada", "title:title:", "PERSON:ada", "Date:2001", "and or not", "(a OR) AND (b",
)  # fmt: skip

_STRANGE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "'; DROP TABLE x; --",
    ".*+?[](){}^$|\\", "(?:a+)+$", "[a-z]*", "\\", "\\\\\"", "${7*7}", "{{7*7}}", "%3Cscript%3E",
    "__proto__", "constructor", "toString", "hasOwnProperty", "person:__proto__", "valueOf*",
    "constructer~", "org:constructor", "null", "undefined", "NaN", "\x00", "a\x00b", "\ufeffword",
    "\u202eesrever", "\u200bword", "İstanbul", "ǅungla", "ﬁnance", "straße", "STRASSE", "ΣΊΣΥΦΟΣ",
    "Ωμέγα", "日本語", "日本*", "عربى", "हिन्दी", "नि*", "𝔉𝔯𝔞𝔨𝔱𝔲𝔯", "👩‍👩‍👧", "e\u0301",
    "a\u0327\u0301", "n\u0303*", "don't", "don\u2019t", "'s", "x's's", "U.N.", "3.14", "1,250",
    "A4*", "a.b.c.d", "_", "__", "_a_", "a_b", "½", "²", "Ⅻ", "٣", "word\tword", "word\nOR\nword",
    "word\u00a0word",
    "\u2018curly\u2019", "\u201ccurly quotes\u201d", "\u201emixed\"", "«guillemets»", "a–b", "a-b",
    "-a-b", "well-known", "re-*", "\u2212minus", "a/b", "a&b", "#tag", "@name", "5 - 3",
)  # fmt: skip

_ENORMOUS = (
    "lantern " * 2_000, "x" * 20_000, "(" * 10_001, '"' * 10_000, "-" * 9_999, "a* " * 3_000,
    "be* " * 100, "lantern~ " * 100, "NOT " * 2_000 + "lantern", "lantern OR " * 1_500,
    "(" * 17 + "lantern" + ")" * 17, "(a OR (b " * 40, "person:ada " * 70, "date:2001 " * 200,
    '"' + "the of " * 100 + '"', " ".join(f"w{n}" for n in range(90)), "é" * 10_001, "~" * 5_000,
)  # fmt: skip

HOSTILE = (*_UNFINISHED, *_STRANGE, *_ENORMOUS)
