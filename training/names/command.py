"""Learning from annotated news, or measuring."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import sitegen.entities.trained
from sitegen.entities.trained.recogniser import Trained
from training.names.examples import load_annotated, load_own, load_words
from training.names.knowledge import Knowledge, known_of
from training.names.learning import learn, make_ready
from training.names.measuring import measure

SHIPPED = Path(sitegen.entities.trained.__file__).with_name("data")
_COMPACT: Any = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
FREE = ("gmb-part", "wikigold")
"""Collections whose text may be counted: in the public domain or under CC BY 4.0."""


def run(data: Path, check: bool) -> None:
    """Learn from `data` and write the model; or `check` how good the one that ships is."""
    if not check:
        _learn(data)
        return
    for part in ("train", "dev"):
        print(f"{part:6}", measure(Trained(), load_annotated(_news(data, part))))


def _news(data: Path, part: str) -> Path:
    return data / "news-gold" / f"{part}.jsonl"


def _learn(data: Path) -> None:
    examples = [*load_annotated(_news(data, "train")), *load_own()]
    given = [known_of(example) for example in examples]
    knowledge = Knowledge(given, _plain(data))
    pairs = list(zip(examples, given, strict=True))
    ready = [make_ready(example, *knowledge.without(known)) for example, known in pairs]
    _write("weights", learn(ready))
    ready = [
        make_ready(capitals, *knowledge.without(known))
        for example, known in pairs
        if (capitals := example.in_capitals())
    ]
    _write("weights-capitals", learn(ready))
    casing, _ = knowledge.whole()
    _write("casing", {"small": dict(casing.small), "capital": dict(casing.capital)})
    _write("lexicon", {" ".join(words): counts for words, counts in knowledge.names.items()})


def _plain(data: Path) -> Iterator[str]:
    for path in sorted((data / "ner").glob("*.conll")):
        if path.name.startswith(FREE):
            yield from load_words(path)


def _write(name: str, content: Mapping[str, Any]) -> None:
    """JSON with a line for each thing that was learnt, so that a change can be read."""
    path = SHIPPED / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_lines(content), encoding="utf-8")
    print(f"{path}: {path.stat().st_size:,} bytes", flush=True)


def _lines(content: Mapping[str, Any]) -> str:
    rows = []
    for key, value in sorted(content.items()):
        if isinstance(value, dict) and len(value) > 4:
            told = _lines(value).rstrip()
        elif isinstance(value, list) and len(value) > 4:
            told = "[" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "]"
        else:
            told = json.dumps(value, **_COMPACT)
        rows.append(f"{json.dumps(key, ensure_ascii=False)}:{told}")
    return "{" + ",\n".join(rows) + "}\n"
