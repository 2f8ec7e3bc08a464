"""How good is it? F1 of names, right only with the same bounds and the same kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sitegen.entities.recognisers import Recogniser
from training.names.examples import LETTERS, Example

_ASKED = {"person": "PER", "organization": "ORG", "place": "LOC"}


def measure(finder: Recogniser, examples: Iterable[Example]) -> str:
    """`F1 .930 (person .950, organization .880, place .950)`.

    Other names are not asked for; one that was found as a person, organisation or place with just
    their bounds is neither right nor wrong.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for example in examples:
        wanted = {(name.start, name.end, name.kind) for name in example.marked}
        other = {(start, end) for start, end, kind in wanted if kind == "MISC"}
        given = {
            (mention.start, mention.end, LETTERS[mention.kind])
            for mention in finder.recognise(example.text)
        }
        given = {one for one in given if one in wanted or one[:2] not in other}
        for asked, kind in _ASKED.items():
            right = {one for one in wanted if one[2] == kind}
            found = {one for one in given if one[2] == kind}
            counts[asked, "right"] += len(right & found)
            counts[asked, "both"] += len(right) + len(found)
    told = ", ".join(f"{asked} {_f1(counts, (asked,)):.4f}" for asked in _ASKED)
    return f"F1 {_f1(counts, tuple(_ASKED)):.4f} ({told})"


def _f1(counts: Counter[tuple[str, str]], kinds: tuple[str, ...]) -> float:
    both = sum(counts[kind, "both"] for kind in kinds)
    return 2 * sum(counts[kind, "right"] for kind in kinds) / both if both else 0.0
