"""Contact sheets: every kind of page as readers see it, many to a sheet, to be looked at.

    python tests/contact_sheets.py FOLDER [SITE]

Shows a built site, or else sixty fictional articles and the hard cases among them. Makes
FOLDER/desk-light.png and so on, one sheet for each way to see a page.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

from conftest import PROGRAMS, QUIET
from fiction import write_archive
from page_kinds import one_of_each_kind
from playwright.sync_api import sync_playwright

WAYS = {
    "desk-light": (1280, 1600, "light", "screen"),
    "desk-dark": (1280, 1600, "dark", "screen"),
    "phone-light": (390, 1100, "light", "screen"),
    "phone-dark": (390, 1100, "dark", "screen"),
    "wide-light": (1920, 1200, "light", "screen"),
    "print": (794, 1123, "light", "print"),
}
"""Width and height of the window, the colours, the medium."""
SEARCH = {
    "search results": "search.html?q=harbor",
    "search narrowed": "search.html?q=harbor&year=1990",
    "search, nothing found": "search.html?q=harbour+xyzzy",
}
_PER_ROW = 5
_THUMB = 400
"""Pixels of one page on the sheet."""
LONG = "Harbormasterunderstudy" * 22
HARD = {
    "1998/03/long.md": f"---\ntitle: {LONG}\ndate: 1998-03\n---\n\nAda Quill wrote it.\n",
    "1961/rtl.md": (
        "---\ntitle: ميناء بورت هولو يحتفظ بالعبارة\nlanguage: ar\ndate: 1961\n---\n\nAda Quill.\n"
    ),
}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(sys.argv[2]) if sys.argv[2:] else _fictional(Path(temporary))
        with sync_playwright() as play:
            program = next(filter(None, map(which, PROGRAMS)), None)
            browser = play.chromium.launch(executable_path=program, args=QUIET)
            for way in WAYS:
                print(_sheet(browser, site.resolve(), folder.resolve(), way))


def _fictional(project: Path) -> Path:
    write_archive(project, 60)
    for path, text in HARD.items():
        target = project / "content" / "articles" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "sitegen", "--project", str(project), "build"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return project / "build" / "site"


def _sheet(browser, site: Path, folder: Path, way: str) -> Path:
    """Photographs each page, puts the pictures on a page, and photographs that."""
    width, height, colours, medium = WAYS[way]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
    page.emulate_media(media=medium, color_scheme=colours)
    shown = {**one_of_each_kind(site), **SEARCH}
    parts = []
    for number, (kind, address) in enumerate(shown.items()):
        page.goto(f"file://{site}/{address}")
        if "?" in address:
            page.wait_for_selector("html[data-search=done][data-extras=done]", state="attached")
        picture = folder / f"{way}-{number:02}.png"
        page.screenshot(path=str(picture))
        image = f'<img src="{picture.name}" width="{_THUMB}">'
        parts.append(f"<figure>{image}<figcaption>{kind}</figcaption></figure>")
    page.close()
    return _printed(browser, folder, way, parts)


def _printed(browser, folder: Path, way: str, parts: list[str]) -> Path:
    sheet, made = folder / f"{way}.html", folder / f"{way}.png"
    style = (
        f"body{{margin:8px;display:grid;grid-template-columns:repeat({_PER_ROW},{_THUMB}px);gap:16px}}"
        "figure{margin:0}img{border:1px solid #888}figcaption{font:14px sans-serif}"
    )
    sheet.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(parts)}")
    page = browser.new_page(viewport={"width": _PER_ROW * (_THUMB + 16) + 8, "height": 900})
    page.goto(sheet.as_uri())
    page.screenshot(path=str(made), full_page=True)
    page.close()
    sheet.unlink()
    for picture in folder.glob(f"{way}-[0-9][0-9].png"):
        picture.unlink()
    return made


if __name__ == "__main__":
    main()
