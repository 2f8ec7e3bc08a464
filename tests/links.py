"""Where the links of a built site lead, judged as a browser does it: base, dots, quoting."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib

PLACES = ("file:///disk/site/", "https://root.example/", "https://host.example/some/path/")
"""Where a site may stand: on a disk, as a host's root, under a path."""


def dead_links(site: Path, places: Iterable[str] = PLACES) -> list[tuple[str, str]]:
    """Pages and links in them that lead to no file, or to no place in it, wherever the site stands.

    A page that says itself where it stands (`<base>`) is asked there only.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    trees = {one: parsed(site / one) for one in sorted(files) if one.endswith(".html")}
    anchors = {address: ids_of(tree) for address, tree in trees.items()}
    return [
        (address, href)
        for address, tree in trees.items()
        for href in sorted(set(links_of(tree)))
        for place in places
        if not _leads(place, address, tree, href, files, anchors)
    ]


def _leads(place, address, tree, href, files, anchors) -> bool:
    base = tree.find(".//base")
    if base is not None and base.get("href") != urlsplit(place).path:
        return True
    start = urljoin(place, base.get("href")) if base is not None else place + address
    target = urljoin(start, href)
    if not target.startswith(place):
        return bool(urlsplit(href).scheme)  # elsewhere by its own word, and not by climbing out
    path, _, anchor = target.removeprefix(place).partition("#")
    path = unquote(path.partition("?")[0])
    return path in files and (not anchor or unquote(anchor) in anchors[path])


def parsed(path: Path):
    return html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def ids_of(tree) -> set[str]:
    return {element.get("id") for element in tree.iter() if element.get("id")}


def links_of(tree) -> Iterator[str]:
    for element in tree.iter():
        for name in ("href", "src"):
            if element.get(name) and element.tag != "base":
                yield element.get(name)
