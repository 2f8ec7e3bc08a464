"""Which data files there are, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.site.addresses import ABOUT, DATA, link
from sitegen.site.data.articles import articles_data
from sitegen.site.data.names import mentions_data, names_data
from sitegen.site.data.package import PACKAGE, package_file
from sitegen.site.data.stock import Collection, Stock
from sitegen.site.data.together import together_data
from sitegen.site.desk import Desk
from sitegen.site.pages import Page, PlainFile, Proofs
from sitegen.site.parts import DataSet, Download, Fact, Link
from sitegen.site.views import DataView

_UNITS = ("B", "kB", "MB", "GB")


def stock_of(desk: Desk) -> Stock:
    """All data files. Nothing is made yet."""
    return Stock((articles_data(desk), names_data(desk), mentions_data(desk), together_data(desk)))


def data_pages(desk: Desk, stock: Stock) -> Iterator[Page]:
    title = desk.words["data"]
    yield Page(DATA, "data.html", title, "the page of the data files", partial(_page, desk, stock))


def data_files(desk: Desk, stock: Stock) -> Iterator[PlainFile]:
    for collection in stock.collections:
        for file in collection.files:
            yield PlainFile(file.address, file.what, partial(stock.data, file.address))
    yield PlainFile(PACKAGE, "the description of the data", partial(package_file, desk, stock))


def _page(desk: Desk, stock: Stock, proofs: Proofs) -> DataView:
    described = package_file(desk, stock, proofs)
    return DataView(
        heading=desk.words["data"],
        trail=(Link(desk.words["about"], link(DATA, ABOUT)),),
        sets=tuple(_set(stock, collection, proofs) for collection in stock.collections),
        package=_download(PACKAGE, len(described)),
    )


def _set(stock: Stock, collection: Collection, proofs: Proofs) -> DataSet:
    weighed = stock.weighed(proofs)
    return DataSet(
        collection.heading,
        collection.about,
        tuple(_download(one.address, weighed[one.address].size) for one in collection.files),
        tuple(Fact(column.name, column.about) for column in collection.columns),
    )


def _download(address: str, size: int) -> Download:
    return Download(address.rpartition("/")[2], link(DATA, address), in_units(size))


def in_units(size: int) -> str:
    """Bytes as people read them: `812 B`, `1.2 MB`."""
    amount, unit = float(size), 0
    while round(amount, 1) >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.1f} {_UNITS[unit]}" if unit else f"{size} B"
