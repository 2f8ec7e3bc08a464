"""Learning from pages, or measuring."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import sitegen.extraction
from sitegen.extraction import Unreadable
from sitegen.extraction.judging import Judge, judge_from
from sitegen.extraction.pasted import read_pasted
from sitegen.model import Extract
from training.lines.examples import Example, Known, Page, example_of, load_pages
from training.lines.learning import Weights, learn
from training.lines.measuring import Score, measure
from training.lines.variations import variations

WEIGHTS = Path(sitegen.extraction.__file__).with_name("weights.json")
COLLECTIONS = ("pages", "clippings")
_OF_ONE_OUTLET = 12
"""At most so many pages of one outlet are learnt from: the rest would only repeat them."""


def run(data: Path, check: bool, folds: int) -> None:
    """Learn from the folders of `data` and write the weights; or `check` how good they are."""
    pages = [page for name in COLLECTIONS for page in load_pages(data / name)]
    if check:
        show("shipped weights", measure(_results(pages, None)))
        show(f"out of fold, {folds} folds by outlet", measure(_unseen(pages, folds)))
    else:
        weights = learn(_examples(pages))
        WEIGHTS.write_text(as_text(weights), encoding="utf-8")
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size:,} bytes")


def _examples(pages: Sequence[Page]) -> list[Example]:
    """The pages and, of whole pages, their variations."""
    examples: list[Example] = []
    taken: dict[str, int] = {}
    for page in pages:
        taken[page.outlet] = taken.get(page.outlet, 0) + 1
        if taken[page.outlet] > _OF_ONE_OUTLET:
            continue
        example = example_of(page)
        examples.append(example)
        if page.name.startswith(COLLECTIONS[0]):
            examples += variations(example, page.name)
    return examples


def fold_of(outlet: str, folds: int) -> int:
    """In which part an outlet is tested; the same on every machine."""
    return zlib.crc32(outlet.encode()) % folds


def _unseen(pages: Sequence[Page], folds: int) -> list[tuple[str, Known, Extract | None]]:
    """Each page read by a model that has seen no page of its outlet."""
    results = []
    for fold in range(folds):
        seen = [page for page in pages if fold_of(page.outlet, folds) != fold]
        judge = judge_from(json.loads(as_text(learn(_examples(seen)))))
        unseen = [page for page in pages if fold_of(page.outlet, folds) == fold]
        results += _results(unseen, judge)
        print(f"fold {fold + 1} of {folds}: {len(unseen)} pages", flush=True)
    return results


def _results(pages: Sequence[Page], judge: Judge | None) -> list[tuple[str, Known, Extract | None]]:
    results = []
    for page in pages:
        found = read_pasted(page.clipping, judge)
        collection = f"{page.name.partition('/')[0]} {page.known.group}"
        results.append((collection, page.known, None if isinstance(found, Unreadable) else found))
    return results


def as_text(weights: Weights) -> str:
    """JSON with a line for each tree, so that a change of the weights can be read."""
    forests = (
        f'"{name}": [\n' + ",\n".join(json.dumps(tree) for tree in trees) + "\n]"
        for name, trees in weights.items()
    )
    return "{" + ",\n".join(forests) + "}\n"


def show(title: str, scores: Mapping[str, Score]) -> None:
    """Print a table of figures, a line for each collection."""
    print(f"\n{title}")
    for name, score in sorted(scores.items()):
        told = ", ".join(
            f"{what} {'-' if value is None else f'{value:.3f}'}"
            for what, value in score.figures().items()
        )
        print(f"  {name:24} {told}")
