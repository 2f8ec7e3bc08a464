"""From labelled lines to the article and the account of every character."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitegen.extraction.account import lines_at
from sitegen.extraction.datelines import Dateline, read_dateline
from sitegen.extraction.header import Header, read_header
from sitegen.extraction.labels import FIELDS, Label
from sitegen.extraction.layout import Layout
from sitegen.extraction.lines import raw_length
from sitegen.extraction.looks import Look
from sitegen.extraction.rules import Decision
from sitegen.model import Article, Clipping, Doubt, Extract, Repair, Span
from sitegen.text.prose import as_markdown

LONGEST_TITLE = 120
"""Characters to which a paragraph is cut when it must serve as title."""

_GUESS = 20
"""Per cent; of a headline that is less sure, a person is told."""

_RAW_REACH = 400
"""Characters of a raw line in which a dateline ends."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that is something else than the line."""

    start: int
    end: int
    label: Label
    rule: str


def assemble(
    clipping: Clipping,
    looks: Sequence[Look],
    layout: Layout,
    decisions: Sequence[Decision],
    repairs: tuple[Repair, ...],
) -> Extract:
    """The article that the labels describe. Nothing is added to what the clipping says."""
    body = [i for i, decision in enumerate(decisions) if decision.label is Label.BODY]
    paragraphs = [looks[i].line.written for i in body]
    pieces: list[_Piece] = []
    dateline = read_dateline(paragraphs[0]) if paragraphs else None
    if dateline:
        pieces += _piece_at_start(clipping, looks[body[0]], dateline)
        dateline = dateline if pieces else None
    if dateline:
        paragraphs[0] = paragraphs[0][dateline.length :]
    if (listed := _listed_headline(looks, decisions)) is not None:
        start = listed.line.start
        length = raw_length(clipping.text[start : listed.line.end], len(listed.line.bullet))
        pieces.append(_Piece(start, start + length, Label.OTHER, "a number of a list"))
    header = read_header(looks, decisions, layout)
    article = _article(clipping, looks, decisions, header, dateline)
    return Extract(
        article,
        as_markdown(paragraphs),
        tuple(_spans(looks, decisions, pieces)),
        repairs,
        tuple(_doubts(clipping, looks, decisions, article, header, layout, paragraphs)),
    )


def _article(
    clipping: Clipping,
    looks: Sequence[Look],
    decisions: Sequence[Decision],
    header: Header,
    dateline: Dateline | None,
) -> Article:
    return Article(
        title=_title(looks, decisions),
        date=header.date,
        updated=header.updated,
        standfirst=" ".join(_texts(looks, decisions, Label.STANDFIRST)),
        authors=header.authors,
        agency=header.agency or (dateline.agency if dateline else ""),
        publication=header.publication,
        dateline=dateline.place if dateline else "",
        captions=_captions(looks, decisions),
        url=next(iter(_texts(looks, decisions, Label.URL)), ""),
        original=clipping.path,
        original_sha256=clipping.sha256,
    )


def _texts(looks: Sequence[Look], decisions: Sequence[Decision], label: Label) -> list[str]:
    return [
        _said(this)
        for this, decision in zip(looks, decisions, strict=True)
        if decision.label is label and this.line.text
    ]


def _said(this: Look) -> str:
    """What a line tells a field, where a bullet is a mere sign, unless it is a number."""
    return this.line.written if this.line.bullet[:1].isdigit() else this.line.text


def _title(looks: Sequence[Look], decisions: Sequence[Decision]) -> str:
    title = " ".join(_texts(looks, decisions, Label.TITLE))
    if (listed := _listed_headline(looks, decisions)) is not None:
        title = title.removeprefix(listed.line.bullet).lstrip()
    if not title:
        title = next(iter(_texts(looks, decisions, Label.BODY)), "")
        title = title or next(this.line.text for this in looks if this.line.text)
    return as_title(title)


def _listed_headline(looks: Sequence[Look], decisions: Sequence[Decision]) -> Look | None:
    """The headline's line, if its number is that of a list of headlines on the page.

    Only the first words of a clipping can be a headline that has a number of its own.
    """
    worded = [
        (this, decision) for this, decision in zip(looks, decisions, strict=True) if this.words
    ]
    for (this, decision), before in zip(worded, [None, *worded], strict=False):
        if decision.label is Label.TITLE:
            return this if before and this.line.bullet[:1].isdigit() else None
    return None


def as_title(text: str) -> str:
    """A text that serves as title. A paragraph is cut to at most LONGEST_TITLE characters, ending
    with a whole word where there is one."""
    if len(text) <= 2 * LONGEST_TITLE:
        return text
    short = text[:LONGEST_TITLE]
    words = short.rpartition(" ")[0]
    return f"{words if len(words) > LONGEST_TITLE // 2 else short}…"


def _captions(looks: Sequence[Look], decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Captions, each with the credit that stands below it."""
    captions: list[str] = []
    fresh = False
    for this, decision in zip(looks, decisions, strict=True):
        if decision.label is Label.CAPTION:
            captions.append(_said(this))
            fresh = True
        elif decision.label is Label.PHOTO_CREDIT and fresh:
            if this.line.text not in captions[-1]:
                captions[-1] = f"{captions[-1]} {this.line.text}"
            fresh = False
        elif decision.label is not Label.BLANK:
            fresh = False
    return tuple(dict.fromkeys(captions))


# --- the account of every character --------------------------------------------------------------


def _piece_at_start(clipping: Clipping, this: Look, dateline: Dateline) -> list[_Piece]:
    """The dateline in the raw text; none where it cannot be found again in what was repaired."""
    start = this.line.start
    length = raw_length(clipping.text[start : this.line.end][:_RAW_REACH], dateline.length)
    if not length:
        return []
    return [_Piece(start, start + length, Label.DATELINE, "before the first word")]


def _spans(
    looks: Sequence[Look], decisions: Sequence[Decision], pieces: Iterable[_Piece]
) -> list[Span]:
    """Contiguous from the first character to the last; white space inside a block belongs to it."""
    spans: list[Span] = []
    special = {piece.start: piece for piece in pieces}
    for this, decision in zip(looks, decisions, strict=True):
        position = this.line.start
        if (piece := special.get(position)) is not None:
            _append(spans, position, piece.end, Decision(piece.label, piece.rule))
            position = piece.end
        _append(spans, position, this.line.end, decision)
    return spans


def _append(spans: list[Span], start: int, end: int, decision: Decision) -> None:
    """Add a span; join it with one before it that is the same, over white space between them."""
    if start == end:
        return
    span = Span(start, end, decision.label.value, decision.rule, decision.sure)
    if spans and _same(spans[-1], span):
        spans[-1] = replace(spans[-1], end=end)
    elif len(spans) > 1 and spans[-1].label == Label.BLANK and _same(spans[-2], span):
        spans[-2:] = [replace(spans[-2], end=end)]
    else:
        spans.append(span)


def _same(one: Span, other: Span) -> bool:
    return (one.label, one.rule, one.sure) == (other.label, other.rule, other.sure)


def _doubts(
    clipping: Clipping,
    looks: Sequence[Look],
    decisions: Sequence[Decision],
    article: Article,
    header: Header,
    layout: Layout,
    paragraphs: Sequence[str],
) -> Iterable[Doubt]:
    yield from clipping.doubts
    for said, index in header.doubts:
        yield Doubt(said, _number_of_line(clipping, looks[index]) if index >= 0 else 0)
    if layout.headline[0] == layout.headline[1]:
        yield Doubt("No headline was found; the first line serves as title.")
    elif layout.rival >= 0:
        rival = looks[layout.rival]
        said = f"The headline may also be: {rival.line.text}"
        yield Doubt(said, _number_of_line(clipping, rival))
    elif decisions[layout.headline[0]].sure < _GUESS:
        guess = looks[layout.headline[0]]
        said = f"The headline is a guess: {guess.line.text}"
        yield Doubt(said, _number_of_line(clipping, guess))
    if not any(paragraphs):
        yield Doubt("No body was found.")
    yield from _doubts_of_text(clipping, looks, decisions, article, layout)


def _doubts_of_text(
    clipping: Clipping,
    looks: Sequence[Look],
    decisions: Sequence[Decision],
    article: Article,
    layout: Layout,
) -> Iterable[Doubt]:
    """Whether the body may be less, or more, than one story."""
    kept = left = 0
    for this, decision in zip(looks, decisions, strict=True):
        kept += this.words if decision.label is Label.BODY else 0
        is_text = this.prose and this.sentence and not this.furniture
        left += this.words if is_text and decision.label not in (*FIELDS, Label.BODY) else 0
    if kept and left > kept:
        yield Doubt("More text was left out than kept: sitegen explain shows it.")
    for index in range(*layout.body):
        byline = looks[index].byline
        if byline and set(byline.authors).difference(article.authors):
            said = f"Another story may begin here: {looks[index].line.text}"
            yield Doubt(said, _number_of_line(clipping, looks[index]))
            return


def _number_of_line(clipping: Clipping, this: Look) -> int:
    return next(lines_at(clipping.text, [this.line.start]))
