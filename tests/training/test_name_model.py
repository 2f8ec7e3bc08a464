"""The model that finds names can be made again by one command."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPS = Path("sitegen/entities/trained/data")
NEWS = (
    ("person", "Ada Zwick", "{} said on Monday that the ferry would sail."),
    ("person", "Bo Tarn", "“The gulls are late,” said {} on the pier."),
    ("place", "Quellport", "The ferry left for {} in the morning."),
    ("place", "Nebelund", "Fog lay over the harbor in {} on Friday."),
    ("organization", "Gull Workers Union", "The {} told its members to stay."),
)
CAPITALS = ("place", "NEBELUND", "{} — ")
"""A second spelling of one name, in a few texts: in capitals both are one."""


def news(rows):
    for number in range(rows):
        mentions, text = [], ""
        for kind, name, sentence in ([CAPITALS] if number < 2 else []) + [*NEWS]:
            before, _, after = sentence.partition("{}")
            start = len(text) + len(before)
            mentions.append({"start": start, "end": start + len(name), "type": kind})
            text += f"{before}{name}{after} "
        yield json.dumps({"id": f"n{number}", "text": text, "mentions": mentions})


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Two copies of the program, each with the model that it made under another order of hashes."""
    return [train(tmp_path_factory.mktemp(f"seed{seed}"), seed) for seed in ("3", "4")]


def train(folder, seed):
    for part in ("sitegen", "training"):
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.json")
        )
    own = folder / "training/names/wire.txt"
    own.write_text("[PER Ada Zwick] saw [LOC Nebelund].\n", encoding="utf-8")
    data = folder / "data"
    for part in ("news-gold", "ner"):
        (data / part).mkdir(parents=True)
    for part in ("train", "dev"):
        lines = "\n".join(news(12)) + "\n"
        (data / f"news-gold/{part}.jsonl").write_text(lines, encoding="utf-8")
    (data / "ner/wikigold.conll").write_text("Gulls\tO\nsing\tO\n\n" * 5, encoding="utf-8")
    run(folder, seed, "-m", "training", "names", "--data", data)
    return folder


def run(folder, seed, *command):
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


READ = """
from sitegen.entities.recognisers import recogniser
for text in ("Later Ada Zwick said so in Quellport.", "LATER ADA ZWICK SAID SO IN QUELLPORT."):
    for one in recogniser("trained").recognise(text):
        print(one.kind, text[one.start : one.end])
"""


def test_what_was_learnt_is_written_and_read_again(trained):
    told = run(trained[0], "1", "-c", READ)

    assert told.splitlines() == [
        "person Ada Zwick", "place Quellport", "person ADA ZWICK", "place QUELLPORT",
    ]  # fmt: skip


def test_the_same_texts_give_the_same_files(trained):
    one, other = (
        {path.name: path.read_bytes() for path in (folder / SHIPS).iterdir()} for folder in trained
    )

    assert sorted(one) == ["casing.json", "lexicon.json", "weights-capitals.json", "weights.json"]
    assert one == other
