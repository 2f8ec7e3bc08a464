"""How each clipping was read: a page beside its copy, with all of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sitegen.archive.archive import Filed
from sitegen.archive.ledger import Outcome, Record
from sitegen.archive.rereading import read_again
from sitegen.errors import Problems, Where
from sitegen.extraction.account import Fate, changed, fate_of, lines_at, shares
from sitegen.model import Span
from sitegen.site.addresses import folders_of, link, spelling
from sitegen.site.desk import Desk
from sitegen.site.edition import Edition
from sitegen.site.furniture import Furniture
from sitegen.site.originals import numbered_address
from sitegen.site.pages import ReadingPage
from sitegen.site.parts import Fact, Link, Mended, Original, Remark, Stretch
from sitegen.site.views import ReadingView
from sitegen.site.words import Words

# --- planned in this process -------------------------------------------------------------------


def find_readings(
    edition: Edition, originals: Mapping[str, str], problems: Problems
) -> dict[str, str]:
    """Where the reading of each clipping shall stand, by the address of its article.

    It stands beside the clipping's copy, with `.html` behind the copy's name: no copy ends so.
    """
    if has_too_many(edition) or not edition.scope.readings:
        return {}
    folders = {folder for copy in originals.values() for folder in folders_of(spelling(copy))}
    found: dict[str, str] = {}
    for filed in edition.archive:
        record, copy = _record(edition, filed), originals.get(filed.article.original, "")
        if record is None or not copy:
            continue
        if read_again(edition.archive.project / "content", record) is None:
            problems.warn(
                "This clipping changed after it was read; how it was read is not shown.",
                "Run sitegen import.",
                Where(f"content/{record.path}"),
            )
            continue
        address = f"{copy}.html"
        taken = spelling(address) in folders
        found[filed.address] = numbered_address(address, folders) if taken else address
    return found


def has_too_many(edition: Edition) -> bool:
    """Whether the archive is beyond the bound to which clippings get a page for their reading."""
    return len(edition.archive) > edition.config.readings_up_to


def _record(edition: Edition, filed: Filed) -> Record | None:
    """The ledger's line of an article's clipping, if it has the account of its characters."""
    record = edition.ledger.by_path.get(filed.article.original)
    if record is None or record.outcome is not Outcome.PUBLISHED or not record.spans:
        return None
    return record if filed.path == f"content/{record.article}" else None


def reading_pages(desk: Desk) -> Iterator[ReadingPage]:
    for filed in desk.edition.archive:
        address = desk.readings.get(filed.address)
        record = _record(desk.edition, filed) if address else None
        if address and record:
            yield ReadingPage(
                address=address,
                template="reading.html",
                what=f"the reading of the clipping '{record.path}'",
                where=Where(f"content/{record.path}"),
                filed=filed,
                record=replace(record, before=None),
                original=desk.originals[record.path],
            )


# --- set in a worker ---------------------------------------------------------------------------


def set_reading(furniture: Furniture, page: ReadingPage, text: str) -> ReadingView:
    """`text` is the clipping's, as its record's spans need it."""
    words, record, article = furniture.words, page.record, page.filed.article
    name = record.path.rpartition("/")[2]
    return ReadingView(
        heading=words["reading_heading"],
        note=words.fill("reading_note", name=name),
        article=Link(article.title, link(page.address, page.filed.address)),
        edited=page.filed.digest != record.written,
        language=furniture.other_language(article),
        original=Original(name, link(page.address, page.original), record.sha256, ""),
        shares=tuple(_shares(words, record.spans)),
        doubts=tuple(Remark(_line(words, doubt.line), doubt.what) for doubt in record.doubts),
        mended=tuple(_mended(words, record, text)),
        stretches=tuple(_stretches(words, record.spans, text)),
    )


def _line(words: Words, number: int) -> str:
    return words.fill("line", number=str(number)) if number else ""


def _shares(words: Words, spans: Sequence[Span]) -> Iterator[Fact]:
    everything = spans[-1].end
    for share in shares(spans):
        yield Fact(
            _label(words, share.fate, share.label),
            words.fill(
                "share",
                characters=words.count("characters", share.characters),
                percent=f"{share.characters / everything:.1%}".removesuffix("%"),
            ),
        )


def _label(words: Words, fate: Fate, label: str) -> str:
    named = words.label(label)
    return words.fill("left_out", label=named) if fate is Fate.DROPPED else named


def _mended(words: Words, record: Record, text: str) -> Iterator[Mended]:
    lines = lines_at(text, (repair.start for repair in record.repairs))
    for line, repair in zip(lines, record.repairs, strict=True):
        yield Mended(_line(words, line), *changed(repair))


def _stretches(words: Words, spans: Sequence[Span], text: str) -> Iterator[Stretch]:
    """Spans that became the same by the same rule are one stretch, over blanks between them."""
    written = (span for span in spans if fate_of(span.label) is not Fate.BLANK)
    runs = [list(run) for _, run in groupby(written, key=lambda span: (span.label, span.rule))]
    shown = [text[run[0].start : run[-1].end].rstrip() for run in runs]
    firsts = lines_at(text, (run[0].start for run in runs))
    ends = (run[0].start + max(len(said) - 1, 0) for run, said in zip(runs, shown, strict=True))
    for run, said, first, last in zip(runs, shown, firsts, lines_at(text, ends), strict=True):
        fate = fate_of(run[0].label)
        yield Stretch(
            fate=fate,
            label=_label(words, fate, run[0].label),
            rule=run[0].rule,
            sure=words.fill("sure", percent=_range([span.sure for span in run])),
            lines=words.fill("line" if first == last else "lines", number=_range([first, last])),
            text=said,
        )


def _range(numbers: Sequence[int]) -> str:
    least, most = min(numbers), max(numbers)
    return str(least) if least == most else f"{least}–{most}"
