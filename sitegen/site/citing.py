"""How to cite an article: as a sentence, and as the entries that reference managers read.

BibTeX and RIS are the same, sign for sign, as the search page's script writes
(`themes/default/assets/search/keeping.js`); neither is changed alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from sitegen.model import Article
from sitegen.site.furniture import Furniture
from sitegen.site.parts import Citation
from sitegen.text.dates import NewsDate

_SPACE = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
"""As scripts in browsers understand white space."""
_TEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
}  # fmt: skip
_TEX_SIGNS = re.compile(r"[\\{}$&#_%~^]")
_PARTED = re.compile(r",| and ", re.IGNORECASE)
"""What would make two names of one, for BibTeX."""
_KEY_WORDS = 5
_LONGEST_KEY = 60
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def citations(furniture: Furniture, article: Article, address: str) -> tuple[Citation, ...]:
    """In each form; the page's own address stands in them only where the archive has a base_url.

    Who wrote it is its authors, else the agency.
    """
    url = furniture.absolute(address)
    return (
        Citation("plain", furniture.words["cite_plain"], plain(furniture, article, url)),
        Citation("bibtex", "BibTeX", bibtex(article, address, url)),
        Citation("ris", "RIS", ris(article, url)),
        Citation("csl-json", "CSL-JSON", csl_json(furniture, article, address, url)),
    )


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


# --- a sentence --------------------------------------------------------------------------------


def plain(furniture: Furniture, article: Article, url: str) -> str:
    """In the manner of the Chicago Manual of Style: Author. “Headline.” Paper, date. Archive. URL.

    What is not known is left out.
    """
    words = furniture.words
    date = words.date(article.date) if article.date else words["no_date"]
    authors = words.and_list(list(article.authors)) or article.agency
    source = article.source if article.source != authors else ""
    where = ", ".join(filter(None, (source, date)))
    quoted = words.fill("quoted", text=_ended(article.title))
    parts = (authors and _ended(authors), quoted, _ended(where), _ended(furniture.config.title))
    return " ".join(_line(part) for part in (*parts, url) if part)


def _ended(text: str) -> str:
    """With a full stop, unless it ends in a sign that needs none."""
    text = _line(text)
    return text if text.endswith((".", "!", "?", "…", "؟", "。")) else f"{text}."


# --- entries -----------------------------------------------------------------------------------


def bibtex(article: Article, address: str, url: str) -> str:
    date = article.date
    fields = {
        "author": " and ".join(_bibtex_authors(article)),
        "title": f"{{{_tex(article.title)}}}",
        "journal": _tex(article.source),
        "date": str(date or ""),
        "year": f"{date.year:04}" if date else "",
        "url": url,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{_key(article)}-{_sum(address)},\n{lines}}}\n"


def _bibtex_authors(article: Article) -> Iterator[str]:
    """Braces keep together what is one name: an agency's, or one with a comma in it."""
    for name in article.authors:
        yield f"{{{_tex(name)}}}" if _PARTED.search(name) else _tex(name)
    if not article.authors and article.agency:
        yield f"{{{_tex(article.agency)}}}"


def _tex(text: str) -> str:
    def escaped(match: re.Match[str]) -> str:
        return _TEX.get(match[0], f"\\{match[0]}")

    return _TEX_SIGNS.sub(escaped, _line(text))


def _key(article: Article) -> str:
    """Author, year and the first words of the headline, as far as they have plain letters."""
    author = (*article.authors, article.agency)[0]
    year = f"{article.date.year:04}" if article.date else ""
    text = unicodedata.normalize("NFD", f"{author} {year} {article.title}")
    words = re.findall("[A-Za-z0-9]+", text)[:_KEY_WORDS]
    return "".join(words).lower()[:_LONGEST_KEY] or "article"


def _sum(address: str) -> str:
    """Two articles of one author, year and beginning still have different addresses."""
    total = 0
    for sign in address:
        total = (total * 31 + ord(sign)) % 36**4
    digits = ""
    while total:
        total, digit = divmod(total, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def ris(article: Article, url: str) -> str:
    """With line feeds only: a page's text has no others."""
    authors = article.authors or ((article.agency,) if article.agency else ())
    fields = [
        ("TY", "NEWS"),
        *(("AU", name) for name in authors),
        ("TI", article.title),
        ("T2", article.source),
        *_ris_dates(article.date),
        ("UR", url),
    ]
    lines = "".join(f"{tag}  - {_line(value)}\n" for tag, value in fields if value)
    return f"{lines}ER  - \n"


def _ris_dates(date: NewsDate | None) -> Iterator[tuple[str, str]]:
    if date:
        year, month, day = (*date.day_text.split("-"), "", "")[:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"


def csl_json(furniture: Furniture, article: Article, address: str, url: str) -> str:
    """An item of the Citation Style Language's data schema, 1.0.2. Names are not taken apart: which
    of them is the family's is not known."""
    authors = article.authors or ((article.agency,) if article.agency else ())
    item: dict[str, Any] = {
        "id": f"{_key(article)}-{_sum(address)}",
        "type": "article-newspaper",
        "title": _line(article.title),
        "author": [{"literal": _line(name)} for name in authors],
        "container-title": _line(article.source),
        "section": _line(article.section),
        "issued": {"date-parts": [_parts(article.date)]} if article.date else "",
        "archive": _line(furniture.config.title),
        "language": article.language or furniture.config.language,
        "URL": url,
    }
    lines = (f"  {_json(name)}: {_json(value)}" for name, value in item.items() if value)
    return "[{\n" + ",\n".join(lines) + "\n}]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _parts(date: NewsDate) -> Sequence[int]:
    return [part for part in (date.year, date.month, date.day) if part]
