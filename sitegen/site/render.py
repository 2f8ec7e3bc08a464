"""From a plan to files: the press room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile

from sitegen.archive.archive import read_filed
from sitegen.archive.galley import set_galley
from sitegen.archive.rereading import read_again
from sitegen.engine import Engine
from sitegen.errors import ContentError, Problem, ThemeError, Where
from sitegen.publish import OutputFile
from sitegen.site.addresses import EntityKey
from sitegen.site.articles import set_article
from sitegen.site.edition import Edition
from sitegen.site.furniture import Furniture
from sitegen.site.pages import Copy, Page, Proofs, ReadingPage
from sitegen.site.pictures import fingerprints
from sitegen.site.plan import Plan
from sitegen.site.quotes import QuoteFile, Quotes
from sitegen.site.readings import set_reading
from sitegen.site.searching import bare, bare_sheet
from sitegen.site.templates import Printer
from sitegen.site.themes import assets_of, shipped_themes
from sitegen.site.views import Frame, View

_IN_MEMORY = 16_000_000
"""Bytes of quotes; more of them go to a temporary file."""


def render(
    plan: Plan, edition: Edition, engine: Engine, folders: tuple[Path, ...], search_root: str
) -> Iterator[OutputFile]:
    """Every file of the site, articles first, because lists quote them.

    `folders` are the theme's (`themes.theme_folders`); with the file at `search_root` the search
    files begin, because articles are indexed before they are printed. Raises ThemeError for a
    template that fails, ContentError for an article or a clipping that changed meanwhile.
    """
    furniture = Furniture(edition.config, edition.scope.days)
    printer = Printer(folders, edition.config.language)
    press = _Press(edition.archive.project, furniture, printer)
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        proofs = Proofs({}, QuoteFile(file), search_root)
        copies = ((page.template, page.copy()) for page in plan.articles)
        for proof in engine.map(partial(_set_article, press), copies):
            proofs.ledes[proof.file.path] = proof.lede
            proofs.quotes.add(proof.quotes)
            yield proof.file
        sheets = (_sheet(press, page, proofs) for page in plan.pages)
        yield from engine.map(partial(_print, press), sheets)
    yield from engine.map(partial(_set_reading, press), plan.readings)
    for plain in plan.files:
        yield OutputFile(plain.address, plain.data(proofs))
    yield from theme_files(folders)


def theme_files(folders: tuple[Path, ...]) -> Iterator[OutputFile]:
    """A theme's stylesheets and the like. Raises ThemeError for one that cannot be read."""
    for address, path in assets_of(folders):
        yield OutputFile(address, _asset(path))


def article_page(
    project: Path, furniture: Furniture, folders: tuple[Path, ...], template: str, copy: Copy
) -> OutputFile:
    """The page of one article alone, as `render` makes it. Raises as it does."""
    press = _Press(project, furniture, Printer(folders, furniture.config.language))
    return _set_article(press, (template, copy)).file


@dataclass(frozen=True)
class _Press:
    """What every worker needs. Picklable."""

    project: Path
    furniture: Furniture
    printer: Printer


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page ready to be printed."""

    address: str
    template: str
    frame: Frame
    view: View


@dataclass(frozen=True, slots=True)
class _Proof:
    """A printed article, and what other pages will quote of it."""

    file: OutputFile
    lede: str
    quotes: dict[EntityKey, Quotes]


def _set_article(press: _Press, job: tuple[str, Copy]) -> _Proof:
    template, copy = job
    file = read_filed(press.project, copy.filed)
    prints = list(fingerprints(press.project, (picture for picture, _ in copy.pictures)))
    setting = set_article(press.furniture, copy, file, set_galley(file), prints)
    address = copy.filed.address
    frame = press.furniture.frame(address, setting.view.title, setting.summary)
    sheet = _Sheet(address, template, frame, setting.view)
    return _Proof(_print(press, sheet), setting.lede, setting.quotes)


def _set_reading(press: _Press, page: ReadingPage) -> OutputFile:
    text = read_again(press.project / "content", page.record)
    if text is None:
        what = "This clipping changed while the archive was being built."
        raise ContentError(Problem(what, "Build again.", page.where))
    view = set_reading(press.furniture, page, text)
    title = f"{view.heading}: {view.article.text}"
    frame = press.furniture.frame(page.address, title, view.note)
    return _print(press, _Sheet(page.address, page.template, frame, view))


def _sheet(press: _Press, page: Page, proofs: Proofs) -> _Sheet:
    frame = press.furniture.frame(page.address, page.title)
    return _Sheet(page.address, page.template, frame, page.view(proofs))


def _print(press: _Press, sheet: _Sheet) -> OutputFile:
    data = press.printer.print(sheet.template, sheet.address, site=sheet.frame, page=sheet.view)
    return OutputFile(sheet.address, data)


def _asset(path: Path) -> bytes:
    """A theme's file as it is; only of our own we know that they can be shortened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"This file of the theme cannot be read: {error.strerror}."
        raise ThemeError(Problem(what, "", Where(str(path)))) from None
    shortened = _SHORTENED.get(path.suffix) if path.is_relative_to(shipped_themes()) else None
    return shortened(data) if shortened else data


_SHORTENED = {".js": bare, ".css": bare_sheet}
