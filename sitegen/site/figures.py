"""Pictures and captions, as an article's page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitegen.reading import file_of
from sitegen.site.addresses import link
from sitegen.site.furniture import Furniture
from sitegen.site.pages import Copy
from sitegen.site.parts import Figure, Picture, Piece
from sitegen.site.pictures import PictureFile


def shown(copy: Copy) -> list[tuple[PictureFile, str]]:
    """The pictures to be shown. Those beside a file of many articles are not one article's."""
    original = copy.filed.article.original
    return [one for one in copy.pictures if one[0].shown and file_of(original) == original]


def pictures_of(furniture: Furniture, copy: Copy, fingerprints: Iterable[str]) -> Iterator[Picture]:
    """All of them, shown or not, each with its SHA-256 of `fingerprints`.

    Who cannot see one is told its caption, where it is known which it is.
    """
    captions, seen = copy.filed.article.captions, shown(copy)
    told = dict(zip(seen, captions, strict=True)) if len(seen) == len(captions) else {}
    for picture, sha256 in zip(copy.pictures, fingerprints, strict=True):
        file, address = picture
        name = file.path.rpartition("/")[2]
        text = told.get(picture) or furniture.words.fill("picture", name=name)
        href = link(copy.filed.address, address)
        yield Picture(name, href, sha256, text, *(file.size or (0, 0)))


def figures(
    copy: Copy, pictures: Sequence[Picture], captions: Iterable[tuple[Piece, ...]]
) -> Iterator[Figure]:
    """Pictures with their captions, where there are as many of the one as of the other; else the
    pictures first, because nobody knows which caption is whose."""
    seen, captions = set(shown(copy)), list(captions)
    pairs = zip(copy.pictures, pictures, strict=True)
    visible = [picture for file, picture in pairs if file in seen]
    if len(visible) == len(captions):
        yield from map(Figure, visible, captions)
    else:
        yield from (Figure(picture, ()) for picture in visible)
        yield from (Figure(None, caption) for caption in captions)
