"""Who is named together with whom, as a graph that Gephi, networkx and others read (GraphML)."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape

from sitegen.site.data.stock import Collection, DataFile
from sitegen.site.desk import Desk
from sitegen.site.pages import Proofs
from sitegen.site.printable import printable
from sitegen.site.together import LIST, Company

LEAST = 2
"""Articles that two names must share to be joined."""
MOST = 100_000
"""Pairs in the file: beyond that, the pairs that share fewest articles are left out, so many of
them that the file is small enough; pairs that share equally many stay or go together."""

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_KEYS = (
    ("label", "node", "string"), ("kind", "node", "string"), ("articles", "node", "int"),
    ("page", "node", "string"), ("weight", "edge", "int"),
)  # fmt: skip
"""What is said of nodes and edges. Gephi shows `label` and takes `weight` for an edge's weight."""


def together_data(desk: Desk) -> Collection:
    make = partial(_graph, desk, MOST)
    file = DataFile("data/co-mentions.graphml", "the graph of co-mentions", make)
    about = (
        f"Which names with a page of their own stand in the same articles, in {LEAST} of them or "
        f"more: a node a name (label, kind, articles, page), an edge a pair (weight: the articles "
        f"they share). Articles that name more than {LIST} of them are lists and do not count. Of "
        f"more than {MOST:,} pairs, those that share fewest articles are left out; the file then "
        "says so."
    )
    return Collection("Co-mentions", about, (file,))


def _graph(desk: Desk, most: int, _proofs: Proofs) -> bytes:
    return printable("".join(_lines(desk, *_bounded(desk.company, most))))


def _bounded(company: Company, most: int) -> tuple[int, array[int]]:
    """The articles that a pair must share to be in the file, and all pairs that share LEAST: the
    places of both names and their articles, one after another."""
    pairs, counts = array("L"), Counter[int]()
    for first, second, shared in company.pairs(LEAST):
        pairs.extend((first, second, shared))
        counts[shared] += 1
    kept, least = counts.total(), LEAST
    while kept > most:
        kept -= counts[least]
        least += 1
    return least, pairs


def _lines(desk: Desk, least: int, pairs: array[int]) -> Iterator[str]:
    yield _HEAD
    yield f"  <desc>{escape(_about(desk, least, len(pairs) // 3))}</desc>\n"
    for name, of, kind in _KEYS:
        yield f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph id="co-mentions" edgedefault="undirected">\n'
    for number, entity in enumerate(desk.company.entities):
        yield (
            f'    <node id="n{number}">'
            f'<data key="label">{escape(entity.name)}</data>'
            f'<data key="kind">{entity.kind.value}</data>'
            f'<data key="articles">{len(entity.appearances)}</data>'
            f'<data key="page">{escape(desk.addresses.entities[entity.key])}</data></node>\n'
        )
    for place in range(0, len(pairs), 3):
        first, second, shared = pairs[place : place + 3]
        if shared >= least:
            ends = f'source="n{first}" target="n{second}"'
            yield f'    <edge {ends}><data key="weight">{shared}</data></edge>\n'
    yield "  </graph>\n</graphml>\n"


def _about(desk: Desk, least: int, pairs: int) -> str:
    told = f"{desk.edition.config.title}: names that share {least} articles or more."
    if least == LEAST:
        return told
    return f"{told} {pairs:,} pairs share {LEAST} or more; the others were left out."
