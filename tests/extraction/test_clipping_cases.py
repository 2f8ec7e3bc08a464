"""Clippings in every usual form. A case is a text file and, beside it, what must be read from it.

An `.expected` file has a line for each field; lists are parted by ` | `; a field without a line
must be empty. `body begins`, `body ends`, `paragraphs`, `dropped` (labels that must occur) and
`doubt` (a part of one of the doubts) are for the rest.
"""

from pathlib import Path

import pytest

from sitegen.extraction import extract
from sitegen.model import Clipping, Extract

CASES = sorted((Path(__file__).parent / "clippings").glob("*.txt"))
FIELDS = ("title", "standfirst", "agency", "publication", "dateline", "url", "section", "language")
LISTS = ("authors", "captions")


def expected_of(case: Path) -> dict[str, str]:
    lines = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line)


def extract_of(case: Path) -> Extract:
    text = case.read_bytes().decode("utf-8")
    result = extract(Clipping(f"clippings/{case.name}", "0" * 64, text, "utf-8"))
    assert isinstance(result, Extract)
    return result


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_clipping_gives_its_fields_and_no_others(case):
    """What the clipping says is found; what it does not say stays empty."""
    expected, article = expected_of(case), extract_of(case).article

    assert {key: getattr(article, key) for key in FIELDS} == {
        key: expected.get(key, "") for key in FIELDS
    }
    assert {key: " | ".join(getattr(article, key)) for key in LISTS} == {
        key: expected.get(key, "") for key in LISTS
    }
    assert str(article.date or "") == expected.get("date", "")
    assert str(article.updated or "") == expected.get("updated", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_clipping_gives_its_body(case):
    """The body begins and ends where a reader would say."""
    expected, result = expected_of(case), extract_of(case)

    assert result.body.startswith(expected["body begins"])
    assert result.body.endswith(expected["body ends"])
    if "paragraphs" in expected:
        assert len(result.body.split("\n\n")) == int(expected["paragraphs"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_dropped_or_doubtful_is_named(case):
    """Furniture is dropped under its name, and doubts are told."""
    expected, result = expected_of(case), extract_of(case)
    labels = {span.label for span in result.spans}

    assert set(expected.get("dropped", "blank").split(" | ")) <= labels
    assert expected.get("doubt", "") in " ".join(doubt.what for doubt in result.doubts)


def test_every_case_has_its_expectations():
    """A clipping without expectations would test nothing."""
    assert len(CASES) >= 10
    assert all(case.with_suffix(".expected").exists() for case in CASES)
