"""Labels: what a token is to a name; and the best labels for a row of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import add

KINDS = ("PER", "ORG", "LOC", "MISC")
"""Persons, organisations, places; and what else has a name (peoples, events, works, ships), so
that it is not mistaken for one of the three."""
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
"""`O` for no name; `B-PER` for the first token of a person's name, `I-PER` for each further one."""
LONGEST = 30
"""Tokens of a name; a longer row of labels is a list, or noise, and no name."""
_NEVER = -(10**9)
ALONE = (0, 1, 3, 5, 7)
"""The labels that a first token can have."""
_INSIDE = tuple(label[0] == "I" for label in LABELS)


def best_labels(rows: Sequence[Sequence[int]], moves: Sequence[Sequence[int]]) -> list[int]:
    """The labels, as places in LABELS, with the highest sum of weights and moves (Viterbi 1967).

    `rows`: for each token the weight of each label; `moves`: for each label how well it follows
    each. A name's inside follows only its beginning or its inside.
    """
    if len(rows) == 1:
        return [max(ALONE, key=rows[0].__getitem__)]
    scores = [_NEVER if inside else score for score, inside in zip(rows[0], _INSIDE, strict=True)]
    past = [scores]
    o, bp, _, bo, _, bl, _, bm, _ = moves
    ip, io, il, im = (moves[2][1:3], moves[4][3:5], moves[6][5:7], moves[8][7:9])
    for row in rows[1:]:
        p, q, r, s, t, u, v, w = scores[1:]
        scores = [
            row[0] + max(map(add, scores, o)),
            row[1] + max(map(add, scores, bp)),
            row[2] + max(p + ip[0], q + ip[1]),
            row[3] + max(map(add, scores, bo)),
            row[4] + max(r + io[0], s + io[1]),
            row[5] + max(map(add, scores, bl)),
            row[6] + max(t + il[0], u + il[1]),
            row[7] + max(map(add, scores, bm)),
            row[8] + max(v + im[0], w + im[1]),
        ]
        past.append(scores)
    return _traced(past, moves)


def _traced(past: Sequence[Sequence[int]], moves: Sequence[Sequence[int]]) -> list[int]:
    """The way back from the best last label."""
    labels = [max(range(len(LABELS)), key=past[-1].__getitem__)]
    for scores in past[-2::-1]:
        last = labels[-1]
        if _INSIDE[last]:
            before = max(last - 1, last, key=lambda label: scores[label] + moves[last][label])
        else:
            before = max(range(9), key=lambda label: scores[label] + moves[last][label])
        labels.append(before)
    return labels[::-1]


def pieces(island: range, labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The names in an island: first token, behind the last one, kind (`PER`, `ORG` ...)."""
    start, kind = -1, ""
    for index, label in zip(island, labels, strict=True):
        if kind and label != f"I-{kind}":
            if index - start <= LONGEST:
                yield start, index, kind
            kind = ""
        if not kind and label != "O":
            start, kind = index, label[2:]
    if kind and island.stop - start <= LONGEST:
        yield start, island.stop, kind
